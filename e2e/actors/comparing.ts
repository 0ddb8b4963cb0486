import { expect, type Locator, type Page } from "@playwright/test";

export const COMPARING = { types: ["1 Move", "2 + Upgrade", "3 + Improve"] } as const;

/** The comparison on the page, by what a reader calls its parts. */
export class Comparing {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page; it is ready when its knobs can be turned. */
  static async of(page: Page, selectionId: string): Promise<Comparing> {
    await page.goto(`/selections/${selectionId}/compare`);
    const comparing = new Comparing(page);
    await comparing.isReady();
    return comparing;
  }

  async isReady(): Promise<void> {
    await expect(this.table()).toBeVisible();
    await expect(this.page.getByRole("radio", { name: "1 Move" })).toBeEnabled();
  }

  verdict(): Locator {
    return this.page.getByRole("region", { name: "What the comparison says" });
  }

  table(): Locator {
    return this.page.getByRole("table", { name: "Comparison of candidates" });
  }

  rows(): Locator {
    return this.table().getByRole("row");
  }

  /** The row whose name (before its unit) is this. */
  row(name: string): Locator {
    const exact = new RegExp(`^${escaped(name)}(\\s*(${UNITS}))?$`);
    return this.rows().filter({
      has: this.page.getByRole("rowheader", { name: exact }),
    });
  }

  /** The cell of a row under a candidate. */
  cell(row: string, candidate: string): Locator {
    return this.row(row).getByRole("cell").nth(COLUMNS.indexOf(candidate));
  }

  async choosesType(name: (typeof COMPARING.types)[number]): Promise<void> {
    await this.page.getByRole("radio", { name }).check({ force: true });
    await expect(this.page.getByRole("radio", { name })).toBeChecked();
  }

  async folds(name: RegExp): Promise<void> {
    await this.table().getByRole("button", { name }).first().click();
  }

  /** The sliders come out; answers the one of quality against price. */
  async opensWeights(): Promise<Locator> {
    await this.page.getByRole("button", { name: "Try other weights" }).click();
    const slider = this.page.getByRole("slider", { name: "Quality : price" });
    await expect(slider).toBeVisible();
    return slider;
  }

  /** One finger from right to left over the table. */
  async swipesLeft(): Promise<void> {
    const box = await this.table().boundingBox();
    if (!box) throw new Error("the table is not in view");
    const y = Math.max(box.y, 120) + 120;
    const client = await this.page.context().newCDPSession(this.page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", x?: number) =>
      client.send("Input.dispatchTouchEvent", { type, touchPoints: x === undefined ? [] : [{ x, y }] });
    await touch("touchStart", box.x + box.width - 20);
    await touch("touchMove", box.x + box.width - 120);
    await touch("touchMove", box.x + 120);
    await touch("touchEnd");
  }
}

/** The sample's candidates from left to right. */
const COLUMNS = ["Nordlys IT A/S", "Fjord IT A/S", "Havn Cloud ApS", "Kernedrift A/S"];

/** What may stand small after a row's name. */
const UNITS = "/mo(, optional)?|once|of 100|move|upgrade|improve|latest of 3 years|0–100";

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
