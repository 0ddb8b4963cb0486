import type { Page } from "@playwright/test";
import { accessibilityFaults } from "./accessibility-faults";
import { listening } from "./actors/colleague";
import { Comparing } from "./actors/comparing";
import { MAIL, MOVE, pricedFile, SUPPORT, UPGRADE } from "./priced-selection";
import { expect, test } from "./product";

async function isAccessible(page: Page): Promise<void> {
  expect(await accessibilityFaults(page, "all")).toEqual([]);
}

/** Opens a page and waits until what is in it listens. */
async function opens(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await listening(page);
}

// One long journey: a slow machine takes its time.
test.describe.configure({ timeout: 300_000 });

test("what the price really is: from the terms of four offers to an order, a basket, today's cost and settled gaps", async ({
  page,
  stores,
}) => {
  const selectionId = await stores(pricedFile());
  const home = `/selections/${selectionId}`;
  const price = `${home}/offers/price`;
  const comparing = new Comparing(page);

  await test.step("an offer in another currency cannot be read until a dated rate is typed", async () => {
    await opens(page, price);
    const warnings = page.locator("#warnings");
    await expect(warnings.getByText("No exchange rate for EUR")).toBeVisible();
    const rates = page.locator("#rates");
    const rate = rates.getByLabel("1 EUR in DKK");
    await rate.fill("7.46");
    await rates.getByLabel("Rate of").fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
    await rates.getByRole("button", { name: "Save the rate" }).click();
    await expect(rates.getByRole("row").filter({ hasText: "1 EUR costs" })).toContainText("7.4600");
    await expect(warnings.getByText("No exchange rate for EUR")).toHaveCount(0);
  });

  await test.step("steps of a price, a least quantity, a yearly rise and the rate end in the totals", async () => {
    await Comparing.of(page, selectionId);
    await expect(comparing.cell("Comparable total", "Nordlys IT A/S")).toContainText("828,304");
    await expect(comparing.cell("Comparable total", "Fjord IT A/S")).toContainText("672,295");
    await expect(comparing.cell("Comparable total", "Havn Cloud ApS")).toContainText("692,000");
    await expect(comparing.cell("Comparable total", "Kernedrift A/S")).toContainText("not comparable");
    const notice = page.getByRole("region", { name: "Warnings" });
    await expect(notice).toContainText(/\d+ warnings on the offers/);
    await notice.getByText("Which kinds").click();
    await expect(notice.getByRole("link", { name: "See them" })).toHaveAttribute("href", `${price}#warnings`);
  });

  await test.step("the volume at which the cheapest is another one is named", async () => {
    await opens(page, price);
    const volume = page.locator("#volume");
    await expect(volume).toContainText("The cheapest changes with volume");
    await expect(volume).toContainText(
      "Up to 124 users: Fjord IT A/S cheapest; from 125 users: Havn Cloud ApS.",
    );
  });

  await test.step("a basket is priced from every price list; what a list lacks is missing", async () => {
    const basket = page.locator("#basket");
    await basket.getByRole("button", { name: "Suggest a basket" }).click();
    const row = basket.getByRole("row").filter({ hasText: "Consultant, hour" });
    await expect(row.getByRole("cell").nth(0)).toContainText("10,000");
    await expect(row.getByRole("cell").nth(1)).toContainText("7,460");
    await expect(row.getByRole("cell").nth(2)).toContainText("not listed");
    await basket.getByRole("button", { name: `Remove ${SUPPORT}` }).click();
    const order = basket.getByRole("row").filter({ hasText: /^Order/ });
    await expect(order.getByRole("cell").nth(1)).toHaveText("1");
    await expect(order.getByRole("cell").nth(2)).toContainText("1 missing");
  });

  await test.step("staying as we are is held against every offer and is none of them", async () => {
    const staying = page.locator("#staying");
    await staying.getByRole("button", { name: "Add a cost" }).click();
    const form = page.getByRole("complementary", { name: "Add a cost" });
    await form.getByLabel("What it is").fill("Hosting and licences");
    await form.getByLabel("Amount").fill("20,000");
    await form.getByLabel("Per", { exact: true }).selectOption({ label: "a month" });
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form).toHaveCount(0);
    const against = staying.getByRole("table", { name: "Offers against staying" });
    const row = (name: string) => against.getByRole("row").filter({ hasText: name });
    await expect(row("Fjord IT A/S").getByRole("cell").last()).toContainText("327,704");
    await expect(row("today’s cost, no candidate")).toContainText("1,000,000");
    await isAccessible(page);
    await page.goto(`${home}/compare/print`);
    await expect(page.getByText("Staying as we are would cost 1,000,000 DKK").first()).toBeVisible();
    await expect(page.getByText(/From month \d+ Fjord IT A\/S has cost less than staying/)).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: "× 0.5 · 60 users" })).toBeVisible();
  });

  await test.step("a warning stands beside the cell it is about, and goes when the cell is mended", async () => {
    const base = await offerPageOf(page, `${home}/offers`, /Kernedrift/);
    await opens(page, base);
    const band = page.getByRole("region", { name: "Warnings" });
    await band.getByText(/thing(s)? to notice on this offer/).click();
    await expect(band).toContainText("472 % of the others’ median");
    const cell = page
      .getByRole("grid")
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${SUPPORT}`) }) })
      .getByRole("gridcell")
      .first();
    await expect(cell).toContainText("Warning");
    await isAccessible(page);
    await cell.click();
    await expect(cell).toBeFocused();
    await page.keyboard.type("90");
    await page.keyboard.press("Enter");
    await expect(cell).toContainText("90.00");
    await expect(cell).not.toContainText("Warning");
    await expect(band).toHaveCount(0);
  });

  await test.step("warnings stand in the grid of all offers, at the candidate and at the cell, with the way to the price", async () => {
    await opens(page, `${home}/offers`);
    const mark = page.getByRole("columnheader").getByRole("link", { name: /Havn Cloud ApS.*warning/ });
    await expect(mark).toHaveAttribute("href", `${price}#warnings`);
    const band = page.getByRole("region", { name: "Warnings" });
    await band.getByText(/\d+ warnings? on the offers/).click();
    await expect(band.getByRole("link", { name: "To the price page" })).toBeVisible();
    await expect(band.getByText("Havn Cloud ApS")).toBeVisible();
    const cell = page.locator("[data-cell]").filter({ hasText: "Warning" }).first();
    await cell.click();
    await expect(page.getByRole("complementary").getByRole("listitem").first()).toBeVisible();
    await isAccessible(page);
  });

  const gaps = `${home}/offers?tab=gaps`;
  const row = (name: string) =>
    page.getByRole("list", { name: "Gaps" }).getByRole("listitem").filter({ hasText: name });
  const panel = page.getByRole("complementary");
  const effect = panel.getByRole("region", { name: "What it does to the order" });

  await test.step("a gap is asked about: the question is drafted, and what asking does is said first", async () => {
    await opens(page, gaps);
    await page.getByLabel("State").selectOption({ label: "Not settled" });
    await page.getByLabel("Find a line").fill("everything");
    await expect(row(UPGRADE)).toHaveCount(0);
    const box = row(MOVE).getByRole("checkbox");
    await box.focus();
    await page.keyboard.press("Space");
    await expect(page.getByText("One chosen")).toBeVisible();
    await page.getByRole("button", { name: "Ask the vendor" }).click();
    await expect(panel.getByRole("textbox", { name: "The question" })).toHaveValue(
      new RegExp(`${MOVE}: we find no answer`),
    );
    await expect(effect).toContainText("The order like for like stays as it is.");
    await isAccessible(page);
    await panel.getByRole("button", { name: "Put the question" }).click();
    await expect(row(MOVE)).toContainText("asked on");
  });

  await test.step("several are filled at once after the change of order is shown", async () => {
    await page.getByLabel("Find a line").fill("");
    await page.getByLabel("Candidate").selectOption({ label: "D · Kernedrift A/S" });
    await page.getByRole("button", { name: "Choose all 3" }).click();
    await page.getByRole("button", { name: "Stand in for the price" }).click();
    await expect(effect).toContainText("The order like for like changes.");
    await expect(effect).toContainText("D becomes comparable.");
    await expect(effect).toContainText("703,000");
    await panel.getByRole("button", { name: "Fill them" }).click();
    await expect(page.getByText("every gap filled by us")).toBeVisible();
    await page.getByLabel("State").selectOption({ label: "Filled by us" });
    await expect(row(UPGRADE)).toContainText("74,600");
  });

  await test.step("one is left open after all: the candidate is no longer comparable, and that is said before", async () => {
    await row(MAIL)
      .getByRole("button", { name: /^Change/ })
      .click();
    await panel.getByRole("radio", { name: "Leave open" }).check({ force: true });
    await expect(effect).toContainText("D would no longer be comparable.");
    const leave = panel.getByRole("button", { name: "Leave open on purpose" });
    await leave.click();
    await expect(panel.getByText("Fill this in.")).toBeVisible();
    await panel.getByRole("textbox", { name: "Why it is left open" }).fill("They do not run mail");
    await leave.click();
    await expect(row(MAIL)).toHaveCount(0);
    await page.getByLabel("State").selectOption({ label: "Left on purpose" });
    await expect(row(MAIL)).toContainText("They do not run mail");
    await expect(row(MAIL)).toContainText("left open by");
    await isAccessible(page);
    await Comparing.of(page, selectionId);
    await expect(comparing.cell("Comparable total", "Kernedrift A/S")).toContainText("not comparable");
    await expect(comparing.cell(UPGRADE, "Kernedrift A/S")).toContainText("ours");
    await expect(comparing.cell(MAIL, "Kernedrift A/S")).toContainText("left on purpose");
    await expect(comparing.verdict()).toContainText(
      /Kernedrift A\/S has no place by our own choice.*They do not run mail/,
    );
    await page.goto(`${home}/compare/print`);
    await expect(page.getByRole("heading", { name: "left open on purpose" })).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "They do not run mail" })).toContainText(MAIL);
  });

  await test.step("the decision is taken back, and that again", async () => {
    await opens(page, gaps);
    await page.getByLabel("Candidate").selectOption({ label: "D · Kernedrift A/S" });
    await row(MAIL)
      .getByRole("button", { name: /^Open again/ })
      .click();
    await expect(row(MAIL)).not.toContainText("They do not run mail");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(row(MAIL)).toContainText("They do not run mail");
  });
});

/** The address of a candidate's own offer page. */
async function offerPageOf(page: Page, offers: string, name: RegExp): Promise<string> {
  await page.goto(offers);
  const link = page.getByRole("link", { name }).first();
  await expect(link).toBeVisible();
  return (await link.getAttribute("href")) ?? "";
}
