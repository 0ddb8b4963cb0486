import path from "node:path";
import Sqlite from "better-sqlite3";
import { accessibilityFaults, coloursSettle } from "./accessibility-faults";
import { Meeting, scoredByThree } from "./actors/panel";
import { expect, type Product, SIGNED_OUT, test } from "./product";
import { sampleFile } from "./selection-file";

/** Changes what stands in the product's database, as if it had gone that way: a page of its own for each is elsewhere. */
function arrange(product: Product, selectionId: string, change: (database: Sqlite.Database) => void): void {
  const database = new Sqlite(path.join(product.data, "shortlist.sqlite"));
  try {
    database.pragma("busy_timeout = 10000");
    change(database);
    database.prepare("UPDATE selection SET revision = revision + 1 WHERE id = ?").run(selectionId);
  } finally {
    database.close();
  }
}
const scoringOpenAgain = (product: Product, selectionId: string) =>
  arrange(product, selectionId, (database) => {
    database
      .prepare("UPDATE selection SET scoring_closed_at = NULL, scoring_closed_by = NULL WHERE id = ?")
      .run(selectionId);
  });

const scored = (name: string) => scoredByThree(sampleFile(), name);

test("the meeting takes the widest question first, and settles it by keys and a reason", async ({
  page,
  stores,
}) => {
  const selectionId = await stores(scored("Settled by keys"));
  await page.goto(`/selections/${selectionId}/scoring/panel`);
  const questions = page.getByRole("link", { name: /^Take up/ });
  await expect(questions).toHaveCount(2);
  await expect(questions.first()).toHaveAccessibleName("Take up Are they flexible?, Nordlys IT A/S");
  await page.getByRole("link", { name: "Start the meeting" }).click();
  await page.waitForURL(/\/moderate/);
  const meeting = await Meeting.of(page, selectionId);
  await meeting.isAt("Are they flexible?");
  await expect(meeting.step(1)).toHaveAccessibleName(/Bo Rask/);
  await expect(page.getByText("Every change was a new quote.")).toBeVisible();
  await expect(
    page.getByText(/^Mean 3\.33 · standard deviation 2\.08 · range 1–5 · 3 scores$/),
  ).toBeVisible();

  await page.keyboard.press("3");
  await expect(meeting.step(3)).toBeChecked();
  await expect(page.getByText("Write why: it is saved together with the score.")).toBeVisible();
  await page.keyboard.press("r");
  await page.keyboard.type("Changes cost, but they are quick.");
  await page.keyboard.press("Control+Enter");
  await meeting.isSaved();
  // A choice with a reason is saved at once.
  await page.keyboard.press("2");
  await meeting.isSaved();
  await page.keyboard.press("ArrowRight");
  await meeting.isAt("Do they seem mature?");
  await page.keyboard.press("ArrowLeft");
  await meeting.isAt("Are they flexible?");
  await page.reload();
  await meeting.listens();
  await expect(meeting.step(2)).toBeChecked();
  await expect(meeting.reason()).toHaveValue("Changes cost, but they are quick.");

  await page.getByRole("link", { name: "Leave the meeting" }).click();
  await expect(page.getByRole("link", { name: /^Take up/ })).toHaveCount(2);
  await expect(page.getByText("1 question to talk about · 1 agreed score")).toBeVisible();
  await expect(page.getByText("Changes cost, but they are quick.")).toBeVisible();
});

test("what was agreed can be taken back, and that undone", async ({ page, stores }) => {
  const selectionId = await stores(scored("Taken back"));
  const meeting = await Meeting.of(page, selectionId);
  await page.keyboard.press("4");
  await meeting.reason().fill("Two of three saw it.");
  await meeting.reason().blur();
  await meeting.isSaved();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(meeting.step(4)).not.toBeChecked();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(meeting.step(4)).toBeChecked();
  await page.reload();
  await expect(meeting.reason()).toHaveValue("Two of three saw it.");
});

test("the later of two at the same question is told, and chooses", async ({
  page,
  browser,
  house,
  product,
  stores,
}) => {
  const selectionId = await stores(scored("Two at once"));
  const context = await browser.newContext({
    baseURL: product.url,
    storageState: house.lead,
    locale: "en-GB",
  });
  const other = await context.newPage();
  const mine = await Meeting.of(page, selectionId);
  const theirs = await Meeting.of(other, selectionId);
  await other.keyboard.press("5");
  await theirs.reason().fill("They kept every promise.");
  await theirs.reason().blur();
  await theirs.isSaved();
  await page.keyboard.press("2");
  await mine.reason().fill("They promised too much.");
  await mine.reason().blur();
  await expect(page.getByText("Another has written down 5: “They kept every promise.”")).toBeVisible();
  await page.getByRole("button", { name: /mine/i }).click();
  await mine.isSaved();
  await other.reload();
  await theirs.listens();
  await expect(theirs.reason()).toHaveValue("They promised too much.");
  await expect(theirs.step(2)).toBeChecked();
  await context.close();
});

test("nobody, the lead included, sees anything of others before the time", async ({
  page,
  product,
  stores,
}) => {
  const selectionId = await stores(scored("Blind"));
  scoringOpenAgain(product, selectionId);
  await page.goto(`/selections/${selectionId}/scoring/panel`);
  await expect(page.getByText("You see nothing of others yet.")).toBeVisible();
  expect(await page.content()).not.toContain("Every change was a new quote.");
  await expect(page.getByRole("link", { name: /^Take up/ })).toHaveCount(0);
  await page.goto(`/selections/${selectionId}/scoring/panel?view=table`);
  await expect(page.getByText("Hidden until you have submitted yours").first()).toBeVisible();
  expect(await page.content()).not.toContain("Bo Rask");
  await page.goto(`/selections/${selectionId}/scoring/panel/moderate`);
  await expect(page.getByText("Nothing to talk about")).toBeVisible();
});

test("hidden names are in no part of the page, and open prices end the agreeing", async ({
  page,
  product,
  stores,
}) => {
  const selectionId = await stores(scored("Hidden and open"));
  arrange(product, selectionId, (database) => {
    database
      .prepare("UPDATE selection SET scorer_names = 'hidden', prices_opened_at = ? WHERE id = ?")
      .run("2026-11-20T09:00:00.000Z", selectionId);
  });
  for (const part of ["/panel", "/panel?view=table", "/panel/moderate"]) {
    await page.goto(`/selections/${selectionId}/scoring${part}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.content(), part).not.toMatch(/Bo Rask|Ida Lund/);
  }
  await expect(page.getByText("Prices are open: what was agreed stays as it is.")).toBeVisible();
  await expect(page.getByRole("radio").first()).toBeDisabled();
});

test("progress finds people, and the lead opens a submitted part again", async ({
  page,
  product,
  stores,
}) => {
  const selectionId = await stores(scored("Filling up"));
  scoringOpenAgain(product, selectionId);
  await page.goto(`/selections/${selectionId}/scoring/progress`);
  const rows = page.getByRole("row").filter({ has: page.getByRole("link", { name: /^How far/ }) });
  await expect(rows.first()).toBeVisible();
  await page.getByRole("searchbox", { name: "Find a colleague" }).fill("rask");
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("16/16");
  await page.getByRole("link", { name: "How far Bo Rask is" }).click();
  const panel = page.getByRole("complementary", { name: "Bo Rask" });
  await panel.getByRole("button", { name: "Open again: Nordlys IT A/S, Chemistry" }).click();
  await expect(rows.first()).toContainText("15/16");
  await expect(panel.getByText("7 of 7 answered")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await page.getByText("Not done", { exact: true }).click();
  await expect(page).toHaveURL(/show=left/);
  await expect(rows).toHaveCount(1);
  expect(await page.content()).not.toContain("Every change was a new quote.");
});

test("strangers find neither page", async ({ browser, house, product, stores }) => {
  const selectionId = await stores(scored("Not theirs"));
  for (const storageState of [SIGNED_OUT, house.guest]) {
    const context = await browser.newContext({ baseURL: product.url, storageState });
    const stranger = await context.newPage();
    for (const part of ["/progress", "/panel", "/panel/moderate"]) {
      const answer = await stranger.goto(`/selections/${selectionId}/scoring${part}`);
      expect(answer?.status(), part).toBe(404);
      expect(await stranger.content()).not.toMatch(/Bo Rask|Not theirs/);
    }
    await context.close();
  }
});

for (const width of [1440, 390]) {
  test(`no page of the panel has a serious accessibility fault at ${width}`, async ({ page, stores }) => {
    test.setTimeout(300_000);
    const selectionId = await stores(scored(`Looked at, ${width}`));
    await page.setViewportSize({ width, height: 900 });
    const found: string[] = [];
    for (const part of [
      "/progress",
      "/progress?person=nobody&search=nobody",
      "/panel",
      "/panel?view=table",
      "/panel/moderate",
    ]) {
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(`/selections/${selectionId}/scoring${part}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      // The colours are those of the desk: looking at them again in the dark would double a long test.
      for (const colorScheme of width === 390 ? (["light"] as const) : (["light", "dark"] as const)) {
        await page.emulateMedia({ colorScheme });
        await coloursSettle(page);
        for (const { rule, isSerious, places } of await accessibilityFaults(page))
          if (isSerious) found.push(`${part}, ${colorScheme}: ${rule} at ${places[0]?.target}`);
      }
      const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      if (isTooWide) found.push(`${part}: the page scrolls sideways`);
    }
    expect(found).toEqual([]);
  });
}
