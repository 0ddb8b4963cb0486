import { readFile } from "node:fs/promises";
import { Comparing } from "./actors/comparing";
import { expect, test } from "./product";
import { importFile, sampleFile } from "./selection-file";

/** Chooses a file to import, as a reader does through the dialog of the system. */
async function picks(page: import("@playwright/test").Page, name: string, text: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: "Import a file" }).click();
  await expect(page.getByRole("button", { name: "Choose a file" })).toBeVisible();
  await page.locator("input[type=file]").setInputFiles({
    name,
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
}

test("an exported selection imports again and compares the same", async ({ lead, page, selectionId }) => {
  const before = await lead.compares(selectionId);
  const orders = await before.table().innerText();
  const file = await lead.downloads("Selection file (.json)");
  expect(file.suggestedFilename()).toMatch(/^[\w.-]+\.json$/);
  await picks(page, "selection.json", await readFile(await file.path(), "utf8"));
  await expect(page).toHaveURL(/\/selections\/sel_/);
  const copyId = /sel_[^/?#]+/.exec(page.url())?.[0] ?? "";
  expect(copyId).not.toBe(selectionId);
  const after = await Comparing.of(page, copyId);
  await expect(after.table()).toHaveText(orders, { useInnerText: true });
});

test("an unreadable file is refused with the place where it stops making sense", async ({ lead, page }) => {
  await picks(page, "broken.json", '{\n  "format": "shortlist.selection",\n  "version": 1,\n  oops\n}');
  const refusal = page.getByRole("status");
  await expect(refusal).toContainText("This is not JSON: it stops making sense at line 4");
  await picks(page, "empty.json", "");
  await expect(refusal).toContainText("The file is empty.");
  await picks(page, "other.json", '{"name": "something else"}');
  await expect(refusal).toContainText("This is not a selection file.");
  await lead.isTold("This is not a selection file.");
});

test("a faulty file is refused with the path of each fault, and nothing is stored", async ({ page }) => {
  const file = sampleFile();
  const [first, second] = file.candidates;
  if (!first || !second) throw new Error("the sample has candidates");
  first.vendor.employees = "about seventy";
  second.letter = "A";
  file.selection.horizonMonths = 600;
  file.selection.name = "Never stored";
  await picks(page, "faulty.json", JSON.stringify(file));
  const refusal = page.getByRole("status");
  await expect(refusal).toContainText("selection.horizonMonths");
  await expect(refusal).toContainText(/candidates(\[0\]|\.0)\.vendor\.employees/);
  await expect(refusal).toContainText("faulty.json was not imported");
  await page.reload();
  await expect(page.getByText("Never stored")).toHaveCount(0);
});

test("a file of a newer version says which one, and what to do", async ({ page }) => {
  await picks(page, "newer.json", JSON.stringify({ ...sampleFile(), version: 99 }));
  await expect(page.getByRole("status")).toContainText("This file is of version 99");
});

test("a selection whose name is hostile downloads under a safe name and opens in no other way", async ({
  lead,
  page,
}) => {
  const file = sampleFile();
  file.selection.name = '../=cmd|"/c calc"!A1\\evil<script>';
  const selectionId = await importFile(page.request, file);
  await lead.compares(selectionId);
  for (const [item, ending] of [
    ["Workbook with formulas (.xlsx)", "xlsx"],
    ["Table (.csv)", "csv"],
    ["Selection file (.json)", "json"],
  ] as const) {
    const download = await lead.downloads(item);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^[\\p{L}\\p{N}_ .-]+\\.${ending}$`, "u"));
    expect(download.suggestedFilename()).not.toMatch(/^[.=]|\.\./);
  }
  const csv = await readFile(await (await lead.downloads("Table (.csv)")).path(), "utf8");
  // A cell that begins like a formula would be run by a spreadsheet.
  expect(csv.split(/\r?\n/).flatMap((line) => line.split(/[;,\t]/))).not.toContainEqual(
    expect.stringMatching(/^"?[=@]/),
  );
});

test("the export menu follows the basis on the page", async ({ lead, page, selectionId }) => {
  const comparing = await lead.compares(selectionId);
  await comparing.choosesType("1 Move");
  const own = await readFile(await (await lead.downloads("Table (.csv)")).path(), "utf8");
  await page.getByRole("button", { name: "Back to the selection's own basis" }).click();
  const other = await readFile(await (await lead.downloads("Table (.csv)")).path(), "utf8");
  expect(own).not.toBe(other);
});

test("the print view is a page of its own without the knobs", async ({ lead, page, selectionId }) => {
  await lead.compares(selectionId);
  await lead.button("Export").click();
  await page.getByRole("menuitem", { name: "Print or save as PDF" }).click();
  await expect(page).toHaveURL(/\/compare\/print/);
  await expect(page.getByText("Nordlys IT A/S").first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("slider")).toHaveCount(0);
  await expect(page.getByRole("navigation", { name: "The road of this selection" })).toBeHidden();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  // Landscape A4 in points, as the page itself asks for.
  expect(pdf.toString("latin1")).toMatch(/MediaBox ?\[ ?0 0 84[12](\.\d+)? 59[45]/);
});
