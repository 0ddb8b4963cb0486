import type { Browser, Page } from "@playwright/test";
import { openSqlite } from "@/db/engine/sqlite";
import { addRequest } from "@/db/testing/vendor-fixture";
import { workbookOf } from "../lib/formats/answer/testing-workbook";
import { accessibilityFaults } from "./accessibility-faults";
import { arrange } from "./actors/colleague";
import { Guest } from "./actors/inviting";
import { expect, type Product, SIGNED_OUT, test, watchConsole } from "./product";

const PHONE = { width: 390, height: 844 };

/** The lead asks everybody for an offer, in four days at the latest. */
async function ask(product: Product, selectionId: string): Promise<void> {
  const deadline = new Date(Date.now() + 4 * 86_400_000).toISOString();
  const database = await openSqlite(`${product.data}/shortlist.sqlite`);
  await database.transaction((tx) => addRequest(tx, selectionId, { deadline }));
  await database.close();
}

/** The request's workbook as a candidate fills it in: one service priced, one with a price nobody can read. */
async function filledWorkbook(product: Product, selectionId: string, letter: string): Promise<Buffer> {
  const asked = arrange(product, (database) => {
    const candidate = database
      .prepare("select id from candidate where selection_id = ? and letter = ?")
      .pluck()
      .get(selectionId, letter);
    const lines = database
      .prepare(
        "select id from catalogue_line where selection_id = ? and name in ('Backup', 'User support') order by name",
      )
      .pluck()
      .all(selectionId);
    return { candidateId: String(candidate), lineIds: lines.map(String) };
  });
  const [backup = "", support = ""] = asked.lineIds;
  const price = (unitPrice: string | number) => ({ unitPrice, period: "month", driver: "users" });
  const rows = [[backup, price(87.5)] as const, [support, price("about 150")] as const];
  const meta = { selectionId, candidateId: asked.candidateId, locale: "en" };
  return workbookOf([{ kind: "services", name: "Our prices", rows }], meta, []);
}

/** Somebody at a vendor, with a phone of their own. */
async function vendorOn(browser: Browser, product: Product) {
  const context = await browser.newContext({
    baseURL: product.url,
    locale: "en-GB",
    reducedMotion: "reduce",
    storageState: SIGNED_OUT,
    viewport: PHONE,
    hasTouch: true,
  });
  const page = await context.newPage();
  const watched = watchConsole(page);
  const guest = new Guest(context, page);
  return Object.assign(guest, {
    tab: (name: RegExp) =>
      page.getByRole("navigation", { name: "Parts of the offer" }).getByRole("link", { name }).click(),
    leaves: async () => {
      watched.check();
      await context.close();
    },
  });
}

/** Invites a contact of a candidate; the link is shown this once. */
async function invites(page: Page, candidate: string, name: string, address: string): Promise<string> {
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    if (!(await dialog.isVisible()))
      await page.getByRole("button", { name: `Invite a contact of ${candidate}` }).click({ timeout: 2_000 });
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Address").fill(address);
  await dialog.getByRole("button", { name: "Invite and show the link" }).click();
  const link = await dialog.getByLabel(`Link of ${name}`, { exact: true }).inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(address)).toBeVisible();
  return link;
}

const serious = async (page: Page) => (await accessibilityFaults(page)).filter(({ isSerious }) => isSerious);

test("a vendor fills in its offer on a phone, submits, asks; a late one waits for the lead", async ({
  browser,
  page,
  product,
  selectionId,
}) => {
  test.slow();
  await ask(product, selectionId);
  const desk = `/selections/${selectionId}/offers/vendors`;
  await page.goto(desk);
  const link = await invites(page, "Nordlys IT A/S", "Ida Lund", "ida.lund@nordlys.example");
  expect(await serious(page)).toEqual([]);
  await page.goto(`/answer/${selectionId}`);
  await expect(page.getByRole("heading", { name: "This is a vendor’s page" })).toBeVisible();

  const vendor = await vendorOn(browser, product);
  expect((await vendor.page.goto(`/answer/${selectionId}`))?.status()).toBe(404);
  await vendor.looksAt(link);
  await vendor.opens("Open the request", new RegExp(`/answer/${selectionId}`));
  const screen = vendor.page;
  await expect(screen.getByText(/3 days and 23 hours left|4 days left/)).toBeVisible();
  await expect(screen.getByText(/^0 of \d+ answered/).first()).toBeVisible();
  expect(await serious(screen)).toEqual([]);

  // A workbook filled in elsewhere is looked at and taken in; another candidate's is not read.
  const brings = async (letter: string) =>
    screen.locator("input[type=file]").setInputFiles({
      ...{ name: "offer.xlsx", mimeType: "application/octet-stream" },
      buffer: await filledWorkbook(product, selectionId, letter),
    });
  await brings("B");
  await expect(screen.getByText(/This workbook was made for somebody else/)).toBeVisible({ timeout: 30_000 });
  await brings("A");
  const preview = screen.getByRole("region", { name: "What offer.xlsx says" });
  await expect(preview.getByText("Our prices, E4")).toBeVisible({ timeout: 30_000 });
  await expect(preview.getByText(/This is not a number/)).toBeVisible();
  await expect(preview.getByText("1 line changes")).toBeVisible();
  expect(await serious(screen)).toEqual([]);
  // It waits for its people until they say: a reload loses nothing, and the lead sees nothing of it.
  await screen.reload();
  await expect(preview.getByText("1 line changes")).toBeVisible();
  await page.goto(desk);
  await expect(page.getByText("Opened", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("offer.xlsx")).toHaveCount(0);
  await expect(async () => {
    await preview.getByRole("button", { name: "Take it into the offer" }).click({ timeout: 2_000 });
    await expect(preview).toBeHidden({ timeout: 5_000 });
  }).toPass();
  await expect(screen.getByRole("button", { name: /Backup/ }).first()).toContainText("87.50");

  // A line is tapped, priced and saved by itself.
  await vendor.tab(/Prices/);
  const narrow = screen.getByRole("button", { name: /^Only unanswered/ });
  await expect(async () => {
    if ((await narrow.getAttribute("aria-pressed")) !== "true") await narrow.click({ timeout: 2_000 });
    await expect(narrow).toHaveAttribute("aria-pressed", "true", { timeout: 2_000 });
  }).toPass();
  await expect(screen.getByRole("button", { name: "87.50" })).toHaveCount(0);
  const foot = screen.getByRole("progressbar", { name: "How far your offer is" });
  await expect(foot).toHaveAttribute("aria-valuenow", "1");
  const line = screen.getByRole("button", { name: /Virtual servers/ });
  const details = screen.getByRole("dialog");
  await expect(async () => {
    if (!(await details.isVisible())) await line.click({ timeout: 2_000 });
    await expect(details).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await details.getByLabel("State").selectOption("priced");
  await details.getByLabel("Unit price").fill("1,234.50");
  await details.getByLabel("Note").click();
  await screen.keyboard.press("Escape");
  await expect(screen.getByText(/^Saved \d/)).toBeVisible();
  await expect(line).toContainText("1,234.50");
  await expect(foot).toHaveAttribute("aria-valuenow", "2");
  await expect(screen.getByRole("link", { name: "Check and submit" })).toBeInViewport();

  await vendor.tab(/Requirements/);
  await screen.getByText("Meets", { exact: true }).first().click();
  await expect(screen.getByText(/^Saved \d/)).toBeVisible();
  expect(await serious(screen)).toEqual([]);
  await vendor.tab(/Contract and questions/);
  await screen.getByLabel("Notice").fill("Three months");
  await expect(screen.getByText(/^Saved \d/)).toBeVisible();
  // Without a connection it stays on this device, and goes out when there is one.
  await vendor.tab(/Terms/);
  await vendor.context.setOffline(true);
  await screen.getByLabel("The offer stands until").fill("2027-12-31");
  await expect(screen.getByText(/There is no connection/)).toBeVisible();
  await vendor.context.setOffline(false);
  await expect(screen.getByText(/^Saved \d/)).toBeVisible({ timeout: 15_000 });
  await vendor.tab(/^Ask/);
  await screen.getByLabel("Your question").fill("We at Nordlys run your printers: do they stay?");
  await screen.getByRole("button", { name: "Send" }).click();
  await expect(screen.getByText("Not answered yet")).toBeVisible();

  // What is missing is shown and confirmed; then there is a receipt.
  await vendor.tab(/Overview/);
  await expect(screen.getByText(/^5 of \d+ answered/).first()).toBeVisible();
  const confirms = async (button: string) => {
    await screen.getByRole("button", { name: button, exact: true }).click();
    await screen.getByRole("checkbox", { name: "I know that something is missing" }).check({ force: true });
    await screen.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  };
  await confirms("Submit the offer");
  await expect(screen.getByText("Nothing has changed since you last submitted.")).toBeVisible();
  await expect(screen.getByText("In time")).toBeVisible();
  const hash = (await screen.getByText(/^[0-9a-f]{64}$/).textContent()) ?? "";
  await page.goto(desk);
  await expect(page.getByText(`SHA-256 ${hash.slice(0, 12)}…`)).toBeVisible();
  await expect(page.getByText(/^Version 2 · SHA-256/)).toBeVisible();

  // After the deadline the same is late, and no offer before the lead's word.
  arrange(product, (database) => {
    database
      .prepare("update offer_request set deadline = ? where selection_id = ?")
      .run(new Date(Date.now() - 60_000).toISOString(), selectionId);
  });
  await vendor.tab(/Contract and questions/);
  await screen.getByLabel("Notice").fill("Two months");
  await expect(screen.getByText(/^Saved \d/)).toBeVisible();
  await vendor.tab(/Overview/);
  await expect(screen.getByText("The deadline has passed").first()).toBeVisible();
  await confirms("Submit again");
  await expect(screen.getByText(/^Late: waits for/)).toBeVisible();
  await page.reload();
  await expect(page.getByText("Late: waits for you")).toBeVisible();
  await page.getByRole("button", { name: "Let it in", exact: true }).click();
  await expect(page.getByText(/^Version 3 · SHA-256/)).toBeVisible();
  await screen.reload();
  await expect(screen.getByText("Late", { exact: true })).toBeVisible();

  // The answer reaches everybody in words that do not tell who asked.
  await page.getByRole("button", { name: "Answer for all" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("The question, as all read it").fill("Do the printers stay?");
  await dialog.getByLabel("Your answer").fill("Yes, all forty.");
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Yes, all forty.")).toBeVisible();
  const otherLink = await invites(page, "Fjord IT A/S", "Bo Vik", "bo.vik@fjord.example");
  const other = await vendorOn(browser, product);
  await other.looksAt(otherLink);
  await other.opens("Open the request", new RegExp(`/answer/${selectionId}`));
  await other.tab(/^Ask/);
  await expect(other.page.getByText("Do the printers stay?")).toBeVisible();
  await expect(other.page.getByText("Yes, all forty.")).toBeVisible();
  const source = await (await other.context.request.get(other.page.url())).text();
  for (const word of ["Nordlys", "Ida", "1,234.50", "123450", "87.50", "Three months"])
    expect(source).not.toContain(word);
  for (const each of [vendor, other]) await each.leaves();

  // The buyer reads the submitted version as it is; typing begins in a version of its own.
  await page.goto(`/selections/${selectionId}/offers`);
  await expect(page.getByText("Version 3 stands as Nordlys IT A/S submitted it.")).toBeVisible();
  const backup = page
    .getByRole("grid")
    .getByRole("row")
    .filter({ hasText: "Backup" })
    .filter({ has: page.getByRole("gridcell") })
    .first()
    .getByRole("gridcell")
    .first();
  const editor = page.getByRole("grid").getByRole("textbox");
  await expect(backup).toHaveAttribute("aria-readonly", "true");
  await expect(async () => {
    await backup.click();
    await expect(backup).toBeFocused({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.press("5");
  await expect(editor).toHaveCount(0);
  await page.getByRole("button", { name: "Begin a version of our own" }).click();
  await expect(page.getByText(/stands as Nordlys IT A\/S submitted it/)).toHaveCount(0);
  await expect(backup).not.toHaveAttribute("aria-readonly", "true");
  await backup.click();
  await page.keyboard.press("5");
  await expect(editor).toBeVisible();
  await page.keyboard.press("Escape");
});
