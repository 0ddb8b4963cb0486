import type { Page } from "@playwright/test";
import Database from "better-sqlite3";
import { listening } from "./actors/colleague";
import { Comparing } from "./actors/comparing";
import { idOf, MAIL, monthly, offer, once, PIECES, pricedFile } from "./priced-selection";
import { expect, test } from "./product";

/** Opens the workshop of gaps and waits until what is in it listens. */
async function opensGaps(page: Page, selectionId: string): Promise<void> {
  await page.goto(`/selections/${selectionId}/offers?tab=gaps`);
  await listening(page);
}

test("several vendors are asked at once: a question that cannot go is said beside it, and nobody is asked twice", async ({
  page,
  product,
  selectionId,
}) => {
  await opensGaps(page, selectionId);
  const panel = page.getByRole("complementary");
  const boxes = panel.getByRole("textbox");
  await page.getByRole("button", { name: "Choose all 7" }).click();
  await page.getByRole("button", { name: "Ask the vendor" }).click();
  await expect(boxes).toHaveCount(2);
  await boxes.last().fill("  ");
  await panel.getByRole("button", { name: "Put the question" }).click();
  await expect(panel.getByText("Fill this in.")).toBeVisible();
  // The first has gone; the other stays with what was typed until it can.
  await expect(boxes).toHaveCount(1);
  await boxes.fill("Who helps our users?");
  await panel.getByRole("button", { name: "Put the question" }).click();
  await expect(boxes).toHaveCount(0);
  const database = new Database(`${product.data}/shortlist.sqlite`, { readonly: true });
  const asked = database
    .prepare("select count(*) from vendor_question where selection_id = ? group by candidate_id")
    .pluck()
    .all(selectionId);
  database.close();
  expect(asked).toEqual([1, 1]);

  await test.step("filling several is undone as a whole", async () => {
    await page.getByLabel("Candidate").selectOption({ label: "C · Havn Cloud ApS" });
    await page.getByRole("button", { name: "Choose all 6" }).click();
    await page.getByRole("button", { name: "Stand in for the price" }).click();
    await panel.getByRole("button", { name: "Fill them" }).click();
    await expect(page.getByText("every gap filled by us")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("6 gaps open: not comparable")).toBeVisible();
  });
});

test("a gap that only a variant has is settled by the variant's name, and its candidate keeps its place", async ({
  page,
  stores,
}) => {
  const all = PIECES.map((name) => once(name, 10_000));
  const fixed = monthly(9_000, { driver: "fixed" });
  const selectionId = await stores({
    ...pricedFile(),
    version: 4,
    offers: [
      offer("nordlys-it", [monthly(200), ...all]),
      offer("havn-cloud", [fixed, ...all]),
      offer("havn-cloud", [fixed, ...all.filter(({ lineId }) => lineId !== idOf(MAIL))], { variant: "Lean" }),
    ],
  });
  await opensGaps(page, selectionId);
  const row = page.getByRole("list", { name: "Gaps" }).getByRole("listitem");
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("Havn Cloud ApS · Lean");
  await row.getByRole("button", { name: /^Settle/ }).click();
  const panel = page.getByRole("complementary");
  await panel.getByRole("radio", { name: "Leave open" }).check({ force: true });
  await panel.getByRole("textbox", { name: "Why it is left open" }).fill("Mail stays where it is");
  await panel.getByRole("button", { name: "Leave open on purpose" }).click();
  await expect(row).toContainText("Mail stays where it is");
  const comparing = await Comparing.of(page, selectionId);
  await expect(comparing.verdict()).toContainText("Like for like, Havn Cloud ApS is cheapest: 462,000");
  await expect(comparing.verdict()).toContainText(
    /Havn Cloud ApS · Lean has no place by our own choice.*Mail stays where it is/,
  );
});
