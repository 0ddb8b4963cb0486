import { accessibilityFaults } from "./accessibility-faults";
import { arrange, Colleague, FIRST_QUESTION, invite, listening, SECOND_QUESTION } from "./actors/colleague";
import { test as base, expect, SIGNED_OUT, watchConsole } from "./product";
import { unscoredFile } from "./selection-file";

/** A selection whose scoring is open. */
const test = base.extend({
  selectionId: async ({ stores }, use) => {
    await use(await stores(unscoredFile()));
  },
});

const CHEMISTRY = { groups: ["Chemistry"] };

test("on a phone: declares, answers one question at a time, comes back to where it was, submits and is thanked", async ({
  browser,
  product,
  selectionId,
}) => {
  const ole = invite(product, selectionId, { name: "Ole Berg", ...CHEMISTRY });
  const colleague = await Colleague.at(browser, product, selectionId, ole);
  const { page } = colleague;
  const watched = watchConsole(page);
  await expect(page.getByRole("heading", { level: 1, name: "Welcome, Ole Berg" })).toBeVisible();
  await colleague.button("Start scoring").click();
  await expect(page.getByText("Confirm that you keep this confidential.")).toBeVisible();
  await colleague.declares("Kernedrift");

  await expect(colleague.question(FIRST_QUESTION)).toBeVisible();
  await expect(page.getByText("Kernedrift")).toBeHidden();
  await colleague.answers(4);
  await colleague.button("Add a note").click();
  await page.getByPlaceholder("What did you see or hear?").fill("They showed the run book.");
  await colleague.goesOn();
  await expect(colleague.question(SECOND_QUESTION)).toBeVisible();
  await colleague.isSaved();
  await page.goBack();
  await expect(colleague.question(FIRST_QUESTION)).toBeVisible();
  await expect(page.locator('input[type=radio][value="4"]')).toBeChecked();

  // Closed and opened again: it goes on at the first question without an answer.
  await page.goto(`/score/${selectionId}`);
  await listening(page);
  await expect(colleague.question(SECOND_QUESTION)).toBeVisible();
  await colleague.answers("cannot judge");
  await colleague.goesOn();
  await colleague.answersThePart(3);
  await expect(page.getByText("They showed the run book.")).toBeVisible();
  await expect(page.getByText("Cannot judge", { exact: true })).toBeVisible();
  await colleague.submits();
  await expect(page.getByText("Chemistry for Nordlys IT A/S is submitted.")).toBeVisible();
  await expect(colleague.button(/^Go on: Fjord IT A\/S, Chemistry/)).toBeVisible();
  await expect(page.getByText("You have ties to Kernedrift A/S and do not score there.")).toBeVisible();

  // What is submitted stays, and says so.
  await colleague.button(/^Chemistry Submitted/).click();
  await expect(page.getByText(/ask the lead to open it again/)).toBeVisible();
  await expect(colleague.button("Submit these answers")).toBeHidden();
  watched.check();
  await colleague.context.close();
});

test("with a keyboard: 1 to 5 and 0 answer, Enter goes on, and all that is answered is submitted at once", async ({
  browser,
  product,
  selectionId,
}) => {
  const eva = invite(product, selectionId, { name: "Eva Lund", groups: ["Security and recovery"] });
  const colleague = await Colleague.at(browser, product, selectionId, eva, {
    viewport: { width: 1440, height: 900 },
  });
  const { page } = colleague;
  await colleague.declares("Nordlys", "Kernedrift");
  for (const key of ["5", "0", "3", "2", "4", "1"]) {
    await page.keyboard.press(key);
    await page.keyboard.press("Enter");
    const review = colleague.button("Submit these answers");
    if (await review.isVisible()) {
      await colleague.button("See what is left").click();
      const next = colleague.button(/^(Start with|Go on)/);
      if (await next.isVisible()) await next.click();
    }
  }
  await expect(page.getByText("6 of 6 answered")).toBeVisible();
  await colleague.button("Submit all 2 parts that are answered").click();
  await expect(page.getByRole("heading", { name: "Done. Thank you!" })).toBeVisible();
  await colleague.context.close();
});

test("answers given without a connection wait on the device, also past closing the page, and are sent once", async ({
  browser,
  product,
  selectionId,
}) => {
  const ib = invite(product, selectionId, { name: "Ib Friis", ...CHEMISTRY });
  const colleague = await Colleague.at(browser, product, selectionId, ib);
  const { page, context } = colleague;
  await colleague.declares();
  await context.setOffline(true);
  await colleague.answers(2);
  await colleague.goesOn();
  await colleague.answers(5);
  await expect(page.getByText("2 answers wait on this device for a connection")).toBeVisible();
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`/score/${selectionId}`);
  await expect(again.getByText(/^Saved \d/)).toBeVisible();
  await expect(again.getByText("2 of 28 answered")).toBeVisible();
  arrange(product, (database) => {
    const rows = database
      .prepare("select value from score where participant_id = ? order by value")
      .all(ib.participantId);
    expect(rows).toEqual([{ value: 2 }, { value: 5 }]);
  });
  await context.close();
});

test("answered differently on a second device, it asks which one counts", async ({
  browser,
  product,
  selectionId,
}) => {
  const liv = invite(product, selectionId, { name: "Liv Moe", ...CHEMISTRY });
  const phone = await Colleague.at(browser, product, selectionId, liv);
  await phone.declares();
  const desk = await Colleague.at(browser, product, selectionId, liv, {
    viewport: { width: 1440, height: 900 },
  });
  await phone.answers(2);
  await phone.isSaved();
  await desk.answers(5);
  await expect(desk.page.getByText("There it says 2; here it says 5. Which one counts?")).toBeVisible();
  await desk.button("Keep 2").click();
  await expect(desk.page.locator('input[type=radio][value="2"]')).toBeChecked();
  await phone.context.close();
  await desk.context.close();
});

test("a group that is scored after each meeting is named so, and opens with its round", async ({
  browser,
  lead,
  product,
  selectionId,
}) => {
  await lead.page.goto(`/selections/${selectionId}/scoring?view=model`);
  await listening(lead.page);
  await lead.button("Group “Chemistry”").click();
  await lead.page.getByRole("menuitem", { name: "Score right after each meeting" }).click();
  await expect(lead.page.getByText("After each meeting")).toBeVisible();
  const siv = invite(product, selectionId, { name: "Siv Dahl", ...CHEMISTRY });
  const colleague = await Colleague.at(browser, product, selectionId, siv);
  await colleague.declares();
  await expect(colleague.page.getByText("After the meeting", { exact: true })).toHaveCount(4);

  await lead.page.goto(`/selections/${selectionId}/scoring/progress`);
  await listening(lead.page);
  await lead.page.getByRole("switch", { name: /Meeting held with Fjord/ }).check({ force: true });
  await expect(lead.page.getByRole("switch", { name: /Meeting held with Fjord/ })).toBeEnabled();
  await colleague.page.reload();
  await expect(colleague.question(FIRST_QUESTION)).toBeVisible();
  await expect(colleague.page.getByText("Fjord IT A/S")).toBeVisible();
  await colleague.context.close();
});

test("once scoring is closed the page says so plainly and takes nothing more", async ({
  browser,
  lead,
  product,
  selectionId,
}) => {
  const pia = invite(product, selectionId, { name: "Pia Holt", ...CHEMISTRY });
  const colleague = await Colleague.at(browser, product, selectionId, pia);
  await colleague.declares();
  await colleague.answers(4);
  await colleague.isSaved();

  await lead.page.goto(`/selections/${selectionId}/scoring/progress`);
  await listening(lead.page);
  await lead.button("Close without them …").click();
  await lead.page.getByRole("dialog").getByRole("button", { name: "Close scoring" }).click();
  await expect(lead.page.getByRole("dialog").getByRole("textbox")).toHaveAccessibleDescription(/./);
  await lead.page.getByRole("dialog").getByRole("textbox").fill("Pia is on leave until January.");
  await lead.page.getByRole("dialog").getByRole("button", { name: "Close scoring" }).click();
  await expect(lead.page.getByText(/Closed with parts missing: Pia is on leave/)).toBeVisible();

  await colleague.answers(1);
  await expect(colleague.page.getByText("Not saved: Scoring is closed.")).toBeVisible();
  await colleague.page.goto(`/score/${selectionId}`);
  await expect(colleague.page.getByRole("heading", { name: "Scoring is closed" })).toBeVisible();
  await expect(colleague.page.getByText("Nothing of yours was submitted.")).toBeVisible();
  await colleague.context.close();
});

test("the guest page is reachable for nobody else, and a guest reaches nothing else", async ({
  browser,
  product,
  selectionId,
  stores,
}) => {
  const kim = invite(product, selectionId, { name: "Kim Ravn", ...CHEMISTRY });
  const colleague = await Colleague.at(browser, product, selectionId, kim);
  const other = await stores(unscoredFile());
  for (const address of [
    `/score/${other}`,
    `/selections/${selectionId}`,
    `/selections/${selectionId}/scoring`,
    `/selections/${selectionId}/scoring/progress`,
    `/selections/${selectionId}/compare`,
    `/selections/${selectionId}/offers`,
    `/selections/${selectionId}/candidates`,
    `/selections/${selectionId}/needs`,
    "/vendors",
  ]) {
    const answer = await colleague.page.request.get(address, { maxRedirects: 0 });
    expect([302, 303, 307, 404], address).toContain(answer.status());
  }
  const stranger = await browser.newContext({ baseURL: product.url, storageState: SIGNED_OUT });
  expect((await stranger.request.get(`/score/${selectionId}`)).status()).toBe(404);
  await stranger.close();
  await colleague.context.close();
});

for (const scheme of ["light", "dark"] as const) {
  test(`every state of the guest page passes the accessibility check in ${scheme}`, async ({
    browser,
    product,
    selectionId,
  }) => {
    const bo = invite(product, selectionId, { name: `Bo ${scheme}`, groups: ["Security and recovery"] });
    const colleague = await Colleague.at(browser, product, selectionId, bo, {
      viewport: { width: 390, height: 844 },
      colorScheme: scheme,
    });
    const { page } = colleague;
    const passes = async (state: string) => {
      const faults = await accessibilityFaults(page);
      const found = faults.map(({ rule, places }) => `${rule}: ${places.map(({ html }) => html).join(" ")}`);
      expect(found, state).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${state} fits the phone`).toBeLessThanOrEqual(0);
    };
    await page.getByRole("checkbox", { name: /Nordlys/ }).check({ force: true });
    await passes("declaration");
    await colleague.declares();
    await colleague.answers(3);
    await passes("question");
    await colleague.goesOn();
    await colleague.answersThePart(2);
    await passes("summary");
    await colleague.submits();
    await passes("parts");
    await colleague.context.close();
  });
}
