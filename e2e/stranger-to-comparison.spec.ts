import { readFile } from "node:fs/promises";
import { readXlsx } from "hucre";
import { Comparing } from "./actors/comparing";
import { OfferGrid } from "./actors/offer-grid";
import { expect, test } from "./product";

test("from nothing to an exported comparison of two real offers, typed and pasted", async ({
  lead,
  page,
}) => {
  const selectionId = await test.step("a selection from a template", () =>
    lead.createsSelection({
      name: "Hosting 2027",
      template: /^Hosting only/,
      quantities: { Users: "120", Servers: "15", Storage: "4000", Devices: "140" },
    }));

  await test.step("two candidates on the shortlist", async () => {
    await lead.goesTo("Candidates");
    await lead.addsVendor({ name: "Nordkyst Drift A/S", number: "31415926" });
    await lead.addsVendor({ name: "Sydhavn Hosting ApS" });
    await lead.shortlists("Nordkyst Drift A/S");
    await lead.shortlists("Sydhavn Hosting ApS");
  });

  const grid = await OfferGrid.of(page, selectionId);
  const lines = await grid.lineNames();
  await test.step("the first offer typed line by line", async () => {
    await grid.stands(lines[0] ?? "", 0);
    for (let line = 0; line < lines.length; line += 1) {
      await page.keyboard.type(String(1000 + line));
      await page.keyboard.press("Enter");
    }
    await grid.isSaved();
  });
  await test.step("the second pasted as one block", async () => {
    await grid.stands(lines[0] ?? "", 1);
    await grid.pastes(lines.map((_, line) => `${900 + line}.50`).join("\n"));
    await expect(grid.cell(lines.at(-1) ?? "", 1)).toContainText(`${900 + lines.length - 1}.50`);
    await grid.isSaved();
  });

  await test.step("the comparison has both totals, and says what still keeps them from an order", async () => {
    const comparing = await Comparing.of(page, selectionId);
    const total = (column: number) => comparing.row("Comparable total").getByRole("cell").nth(column);
    await expect(total(0)).toContainText(/\d,\d{3},\d{3}/);
    await expect(total(1)).toContainText(/\d,\d{3},\d{3}/);
    // Prices alone place nobody: absolute requirements have no answer yet, and the page says so.
    await expect(comparing.verdict()).toContainText(/have not answered|or has not answered/);
  });

  await test.step("every requirement answered by keyboard", async () => {
    await lead.goesTo("Needs");
    const answers = page.getByRole("grid", { name: /^Answers: requirements down/ });
    const first = answers.getByRole("gridcell").first();
    await expect(first).toBeVisible();
    const count = await answers
      .getByRole("row")
      .filter({ has: page.getByRole("gridcell") })
      .count();
    expect(count).toBeGreaterThan(3);
    await first.click();
    await expect(first).toBeFocused();
    for (let row = 0; row < count; row += 1) {
      await page.keyboard.press("1");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("1");
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("ArrowDown");
    }
    await expect(page.getByText(/^Saved \d/)).toBeVisible();
  });

  await test.step("now the order follows the totals", async () => {
    const comparing = await Comparing.of(page, selectionId);
    const place = comparing.row("Order by price, as quoted").getByRole("cell");
    await expect(place.nth(0)).toContainText("2");
    await expect(place.nth(1)).toContainText("1");
    await expect(comparing.verdict()).toContainText("Like for like, Sydhavn Hosting ApS is cheapest");
  });

  await test.step("the exported workbook opens and holds a sheet for each section", async () => {
    const download = await lead.downloads("Workbook with formulas (.xlsx)");
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 2).toString("latin1"), "a zip").toBe("PK");
    const workbook = await readXlsx(bytes);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Comparison", "Establishment", "Operation", "How this was computed"]),
    );
    const cells = workbook.sheets.flatMap(({ rows }) => rows.flat());
    expect(cells).toContain("Nordkyst Drift A/S");
  });
});

test("a new selection says what to do next, and each step leads there", async ({ lead, page }) => {
  await lead.createsSelection({ name: "What next", template: /^Full outsourcing/ });
  await lead.isTold("Say today's volumes");
  await lead.goesTo("Compare");
  await lead.isTold("Nothing to compare yet");
  await page.getByRole("link", { name: "Go to candidates" }).click();
  await expect(page.getByRole("heading", { name: "Candidates", level: 1 })).toBeVisible();
});

test("a selection is refused beside its fields until it has a name and a horizon that holds", async ({
  lead,
  page,
}) => {
  await page.goto("/selections/new");
  await lead.field("Horizon").fill("200");
  await lead.field("Users").fill("-3");
  await lead.button("Create the selection").click();
  await expect(page.locator("input[aria-invalid=true]").first()).toBeVisible();
  await expect(lead.field("Horizon")).toHaveAccessibleDescription(/too high|12 to 84/);
  await expect(lead.field("Users")).toHaveAccessibleDescription(/cannot be negative|too low/);
  await expect(lead.field("Users")).toHaveValue("-3");
  expect(page.url()).toContain("/selections/new");
});
