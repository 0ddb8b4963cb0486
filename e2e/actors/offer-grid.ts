import { expect, type Locator, type Page } from "@playwright/test";

/** The offers of all candidates in one grid, used as a spreadsheet is. */
export class OfferGrid {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async of(page: Page, selectionId: string): Promise<OfferGrid> {
    await page.goto(`/selections/${selectionId}/offers`);
    const grid = new OfferGrid(page);
    await grid.isReady();
    return grid;
  }

  async isReady(): Promise<void> {
    await expect(this.grid().getByRole("gridcell").first()).toBeVisible();
  }

  grid(): Locator {
    return this.page.getByRole("grid", { name: "Answers of all candidates" });
  }

  /** The lines as they stand below each other, headings left out. */
  async lineNames(): Promise<string[]> {
    const rows = this.grid()
      .getByRole("row")
      .filter({ has: this.page.getByRole("gridcell") });
    const heads = await rows.getByRole("rowheader").all();
    return Promise.all(
      heads.map(async (head) => (await head.locator("[title]").getAttribute("title")) ?? ""),
    );
  }

  /** The cell of a line under the candidate in this place, from 0. */
  cell(line: string, column: number): Locator {
    const row = this.grid()
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader", { name: new RegExp(`^${line}`) }) });
    return row.getByRole("gridcell").nth(column);
  }

  async stands(line: string, column: number): Promise<void> {
    await this.cell(line, column).click();
    await expect(this.cell(line, column)).toBeFocused();
  }

  async types(line: string, column: number, text: string): Promise<void> {
    await this.stands(line, column);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  /** Puts a block on the clipboard of the page and pastes it where the focus is. */
  async pastes(block: string): Promise<void> {
    await this.page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, block);
  }

  /** The server has everything. */
  async isSaved(): Promise<void> {
    await expect(this.page.getByText(/^(Saved|Gemt|Lagret)/).first()).toBeVisible();
  }
}
