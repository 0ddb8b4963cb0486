import { type Download, expect, type Locator, type Page } from "@playwright/test";
import { Comparing } from "./comparing";

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly organisation: string;
}

export const METTE: Person = {
  name: "Mette Holm",
  email: "mette@example.dk",
  password: "en kort sætning",
  organisation: "Vestkyst Maskiner",
};

/** The procurement lead at the browser. Every method ends when she sees that it has worked. */
export class Lead {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** By its label, exactly. */
  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  /** Follows the road at the left. */
  async goesTo(section: string): Promise<void> {
    const road = this.page.getByRole("navigation", { name: "The road of this selection" });
    const stop = road.getByRole("link", { name: new RegExp(`^${section}`) });
    await stop.click();
    await expect(stop).toHaveAttribute("aria-current", "page");
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** Opens the comparison of a selection. */
  async compares(selectionId: string): Promise<Comparing> {
    return Comparing.of(this.page, selectionId);
  }

  /** Takes a file from the export menu of the comparison. */
  async downloads(item: string): Promise<Download> {
    await this.button("Export").click();
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("menuitem", { name: item }).click(),
    ]);
    return download;
  }

  async speaks(language: string): Promise<void> {
    await this.page.getByRole("button", { name: /^(Language|Sprog|Språk): / }).click();
    await this.page.getByRole("menuitemradio", { name: language }).click();
  }

  async likes(appearance: "Light" | "Dark"): Promise<void> {
    await this.button("Appearance").click();
    await this.page.getByRole("menuitemradio", { name: appearance }).click();
  }

  /** The table of the comparison. */
  matrix(): Locator {
    return this.page.getByRole("table", { name: "Comparison of candidates" });
  }

  /** One click on the front page; answers the sample's selection. */
  async looksAroundWithSample(): Promise<string> {
    await this.page.goto("/");
    await this.button("Look around with the sample").click();
    await expect(this.page).toHaveURL(/\/selections\/sel_/);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
    return selectionOf(this.page);
  }

  async fillsStartForm(person: Person): Promise<void> {
    await this.page.getByLabel("Your name").fill(person.name);
    await this.page.getByLabel("Email").fill(person.email);
    await this.page.getByLabel("Password", { exact: true }).fill(person.password);
    await this.page.getByLabel("Organisation").fill(person.organisation);
    await this.button("Start for real").click();
  }

  async startsForReal(person: Person): Promise<void> {
    await this.page.goto("/");
    await this.fillsStartForm(person);
    await expect(this.page.getByRole("heading", { name: "Selections", level: 1 })).toBeVisible();
  }

  async signsOut(): Promise<void> {
    await this.page.getByRole("button", { name: /^Your account/ }).click();
    await this.page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(this.page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  }

  async signsIn(email: string, password: string): Promise<void> {
    await this.page.getByLabel("Email").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.button("Sign in").click();
  }

  /** Fills the form of a new selection and answers its id. */
  async createsSelection(what: {
    name: string;
    template: RegExp;
    quantities?: Readonly<Record<string, string>>;
    /** Left out: prices are open from the start, for a lead who compares alone. */
    sealed?: boolean;
  }): Promise<string> {
    await this.page.goto("/selections/new");
    await this.page.getByRole("radio", { name: what.template }).check();
    await this.page.getByLabel("Name", { exact: true }).fill(what.name);
    for (const [label, value] of Object.entries(what.quantities ?? {})) await this.field(label).fill(value);
    if (!what.sealed) await this.page.getByRole("radio", { name: /Open from the start/ }).check();
    await this.button("Create the selection").click();
    await expect(this.page).toHaveURL(/\/selections\/sel_/);
    return selectionOf(this.page);
  }

  /** Adds a company that the directory does not know as a candidate of the selection on the candidates page. */
  async addsVendor(vendor: { name: string; number?: string }): Promise<void> {
    await this.button("Add candidate").first().click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByText("New vendor", { exact: true }).click();
    await dialog.getByLabel("Legal name").fill(vendor.name);
    if (vendor.number !== undefined) await dialog.getByLabel("Registration number").fill(vendor.number);
    await dialog.getByRole("button", { name: "Add to the longlist" }).click();
    await expect(dialog).toBeHidden();
  }

  /** Moves a candidate, on the page of candidates, e.g. to "Shortlist". Says nothing of how it ends. */
  async moves(name: string, stage: string): Promise<void> {
    await this.button(`Move ${name} to another stage`).click();
    await this.page.getByRole("menuitem", { name: stage, exact: true }).click();
  }

  async shortlists(name: string): Promise<void> {
    await this.moves(name, "Shortlist");
    await this.isTold(new RegExp(`^${name} is on the shortlist as `));
  }

  /** Opens what is known about a candidate. */
  async opensBackground(selectionId: string, name: string): Promise<void> {
    await this.page.goto(`/selections/${selectionId}/candidates`);
    await this.page.getByRole("link", { name: `Edit the background of ${name}` }).click();
    await expect(this.page.getByRole("heading", { name: "Accounts" })).toBeVisible();
  }

  /** The form (or section) with this heading on a candidate's page. */
  section(name: string): Locator {
    return this.page
      .locator("section")
      .filter({ has: this.page.getByRole("heading", { name, exact: true }) });
  }

  /** The toast or note that says so. */
  async isTold(words: string | RegExp): Promise<void> {
    await expect(this.page.getByText(words).first()).toBeVisible();
  }
}

/** The id in the address of a selection's page. */
export function selectionOf(page: Page): string {
  const found = /\/selections\/(sel_[^/?#]+)/.exec(page.url());
  if (!found?.[1]) throw new Error(`no selection in ${page.url()}`);
  return found[1];
}
