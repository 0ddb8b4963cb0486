import type { BrowserContext } from "@playwright/test";
import Database from "better-sqlite3";
import { expect, type Product, SIGNED_OUT, test } from "./product";
import { addressOf, allRoutes, type Route } from "./routes";

/** Routes that name no selection or vendor, and what they show to whom. Any other route must be in a rule below. */
const PUBLIC: Readonly<Record<string, string>> = {
  "/": "the way in, or one's own selections",
  "/sign-in": "the way in",
  "/invited/[token]": "the way in with a personal link; an unknown one is told nothing",
  "/yardstick": "an empty page, to measure the others against",
  "/api/health": "says only whether the database works",
  "/api/auth/[...all]": "signing in and out, and who one is",
};
/** One's own organisation only: signed out, they lead to the sign-in page or answer 401. */
const OWN: readonly string[] = [
  "/vendors",
  "/vendors/new",
  "/account/password",
  "/selections/new",
  "/selections/import",
  "/api/selections/import",
];

/** For vendors' own contacts alone: the lead is told that there is nothing, as anybody else is. */
const VENDORS_ONLY: readonly string[] = [
  "/api/answer/[selectionId]/request/[format]",
  "/api/answer/[selectionId]/workbook",
];

/** Places of an address that name a thing somebody owns. */
const OWNED = ["selectionId", "candidateId", "vendorId", "documentId"];

const guarded = allRoutes().filter(({ pattern }) => OWNED.some((name) => pattern.includes(`[${name}]`)));

/** Real ids of the selection, so that only the asker is wrong. */
function idsOf(product: Product, selectionId: string): Record<string, string> {
  const database = new Database(`${product.data}/shortlist.sqlite`, { readonly: true });
  try {
    const row: unknown = database
      .prepare("select id as candidateId, vendor_id as vendorId from candidate where selection_id = ?")
      .get(selectionId);
    if (typeof row !== "object" || row === null) throw new Error("the selection has no candidate");
    return {
      selectionId,
      documentId: "doc_00000000000000000000",
      ...Object.fromEntries(Object.entries(row).map(([key, id]) => [key, String(id)])),
    };
  } finally {
    database.close();
  }
}

/** What the last place may hold where it names the kind of a file. */
function formatsOf(pattern: string): readonly string[] {
  if (!pattern.includes("[format]")) return [""];
  return pattern.includes("/request/") ? ["xlsx", "pdf"] : ["xlsx", "csv", "json"];
}

function addresses({ pattern }: Route, ids: Record<string, string>): string[] {
  return formatsOf(pattern).map((format) => {
    const address = addressOf(pattern, { ...ids, format });
    if (address === null) throw new Error(`no rule says what stands in ${pattern}`);
    return address;
  });
}

async function asks(context: BrowserContext, route: Route, address: string) {
  const answers = [];
  for (const method of route.methods)
    answers.push(
      await context.request.fetch(address, {
        method,
        maxRedirects: 0,
        headers: { "sec-fetch-site": "same-origin" },
      }),
    );
  return answers;
}

test("every route is public, one's own, or guarded by what it names", () => {
  const ruled = new Set([...Object.keys(PUBLIC), ...OWN, ...guarded.map(({ pattern }) => pattern)]);
  expect(allRoutes().filter(({ pattern }) => !ruled.has(pattern))).toEqual([]);
  expect(guarded.length).toBeGreaterThan(9);
});

test("the lead is answered on every guarded page", async ({ context, page, product, selectionId }) => {
  const ids = idsOf(product, selectionId);
  await page.goto(`/selections/${selectionId}/offers/request`);
  await page.getByRole("button", { name: "Make request 1" }).click();
  await expect(page.getByRole("button", { name: "Make request 1" })).toHaveCount(0);
  const place = new URLSearchParams({ candidate: ids.candidateId ?? "", kind: "accounts", name: "a.txt" });
  const kept = await context.request.post(`/api/selections/${selectionId}/documents?${place}`, {
    headers: { "sec-fetch-site": "same-origin" },
    data: "Equity and result over three years",
  });
  const documentId = /doc_\w+/.exec(await kept.text())?.[0] ?? "";
  for (const route of guarded.filter(({ methods }) => methods.includes("GET")))
    for (const address of addresses(route, { ...ids, documentId })) {
      const answer = await context.request.get(address);
      expect(answer.status(), address).toBe(VENDORS_ONLY.includes(route.pattern) ? 404 : 200);
    }
});

test("somebody of another organisation is told that there is nothing, on every guarded route", async ({
  browser,
  house,
  product,
  selectionId,
}) => {
  const ids = idsOf(product, selectionId);
  const context = await browser.newContext({ baseURL: product.url, storageState: house.guest });
  for (const route of guarded)
    for (const address of addresses(route, ids))
      for (const answer of await asks(context, route, address)) {
        expect(answer.status(), address).toBe(404);
        expect(await answer.text()).not.toContain("Hansen Maskinfabrik");
      }
  await context.close();
});

test("somebody signed out learns nothing on any route but the way in", async ({
  browser,
  product,
  selectionId,
}) => {
  const ids = idsOf(product, selectionId);
  const context = await browser.newContext({ baseURL: product.url, storageState: SIGNED_OUT });
  const routes = allRoutes().filter(({ pattern }) => PUBLIC[pattern] === undefined);
  for (const route of routes)
    for (const address of addresses(route, ids))
      for (const answer of await asks(context, route, address)) {
        // A page may lead to the sign-in page; whether the thing exists must not show.
        const location = answer.headers().location ?? "";
        const isRefused = [401, 404].includes(answer.status()) || location.includes("/sign-in");
        expect(isRefused, `${address} answers ${answer.status()} ${location}`).toBe(true);
      }
  await context.close();
});

test("a selection that does not exist and one of another's look the same", async ({
  browser,
  house,
  product,
  selectionId,
}) => {
  const context = await browser.newContext({ baseURL: product.url, storageState: house.guest });
  const page = await context.newPage();
  const words = async (id: string) => {
    await page.goto(`/selections/${id}/compare`);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    return page.locator("body").innerText();
  };
  expect(await words(selectionId)).toBe(await words("sel_00000000000000000000"));
  await context.close();
});
