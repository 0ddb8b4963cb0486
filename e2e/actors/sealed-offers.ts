import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";

/** Opens sealed prices, and everything before it, on the page of its own. */
export class Opening {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async of(page: Page, selectionId: string): Promise<Opening> {
    await page.goto(`/selections/${selectionId}/offers/opening`);
    await expect(page.getByRole("heading", { name: "Lock and open", level: 1 })).toBeVisible();
    return new Opening(page);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  async locksModel(): Promise<void> {
    await this.button("Lock the model").click();
    await expect(this.page.getByText(/^Locked by /)).toBeVisible();
  }

  async choosesSecond(name: string): Promise<void> {
    await this.page
      .getByLabel("Second person who must confirm")
      .selectOption({ label: `${name} (Observer)` });
    await expect(this.button(`Ask ${name} to confirm`)).toBeVisible();
  }

  async givesPassword(password: string, button: string): Promise<void> {
    await this.page.getByLabel("Your password", { exact: true }).fill(password);
    await this.button(button).click();
  }
}

/** Makes a personal link for somebody on the page of people, and answers it. */
export async function invites(
  page: Page,
  selectionId: string,
  person: { name: string; email: string; role: string; knowsPrices?: boolean },
): Promise<string> {
  await page.goto(`/selections/${selectionId}/scoring/people`);
  await page.getByRole("button", { name: "Invite somebody" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(person.name);
  await dialog.getByLabel("Address", { exact: true }).fill(person.email);
  await dialog.getByRole("radio", { name: new RegExp(`^${person.role}`) }).check();
  if (person.knowsPrices) await dialog.getByRole("checkbox", { name: /^Knows the prices/ }).check();
  await dialog.getByRole("button", { name: "Invite and show the link" }).click();
  const link = await dialog.getByRole("textbox", { name: `Link of ${person.name}` }).inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  return link;
}

/** Opens a personal link on a device of its own; the page is then inside the selection. */
export async function opensLink(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(new URL(link).pathname);
  await page.getByRole("main").getByRole("button").first().click();
  await page.waitForURL(/\/(selections|score)\//);
  return page;
}
