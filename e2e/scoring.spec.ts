import { Comparing } from "./actors/comparing";
import { Scoring } from "./actors/scoring";
import { test as base, expect } from "./product";
import { type SelectionFile, unscoredFile } from "./selection-file";

/** In these the reader scores: the selection comes without anybody's scores. */
const test = base.extend({
  selectionId: async ({ stores }, use) => {
    await use(await stores(unscoredFile()));
  },
});

/** The sample with a single question left to judge by, and nobody's answer to it. */
function withOneQuestion(): SelectionFile {
  const file = unscoredFile();
  const groups = Array.isArray(file.groups) ? file.groups : [];
  const [chemistry] = groups;
  return {
    ...file,
    selection: { ...file.selection, name: "One question" },
    groups: [{ ...chemistry, criteria: chemistry.criteria.slice(0, 1) }],
  };
}

test("keys 1 to 5 score, 0 says cannot judge, each is saved at once and still there after a reload", async ({
  lead,
  page,
  selectionId,
}) => {
  const scoring = await Scoring.of(lead.page, selectionId);
  await scoring.stands("Do we get on with them?", "Nordlys IT A/S");
  await page.keyboard.press("4");
  await expect(scoring.cell("Do we get on with them?", "Nordlys IT A/S")).toContainText("4");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("0");
  await expect(scoring.cell("Are they flexible?", "Nordlys IT A/S")).toContainText("I cannot judge this");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("5");
  await expect(scoring.cell("Are they flexible?", "Fjord IT A/S")).toContainText("5");
  await scoring.isSaved();
  await page.reload();
  await expect(scoring.cell("Do we get on with them?", "Nordlys IT A/S")).toContainText("4");
  await expect(scoring.cell("Are they flexible?", "Nordlys IT A/S")).toContainText("I cannot judge this");
  await expect(scoring.cell("Are they flexible?", "Fjord IT A/S")).toContainText("5");
  await expect(scoring.cell("Are they flexible?", "Havn Cloud ApS")).toContainText("Not answered");
});

test("the rubric stands beside the scale, and a note is kept with its answer", async ({
  page,
  selectionId,
}) => {
  const scoring = await Scoring.of(page, selectionId);
  await scoring.stands("Do they seem mature?", "Fjord IT A/S");
  const panel = page.getByRole("complementary", { name: "The question in hand" });
  await expect(panel.getByRole("radio")).toHaveCount(5);
  await panel.getByRole("radio", { name: /^2/ }).check({ force: true });
  await panel.getByRole("button", { name: "Add a note" }).click();
  await panel.getByRole("textbox").fill("Showed us how they handled last year's outage.");
  await panel.getByRole("textbox").blur();
  await scoring.isSaved();
  await page.reload();
  await expect(scoring.cell("Do they seem mature?", "Fjord IT A/S")).toContainText("2. Has a note");
});

test("evidence scores itself and takes no key", async ({ page, selectionId }) => {
  const scoring = await Scoring.of(page, selectionId);
  await scoring.stands("Financial soundness", "Nordlys IT A/S");
  const said = await scoring.cell("Financial soundness", "Nordlys IT A/S").innerText();
  await page.keyboard.press("1");
  await expect(scoring.cell("Financial soundness", "Nordlys IT A/S")).toHaveText(said, {
    useInnerText: true,
  });
  await expect(page.getByText("This value follows the evidence by itself")).toBeVisible();
});

test("totals are provisional while a score is missing, and final once the last one is submitted", async ({
  page,
  stores,
}) => {
  const selectionId = await stores(withOneQuestion());
  const comparing = await Comparing.of(page, selectionId);
  await expect(comparing.cell("Total", "Fjord IT A/S")).toContainText("Provisional");
  await expect(comparing.cell("Total", "Fjord IT A/S")).toContainText("–");
  const scoring = await Scoring.of(page, selectionId);
  await scoring.stands("Do we get on with them?", "Nordlys IT A/S");
  for (const score of ["5", "4", "3", "2"]) {
    await page.keyboard.press(score);
    await page.keyboard.press("ArrowRight");
  }
  await scoring.isSaved();
  await Comparing.of(page, selectionId);
  await expect(comparing.cell("Total", "Fjord IT A/S")).toContainText("Provisional");
  await Scoring.of(page, selectionId);
  await scoring.submits();
  await scoring.stands("Do we get on with them?", "Nordlys IT A/S");
  await page.keyboard.press("1");
  await expect(scoring.cell("Do we get on with them?", "Nordlys IT A/S")).toContainText("5. Submitted");
  await Comparing.of(page, selectionId);
  await expect(comparing.cell("Total", "Fjord IT A/S")).not.toContainText("Provisional");
  await expect(comparing.cell("Quality", "Fjord IT A/S")).toContainText("75");
});

test("a score given without a connection is kept, said to be unsaved, and sent again", async ({
  context,
  page,
  selectionId,
}) => {
  const scoring = await Scoring.of(page, selectionId);
  await scoring.stands("Can they meet our needs?", "Kernedrift A/S");
  await context.setOffline(true);
  await page.keyboard.press("3");
  await expect(page.getByText("One answer waits on this device for a connection")).toBeVisible();
  await context.setOffline(false);
  await scoring.isSaved();
  await page.reload();
  await expect(scoring.cell("Can they meet our needs?", "Kernedrift A/S")).toContainText("3");
});

test("a score answered differently on another device asks which one counts", async ({
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
  const [here, there] = await Promise.all([
    Scoring.of(page, selectionId),
    Scoring.of(await elsewhere.newPage(), selectionId),
  ]);
  await there.scores("Are they flexible?", "Havn Cloud ApS", "2");
  await here.scores("Are they flexible?", "Havn Cloud ApS", "5");
  const panel = page.getByRole("complementary", { name: "The question in hand" });
  await expect(panel).toContainText("There it says 2; here it says 5. Which one counts?");
  await panel.getByRole("button", { name: "Keep 2" }).click();
  await expect(here.cell("Are they flexible?", "Havn Cloud ApS")).toContainText("2");
  await elsewhere.close();
});

test("a price model that cannot work is refused beside its fields, and saved once it can", async ({
  lead,
  page,
  selectionId,
}) => {
  await page.goto(`/selections/${selectionId}/scoring?view=model`);
  await page.getByRole("radio", { name: /^Between fixed bounds/ }).check({ force: true });
  await lead.field("Total worth 100 points").fill("9,000,000");
  await lead.field("Total worth 0 points").fill("5,000,000");
  await lead.button("Save the price model").click();
  const faulty = page.locator("input[aria-invalid=true]");
  await expect(faulty.first()).toHaveAccessibleDescription(/The high bound must be above the low one/);
  await lead.field("Total worth 100 points").fill("4,000,000");
  await lead.button("Save the price model").click();
  await lead.isTold("Price model saved");
  await page.reload();
  await expect(page.getByRole("radio", { name: /^Between fixed bounds/ })).toBeChecked();
  await expect(lead.field("Total worth 100 points")).toHaveValue(/4,000,000/);
});

test("a price model that needs bounds is not saved without them", async ({ lead, page, selectionId }) => {
  await page.goto(`/selections/${selectionId}/scoring?view=model`);
  await page.getByRole("radio", { name: /^Between fixed bounds/ }).check({ force: true });
  await lead.button("Save the price model").click();
  await expect(lead.field("Total worth 100 points")).toHaveAccessibleDescription(
    /needs a low and a high bound/,
  );
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("one candidate and one question are in view, and the next is one press away", async ({
    page,
    selectionId,
  }) => {
    await page.goto(`/selections/${selectionId}/scoring`);
    await new Scoring(page).declares();
    await expect(page.getByRole("heading", { name: "Do we get on with them?" })).toBeVisible();
    await page.getByText("4", { exact: true }).filter({ visible: true }).click();
    await expect(page.getByText(/^Saved/)).toBeVisible();
    await page.getByRole("button", { name: "Next question" }).click();
    await expect(page.getByRole("heading", { name: "Are they flexible?" })).toBeVisible();
  });
});
