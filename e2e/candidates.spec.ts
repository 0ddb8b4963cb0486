import { Lead, METTE } from "./actors/lead";
import { expect, test, watchConsole } from "./product";
import { sampleFile } from "./selection-file";

// Numbers whose checksum fits.
const CVR = ["10150817", "61056416", "24256790", "22756214", "36213728", "47458714"];

test("a sixth candidate on the shortlist is refused in words that name the limit", async ({ lead, page }) => {
  await lead.createsSelection({ name: "Six are too many", template: /^Blank/ });
  await lead.goesTo("Candidates");
  const names = CVR.map((_, index) => `Vendor number ${index + 1}`);
  for (const name of names) await lead.addsVendor({ name });
  for (const name of names.slice(0, 5)) await lead.shortlists(name);
  await lead.isTold("5 of 5 places on the shortlist taken");
  await lead.moves("Vendor number 6", "Shortlist");
  await lead.isTold("A shortlist has at most 5 candidates. Take one off it first.");
  await page.reload();
  await lead.isTold("5 of 5 places on the shortlist taken");
});

test("a registration number with a wrong checksum is refused beside its field, and nothing typed is lost", async ({
  lead,
  page,
}) => {
  await lead.createsSelection({ name: "Checksums", template: /^Blank/ });
  await lead.goesTo("Candidates");
  await lead.button("Add candidate").first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("New vendor", { exact: true }).click();
  await dialog.getByLabel("Legal name").fill("Tastefejl A/S");
  await dialog.getByLabel("Registration number").fill("31415935");
  await dialog.getByRole("button", { name: "Add to the longlist" }).click();
  await expect(dialog.getByLabel("Registration number")).toHaveAccessibleDescription(
    /The digits do not fit together/,
  );
  await expect(dialog.getByLabel("Legal name")).toHaveValue("Tastefejl A/S");
  await dialog.getByLabel("Registration number").fill("31415934");
  await dialog.getByRole("button", { name: "Add to the longlist" }).click();
  await lead.isTold("Tastefejl A/S is on the longlist");
});

test("the vendor directory checks a number as soon as its field is left", async ({ lead, page }) => {
  await page.goto("/vendors/new");
  await lead.field("Legal name").fill("Nordmand AS");
  await page.getByLabel("Country").selectOption({ label: "Norway" });
  await page.getByLabel("Organisation number").fill("974760674");
  await lead.field("Website").focus();
  await expect(page.getByLabel("Organisation number")).toHaveAccessibleDescription(/do not fit together/);
  await page.getByLabel("Organisation number").fill("974760673");
  await lead.field("Website").focus();
  await expect(page.getByLabel("Organisation number")).toHaveValue("974 760 673");
  await lead.button("Add the vendor").click();
  await lead.isTold("Nordmand AS is in the directory.");
});

test("a year that is typed twice is refused beside it, and both columns stay as typed", async ({
  lead,
  page,
  selectionId,
}) => {
  await lead.opensBackground(selectionId, "Nordlys IT A/S");
  const accounts = lead.section("Accounts");
  await accounts.getByLabel("Financial year, 2024").fill("2025");
  await accounts.getByRole("button", { name: "Save" }).click();
  await expect(accounts.getByText("2025 is entered twice. Keep one of them.").first()).toBeVisible();
  await expect(accounts.getByLabel("Financial year, 2025").first()).toHaveValue("2025");
  await expect(page.getByText(/^Saved/)).toHaveCount(0);
});

test("text in a number and a number that is too large are refused in words; the rest can be saved", async ({
  lead,
  page,
  selectionId,
}) => {
  await lead.opensBackground(selectionId, "Nordlys IT A/S");
  const accounts = lead.section("Accounts");
  const equity = accounts.getByLabel("Equity, 2025");
  await equity.fill("about ten");
  await accounts.getByLabel("Revenue, 2025").fill("1e15");
  await accounts.getByLabel("Share capital, 2025").fill("1000000000000000");
  await accounts.getByRole("button", { name: "Save" }).click();
  await expect(equity).toHaveAccessibleDescription(/This is not a number/);
  await expect(accounts.getByLabel("Revenue, 2025")).toHaveAccessibleDescription(/not a number/);
  await expect(accounts.getByLabel("Share capital, 2025")).toHaveAccessibleDescription(/too large/);
  await expect(equity).toHaveValue("about ten");
  // Written the Danish way it has one reading only, so it is taken and echoed in the reader's own.
  await equity.fill("25.400.000,00");
  await accounts.getByLabel("Revenue, 2025").fill("96,500,000");
  await accounts.getByLabel("Share capital, 2025").fill("");
  await accounts.getByRole("button", { name: "Save" }).click();
  await expect(accounts.getByText(/^Saved/)).toBeVisible();
  await expect(equity).toHaveValue("25,400,000");
  await page.reload();
  await expect(accounts.getByLabel("Revenue, 2025")).toHaveValue("96,500,000");
  await expect(accounts.getByLabel("Share capital, 2025")).toHaveValue("");
});

test("a year that is not entered stays missing and is never zero", async ({ lead, page, selectionId }) => {
  await lead.opensBackground(selectionId, "Havn Cloud ApS");
  await expect(lead.section("Accounts").getByLabel("Equity, 2023")).toHaveValue("");
  await page.goto(`/selections/${selectionId}/candidates?view=side`);
  await expect(page.getByText("2023 is missing.").first()).toBeVisible();
});

test("a report whose period ends before it starts is refused beside the field", async ({
  lead,
  page,
  selectionId,
}) => {
  await lead.opensBackground(selectionId, "Havn Cloud ApS");
  const reports = lead.section("Assurance reports");
  await reports.getByRole("button", { name: "Add report" }).click();
  await reports.getByLabel("Auditor", { exact: true }).fill("Revisor & Søn");
  await reports.getByLabel("Period from").fill("2026-06-30");
  await reports.getByLabel("Period to").fill("2025-07-01");
  await reports.getByRole("button", { name: "Save" }).click();
  await expect(
    reports.getByLabel("Period to").or(reports.getByLabel("Period from")).and(page.locator("[aria-invalid]")),
  ).toHaveAccessibleDescription(/The period ends before it starts/);
  await expect(reports.getByLabel("Auditor", { exact: true })).toHaveValue("Revisor & Søn");
  await reports.getByLabel("Period from").fill("2025-07-01");
  await reports.getByLabel("Period to").fill("2026-06-30");
  await reports.getByRole("button", { name: "Save" }).click();
  await expect(reports.getByText(/ISAE 3402/).first()).toBeVisible();
  await expect(reports.getByText("current")).toBeVisible();
});

test("what is typed survives a save that could not be made, and a reload in the middle of it", async ({
  context,
  lead,
  page,
  selectionId,
}) => {
  await lead.opensBackground(selectionId, "Fjord IT A/S");
  const facts = lead.section("Know your supplier");
  const place = facts.getByLabel("Where data is stored");
  await place.fill("Aarhus and Odense, both their own");
  await context.setOffline(true);
  await facts.getByRole("button", { name: "Save" }).click();
  await expect(facts.getByText(/The server could not be reached/)).toBeVisible();
  await context.setOffline(false);
  await page.reload();
  await expect(facts.getByText("What you had typed here and not saved is back.")).toBeVisible();
  await expect(place).toHaveValue("Aarhus and Odense, both their own");
  await facts.getByRole("button", { name: "Save" }).click();
  await expect(facts.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  await expect(place).toHaveValue("Aarhus and Odense, both their own");
  await expect(facts.getByText(/is back/)).toHaveCount(0);
});

test("of two who edit the same figure the later is told, sees both, and chooses", async ({
  browser,
  house,
  lead,
  product,
  selectionId,
}) => {
  const elsewhere = await browser.newContext({
    baseURL: product.url,
    storageState: house.lead,
    locale: "en-GB",
  });
  const second = await elsewhere.newPage();
  const watched = watchConsole(second);
  const colleague = new Lead(second);
  await Promise.all([
    lead.opensBackground(selectionId, "Nordlys IT A/S"),
    colleague.opensBackground(selectionId, "Nordlys IT A/S"),
  ]);
  const mine = lead.section("Accounts");
  const theirs = colleague.section("Accounts");
  await mine.getByLabel("Equity, 2025").fill("1,111");
  await theirs.getByLabel("Equity, 2025").fill("2,222");
  await theirs.getByLabel("Employees, 2025").fill("77");
  await mine.getByRole("button", { name: "Save" }).click();
  await expect(mine.getByText(/^Saved/)).toBeVisible();
  await theirs.getByRole("button", { name: "Save" }).click();
  const told = theirs
    .getByRole("alert")
    .filter({ hasText: "Someone else has changed one of these meanwhile." });
  await expect(told).toContainText("1,111");
  await expect(told).toContainText("2,222");
  await expect(theirs.getByLabel("Employees, 2025")).toHaveValue("77");
  await told.getByRole("button", { name: "Take theirs" }).click();
  await theirs.getByRole("button", { name: "Save" }).click();
  await expect(theirs.getByText(/^Saved/)).toBeVisible();
  await second.reload();
  await expect(theirs.getByLabel("Equity, 2025")).toHaveValue("1,111");
  await expect(theirs.getByLabel("Employees, 2025")).toHaveValue("77");
  watched.check();
  await elsewhere.close();
});

test("a candidate that holds entries is not removed, and the reason names what would be lost", async ({
  lead,
  page,
  selectionId,
}) => {
  const name = sampleFile().candidates[0]?.vendor.legalName ?? "";
  await page.goto(`/selections/${selectionId}/candidates`);
  await lead.moves(name, "Remove from the selection");
  await expect(page.getByRole("dialog", { name: `${name} cannot be removed` })).toBeVisible();
});

test("a move can be undone, and a letter stays with its candidate", async ({ lead, page }) => {
  await lead.createsSelection({ name: `${METTE.name}'s undo`, template: /^Blank/ });
  await lead.goesTo("Candidates");
  await lead.addsVendor({ name: "Frem og Tilbage A/S" });
  await lead.shortlists("Frem og Tilbage A/S");
  await lead.button("Undo").last().click();
  await lead.isTold("Frem og Tilbage A/S is back on: Longlist");
  await expect(page.getByRole("heading", { name: /^Longlist/ })).toBeVisible();
});
