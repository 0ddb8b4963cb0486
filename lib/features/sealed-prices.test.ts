import { createSecretKey, randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { readXlsx } from "hucre";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { participant } from "@/db/schema/participant";
import { actorNamed, seedOffers } from "@/db/testing/offer-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { readyToOpen, sealSelection } from "@/db/testing/sealed-fixture";
import { addCriteria } from "@/db/testing/selection-fixture";
import { minor } from "@/lib/domain/money";
import type { Actor } from "@/lib/server/access";
import { setOfferCells } from "./offer/actions";
import { requestPriceOpening } from "./opening/actions";

/** Every loader there is, read from the code and tried by everybody, finds no price while prices are sealed. */

const here = vi.hoisted((): { database: Database | null; actor: Actor | null; key: unknown } => ({
  database: null,
  actor: null,
  key: null,
}));
vi.mock("@/lib/server/database", () => ({ database: async () => here.database }));
vi.mock("@/lib/server/session", () => ({ currentActor: async () => here.actor }));
vi.mock("@/lib/server/sign-in", () => ({ signIn: async () => ({}) }));
vi.mock("@/lib/server/own-password", () => ({ verifyOwnPassword: async () => ({ ok: true, value: null }) }));
vi.mock("@/lib/server/sealed-box", async (original) => ({
  ...(await original<object>()),
  masterKey: () => here.key,
}));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("next/server", () => ({ connection: async () => undefined }));
vi.mock("next-intl/server", () => ({ getLocale: async () => "en", getTranslations: async () => () => "" }));

const selectionId = "sel_own";
const LINES = ["line_support", "line_backup", "line_servers", "line_move", "line_upgrade", "line_exit"];
/** A unique amount for every cell: 713 907.01 kr., 713 907.02 kr. … */
const amountOf = (candidate: number, line: number) => 71_390_700 + candidate * 10 + line;
const AMOUNTS = [0, 1].flatMap((candidate) => LINES.map((_, line) => amountOf(candidate, line)));
/** As it is stored, and as it could be written. Every one of them begins like this. */
const TRACES = ["713907", "713,907", "713.907", "713 907"];

type Loader = (...given: readonly unknown[]) => unknown;
const isLoader = (value: unknown): value is Loader => typeof value === "function";

const features = readdirSync(path.join("lib", "features")).filter((name) =>
  existsSync(path.join("lib", "features", name, "loaders.ts")),
);
const loaders = new Map<string, Loader>();
for (const feature of features) {
  const exported: Record<string, unknown> = await import(`./${feature}/loaders.ts`);
  for (const [name, load] of Object.entries(exported)) if (isLoader(load)) loaders.set(name, load);
}

/** What each loader is asked with; the rest take the selection alone. */
const GIVEN: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  loadCandidatePage: [[selectionId, "can_a"]],
  loadCandidateOffer: [
    [selectionId, "can_a"],
    [selectionId, "can_a", 1],
  ],
  loadComparisonPage: [[selectionId, {}]],
  loadComparisonPrint: [[selectionId, {}]],
  loadProgress: [[selectionId, {}]],
  loadModeration: [[selectionId, "can_a", null]],
  loadSelectionExport: ["json", "csv", "xlsx"].map((format) => [selectionId, format, {}]),
  loadVendor: [["ven_can_a"]],
};

async function textOf(value: unknown): Promise<string> {
  if (value instanceof Uint8Array) {
    if (value[0] === 0x1f) return gunzipSync(value).toString("utf8");
    return JSON.stringify((await readXlsx(value)).sheets);
  }
  if (value instanceof Map) return textOf([...value]);
  if (Array.isArray(value)) return (await Promise.all(value.map(textOf))).join("\n");
  if (typeof value === "object" && value !== null)
    return (await Promise.all(Object.entries(value).map(textOf))).join("\n");
  return String(value);
}

/** Everything that all loaders find for one person. A loader that wants something else finds nothing. */
async function everythingFor(actor: Actor): Promise<{ found: string[]; text: string }> {
  here.actor = actor;
  const found: string[] = [];
  const texts: string[] = [];
  for (const [name, load] of loaders)
    for (const given of GIVEN[name] ?? [[selectionId]]) {
      const result = await Promise.resolve()
        .then(() => load(...given))
        .catch(() => null);
      if (result === null || result === undefined) continue;
      found.push(name);
      texts.push(await textOf(result));
    }
  return { found, text: texts.join("\n") };
}

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedOffers(db);
  await db.transaction(async (tx) => {
    await addCriteria(tx, "own", "quality", ["trust"]);
    await tx
      .update(participant)
      .set({ email: "keeper@example.test" })
      .where(eq(participant.id, "par_own_observer"));
  });
  await sealSelection(db, "own", ["observer"]);
  here.database = db;
  here.key = createSecretKey(randomBytes(32));
  here.actor = actorNamed("observer");
  const stored = await setOfferCells({
    selectionId,
    changes: ["can_a", "can_b"].flatMap((candidateId, candidate) =>
      LINES.map((lineId, line) => {
        const isService = line < 3;
        return {
          candidateId,
          lineId,
          versionNumber: 0,
          expectedEdition: 0,
          cell: {
            state: "priced" as const,
            unitPrice: minor(amountOf(candidate, line)),
            driver: "fixed" as const,
            quantityMilli: null,
            period: isService ? ("month" as const) : ("once" as const),
            minimumMilli: null,
            tiers: [],
            note: `canary ${amountOf(candidate, line)}`,
          },
        };
      }),
    ),
  });
  if (!stored.ok || stored.value.some(({ result }) => result !== "saved"))
    throw new Error(JSON.stringify(stored));
});
afterEach(() => db.close());

const traces = (text: string) => TRACES.filter((trace) => text.includes(trace));

describe("while prices are sealed", () => {
  it.each(["lead", "observer", "evaluator", "stranger"] as const)(
    "no loader finds a price for the %s",
    async (person) => {
      const { found, text } = await everythingFor(actorNamed(person));
      expect(traces(text)).toEqual([]);
      if (person === "lead")
        for (const name of [
          "loadOffers",
          "loadCandidateOffer",
          "loadGaps",
          "loadOpening",
          "loadComparisonPage",
          "loadComparisonPrint",
          "loadComparisonData",
          "loadDecision",
          "loadSelectionExport",
          "loadOverview",
        ])
          expect(found).toContain(name);
    },
    60_000,
  );

  it("the same loaders find them once prices are open, so that the search above means something", async () => {
    await readyToOpen(db, selectionId);
    here.actor = actorNamed("lead");
    expect(await requestPriceOpening({ selectionId, password: "a password" })).toMatchObject({ ok: true });
    const { text } = await everythingFor(actorNamed("lead"));
    for (const amount of AMOUNTS) expect(text).toContain(String(amount));
    const evaluator = await everythingFor(actorNamed("evaluator"));
    expect(traces(evaluator.text)).toEqual([]);
  }, 60_000);
});
