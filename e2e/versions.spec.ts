import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { accessibilityFaults } from "./accessibility-faults";
import { OfferGrid } from "./actors/offer-grid";
import { expect, test } from "./product";

/** An offer's versions, and the files beside it, as a lead goes about them. */

const FJORD = 1;

async function isAccessible(page: Page): Promise<void> {
  expect(await accessibilityFaults(page, "all")).toEqual([]);
}

test("a revised offer is read against the one before, withdrawn with a reason, and brought back", async ({
  page,
  selectionId,
}) => {
  const offers = await OfferGrid.of(page, selectionId);
  const offer = await page
    .getByRole("link", { name: /Fjord IT/ })
    .first()
    .getAttribute("href");
  await page.goto(`${offer}?tab=versions`);
  await page.getByRole("button", { name: "Start a new version" }).click();
  await expect(page.getByRole("link", { name: "Version 2" })).toBeVisible();

  await OfferGrid.of(page, selectionId);
  await offers.stands("Server operation", FJORD);
  await page.keyboard.type("99.5");
  await page.keyboard.press("Enter");
  await offers.isSaved();

  await page.goto(`${offer}?tab=versions`);
  await page.getByRole("link", { name: "Compare versions" }).click();
  const changed = page.getByRole("listitem").filter({ hasText: "Server operation" });
  await expect(changed).toContainText("112.00");
  await expect(changed).toContainText("99.50");
  await expect(page.getByRole("heading", { name: "Lines (1)" })).toBeVisible();
  await isAccessible(page);

  await page.getByRole("link", { name: "All versions" }).click();
  await page.getByRole("button", { name: "Withdraw version 2" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await expect(dialog.getByText("Write the reason.")).toBeVisible();
  await dialog.getByLabel("Reason").fill("Typed from another vendor's letter");
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  const withdrawn = page.getByRole("row").filter({ hasText: "Version 2" });
  await expect(withdrawn).toContainText("Typed from another vendor's letter");
  await expect(page.getByRole("row").filter({ hasText: "Version 1" })).toContainText("current");
  await isAccessible(page);
  await page.getByRole("button", { name: "Take the withdrawal of version 2 back" }).click();
  await expect(withdrawn).toContainText("current");
});

test("files are attached, refused in words, saved byte by byte and removed", async ({
  page,
  selectionId,
}) => {
  await page.goto(`/selections/${selectionId}/offers/documents`);
  await expect(page.getByText("No documents yet")).toBeVisible();
  await isAccessible(page);
  const choose = page.getByRole("button", { name: "Choose files" });
  await expect(choose).toBeEnabled();
  const report = Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
  await page.getByLabel("Kind").selectOption({ label: "Auditor’s report" });
  await page.locator("input[type=file]").setInputFiles([
    { name: "Erklæring 2026 – æøå.pdf", mimeType: "application/pdf", buffer: report },
    { name: "offer.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html><script>1</script>") },
  ]);
  await expect(page.getByText("offer.pdf is not kept.")).toBeVisible();
  await expect(page.getByText(/This kind of file is not kept/)).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: "Erklæring 2026 – æøå.pdf" });
  await expect(row).toContainText("Auditor’s report");
  await isAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    row.getByRole("link", { name: /^Download/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Erklæring 2026 – æøå.pdf");
  expect(readFileSync(await download.path())).toEqual(report);
  await row.getByRole("button", { name: /^Remove/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("No documents yet")).toBeVisible();
});
