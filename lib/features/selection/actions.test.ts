import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { selectionsOfUser } from "@/db/queries/selection";
import { auditEvent } from "@/db/schema/audit";
import { candidate } from "@/db/schema/candidate";
import { catalogueLine, offer } from "@/db/schema/offer";
import { participant } from "@/db/schema/participant";
import { criterion, requirement } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { vendor } from "@/db/schema/vendor";
import { insertCandidates, PEOPLE } from "@/db/testing/candidate-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { firstBrokenLink } from "@/db/writes/audit";
import type { SelectionSettings } from "@/lib/domain/selection-settings";
import { TEMPLATES } from "@/lib/domain/selection-template";
import { request } from "@/lib/server/testing/request";
import {
  createSelection,
  deleteSelection,
  loadSample,
  renameSelection,
  setPhase,
  updateSettings,
} from "./actions";

/** The language of the page that asks. */
const here = vi.hoisted(() => ({ locale: "en" }));
vi.mock("next-intl/server", () => ({ getLocale: async () => here.locale }));

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await db.transaction(insertCandidates);
  request.database = db;
  request.actor = PEOPLE.lead;
  here.locale = "en";
});
afterEach(() => db.close());

const SETTINGS: SelectionSettings = {
  name: "IT 2028",
  currency: "NOK",
  horizonMonths: 60,
  targetType: 2,
  wantedPartnerType: null,
  quantities: { users: 120_000, servers: null, gb: null, devices: 0 },
  discountBasisPoints: 250,
};
const ours = "sel_ours";
const row = async (id = ours) => {
  const [found] = await db.read.select().from(selection).where(eq(selection.id, id));
  return found;
};

/** Every write on a selection, aimed at one. */
const writes = (selectionId: string) => [
  () => updateSettings({ selectionId, expectedEdition: 1, settings: SETTINGS }),
  () => renameSelection({ selectionId, expectedEdition: 1, name: "Other" }),
  () => setPhase({ selectionId, phase: "longlist", reason: "Because" }),
  () => deleteSelection({ selectionId, typedName: "IT operations 2027" }),
];

describe("who may change a selection", () => {
  it.each(["evaluator", "observer"] as const)("an %s may not", async (role) => {
    request.actor = PEOPLE[role];
    const before = await row();
    for (const write of writes(ours)) expect(await write()).toMatchObject({ code: "access.forbidden" });
    expect(await row()).toEqual(before);
  });

  it.each(["colleague", "stranger"] as const)("for a %s it is not there", async (role) => {
    request.actor = PEOPLE[role];
    for (const write of writes(ours)) expect(await write()).toMatchObject({ code: "access.not_found" });
  });

  it("for a lead of another organisation ours is not there, and theirs is not there for ours", async () => {
    for (const write of writes("sel_theirs"))
      expect(await write()).toMatchObject({ code: "access.not_found" });
    expect(await row("sel_theirs")).toBeDefined();
  });

  it("somebody who is signed out is told so", async () => {
    request.actor = null;
    for (const write of writes(ours)) expect(await write()).toMatchObject({ code: "access.signed_out" });
  });

  it("the lead may", async () => {
    expect(await updateSettings({ selectionId: ours, expectedEdition: 1, settings: SETTINGS })).toEqual({
      ok: true,
      value: { edition: 2 },
    });
    expect(await row()).toMatchObject({
      name: "IT 2028",
      currency: "NOK",
      usersMilli: 120_000,
      serversMilli: null,
      devicesMilli: 0,
      discountBasisPoints: 250,
      edition: 2,
      revision: 2,
    });
  });
});

describe("creating a selection", () => {
  const create = (template: (typeof TEMPLATES)[number], organisationId = "org_ours") =>
    createSelection({ organisationId, template, settings: SETTINGS });

  it.each(TEMPLATES)("fills it from the template %s and makes its creator the lead", async (template) => {
    request.actor = PEOPLE.colleague;
    const outcome = await create(template);
    if (!outcome.ok) throw new Error(outcome.code);
    const { id } = outcome.value;
    expect(await row(id)).toMatchObject({ template, organisationId: "org_ours", phase: "prepare" });
    const people = await db.read.select().from(participant).where(eq(participant.selectionId, id));
    expect(people).toMatchObject([{ userId: "usr_colleague", role: "lead" }]);
    const lines = await db.read.select().from(catalogueLine).where(eq(catalogueLine.selectionId, id));
    expect(lines.length).toBe({ full_outsourcing: 35, hosting_only: 15, blank: 0 }[template]);
  });

  it("copies the words in its creator's language", async () => {
    here.locale = "da";
    const outcome = await create("full_outsourcing");
    if (!outcome.ok) throw new Error(outcome.code);
    const [first] = await db.read
      .select()
      .from(catalogueLine)
      .where(eq(catalogueLine.selectionId, outcome.value.id))
      .orderBy(asc(catalogueLine.position));
    expect(first?.name).toBe("Virtuelle servere");
    const rubrics = await db.read.select().from(criterion);
    expect(rubrics.every((one) => one.rubric1 !== "" && one.rubric5 !== "")).toBe(true);
    expect((await db.read.select().from(requirement)).length).toBeGreaterThan(0);
  });

  it("is not possible in an organisation one does not belong to", async () => {
    expect(await create("blank", "org_theirs")).toMatchObject({ code: "access.not_found" });
    request.actor = PEOPLE.stranger;
    expect(await create("blank")).toMatchObject({ code: "access.not_found" });
  });

  it.each<[string, Partial<SelectionSettings>, string]>([
    ["an empty name", { name: "  " }, "settings.name"],
    ["a horizon of 11 months", { horizonMonths: 11 }, "settings.horizonMonths"],
    ["a horizon of 85 months", { horizonMonths: 85 }, "settings.horizonMonths"],
    ["a negative rate", { discountBasisPoints: -1 }, "settings.discountBasisPoints"],
    [
      "a negative quantity",
      { quantities: { ...SETTINGS.quantities, users: -1 } },
      "settings.quantities.users",
    ],
    [
      "a quantity of 1e15",
      { quantities: { ...SETTINGS.quantities, users: 1e15 } },
      "settings.quantities.users",
    ],
    ["half a thousandth", { quantities: { ...SETTINGS.quantities, gb: 0.5 } }, "settings.quantities.gb"],
  ])("refuses %s beside its field", async (_what, change, path) => {
    const outcome = await createSelection({
      organisationId: "org_ours",
      template: "blank",
      settings: { ...SETTINGS, ...change },
    });
    expect(outcome).toMatchObject({ ok: false, code: "input.invalid", fields: [{ path }] });
  });

  it("can be the sample, whole, in one's own organisation", async () => {
    const outcome = await loadSample({ organisationId: "org_ours" });
    if (!outcome.ok) throw new Error(outcome.code);
    const held = await db.read.select().from(candidate).where(eq(candidate.selectionId, outcome.value.id));
    expect(held).toHaveLength(4);
  });
});

describe("two people who change a selection at once", () => {
  it("the later is told, and nothing of the first is lost", async () => {
    await renameSelection({ selectionId: ours, expectedEdition: 1, name: "First" });
    expect(await renameSelection({ selectionId: ours, expectedEdition: 1, name: "Second" })).toMatchObject({
      ok: false,
      code: "row.changed_meanwhile",
      params: { edition: 2, name: "First" },
    });
    expect(await updateSettings({ selectionId: ours, expectedEdition: 1, settings: SETTINGS })).toMatchObject(
      { code: "row.changed_meanwhile" },
    );
    expect((await row())?.name).toBe("First");
  });
});

describe("deleting a selection", () => {
  it("asks for its name", async () => {
    expect(await deleteSelection({ selectionId: ours, typedName: "IT" })).toMatchObject({
      code: "selection.name_differs",
      fields: [{ path: "typedName" }],
    });
    expect(await row()).toBeDefined();
  });

  it("takes everything in it, offers too, and leaves the vendors and the record", async () => {
    request.actor = PEOPLE.lead;
    const made = await loadSample({ organisationId: "org_ours" });
    if (!made.ok) throw new Error(made.code);
    const { id } = made.value;
    const vendorsBefore = await db.read.select().from(vendor);
    const name = (await row(id))?.name ?? "";
    expect(await deleteSelection({ selectionId: id, typedName: ` ${name.toUpperCase()} ` })).toMatchObject({
      ok: true,
    });
    expect(await row(id)).toBeUndefined();
    expect(await db.read.select().from(catalogueLine).where(eq(catalogueLine.selectionId, id))).toEqual([]);
    expect(await db.read.select().from(vendor)).toEqual(vendorsBefore);
    const record = await db.read.select().from(auditEvent).orderBy(asc(auditEvent.sequence));
    expect(record.map(({ action }) => action)).toEqual(["selection.import", "selection.delete"]);
    expect(firstBrokenLink(record)).toBeNull();
  });
});

describe("moving a selection along the road", () => {
  it("needs a reason to pass over something open, and records it", async () => {
    expect(await setPhase({ selectionId: ours, phase: "longlist" })).toMatchObject({
      code: "phase.reason_needed",
      fields: [{ path: "reason" }],
    });
    expect(await setPhase({ selectionId: ours, phase: "longlist", reason: "The board waits" })).toMatchObject(
      {
        ok: true,
      },
    );
    expect((await row())?.phase).toBe("longlist");
    const [entry] = await db.read.select().from(auditEvent);
    expect(entry).toMatchObject({ action: "selection.setPhase", before: '{"phase":"prepare"}' });
    expect(entry?.after).toContain("The board waits");
    expect(entry?.after).toContain("needs.catalogue_empty");
  });

  it("is refused, whatever the reason, when something required is missing", async () => {
    expect(await setPhase({ selectionId: ours, phase: "dialogue", reason: "Now" })).toMatchObject({
      ok: false,
      code: "phase.hard_conditions",
    });
    expect((await row())?.phase).toBe("prepare");
  });

  it("goes back with a reason only", async () => {
    await setPhase({ selectionId: ours, phase: "shortlist", reason: "Go" });
    expect(await setPhase({ selectionId: ours, phase: "prepare" })).toMatchObject({
      code: "phase.reason_needed",
    });
    expect(await setPhase({ selectionId: ours, phase: "prepare", reason: "Again" })).toMatchObject({
      ok: true,
    });
    expect(await setPhase({ selectionId: ours, phase: "prepare", reason: "Again" })).toMatchObject({
      code: "phase.same",
    });
  });
});

describe("the list of selections", () => {
  it("shows what one takes part in and nothing else", async () => {
    expect((await selectionsOfUser(db.read, "usr_evaluator")).map(({ id }) => id)).toEqual([ours]);
    expect(await selectionsOfUser(db.read, "usr_colleague")).toEqual([]);
    expect((await selectionsOfUser(db.read, "usr_stranger")).map(({ id }) => id)).toEqual(["sel_theirs"]);
  });

  it("counts a candidate once, whatever variants it offers beside its main offer", async () => {
    await db.transaction(async (tx) => {
      await tx.update(candidate).set({ stage: "shortlisted" }).where(eq(candidate.id, "can_2"));
      const one = { candidateId: "can_2", currency: "DKK" as const, createdAt: "2026-11-01T08:00:00.000Z" };
      await tx.insert(offer).values([
        { ...one, id: "off_main" },
        { ...one, id: "off_lean", variant: "Lean" },
        { ...one, id: "off_night", variant: "Night shift" },
      ]);
    });
    const [first] = await selectionsOfUser(db.read, "usr_lead");
    expect(first).toMatchObject({ candidates: 7, compared: 1, offers: 1 });
  });

  it("counts candidates that are still in, also among five hundred selections", async () => {
    await db.transaction(async (tx) => {
      await tx.update(candidate).set({ stage: "rejected" }).where(eq(candidate.id, "can_1"));
      await tx.update(candidate).set({ stage: "shortlisted" }).where(eq(candidate.id, "can_2"));
    });
    await db.transaction(async (tx) => {
      const [one] = await tx.select().from(selection).where(eq(selection.id, ours));
      if (!one) throw new Error("no selection to copy");
      const ids = Array.from({ length: 500 }, (_, number) => `sel_${number}`);
      await tx.insert(selection).values(ids.map((id) => ({ ...one, id, name: `IT ${id}` })));
      const lead = { userId: "usr_lead", name: "Lone", role: "lead" as const, createdAt: one.createdAt };
      await tx
        .insert(participant)
        .values(ids.map((selectionId) => ({ ...lead, id: `par_${selectionId}`, selectionId })));
    });
    const list = await selectionsOfUser(db.read, "usr_lead");
    expect(list).toHaveLength(501);
    expect(list.find(({ id }) => id === ours)).toMatchObject({ candidates: 6, compared: 1, offers: 0 });
  });
});
