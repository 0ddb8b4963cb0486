import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { leftGapRows } from "@/db/queries/dossier-offers";
import { plugRows } from "@/db/queries/offer";
import { selectionById } from "@/db/queries/selection";
import { offerLine } from "@/db/schema/offer";
import { seedEverything } from "@/db/testing/access-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { parseIsoDay } from "@/lib/domain/iso-day";
import { appendAudit } from "./audit";
import { leaveGaps, openGaps } from "./left-gap";
import { savePlug, savePlugs } from "./plug";

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedEverything(db);
});
afterEach(() => db.close());

const OWN = "sel_own";

async function context() {
  const selection = await selectionById(db.read, OWN);
  if (!selection) throw new Error("no selection");
  return { selection, actorName: "Mette", today: day("2026-11-22") };
}

function day(text: string) {
  const parsed = parseIsoDay(text);
  if (!parsed) throw new Error(`${text} is no day`);
  return parsed;
}

const untouched = (lineId: string) => ({ lineId, plugEdition: 0, leftEdition: 0 });
const UPGRADE = untouched("line_upgrade");
const SUPPORT = untouched("line_support");

async function leave(gaps: Parameters<typeof leaveGaps>[2]["gaps"], change: object = {}) {
  const around = await context();
  const input = { candidateId: "can_a", reason: "Not their trade", gaps, ...change };
  return db.transaction((tx) => leaveGaps(tx, around, input));
}

const leftOf = async () =>
  (await leftGapRows(db.read, OWN)).map(({ lineId, reason, leftBy, leftOn, edition }) => {
    return [lineId, reason, leftBy, leftOn, edition];
  });

const plugsOf = async () =>
  (await plugRows(db.read, OWN)).filter(({ candidateId }) => candidateId === "can_a").length;

describe("gaps left open on purpose", () => {
  it("are kept with their reason, who and when, several at once", async () => {
    expect(await leave([UPGRADE, SUPPORT])).toMatchObject({
      ok: true,
      value: { value: { left: 2 }, subjectId: "can_a", after: { reason: "Not their trade" } },
    });
    expect(await leftOf()).toEqual([
      ["line_support", "Not their trade", "Mette", "2026-11-22", 1],
      ["line_upgrade", "Not their trade", "Mette", "2026-11-22", 1],
    ]);
  });

  it("are left all together or not at all", async () => {
    expect(await leave([UPGRADE, { ...SUPPORT, leftEdition: 3 }])).toMatchObject({
      code: "row.changed_meanwhile",
    });
    expect(await leftOf()).toEqual([]);
  });

  it("take the place of a stand-in, and a stand-in theirs", async () => {
    const around = await context();
    const fill = { candidateId: "can_a", source: "median_of_others", note: "" } as const;
    await db.transaction((tx) => savePlugs(tx, around, { ...fill, gaps: [UPGRADE] }));
    expect(await leave([{ ...UPGRADE, plugEdition: 1 }])).toMatchObject({ ok: true });
    expect([await plugsOf(), (await leftOf()).length]).toEqual([0, 1]);
    const plug = {
      ...{ ...fill, lineId: "line_upgrade", expectedEdition: 0, leftEdition: 1 },
      ...{ low: null, base: null, high: null },
    };
    expect(await db.transaction((tx) => savePlug(tx, around, plug))).toMatchObject({ ok: true });
    expect([await plugsOf(), (await leftOf()).length]).toEqual([1, 0]);
  });

  it("are not overwritten by whoever did not see them", async () => {
    await leave([UPGRADE]);
    const around = await context();
    const fill = { candidateId: "can_a", source: "median_of_others", note: "" } as const;
    const changed = { code: "row.changed_meanwhile", params: { by: "Mette" } };
    expect(await db.transaction((tx) => savePlugs(tx, around, { ...fill, gaps: [UPGRADE] }))).toMatchObject(
      changed,
    );
    expect(await leave([UPGRADE])).toMatchObject(changed);
    expect(await leave([{ ...UPGRADE, leftEdition: 1 }], { reason: "Too dear" })).toMatchObject({ ok: true });
    expect(await leftOf()).toEqual([["line_upgrade", "Too dear", "Mette", "2026-11-22", 2]]);
  });

  it("can be taken back, once", async () => {
    await leave([UPGRADE, SUPPORT]);
    const around = await context();
    const gaps = [{ ...UPGRADE, leftEdition: 1 }];
    const open = () => db.transaction((tx) => openGaps(tx, around, { candidateId: "can_a", gaps }));
    expect(await open()).toMatchObject({
      ok: true,
      value: { value: { opened: 1 }, before: { left: [{ reason: "Not their trade" }] } },
    });
    expect((await leftOf()).map(([lineId]) => lineId)).toEqual(["line_support"]);
    expect(await open()).toMatchObject({ code: "row.changed_meanwhile" });
  });

  it("keep their maker and day when somebody else undoes what was done to them, if the record says so", async () => {
    await leave([UPGRADE]);
    const later = { ...(await context()), actorName: "Jonas", today: day("2026-11-25") };
    const asMade = { leftOn: "2026-11-22", leftBy: "Mette" };
    const put = (reason: string, asBefore: typeof asMade) =>
      db.transaction((tx) =>
        leaveGaps(tx, later, { candidateId: "can_a", reason, gaps: [UPGRADE], asBefore }),
      );
    const reopen = (leftEdition: number) =>
      db.transaction(async (tx) => {
        const opened = await openGaps(tx, later, {
          candidateId: "can_a",
          gaps: [{ ...UPGRADE, leftEdition }],
        });
        if (!opened.ok) return opened;
        appendAudit(tx, [
          {
            ...{ organisationId: later.selection.organisationId, selectionId: OWN, actorId: "usr_jonas" },
            ...{ actorName: "Jonas", action: "gap.open", subjectId: "can_a", at: "2026-11-25T09:00:00.000Z" },
            ...{ before: opened.value.before, after: null },
          },
        ]);
        return opened;
      });
    await reopen(1);
    expect(await put("Not their trade", asMade)).toMatchObject({ ok: true });
    expect(await leftOf()).toEqual([["line_upgrade", "Not their trade", "Mette", "2026-11-22", 1]]);
    await reopen(1);
    // Words that nobody said stay with whoever says them.
    await put("Mette says so", asMade);
    expect(await leftOf()).toEqual([["line_upgrade", "Mette says so", "Jonas", "2026-11-25", 1]]);
  });

  it("cannot be left where there is no gap: priced meanwhile, not asked for, or of somebody else", async () => {
    await db.transaction((tx) =>
      tx.insert(offerLine).values({
        ...{ id: "cell_gap", offerVersionId: "ofv_1", lineId: "line_support", state: "priced" as const },
        ...{ unitPriceMinor: 100, driver: "users" as const, period: "month" as const, quantityMilli: 1_000 },
        ...{ updatedAt: "2026-11-22T09:00:00.000Z" },
      }),
    );
    expect(await leave([UPGRADE, SUPPORT])).toMatchObject({ code: "gap.gone", params: { count: 1 } });
    expect(await leave([untouched("line_of_nobody")])).toMatchObject({ code: "gap.gone" });
    expect(await leave([UPGRADE], { candidateId: "can_other" })).toMatchObject({ code: "access.not_found" });
    expect(await leftOf()).toEqual([]);
  });
});
