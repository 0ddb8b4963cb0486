import { z } from "zod";
import { COMPARING, Comparing } from "./actors/comparing";
import { expect, test } from "./product";
import { sampleFile } from "./selection-file";

test.describe("the comparison", () => {
  test("the basis decides the order: each type counts its own stages, and the address remembers it", async ({
    lead,
    page,
    selectionId,
  }) => {
    const comparing = await lead.compares(selectionId);
    const verdict = comparing.verdict();
    await expect(verdict).toContainText("Like for like");
    const seen = new Set<string>();
    for (const type of COMPARING.types) {
      await comparing.choosesType(type);
      seen.add(await orders(comparing));
    }
    expect(seen.size, "the three bases give different totals").toBe(3);
    await comparing.choosesType("1 Move");
    await expect(comparing.cell("Comparable total", "Havn Cloud ApS")).not.toContainText("not comparable");
    const said = await verdict.innerText();
    await expect(page).toHaveURL(/[?&]type=1(&|$)/);
    await page.reload();
    await expect(verdict).toHaveText(said, { useInnerText: true });
    await expect(page.getByText("another basis than the selection's own")).toBeVisible();
    await page.getByRole("button", { name: "Back to the selection's own basis" }).click();
    await expect(comparing.cell("Comparable total", "Havn Cloud ApS")).toContainText("not comparable");
  });

  test("work beyond the basis is shown as set aside and not counted", async ({ lead, selectionId }) => {
    const comparing = await lead.compares(selectionId);
    await comparing.choosesType("1 Move");
    await expect(comparing.cell("Upgrade of server systems", "Fjord IT A/S")).toContainText("(118,000)");
    await expect(comparing.cell("Priced, but outside this basis", "Fjord IT A/S")).toContainText(
      /\d{3},\d{3}/,
    );
  });

  test("horizon and volumes change the totals, and services can be taken out of the view", async ({
    lead,
    page,
    selectionId,
  }) => {
    const comparing = await lead.compares(selectionId);
    const total = comparing.cell("Comparable total", "Fjord IT A/S");
    const before = await total.innerText();
    await page.getByRole("button", { name: /^Horizon: / }).click();
    await page.getByRole("slider", { name: "Horizon" }).press("Home");
    await expect(page.getByRole("button", { name: "Horizon: 12 months" })).toBeVisible();
    await expect(total).not.toHaveText(before, { useInnerText: true });
    await page.keyboard.press("Escape");
    const shorter = await total.innerText();
    await page.getByRole("button", { name: /^Volumes: / }).click();
    await page.getByRole("slider", { name: "Volumes" }).press("End");
    await expect(page.getByRole("button", { name: /^Volumes: × 1\.5 \(180 users\)/ })).toBeVisible();
    await expect(total).not.toHaveText(shorter, { useInnerText: true });
    await page.keyboard.press("Escape");
    const larger = await total.innerText();
    await page.getByRole("button", { name: /^Services: all/ }).click();
    await page.getByRole("checkbox", { name: "User support" }).uncheck();
    await expect(page.getByRole("button", { name: /^Services: 20 of 21/ })).toBeVisible();
    await expect(total).not.toHaveText(larger, { useInnerText: true });
  });

  test("only rows that differ hides what is the same for all, and rows can be found by name", async ({
    lead,
    page,
    selectionId,
  }) => {
    const comparing = await lead.compares(selectionId);
    const all = await comparing.rows().count();
    await page.getByRole("switch", { name: "Only rows that differ" }).click();
    await expect.poll(() => comparing.rows().count()).toBeLessThan(all);
    await page.getByRole("switch", { name: "Only rows that differ" }).click();
    await page.getByRole("searchbox", { name: "Find a row" }).fill("firewall");
    await expect(comparing.row("Firewall and remote access")).toBeVisible();
    await expect(comparing.row("User support")).toHaveCount(0);
  });

  test("groups fold and unfold", async ({ lead, selectionId }) => {
    const comparing = await lead.compares(selectionId);
    await expect(comparing.row("Storage")).toBeVisible();
    await comparing.folds(/^Operation, 48 months/);
    await expect(comparing.row("Storage")).toHaveCount(0);
    await comparing.folds(/^Operation, 48 months/);
    await expect(comparing.row("Storage")).toBeVisible();
  });

  test("tried weights move the order and store nothing until they are kept", async ({
    lead,
    page,
    selectionId,
  }) => {
    const comparing = await lead.compares(selectionId);
    const points = comparing.cell("Total", "Fjord IT A/S");
    const before = await points.innerText();
    const slider = await comparing.opensWeights();
    await slider.press("End");
    await expect(page.getByText("Not stored")).toBeVisible();
    await expect(points).not.toHaveText(before, { useInnerText: true });
    await page.reload();
    await expect(points).toHaveText(before, { useInnerText: true });
    await (await comparing.opensWeights()).press("End");
    await lead.button("Keep these weights").click();
    await lead.isTold("The weights are stored.");
    await expect(page.getByText("Not stored")).toHaveCount(0);
    const after = await points.innerText();
    await page.reload();
    await expect(points).toHaveText(after, { useInnerText: true });
    expect(after).not.toBe(before);
  });

  test("a number explains itself beside the matrix, and Escape leads back to it", async ({
    lead,
    page,
    selectionId,
  }) => {
    const comparing = await lead.compares(selectionId);
    const cell = comparing.cell("User support", "Nordlys IT A/S").getByRole("button");
    await cell.press("Enter");
    const panel = page
      .getByRole("complementary")
      .filter({ has: page.getByRole("button", { name: "Close panel" }) });
    await expect(panel).toBeVisible();
    // The ingredients: the unit price and the number of users.
    await expect(panel).toContainText(/Price per user.*369 \/mo/);
    await expect(panel).toContainText(/Users.*120/);
    await expect(comparing.table()).toBeVisible();
    const [table, beside] = await Promise.all([comparing.table().boundingBox(), panel.boundingBox()]);
    expect(beside?.x ?? 0).toBeGreaterThanOrEqual((table?.x ?? 0) + (table?.width ?? 0));
    await page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
    await expect(cell).toBeFocused();
  });

  test("gaps say what is missing in words, and the gap list is one click away", async ({
    lead,
    page,
    selectionId,
  }) => {
    const comparing = await lead.compares(selectionId);
    await expect(comparing.cell("User support", "Kernedrift A/S")).toContainText("unanswered");
    await expect(comparing.cell("Comparable total", "Kernedrift A/S")).toContainText("not comparable");
    await page.getByRole("link", { name: "Settle the gaps" }).click();
    await expect(page).toHaveURL(/\/offers\?tab=gaps/);
  });
});

test("every chart states what it shows and has its figures behind it", async ({
  lead,
  page,
  selectionId,
}) => {
  await lead.compares(selectionId);
  await page.getByRole("region", { name: "Charts" }).scrollIntoViewIfNeeded();
  const charts = page.getByRole("figure");
  await expect(charts).toHaveCount(5);
  for (const chart of await charts.all()) {
    await chart.scrollIntoViewIfNeeded();
    await expect(chart.getByRole("heading")).toHaveText(/\w{3,}/);
    await expect(chart.getByRole("img").first()).toBeVisible();
    await expect(chart.getByRole("table")).toBeHidden();
    await chart.getByText("The figures behind it").click();
    await expect(chart.getByRole("table")).toContainText("Fjord IT A/S");
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("two candidates are in view, and a swipe brings the others", async ({ lead, page, selectionId }) => {
    const comparing = await lead.compares(selectionId);
    const heads = comparing
      .table()
      .getByRole("columnheader")
      .filter({ hasText: /A\/S|ApS/ });
    await expect(heads).toHaveCount(2);
    await expect(heads.first()).toContainText("Nordlys");
    await comparing.swipesLeft();
    await expect(page.getByText("Candidates 2–3 of 4")).toBeVisible();
    await expect(heads.first()).toContainText("Fjord");
    await page.getByRole("button", { name: "Next candidates" }).click();
    await expect(page.getByText("Candidates 3–4 of 4")).toBeVisible();
    const { scroll, width } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      width: window.innerWidth,
    }));
    expect(scroll, "the page does not scroll sideways").toBeLessThanOrEqual(width);
  });
});

test("the reader's language changes words and numbers on the page, and is remembered", async ({
  lead,
  page,
  selectionId,
}) => {
  const comparing = await lead.compares(selectionId);
  const quoted = (await comparing.cell("Total as quoted", "Fjord IT A/S").innerText()).trim();
  expect(quoted).toMatch(/^\d,\d{3},\d{3}$/);
  await lead.speaks("Dansk");
  await expect(page.locator("html")).toHaveAttribute("lang", "da");
  await expect(page.getByText(quoted.replaceAll(",", ".")).first()).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "da");
  await lead.speaks("Norsk bokmål");
  await expect(page.locator("html")).toHaveAttribute("lang", "nb");
  await expect(page.getByText(quoted.replaceAll(",", "\u00a0")).first()).toBeVisible();
  await lead.speaks("English");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("dark and light are chosen at once and remembered", async ({ lead, page, selectionId }) => {
  await lead.compares(selectionId);
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await lead.likes("Dark");
  await expect.poll(paper).not.toBe(light);
  const dark = await paper();
  // Remembered once the menu says so.
  await lead.button("Appearance").click();
  await expect(page.getByRole("menuitemradio", { name: "Dark" })).toBeChecked();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect.poll(paper).toBe(dark);
  await lead.likes("Light");
  await expect.poll(paper).toBe(light);
});

test.describe("with colleagues", () => {
  test("an agreed score is marked, and explains itself with its reason and the independent mean", async ({
    page,
    stores,
  }) => {
    const reason = "They came back with a named project manager";
    const agreed = { candidateId: "fjord-it", criterionId: "flexible", value: 2, reason };
    const id = await stores({ ...sampleFile(), agreedScores: [agreed] });
    const comparing = await Comparing.of(page, id);
    await comparing.folds(/^Chemistry/);
    const cell = page.getByRole("button", { name: /flexible\??, Fjord IT A\/S: /i });
    await expect(cell).toContainText("Agreed");
    await expect(cell).toContainText("25");
    await cell.click();
    const panel = page.getByRole("complementary").filter({ hasText: "The score the panel agreed on" });
    await expect(panel).toContainText(reason);
    await expect(panel).toContainText("Mean, 1 to 5");
  });

  test("while prices are sealed there is no amount, order or chart of prices; quality can be compared", async ({
    page,
    stores,
  }) => {
    const file = { ...sampleFile(), offers: [], plugs: [], pricesSealed: true };
    const id = await stores(file);
    await page.goto(`/selections/${id}/compare`);
    await expect(page.getByText("Prices are sealed.")).toBeVisible();
    const table = page.getByRole("table", { name: "Comparison of candidates" });
    const rows = table.getByRole("rowheader");
    await expect(rows.filter({ hasText: /^Quality/ })).toBeVisible();
    await expect(table.getByText("Sealed").first()).toBeVisible();
    for (const name of [
      "Comparable total",
      "Total as quoted",
      "Order by price, like for like",
      "Price in points",
    ])
      await expect(rows.filter({ hasText: name })).toHaveCount(0);
    await expect(page.getByRole("radio", { name: "1 Move" })).toHaveCount(0);
    await page.goto(`/selections/${id}/compare/print`);
    await expect(page.getByText("Prices are sealed.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Gaps" })).toHaveCount(0);
  });

  test("an unanswered absolute requirement is told first, with the way to where it is answered", async ({
    page,
    stores,
  }) => {
    const file = sampleFile();
    const requirements = z
      .array(z.looseObject({ id: z.string(), name: z.string(), level: z.string() }))
      .parse(file.requirements);
    const absolute = requirements.find(({ level }) => level === "absolute");
    const answers = z.array(z.looseObject({ candidateId: z.string(), requirementId: z.string() }));
    const id = await stores({
      ...file,
      requirementAnswers: answers
        .parse(file.requirementAnswers)
        .filter((each) => each.candidateId !== "fjord-it" || each.requirementId !== absolute?.id),
    });
    await Comparing.of(page, id);
    const notice = page.getByRole("region", { name: "What this comparison waits for" });
    await expect(notice).toContainText("Fjord IT A/S has no place in any order");
    await expect(notice).toContainText(absolute?.name ?? "");
    await notice.getByRole("link", { name: "Answer for Fjord IT A/S" }).click();
    await expect(page).toHaveURL(/\/needs#requirements$/);
  });
});

/** What the three orders and the totals say, as one text. */
async function orders(comparing: Comparing): Promise<string> {
  const rows = ["Order by price, like for like", "Comparable total"];
  return (await Promise.all(rows.map((row) => comparing.row(row).innerText()))).join("\n");
}
