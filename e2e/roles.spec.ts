import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { callServerAction, serverActionId } from "../scripts/served/server-action";
import { Lead, METTE } from "./actors/lead";
import { mailTo, startMailSink } from "./mail-sink";
import { expect, type Product, startProduct, test } from "./product";
import { addressOf, allRoutes } from "./routes";
import { type Guest, type SealedSelection, seedSealedSelection } from "./sealed-selection";

/**
 * What people with a part in a selection get to see, on every route there is; and that a sealed price is on none.
 */

type Reader = "lead" | Guest;

/** Who may look at each page of a selection. A route that is not named here fails the test. */
const READERS: Readonly<Record<string, readonly Reader[]>> = {
  "/selections/[selectionId]": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/needs": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/candidates": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/candidates/[candidateId]": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/scoring": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/scoring/people": ["lead"],
  "/selections/[selectionId]/scoring/progress": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/scoring/panel": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/scoring/panel/moderate": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/offers": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/offers/[candidateId]": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/offers/[candidateId]/versions": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/offers/rounds": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/offers/documents": ["lead", "observer", "keeper"],
  "/api/selections/[selectionId]/documents": ["lead", "observer", "keeper"],
  "/api/selections/[selectionId]/documents/[documentId]": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/offers/upload": ["lead", "observer", "keeper"],
  "/api/selections/[selectionId]/upload": ["lead", "keeper"],
  "/selections/[selectionId]/offers/vendors": ["lead"],
  /** A lead is told whose page it is, and sees nothing of it. */
  "/answer/[selectionId]": ["lead", "vendor", "otherVendor"],
  "/api/answer/[selectionId]/request/[format]": ["vendor", "otherVendor"],
  "/api/answer/[selectionId]/workbook": ["vendor", "otherVendor"],
  "/selections/[selectionId]/offers/opening": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/offers/request": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/offers/price": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/compare": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/compare/print": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/decide": ["lead", "observer", "keeper"],
  "/selections/[selectionId]/follow-up": ["lead", "observer", "keeper"],
  "/score/[selectionId]": ["lead", "evaluator"],
  "/api/selections/[selectionId]/comparison": ["lead", "observer", "keeper"],
  "/api/selections/[selectionId]/export/[format]": ["lead"],
  "/api/selections/[selectionId]/request/[candidateId]/[format]": ["lead"],
  "/vendors/[vendorId]": ["lead"],
};
const everybody: readonly Reader[] = ["lead", "evaluator", "observer", "keeper", "vendor", "otherVendor"];
const guarded = allRoutes().filter(({ pattern }) => /\[(selectionId|candidateId|vendorId)\]/.test(pattern));

/** Prices nobody could meet by chance: 80 millions and something, each its own. */
const canary = (index: number): number => 80_000_000 + index * 7_919;
const USERS = 120;
const MONTHS = 48;

/** How amounts look in pages of three languages, in data and in files; also multiplied as a comparison would. */
function forms(index: number): RegExp {
  const price = canary(index);
  const amounts = [
    price,
    price * USERS,
    price * MONTHS,
    price * USERS * MONTHS,
    price * 12,
    price * USERS * 12,
  ];
  const texts = amounts.flatMap((amount) => {
    const grouped = String(amount).replace(/\B(?=(\d{3})+$)/g, "[.,\\s\\u00a0\\u202f']?");
    return [grouped, `${amount}00`];
  });
  return new RegExp(`(?<!\\d)(?:${texts.join("|")})(?!\\d)|${noteOf(index)}`);
}
const noteOf = (index: number): string => `only-the-seal-knows-${index}-`;

interface Sealed {
  readonly product: Product & { stop(): Promise<void> };
  readonly sealed: SealedSelection;
  readonly cookies: Readonly<Record<Reader, string>>;
  readonly patterns: readonly RegExp[];
  /** Those among them that a vendor typed on its own page, where it reads them back. */
  readonly ownPatterns: readonly RegExp[];
  /** A file of the first candidate that holds no prices. */
  readonly documentId: string;
}

const sealedTest = test.extend<object, { world: Sealed }>({
  world: [
    async ({ browser }, use) => {
      const sink = await startMailSink();
      const product = await startProduct({ ...mailTo(sink), LOG_LEVEL: "debug" });
      const context = await browser.newContext({ baseURL: product.url, locale: "en-GB" });
      await new Lead(await context.newPage()).startsForReal(METTE);
      const lead = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
      await context.close();
      const sealed = await seedSealedSelection(product.data, METTE.email);
      const typed = await typePrices(product, sealed);
      const ownPatterns = await answerAsVendor(product, sealed, typed.length);
      const patterns = [...typed, ...ownPatterns];
      const documentId = await attachAccounts(product, sealed, lead);
      await use({ product, sealed, documentId, cookies: { lead, ...sealed.cookies }, patterns, ownPatterns });
      for (const mail of sink.list())
        for (const pattern of patterns)
          expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toMatch(pattern);
      await product.stop();
      await sink.stop();
    },
    { scope: "worker" },
  ],
});

async function attachAccounts(product: Product, sealed: SealedSelection, cookie: string): Promise<string> {
  const asked = new URLSearchParams({
    candidate: sealed.candidateIds[0] ?? "",
    kind: "accounts",
    name: "a.txt",
  });
  const answer = await fetch(`${product.url}/api/selections/${sealed.selectionId}/documents?${asked}`, {
    method: "POST",
    headers: { cookie, "sec-fetch-site": "same-origin" },
    body: "Equity and result over three years",
  });
  const told: unknown = await answer.json();
  const text = JSON.stringify(told);
  expect(answer.status, text).toBe(201);
  return /doc_\w+/.exec(text)?.[0] ?? "";
}

/** Somebody who knows them types a price of its own into every place that takes one. */
async function typePrices(product: Product, sealed: SealedSelection): Promise<RegExp[]> {
  const { selectionId, candidateIds, lineIds, bundledIds, cookies } = sealed;
  const headers = { cookie: cookies.keeper };
  const offers = "lib/features/offer/actions.ts";
  const call = async (candidateId: string, name: string, input: unknown) => {
    const page = `${product.url}/selections/${selectionId}/offers/${candidateId}`;
    const answer = await callServerAction(page, serverActionId(offers, name), headers, input);
    expect(answer, name).toMatchObject({ ok: true });
    for (const pattern of patterns) expect(JSON.stringify(answer)).not.toMatch(pattern);
  };
  const patterns: RegExp[] = [];
  let used = 0;
  const next = () => {
    used += 1;
    patterns.push(forms(used));
    return { amount: canary(used) * 100, note: `${noteOf(used)}x` };
  };
  for (const candidateId of candidateIds) {
    const changes = lineIds.map((lineId) => {
      const { amount, note } = next();
      const isService = /support|backup/.test(lineId);
      return {
        candidateId,
        lineId,
        versionNumber: 0,
        expectedEdition: 0,
        cell: {
          state: "priced",
          unitPrice: amount,
          driver: lineId.endsWith("support") ? "users" : "fixed",
          quantityMilli: null,
          period: isService ? "month" : "once",
          minimumMilli: null,
          tiers: [],
          note,
        },
      };
    });
    await call(candidateId, "setOfferCells", { selectionId, changes });
    const item = next();
    await call(candidateId, "saveOfferPriceListItem", {
      selectionId,
      candidateId,
      itemId: null,
      expectedEdition: 0,
      lineId: null,
      name: "Consultant",
      unitPrice: item.amount,
      driver: "fixed",
      period: "once",
    });
    const bundle = next();
    await call(candidateId, "saveOfferBundle", {
      selectionId,
      candidateId,
      bundleId: null,
      expectedEdition: 0,
      name: "Together",
      amount: bundle.amount,
      lineIds: bundledIds,
      split: [],
      splitNote: bundle.note,
    });
  }
  return patterns;
}

/** A vendor types prices and words of its own on its page, submits them, and goes on typing. */
async function answerAsVendor(product: Product, sealed: SealedSelection, used: number): Promise<RegExp[]> {
  const { selectionId, lineIds, cookies } = sealed;
  const page = `${product.url}/answer/${selectionId}`;
  const call = async (name: string, input: unknown) => {
    const id = serverActionId("lib/features/answer/actions.ts", name);
    const answer = await callServerAction(page, id, { cookie: cookies.vendor }, input);
    expect(answer, name).toMatchObject({ ok: true });
  };
  const patterns: RegExp[] = [];
  const change = (lineId: string, expectedEdition: number) => {
    const index = used + patterns.length + 1;
    patterns.push(forms(index));
    const price = {
      unitPrice: canary(index) * 100,
      driver: "fixed",
      quantityMilli: null,
      minimumMilli: null,
    };
    const period = /support|backup/.test(lineId) ? "month" : "once";
    const cell = { state: "priced", ...price, period, tiers: [], note: `${noteOf(index)}x` };
    return { part: { kind: "cell", lineId, cell }, expectedEdition };
  };
  const save = (changes: unknown) => call("saveAnswerParts", { selectionId, variant: "", changes });
  await save(lineIds.map((lineId) => change(lineId, 0)));
  await call("submitAnswerAction", { selectionId, variant: "", expectedEdition: 2, withGaps: true });
  await save(lineIds.map((lineId) => change(lineId, 1)));
  return patterns;
}

function addressesOf(
  pattern: string,
  { documentId, sealed: { selectionId, candidateIds, vendorId } }: Pick<Sealed, "documentId" | "sealed">,
): string[] {
  const isRequest = pattern.includes("/request/");
  const formats = !pattern.includes("[format]")
    ? [""]
    : isRequest
      ? ["xlsx", "pdf"]
      : ["xlsx", "csv", "json"];
  return formats.map((format) => {
    const values = { selectionId, candidateId: candidateIds[0] ?? "", vendorId, format, documentId };
    const address = addressOf(pattern, values);
    if (address === null) throw new Error(`no rule says what stands in ${pattern}`);
    return address;
  });
}

sealedTest("every route of a selection says who may look at it", () => {
  expect(guarded.map(({ pattern }) => pattern).filter((pattern) => !(pattern in READERS))).toEqual([]);
  expect(Object.keys(READERS).filter((known) => !guarded.some(({ pattern }) => pattern === known))).toEqual(
    [],
  );
});

sealedTest(
  "each person is answered on their own routes and told that there is nothing on all others",
  async ({ world }) => {
    for (const { pattern } of guarded.filter(({ methods }) => methods.includes("GET")))
      for (const address of addressesOf(pattern, world))
        await Promise.all(
          everybody.map(async (reader) => {
            const answer = await fetch(`${world.product.url}${address}`, {
              headers: { cookie: world.cookies[reader] },
              redirect: "manual",
            });
            const isMeant = READERS[pattern]?.includes(reader) ?? false;
            const wasSentAway = (answer.headers.get("location") ?? "").includes("/sign-in");
            if (isMeant) expect(answer.status, `${reader} on ${address}`).toBe(200);
            else
              expect(
                wasSentAway || [401, 403, 404].includes(answer.status),
                `${reader} on ${address}: ${answer.status}`,
              ).toBe(true);
            await answer.arrayBuffer();
          }),
        );
  },
);

sealedTest("a guest's key opens no other selection, and no organisation", async ({ world }) => {
  const headers = { cookie: world.cookies.observer };
  for (const address of [
    "/vendors",
    "/selections/new",
    "/selections/import",
    "/selections/sel_other",
    "/score/sel_other",
  ]) {
    const answer = await fetch(`${world.product.url}${address}`, { headers, redirect: "manual" });
    const location = answer.headers.get("location") ?? "";
    expect(
      answer.status === 404 || location.includes("/sign-in") || location.endsWith("/"),
      `${address} ${answer.status} ${location}`,
    ).toBe(true);
  }
});

sealedTest("a price is known again however it is written", () => {
  const price = canary(1);
  for (const text of [
    "80.007.919,00 kr.",
    "DKK 80,007,919.00",
    "80\u00a0007\u202f919",
    `"amount":${price}00,`,
    "9.600.950.280",
  ])
    expect(text).toMatch(forms(1));
  expect("180007919").not.toMatch(forms(1));
  expect(`${noteOf(1)}x`).toMatch(forms(1));
});

sealedTest("no page, data, export, record or log shows a sealed price to anybody", async ({ world }) => {
  sealedTest.slow();
  const { product, cookies, patterns, ownPatterns } = world;
  /** All of them at once: one way through a text instead of one for each. */
  const joined = (those: readonly RegExp[]) => new RegExp(those.map(({ source }) => source).join("|"));
  const all = joined(patterns);
  const allButOwn = joined(patterns.filter((each) => !ownPatterns.includes(each)));
  const isFree = (text: string, where: string, isOwn = false) => {
    const found = (isOwn ? allButOwn : all).exec(text)?.[0];
    expect(found, `${where} shows a sealed price`).toBeUndefined();
  };
  for (const { pattern } of allRoutes().filter(({ methods }) => methods.includes("GET"))) {
    if (pattern.includes("[token]") || pattern.includes("[...all]")) continue;
    // A vendor is told that there is nothing on other routes, as the test above sees; here only its own are read again.
    const isVendor = (reader: Reader) => reader === "vendor" || reader === "otherVendor";
    const readers = everybody.filter((each) => !isVendor(each) || READERS[pattern]?.includes(each));
    for (const address of addressesOf(pattern, world))
      await Promise.all(
        readers.map(async (reader) => {
          for (const locale of reader === "lead" ? ["en", "da", "nb"] : ["en"]) {
            const answer = await fetch(`${product.url}${address}`, {
              headers: { cookie: `${cookies[reader]}; locale=${locale}` },
              redirect: "manual",
            });
            const isOwn = reader === "vendor" && address.startsWith("/answer/");
            isFree(await readable(answer), `${address} for ${reader} in ${locale}`, isOwn);
          }
        }),
      );
  }
  isFree(readEverything(product.data), "the data folder");
});

/** What an answer holds; a workbook's parts are unpacked. */
async function readable(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!(answer.headers.get("content-type") ?? "").includes("spreadsheetml"))
    return Buffer.from(bytes).toString("utf8");
  const { readXlsx } = await import("hucre/xlsx");
  return JSON.stringify((await readXlsx(bytes)).sheets.map(({ rows }) => rows));
}

/** Database, write-ahead log and whatever else lies there, as bytes. */
function readEverything(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file).toString("latin1"))
    .join("\n");
}
