import type { Page } from "@playwright/test";
import { accessibilityFaults, coloursSettle } from "./accessibility-faults";
import { Lead } from "./actors/lead";
import { expect, SIGNED_OUT, test } from "./product";

/** The pages of a selection, as the road and its tabs lead to them. */
const PAGES = [
  "",
  "/needs",
  "/candidates",
  "/candidates?view=side",
  "/scoring",
  "/scoring?view=model",
  "/scoring/people",
  "/offers",
  "/offers/price",
  "/offers?tab=catalogue",
  "/offers?tab=gaps",
  "/offers/request",
  "/compare",
  "/compare/print",
  "/decide",
  "/follow-up",
];
/** Where what colleagues gave comes together; looked at by themselves, so that no test takes too long. */
const TOGETHER = ["/scoring/progress", "/scoring/panel", "/offers/opening"];
const WIDTHS = [
  { name: "on a desk", width: 1440, height: 900, colours: true },
  // The colours are those of the desk: looking at them again would double the longest tests there are.
  { name: "on a phone", width: 390, height: 844, colours: false },
] as const;

/** Serious and critical findings of a page as it looks now, each with where it is. */
async function findings(page: Page, look?: Parameters<typeof accessibilityFaults>[1]): Promise<string[]> {
  return (await accessibilityFaults(page, look))
    .filter(({ isSerious }) => isSerious)
    .flatMap(({ rule, places }) =>
      places.slice(0, 3).map(({ target, summary }) => `${rule} at ${target}: ${summary}`),
    );
}

/** Opens an address and waits until what it shows first has come. */
async function opens(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  if (!/\/compare$/.test(address)) return;
  const type = page.getByRole("radio", { name: "1 Move" });
  await expect(type.or(page.getByRole("link", { name: /^Go to/ })).first()).toBeVisible();
  if (await type.isVisible()) await expect(type).toBeEnabled();
}

/** Every page by every rule, then in dark by its contrasts; and none wider than its window. */
async function checksAll(page: Page, addresses: readonly string[], colours: boolean): Promise<void> {
  const found: string[] = [];
  for (const address of addresses) {
    await opens(page, address);
    for (const finding of await findings(page, colours ? "all" : "shapes"))
      found.push(`${address}, light: ${finding}`);
    const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    if (isTooWide) found.push(`${address}: the page scrolls sideways`);
    if (!colours) continue;
    await page.emulateMedia({ colorScheme: "dark" });
    await coloursSettle(page);
    for (const finding of await findings(page, "colours")) found.push(`${address}, dark: ${finding}`);
  }
  expect(found).toEqual([]);
}

// The longest tests there are: both workers take their share.
test.describe.configure({ mode: "parallel", timeout: 300_000 });

for (const { name, colours, ...viewport } of WIDTHS) {
  test.describe(name, () => {
    test.use({ viewport });

    test("no page of a full selection has a serious accessibility fault, in light or dark", async ({
      page,
      selectionId,
    }) => {
      const base = `/selections/${selectionId}`;
      await page.goto(`${base}/candidates`);
      const background = await page
        .getByRole("link", { name: /^Edit the background of Nordlys/ })
        .getAttribute("href");
      const candidateId = background?.split("/").at(-1) ?? "";
      await checksAll(
        page,
        [
          ...PAGES.map((part) => base + part),
          `${base}/candidates/${candidateId}`,
          `${base}/offers/${candidateId}`,
          "/",
          "/vendors",
        ],
        colours,
      );
    });

    test("no page of progress, panel and opening has one", async ({ page, selectionId }) => {
      const base = `/selections/${selectionId}`;
      await checksAll(
        page,
        [...TOGETHER, "/scoring/panel/moderate"].map((part) => base + part),
        colours,
      );
    });

    test("no page of an empty selection has one either", async ({ lead, page }) => {
      const selectionId = await lead.createsSelection({ name: "Nothing yet", template: /^Blank/ });
      await checksAll(
        page,
        [
          ...[...PAGES, ...TOGETHER].map((part) => `/selections/${selectionId}${part}`),
          "/vendors/new",
          "/selections/new",
          "/selections/import",
          "/selections/sel_nothing",
        ],
        colours,
      );
    });
  });
}

test.describe("at the door", () => {
  test.use({ storageState: SIGNED_OUT });

  // The house has its lead by then: without one the way in is another page.
  test("the way in has no serious accessibility fault, also when it refuses", async ({
    house: _house,
    lead,
    page,
  }) => {
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await lead.signsIn("mette", "");
    await expect(lead.field("Email")).toHaveAccessibleDescription(/Write an email address/);
    expect(await findings(page)).toEqual([]);
    // A link that was cut off on its way, and the page it would have led to.
    await checksAll(page, ["/invited/cut-off", "/score/sel_nothing"], true);
  });
});

test("the keyboard reaches everything on the comparison, in the order it is read", async ({
  page,
  selectionId,
}) => {
  const lead = new Lead(page);
  await lead.compares(selectionId);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  const before = await page.evaluate(() => window.scrollY);
  const met = await walks(page);
  expect(met.length).toBeGreaterThan(60);
  expect(new Set(met).size, "nothing is met twice").toBe(met.length);
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(before);
});

/** Tabs through the content; answers the place of each stop in the document. */
async function walks(page: Page): Promise<number[]> {
  const met: number[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const place = await page.evaluate(() => {
      const here = document.activeElement;
      return here?.closest("main") ? [...document.querySelectorAll("*")].indexOf(here) : null;
    });
    if (place === null || met.length > 1000) return met;
    met.push(place);
  }
}

test("the explanation and the menus can be opened and left by keyboard alone", async ({
  page,
  selectionId,
}) => {
  const lead = new Lead(page);
  await lead.compares(selectionId);
  await lead.button("Export").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(lead.button("Export")).toBeFocused();
  const type = page.getByRole("radio", { name: "3 + Improve" });
  await type.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("radio", { name: "2 + Upgrade" })).toBeChecked();
});
