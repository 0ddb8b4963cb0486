import { expect, type Locator, type Page } from "@playwright/test";
import { listening } from "./colleague";

/** One participant's scores, all questions at once. */
export class Scoring {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async of(page: Page, selectionId: string): Promise<Scoring> {
    await page.goto(`/selections/${selectionId}/scoring`);
    const scoring = new Scoring(page);
    await scoring.declares();
    await expect(scoring.grid()).toBeVisible();
    return scoring;
  }

  /** Confirms what is asked of everybody before their first score; the second time it is not asked. */
  async declares(): Promise<void> {
    const start = this.page.getByRole("button", { name: "Start scoring" });
    await expect(start.or(this.page.getByRole("progressbar", { name: "My answers" })).first()).toBeVisible();
    if (!(await start.isVisible())) return;
    await listening(this.page);
    await this.page.getByRole("checkbox", { name: /^I keep what I learn here/ }).check({ force: true });
    await start.click();
    await expect(start).toBeHidden();
  }

  /** Submits every part that is answered. */
  async submits(): Promise<void> {
    await this.page.getByRole("button", { name: /^Submit (all|the part)/ }).click();
    await expect(this.page.getByText("Everything of yours is submitted.")).toBeVisible();
  }

  grid(): Locator {
    return this.page.getByRole("grid", { name: /^My scores/ });
  }

  cell(question: string, candidate: string): Locator {
    const row = this.grid()
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader", { name: question }) });
    return row
      .getByRole("gridcell")
      .nth(["Nordlys IT A/S", "Fjord IT A/S", "Havn Cloud ApS", "Kernedrift A/S"].indexOf(candidate));
  }

  /** Goes to a cell, as a click or the arrows would. */
  async stands(question: string, candidate: string): Promise<void> {
    await this.cell(question, candidate).click();
    await expect(this.cell(question, candidate)).toBeFocused();
  }

  async scores(question: string, candidate: string, key: string): Promise<void> {
    await this.stands(question, candidate);
    await this.page.keyboard.press(key);
    await expect(this.page.getByText(/^Saved |Answered on another device/).first()).toBeVisible();
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByText(/^Saved \d/)).toBeVisible();
  }
}
