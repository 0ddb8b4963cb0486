import { eq } from "drizzle-orm";
import { readXlsx } from "hucre/xlsx";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { auditEvent } from "@/db/schema/audit";
import { catalogueLine, offer, offerLine, offerVersion } from "@/db/schema/offer";
import { offerRequest, requestPoint } from "@/db/schema/request";
import { criterionGroup } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { vendor } from "@/db/schema/vendor";
import { seedOffers } from "@/db/testing/offer-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { changedParts } from "@/lib/domain/request-content";
import { requestLanguage } from "@/lib/domain/request-language";
import { aContent } from "@/lib/formats/request/testing";
import type { Actor } from "@/lib/server/access";
import { requestContent } from "@/lib/server/request-content";
import { requestFileInput } from "./schema";

// The request's own surroundings (cookie, cache) do not exist in a test; the database is a real one.
const here: { actor: Actor | null; database: Database | null } = { actor: null, database: null };
vi.mock("@/lib/server/session", () => ({ currentActor: async () => here.actor }));
vi.mock("@/lib/server/database", () => ({ database: async () => here.database }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/server", () => ({ connection: async () => undefined }));
vi.mock("next-intl/server", () => ({ getLocale: async () => "da" }));

const actions = await import("./actions");
const { loadRequest, loadRequestFile } = await import("./loaders");

let db: Database;
const as = (name: string | null) => {
  here.actor = name === null ? null : { userId: `usr_${name}`, name: `The ${name}` };
};
const selectionId = "sel_own";

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-11-22T12:00:00Z"), toFake: ["Date"] });
  db = await openMemory();
  here.database = db;
  await seedOffers(db);
  await db.transaction(async (tx) => {
    await tx.insert(requestPoint).values({ id: "pnt_1", selectionId, kind: "contract", name: "Notice" });
    await tx.insert(criterionGroup).values({ id: "grp_1", selectionId, name: "Chemistry", weight: 1 });
  });
  as("lead");
});
afterEach(async () => {
  vi.useRealTimers();
  await db.close();
});

const codeOf = (outcome: { ok: true } | { ok: false; code: string }) => (outcome.ok ? "ok" : outcome.code);
const question = {
  selectionId,
  id: null,
  kind: "question" as const,
  name: "Who answers?",
  help: "",
  expectedEdition: null,
};
const frame = { selectionId, afterNumber: 0, deadline: null, message: "Welcome", weightsShown: false };
const names = async () => (await loadRequest(selectionId))?.points.map(({ name }) => name);

describe("contract points and questions", () => {
  it("go last of their kind, contract points first", async () => {
    await actions.savePointAction(question);
    await actions.savePointAction({ ...question, kind: "contract", name: "Penalties" });
    expect(await names()).toEqual(["Notice", "Penalties", "Who answers?"]);
  });

  it("have names of their own, capitals aside, within their kind", async () => {
    const twice = await actions.savePointAction({ ...question, kind: "contract", name: " NOTICE " });
    expect(twice).toMatchObject({ ok: false, code: "request_point.name_twice", fields: [{ path: "name" }] });
    expect(codeOf(await actions.savePointAction({ ...question, name: "Notice" }))).toBe("ok");
    expect(await actions.savePointAction({ ...question, name: "  " })).toMatchObject({
      fields: [{ path: "name", code: "request_point.name_missing" }],
    });
  });

  it("tell the later of two editors what stands now", async () => {
    const own = {
      ...question,
      id: "pnt_1",
      kind: "contract" as const,
      name: "Notice period",
      expectedEdition: 1,
    };
    expect(codeOf(await actions.savePointAction(own))).toBe("ok");
    expect(await actions.savePointAction({ ...own, name: "Binding" })).toMatchObject({
      code: "row.changed_meanwhile",
      params: { name: "Notice period", edition: 2 },
    });
    expect(await names()).toEqual(["Notice period"]);
  });

  it("are moved, unless the list has changed meanwhile", async () => {
    await actions.savePointAction({ ...question, kind: "contract", name: "Penalties" });
    const ids = (await loadRequest(selectionId))?.points.map(({ id }) => id) ?? [];
    const order = [...ids].reverse();
    expect(codeOf(await actions.reorderPointsAction({ selectionId, kind: "contract", order }))).toBe("ok");
    expect(await names()).toEqual(["Penalties", "Notice"]);
    expect(
      codeOf(await actions.reorderPointsAction({ selectionId, kind: "contract", order: ["pnt_1"] })),
    ).toBe("row.order_changed");
  });

  it("of another selection are not found", async () => {
    await db.transaction((tx) =>
      tx
        .insert(requestPoint)
        .values({ id: "pnt_other", selectionId: "sel_other", kind: "question", name: "Theirs" }),
    );
    const outcomes = [
      await actions.savePointAction({ ...question, id: "pnt_other", expectedEdition: 1 }),
      await actions.deletePointAction({ selectionId, id: "pnt_other", withAnswers: true }),
      // A contract point does not become a question.
      await actions.savePointAction({ ...question, id: "pnt_1", expectedEdition: 1 }),
    ];
    expect(outcomes.map(codeOf)).toEqual(outcomes.map(() => "access.not_found"));
  });

  it("that the product knows are added in the reader's language and its own order, once", async () => {
    const added = await actions.addKnownPointsAction({ selectionId, keys: ["exit", "outputs"] });
    expect(added).toEqual({ ok: true, value: { count: 2 } });
    expect(await names()).toEqual(["Notice", "Resultater og rapportering", "Ophør"]);
    expect(await actions.addKnownPointsAction({ selectionId, keys: ["exit"] })).toEqual({
      ok: true,
      value: { count: 0 },
    });
    expect((await loadRequest(selectionId))?.known.map(({ key }) => key)).not.toContain("exit");
  });

  it("are shown to leads and observers and to nobody else", async () => {
    for (const name of ["lead", "observer"]) {
      as(name);
      expect(await loadRequest(selectionId), name).not.toBeNull();
    }
    for (const name of ["evaluator", "stranger", null]) {
      as(name);
      expect(await loadRequest(selectionId), String(name)).toBeNull();
    }
  });
});

describe("a request", () => {
  it("freezes what is asked under the next number, and says what has changed since", async () => {
    expect(await actions.makeRequestAction(frame)).toEqual({ ok: true, value: { number: 1 } });
    expect((await loadRequest(selectionId))?.changed).toEqual([]);
    await actions.savePointAction(question);
    await db.transaction((tx) =>
      tx.update(selection).set({ usersMilli: 99_000 }).where(eq(selection.id, selectionId)),
    );
    const page = await loadRequest(selectionId);
    expect(page?.changed).toEqual(["quantities", "points"]);
    expect(page?.history.map(({ number }) => number)).toEqual([1]);
    expect(await actions.makeRequestAction({ ...frame, afterNumber: 1 })).toMatchObject({
      value: { number: 2 },
    });
    const rows = await db.read.select().from(offerRequest);
    expect(rows.map((row) => requestContent(row).points.length).sort()).toEqual([1, 2]);
    expect(new Set(rows.map(({ contentHash }) => contentHash)).size).toBe(2);
  });

  it("is the same for the same content, whatever else has happened", async () => {
    await actions.makeRequestAction(frame);
    await actions.makeRequestAction({ ...frame, afterNumber: 1, message: "Again" });
    const rows = await db.read.select().from(offerRequest);
    expect(rows[0]?.contentHash).toBe(rows[1]?.contentHash);
  });

  it("is made once when two make it at the same time", async () => {
    await actions.makeRequestAction(frame);
    expect(await actions.makeRequestAction(frame)).toMatchObject({
      code: "request.made_meanwhile",
      params: { number: 1 },
    });
  });

  it("holds its deadline by the clock on the wall, and takes none that has passed", async () => {
    const late = await actions.makeRequestAction({
      ...frame,
      deadline: { day: "2026-11-22", clock: "13:00" },
    });
    expect(late).toMatchObject({ code: "request.deadline_past", fields: [{ path: "deadline" }] });
    await actions.makeRequestAction({ ...frame, deadline: { day: "2026-11-22", clock: "13:01" } });
    const page = await loadRequest(selectionId);
    expect(page?.history[0]?.deadline).toBe("2026-11-22T12:01:00.000Z");
    expect(page?.lastDeadline).toEqual({ day: "2026-11-22", clock: "13:01" });
  });

  it("is refused while there is nothing to ask", async () => {
    as("stranger");
    await db.transaction((tx) => tx.delete(catalogueLine).where(eq(catalogueLine.selectionId, "sel_other")));
    expect(await actions.makeRequestAction({ ...frame, selectionId: "sel_other" })).toMatchObject({
      code: "request.nothing_to_ask",
    });
  });

  it("tells the weights only when they are published, as shares that add up", async () => {
    await actions.makeRequestAction(frame);
    await actions.makeRequestAction({ ...frame, afterNumber: 1, weightsShown: true });
    const [newest, first] = (await db.read.select().from(offerRequest)).sort((a, b) => b.number - a.number);
    expect(first && requestContent(first).weights).toBeNull();
    const shares = newest && requestContent(newest).weights?.groups.map(({ shareTenths }) => shareTenths);
    expect(shares?.reduce((sum, share) => sum + share, 0)).toBe(1000);
  });

  it("is recorded with its hash and without its whole content", async () => {
    await actions.makeRequestAction(frame);
    const events = await db.read.select().from(auditEvent);
    const made = events.find(({ action }) => action === "offerRequest.make");
    expect(JSON.stringify(made?.after)).toContain("contentHash");
    expect(JSON.stringify(made?.after)).not.toContain("User support");
  });
});

describe("the files of a request", () => {
  const asked = (changes: object = {}) =>
    loadRequestFile(
      requestFileInput.parse({ selectionId, candidateId: "can_a", format: "xlsx", ...changes }),
    );

  it("are there once a request is made, for leads only", async () => {
    expect(await asked()).toEqual({ ok: false, code: "access.not_found" });
    await actions.makeRequestAction(frame);
    const file = await asked();
    if (!file.ok) throw new Error(file.code);
    expect(file.name).toMatch(/^[a-z0-9-]+-1\.xlsx$/);
    for (const name of ["evaluator", "observer", "stranger", null]) {
      as(name);
      expect(await asked(), String(name)).toEqual({ ok: false, code: "access.not_found" });
    }
  });

  it("know nothing of another selection's candidates, or of numbers that are not there", async () => {
    await actions.makeRequestAction(frame);
    expect((await asked({ candidateId: "can_other" })).ok).toBe(false);
    expect((await asked({ number: "2" })).ok).toBe(false);
  });

  it("speak the candidate's language unless another is asked for", async () => {
    await actions.makeRequestAction(frame);
    await db.transaction((tx) => tx.update(vendor).set({ country: "NO" }).where(eq(vendor.id, "ven_can_a")));
    const sheets = async (changes: object = {}) => {
      const file = await asked(changes);
      return file.ok ? (await readXlsx(file.body)).sheets.map(({ name }) => name) : [];
    };
    expect(await sheets()).toContain("Tjenester");
    expect(await sheets({ locale: "en" })).toContain("Services");
  });

  it("come filled in only while prices are open", async () => {
    await actions.makeRequestAction(frame);
    await db.transaction(async (tx) => {
      const at = "2026-11-01T08:00:00.000Z";
      await tx.insert(offer).values({ id: "off_a", candidateId: "can_a", currency: "DKK", createdAt: at });
      await tx.insert(offerVersion).values({ id: "ofv_a", offerId: "off_a", number: 1, createdAt: at });
      await tx.insert(offerLine).values({
        id: "cell_a",
        offerVersionId: "ofv_a",
        lineId: "line_support",
        state: "priced",
        unitPriceMinor: 10_000,
        driver: "users",
        period: "month",
        updatedAt: at,
      });
    });
    const prices = async (filled: string | undefined) => {
      const file = await asked({ filled, locale: "en" });
      if (!file.ok) return file.code;
      const sheet = (await readXlsx(file.body)).sheets.find(({ name }) => name === "Services");
      const column = sheet?.rows[0]?.indexOf("state") ?? 0;
      return sheet?.rows
        .slice(4)
        .filter((row) => row[column] !== null && row[column] !== undefined && row[column] !== "").length;
    };
    expect(await prices(undefined)).toBe(0);
    expect(await prices("1")).toBe(1);
    await db.transaction((tx) =>
      tx.update(selection).set({ sealing: "sealed" }).where(eq(selection.id, selectionId)),
    );
    expect(await prices("1")).toBe("prices.sealed");
    expect(await prices(undefined)).toBe(0);
    expect((await loadRequest(selectionId))?.candidates.map(({ version }) => version)).toEqual([null, null]);
  });

  it("are a paper, too", async () => {
    await actions.makeRequestAction(frame);
    const file = await asked({ format: "pdf" });
    if (!file.ok) throw new Error(file.code);
    expect(file.contentType).toBe("application/pdf");
    expect(Buffer.from(file.body.subarray(0, 5)).toString()).toBe("%PDF-");
  });
});

describe("what a candidate is written to in", () => {
  it("is its contact's language, else its country's, else English", () => {
    expect(requestLanguage({ country: "DK", contactLocale: "nb" })).toBe("nb");
    expect(requestLanguage({ country: "DK", contactLocale: null })).toBe("da");
    expect(requestLanguage({ country: "no", contactLocale: null })).toBe("nb");
    expect(requestLanguage({ country: "SE", contactLocale: null })).toBe("en");
  });
});

describe("what has changed", () => {
  it("is told by part, and does not depend on the order of keys", () => {
    const asked = aContent();
    const { weights, ...rest } = asked;
    expect(changedParts(asked, { weights, ...rest })).toEqual([]);
    expect(changedParts(asked, { ...asked, horizonMonths: 36, weights: null })).toEqual(["weights", "frame"]);
    expect(changedParts(asked, { ...asked, lines: asked.lines.slice(1) })).toEqual(["lines"]);
  });
});
