import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";

/** The lead on the page of people. */
export class Inviting {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async at(page: Page, selectionId: string): Promise<Inviting> {
    await page.goto(`/selections/${selectionId}/scoring/people`);
    await expect(page.getByRole("link", { name: "People", exact: true })).toHaveAttribute(
      "aria-current",
      "page",
    );
    return new Inviting(page);
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  /** Opens a dialog; pressed again until the page listens. */
  async opens(button: string): Promise<void> {
    await expect(async () => {
      // On a busy machine the dialog of the first press may come late; behind it nothing can be pressed.
      if (!(await this.dialog.isVisible()))
        await this.page.getByRole("button", { name: button, exact: true }).first().click({ timeout: 2_000 });
      await expect(this.dialog).toBeVisible({ timeout: 2_000 });
    }).toPass();
  }

  /** Fills the form for one person and sends it; says nothing of how it ends. */
  async fills(name: string, email: string, role: "Evaluator" | "Observer" | "Lead"): Promise<void> {
    await this.opens("Invite somebody");
    await this.dialog.getByLabel("Name", { exact: true }).fill(name);
    await this.dialog.getByLabel("Address").fill(email);
    await this.dialog.getByRole("radio", { name: new RegExp(`^${role}`) }).check();
    await this.dialog.getByRole("button", { name: /^Invite( and show the link)?$/ }).click();
  }

  /** Invites one person and answers the link, which is shown this once. */
  async invites(name: string, email: string, role: "Evaluator" | "Observer" | "Lead"): Promise<string> {
    await this.fills(name, email, role);
    const link = await this.dialog.getByLabel(`Link of ${name}`, { exact: true }).inputValue();
    await this.dialog.getByRole("button", { name: "Done" }).click();
    await expect(this.row(name)).toBeVisible();
    return link;
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ hasText: name });
  }

  /** Does something about one person from the row's menu. */
  async does(task: string, name: string): Promise<void> {
    await this.page.getByRole("button", { name: `More for ${name}`, exact: true }).click();
    await this.page.getByRole("menuitem", { name: task }).click();
  }
}

/** Somebody with a link and a device of their own, without an account. */
export class Guest {
  readonly context: BrowserContext;
  readonly page: Page;

  constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
  }

  /** Looks at the link; nothing is opened yet. */
  async looksAt(link: string): Promise<void> {
    await this.page.goto(link);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** Presses the button that opens, again until the page listens. */
  async opens(button: string, goal: RegExp): Promise<void> {
    await expect(async () => {
      if (!goal.test(this.page.url()))
        await this.page.getByRole("button", { name: button, exact: true }).click({ timeout: 2_000 });
      await expect(this.page).toHaveURL(goal, { timeout: 6_000 });
    }).toPass();
  }
}
