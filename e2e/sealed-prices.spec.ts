import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { accessibilityFaults } from "./accessibility-faults";
import { METTE } from "./actors/lead";
import { OfferGrid } from "./actors/offer-grid";
import { invites, Opening, opensLink } from "./actors/sealed-offers";
import { expect, SIGNED_OUT, test } from "./product";

/** Prices that stand nowhere else in the product, as they are typed and as they could be shown. */
const CANARY = { typed: "7391427", minor: "739142700", shown: "7,391,427" } as const;

async function holdsNoPrice(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const html = await page.content();
  for (const text of Object.values(CANARY)) expect(html, `${address} shows ${text}`).not.toContain(text);
}

async function isAccessible(page: Page): Promise<void> {
  const faults = await accessibilityFaults(page);
  expect(faults.map(({ rule, places }) => `${rule}: ${places[0]?.html ?? ""}`)).toEqual([]);
}

test("prices are typed by somebody who knows them, stay sealed for everybody, and are opened by two", async ({
  lead,
  page,
  browser,
  product,
}) => {
  test.setTimeout(600_000);
  const selectionId = await test.step("a sealed selection with two on the shortlist", async () => {
    const id = await lead.createsSelection({
      name: "Sealed hosting",
      template: /^Hosting only/,
      quantities: { Users: "120", Servers: "15", Storage: "4000", Devices: "140" },
      sealed: true,
    });
    await lead.goesTo("Candidates");
    await lead.addsVendor({ name: "Lukket Drift A/S" });
    await lead.addsVendor({ name: "Skjult Hosting ApS" });
    await lead.shortlists("Lukket Drift A/S");
    await lead.shortlists("Skjult Hosting ApS");
    return id;
  });
  const offers = `/selections/${selectionId}/offers`;

  const [keeperLink, secondLink] =
    await test.step("two observers are invited, one of whom knows the prices", async () => [
      await invites(page, selectionId, {
        name: "Kim Kender",
        email: "kim.sealed@example.dk",
        role: "Observer",
        knowsPrices: true,
      }),
      await invites(page, selectionId, {
        name: "Sigrid Second",
        email: "sigrid.sealed@example.dk",
        role: "Observer",
      }),
    ]);
  const device = () =>
    browser.newContext({ baseURL: product.url, locale: "en-GB", storageState: SIGNED_OUT });
  const keeper = await opensLink(await device(), keeperLink);
  const second = await opensLink(await device(), secondLink);

  await test.step("the lead sees that nothing has arrived, and can type nothing", async () => {
    await page.goto(offers);
    await expect(page.getByText("Nothing has arrived").first()).toBeVisible();
    await expect(page.getByRole("grid")).toHaveCount(0);
    await isAccessible(page);
  });

  await test.step("rates are the lead's own numbers, and can be typed while prices are sealed", async () => {
    await page.getByLabel("Currency").selectOption("EUR");
    await page.getByRole("button", { name: "Save the rate" }).click();
    await expect(page.getByText("Fill this in.")).toHaveCount(2);
    await page.getByLabel("1 EUR in DKK").fill("7.4604");
    await page.getByLabel("Rate of", { exact: true }).fill("2026-11-20");
    await page.getByRole("button", { name: "Save the rate" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "EUR" })).toContainText("7.4604");
  });

  await test.step("the keeper types without an account; what is stored is sealed at once", async () => {
    const grid = await OfferGrid.of(keeper, selectionId);
    const lines = await grid.lineNames();
    const first = lines[0] ?? "";
    await grid.types(first, 0, CANARY.typed);
    await expect(grid.cell(first, 0)).toContainText("Sealed");
    await expect(grid.cell(first, 0)).toContainText("Priced");
    await grid.stands(lines[1] ?? "", 0);
    await grid.pastes(["100", "not offered", "300"].join("\n"));
    await expect(grid.cell(lines[3] ?? "", 0)).toContainText("Sealed");
    await grid.isSaved();
    const stored = await keeper.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(stored).not.toContain(CANARY.minor);
    // A blank takes nothing away that nobody could bring back.
    await grid.stands(first, 0);
    await keeper.keyboard.press("Delete");
    await expect(grid.cell(first, 0)).toContainText("Sealed");
    await isAccessible(keeper);
    for (const address of [offers, `${offers}?tab=gaps`, `/selections/${selectionId}/compare`])
      await holdsNoPrice(keeper, address);
  });

  await test.step("the keeper's terms and price list are sealed, too", async () => {
    await keeper.goto(offers);
    await keeper
      .getByRole("link", { name: /Lukket Drift/ })
      .first()
      .click();
    await keeper.getByRole("link", { name: "Terms and price list" }).click();
    await keeper.getByRole("button", { name: "Type them anew" }).click();
    await keeper.getByLabel("Source", { exact: true }).fill(`canary ${CANARY.typed}`);
    await keeper.getByRole("button", { name: "Save the terms" }).click();
    await expect(keeper.getByRole("button", { name: "Type them anew" })).toBeVisible();
    await holdsNoPrice(keeper, keeper.url());
  });

  await test.step("the lead sees what arrived, from whom and how complete, on every page without a price", async () => {
    await page.goto(offers);
    const row = page.getByRole("row").filter({ hasText: "Lukket Drift A/S" });
    await expect(row).toContainText("Kim Kender");
    await expect(row).toContainText("3 Priced");
    await expect(row).toContainText("Sealed");
    const pages = ["", "/offers", "/offers?tab=catalogue", "/offers?tab=gaps", "/offers/opening", "/compare"];
    for (const each of [...pages, "/compare/print", "/decide", "/scoring?view=model"])
      await holdsNoPrice(page, `/selections/${selectionId}${each}`);
    for (const format of ["xlsx", "csv", "json"]) {
      const answer = await page.request.get(`/api/selections/${selectionId}/export/${format}`);
      const body = (await answer.body()).toString("latin1");
      for (const text of Object.values(CANARY)) expect(body).not.toContain(text);
    }
  });

  await test.step("no byte of the stored data holds a price, and the key is not in the database", async () => {
    const files = readdirSync(product.data).filter((name) => name.startsWith("shortlist.sqlite"));
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) {
      const bytes = readFileSync(path.join(product.data, name), "latin1");
      for (const text of Object.values(CANARY)) expect(bytes, name).not.toContain(text);
      expect(bytes).not.toContain(readFileSync(path.join(product.data, "seal-key"), "utf8").trim());
    }
  });

  await test.step("opening asks for a locked model and closed scoring first", async () => {
    const opening = await Opening.of(page, selectionId);
    await expect(opening.button("Open the prices")).toBeDisabled();
    await opening.locksModel();
    await isAccessible(page);
    await page.goto(`/selections/${selectionId}/scoring?view=model`);
    await expect(page.getByText(/^The scoring model is locked by Mette Holm/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Add group" })).toHaveCount(0);
    await page.goto(`/selections/${selectionId}/scoring/progress`);
    await page.getByRole("button", { name: "Close without them" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Why is it closed without them?").fill("Only prices count here");
    await dialog.getByRole("button", { name: "Close scoring" }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("the lead asks with the password, and not with a wrong one", async () => {
    const opening = await Opening.of(page, selectionId);
    await opening.choosesSecond("Sigrid Second");
    const button = "Ask Sigrid Second to confirm";
    await opening.givesPassword("en helt anden sætning", button);
    await expect(page.getByText("This is not your password.")).toBeVisible();
    await opening.givesPassword(METTE.password, button);
    await expect(page.getByText("They stay sealed until Sigrid Second confirms.")).toBeVisible();
    await holdsNoPrice(page, offers);
  });

  await test.step("the second person confirms on a device of their own", async () => {
    const opening = await Opening.of(second, selectionId);
    await isAccessible(second);
    await opening.button("Confirm and open the prices").click();
    await expect(second.getByText(/^Prices were opened by Sigrid Second/)).toBeVisible();
    await expect(second.getByText("Mette Holm had asked for it.", { exact: false })).toBeVisible();
  });

  await test.step("now everybody who may sees what was typed, and the keeper types no more", async () => {
    await page.goto(offers);
    await expect(page.getByRole("grid", { name: "Answers of all candidates" })).toContainText(CANARY.shown);
    await keeper.goto(offers);
    await expect(keeper.getByText("You can read this, not change it")).toBeVisible();
    await expect(keeper.getByRole("grid", { name: "Answers of all candidates" })).toContainText(CANARY.shown);
  });

  await test.step("the model is opened again only with a reason that stays in view", async () => {
    const opening = await Opening.of(page, selectionId);
    await opening.button("Open it again").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Why it must change").fill("The board weighs chemistry higher");
    await dialog.getByRole("button", { name: "Open it again" }).click();
    await expect(page.getByText("The board weighs chemistry higher")).toBeVisible();
  });
});
