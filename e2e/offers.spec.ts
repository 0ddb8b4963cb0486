import { Comparing } from "./actors/comparing";
import { OfferGrid } from "./actors/offer-grid";
import { expect, test, watchConsole } from "./product";

// The sample's candidates from left to right.
const NORDLYS = 0;
const FJORD = 1;
const HAVN = 2;
const KERNEDRIFT = 3;

test("the grid is typed into as a spreadsheet: arrows, typing, enter, escape, undo", async ({
  page,
  selectionId,
}) => {
  const offers = await OfferGrid.of(page, selectionId);
  await offers.stands("Storage", NORDLYS);
  await page.keyboard.press("ArrowRight");
  await expect(offers.cell("Storage", FJORD)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(offers.cell("Server operation", FJORD)).toBeFocused();
  await page.keyboard.type("99.5");
  await page.keyboard.press("Enter");
  await expect(offers.cell("Server operation", FJORD)).toContainText("99.50");
  await expect(offers.cell("Storage", FJORD)).toBeFocused();
  await page.keyboard.type("12");
  await page.keyboard.press("Escape");
  await expect(offers.cell("Storage", FJORD)).toContainText("1.50");
  await offers.isSaved();
  await page.keyboard.press("Control+z");
  await expect(offers.cell("Server operation", FJORD)).toContainText("112");
  await page.keyboard.press("Control+y");
  await expect(offers.cell("Server operation", FJORD)).toContainText("99.50");
  await offers.isSaved();
  await page.reload();
  await expect(offers.cell("Server operation", FJORD)).toContainText("99.50");
});

test("a block pasted in English fills cell after cell", async ({ page, selectionId }) => {
  const offers = await OfferGrid.of(page, selectionId);
  await offers.stands("Virtual servers", HAVN);
  await offers.pastes("1,234.50\t250\nnot offered\t0\n1.25\t\n");
  await expect(offers.cell("Virtual servers", HAVN)).toContainText("1,234.50");
  await expect(offers.cell("Virtual servers", KERNEDRIFT)).toContainText("250");
  await expect(offers.cell("Server operation", HAVN)).toContainText("not offered");
  await expect(offers.cell("Server operation", KERNEDRIFT)).toContainText(/(^|[^\d.,])0([.,]00)?(?!\d)/);
  await expect(offers.cell("Storage", HAVN)).toContainText("1.25");
  await expect(offers.cell("Storage", KERNEDRIFT)).toContainText("unanswered");
  await offers.isSaved();
  await page.reload();
  await expect(offers.cell("Virtual servers", HAVN)).toContainText("1,234.50");
  await expect(offers.cell("Storage", KERNEDRIFT)).toContainText("unanswered");
});

test("the same amounts pasted in Danish mean the same", async ({ context, page, product, selectionId }) => {
  await context.addCookies([{ name: "locale", value: "da", url: product.url }]);
  await page.goto(`/selections/${selectionId}/offers`);
  const offers = new OfferGrid(page);
  const grid = page.getByRole("grid");
  const cell = (line: string, column: number) =>
    grid.getByRole("row").filter({ hasText: line }).getByRole("gridcell").nth(column);
  await cell("Virtual servers", HAVN).click();
  await offers.pastes("1.234,50\t250\nikke tilbudt\t0\n1,25\t\n");
  await expect(cell("Virtual servers", HAVN)).toContainText("1.234,50");
  await expect(cell("Virtual servers", KERNEDRIFT)).toContainText("250");
  await expect(cell("Storage", HAVN)).toContainText("1,25");
  await offers.isSaved();
  await context.addCookies([{ name: "locale", value: "en", url: product.url }]);
  const read = await OfferGrid.of(page, selectionId);
  await expect(read.cell("Virtual servers", HAVN)).toContainText("1,234.50");
  await expect(read.cell("Server operation", HAVN)).toContainText("not offered");
  await expect(read.cell("Storage", HAVN)).toContainText("1.25");
});

test("a blank is unanswered and a gap; a typed zero is a price of zero", async ({ page, selectionId }) => {
  const offers = await OfferGrid.of(page, selectionId);
  await offers.stands("User support", FJORD);
  await page.keyboard.press("Delete");
  await expect(offers.cell("User support", FJORD)).toContainText("unanswered");
  await offers.types("Storage", FJORD, "0");
  await expect(offers.cell("Storage", FJORD)).toContainText(/^0([.,]00)?(?!\d)/);
  await offers.isSaved();
  const comparing = await Comparing.of(page, selectionId);
  await expect(comparing.cell("User support", "Fjord IT A/S")).toContainText("unanswered");
  await expect(comparing.cell("Storage", "Fjord IT A/S")).toContainText(/^\s*0\s*$/);
  await expect(comparing.cell("Comparable total", "Fjord IT A/S")).toContainText("not comparable");
});

test("a negative price, a text and a number that is too large stay as typed with the reason, and are not stored", async ({
  page,
  selectionId,
}) => {
  const offers = await OfferGrid.of(page, selectionId);
  await offers.types("User support", NORDLYS, "-5");
  await expect(offers.cell("User support", NORDLYS)).toContainText("This cannot be negative.");
  await offers.types("On-site support", NORDLYS, "call us");
  await expect(offers.cell("On-site support", NORDLYS)).toContainText("call us");
  await expect(offers.cell("On-site support", NORDLYS)).toHaveAttribute("aria-invalid", "true");
  await offers.types("Operation of computers and phones", NORDLYS, "1000000000000000");
  await expect(offers.cell("Operation of computers and phones", NORDLYS)).toContainText(/too large/);
  await expect(page.getByRole("button", { name: "3 cells cannot be read" })).toBeVisible();
  const comparing = await Comparing.of(page, selectionId);
  await comparing.cell("User support", "Nordlys IT A/S").getByRole("button").click();
  await expect(page.getByRole("complementary").last()).toContainText("369");
});

test("a line that has prices is not deleted, and the reason names who priced it", async ({
  page,
  selectionId,
}) => {
  await page.goto(`/selections/${selectionId}/offers?tab=catalogue`);
  await page.getByRole("button", { name: "Delete Storage" }).click();
  await expect(page.getByText(/Nordlys IT A\/S.*have answered this line/).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Delete Storage" })).toBeVisible();
});

test("of two who type into the same cell the later is told, and nothing is lost", async ({
  browser,
  house,
  page,
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
  const [here, there] = await Promise.all([
    OfferGrid.of(page, selectionId),
    OfferGrid.of(second, selectionId),
  ]);
  await here.types("User support", FJORD, "301");
  await here.isSaved();
  await there.types("User support", FJORD, "302");
  const told = second.getByRole("region", { name: /was changed by somebody else while you wrote/ });
  await expect(told).toContainText("301");
  await expect(told).toContainText("302");
  await there.types("Storage", FJORD, "1.6");
  await told.getByRole("button", { name: "Keep mine" }).click();
  await expect(told).toHaveCount(0);
  await there.isSaved();
  await page.reload();
  await expect(here.cell("User support", FJORD)).toContainText("302");
  await expect(here.cell("Storage", FJORD)).toContainText("1.60");
  watched.check();
  await elsewhere.close();
});

test("a reload in the middle of typing brings the cell back open with what was typed", async ({
  page,
  selectionId,
}) => {
  const offers = await OfferGrid.of(page, selectionId);
  await offers.stands("User support", FJORD);
  await page.keyboard.type("31");
  await page.reload();
  const input = page.getByRole("textbox", { name: "User support, Fjord IT A/S" });
  await expect(input).toHaveValue("31");
  await input.press("5");
  await input.press("Enter");
  await expect(offers.cell("User support", FJORD)).toContainText("315");
  await offers.isSaved();
});

test("what is typed without a connection is kept on the device and sent when there is one", async ({
  context,
  page,
  selectionId,
}) => {
  const offers = await OfferGrid.of(page, selectionId);
  await context.setOffline(true);
  await offers.types("User support", FJORD, "317");
  await expect(page.getByText(/no connection to the server/)).toBeVisible();
  await context.setOffline(false);
  await offers.isSaved();
  await page.reload();
  await expect(offers.cell("User support", FJORD)).toContainText("317");
  await expect(page.getByText(/had not been sent/)).toHaveCount(0);
});

test("a plug makes a candidate comparable and looks like ours everywhere", async ({
  lead,
  page,
  selectionId,
}) => {
  const comparing = await Comparing.of(page, selectionId);
  await expect(comparing.cell("Comparable total", "Kernedrift A/S")).toContainText("not comparable");
  const quoted = await comparing.cell("Total as quoted", "Kernedrift A/S").innerText();
  await page.goto(`/selections/${selectionId}/offers?tab=gaps`);
  const gap = page.getByRole("listitem").filter({ hasText: "User support" });
  await gap.getByRole("button", { name: /^Settle/ }).click();
  const form = page.getByRole("complementary").filter({ hasText: "What stands in for the price" });
  await form.getByRole("radio", { name: /The median of the others/ }).check({ force: true });
  await form.getByRole("button", { name: "Fill the gap" }).click();
  await expect(gap.getByText("ours").first()).toBeVisible();
  await Comparing.of(page, selectionId);
  await expect(comparing.cell("User support", "Kernedrift A/S")).toContainText("ours");
  await expect(comparing.cell("Comparable total", "Kernedrift A/S")).toContainText("ours");
  await expect(comparing.cell("Comparable total", "Kernedrift A/S")).toContainText(/\d,\d{3},\d{3}/);
  await expect(comparing.cell("Total as quoted", "Kernedrift A/S")).toHaveText(quoted, {
    useInnerText: true,
  });
  await lead.isTold(/Kernedrift A\/S is levelled with .* of our own estimates/);
});
