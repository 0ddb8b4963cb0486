import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { auditEvent } from "@/db/schema/audit";
import { requirementAnswer } from "@/db/schema/scoring";
import { openMemory } from "@/db/testing/open-memory";
import {
  addCandidate,
  addParticipant,
  addRequirement,
  addSelection,
  addUser,
} from "@/db/testing/selection-fixture";
import { askAs, request } from "@/lib/server/testing/request";

const actions = await import("./actions");
const { loadNeeds } = await import("./loaders");

let db: Database;

beforeEach(async () => {
  db = await openMemory();
  request.database = db;
  await db.transaction(async (tx) => {
    for (const name of ["lead", "evaluator", "observer", "other", "stranger"]) await addUser(tx, name);
    for (const key of ["one", "two"]) {
      await addSelection(tx, key);
      await addCandidate(tx, key, "Later", null);
      await addCandidate(tx, key, "Gone", null, "withdrawn");
      await addCandidate(tx, key, "Nordlys", "A");
      await addRequirement(tx, key, "hours", "important", 0);
      await addRequirement(tx, key, "backup", "absolute", 1);
      await addRequirement(tx, key, "exit", "important", 2);
    }
    await addParticipant(tx, "one", "lead", "lead");
    await addParticipant(tx, "one", "evaluator", "evaluator");
    await addParticipant(tx, "one", "observer", "observer");
    await addParticipant(tx, "two", "other", "lead");
  });
  askAs("lead");
});

afterEach(() => db.close());

const fresh = {
  selectionId: "sel_one",
  id: null,
  name: "Answers in Danish",
  level: "desirable",
  expectedEdition: null,
} as const;

const changed = (changes: object = {}) => ({
  ...fresh,
  id: "req_one_hours",
  name: "Support hours",
  level: "important" as const,
  expectedEdition: 1,
  ...changes,
});

const answer = {
  selectionId: "sel_one",
  requirementId: "req_one_backup",
  candidateId: "can_one_Nordlys",
  answer: "does_not",
  note: "",
  expectedEdition: null,
} as const;

const codeOf = (outcome: { ok: true } | { ok: false; code: string }) => (outcome.ok ? "ok" : outcome.code);
const answerRows = () => db.read.select().from(requirementAnswer);
const names = async () =>
  (await loadNeeds("sel_one"))?.requirements.map(({ level, name }) => `${level} ${name}`);

describe("requirements", () => {
  it("stand absolute first, then important, then desirable, each in its own order", async () => {
    expect(codeOf(await actions.saveRequirementAction(fresh))).toBe("ok");
    expect(await names()).toEqual([
      "absolute backup",
      "important hours",
      "important exit",
      "desirable Answers in Danish",
    ]);
    const order = ["req_one_exit", "req_one_hours"];
    const moved = { selectionId: "sel_one", level: "important", order } as const;
    expect(codeOf(await actions.reorderRequirementsAction(moved))).toBe("ok");
    expect((await names())?.slice(1, 3)).toEqual(["important exit", "important hours"]);
  });

  it("refuse an order made on another state, or with another selection's requirement", async () => {
    const listed = { selectionId: "sel_one", level: "important" } as const;
    for (const order of [
      ["req_one_exit"],
      ["req_one_exit", "req_two_hours"],
      ["req_one_exit", "req_one_exit"],
    ]) {
      expect(codeOf(await actions.reorderRequirementsAction({ ...listed, order }))).toBe("row.order_changed");
    }
  });

  it("have a name, and no two the same, capitals aside", async () => {
    expect(await actions.saveRequirementAction({ ...fresh, name: " " })).toMatchObject({
      ok: false,
      fields: [{ path: "name", code: "requirement.name_missing" }],
    });
    expect(await actions.saveRequirementAction({ ...fresh, name: "BACKUP " })).toMatchObject({
      ok: false,
      code: "requirement.name_twice",
      fields: [{ path: "name" }],
    });
    expect(codeOf(await actions.saveRequirementAction(changed({ name: "Hours" })))).toBe("ok");
  });

  it("tell the later of two editors what stands now", async () => {
    expect(codeOf(await actions.saveRequirementAction(changed()))).toBe("ok");
    expect(await actions.saveRequirementAction(changed({ name: "Opening hours" }))).toMatchObject({
      ok: false,
      code: "row.changed_meanwhile",
      params: { name: "Support hours", level: "important", edition: 2 },
    });
  });

  it("with answers are deleted only when the answers may go, too", async () => {
    await actions.saveRequirementAnswerAction(answer);
    const target = { selectionId: "sel_one", id: "req_one_backup" };
    expect(await actions.deleteRequirementAction({ ...target, withAnswers: false })).toMatchObject({
      ok: false,
      code: "requirement.has_answers",
      params: { count: 1 },
    });
    expect(codeOf(await actions.deleteRequirementAction({ ...target, withAnswers: true }))).toBe("ok");
    expect(await answerRows()).toEqual([]);
  });

  it.each([
    ["evaluator", "access.forbidden"],
    ["observer", "access.forbidden"],
    ["other", "access.not_found"],
    ["stranger", "access.not_found"],
    [null, "access.signed_out"],
  ])("cannot be touched by %s: %s", async (name, code) => {
    askAs(name);
    const outcomes = [
      await actions.saveRequirementAction(fresh),
      await actions.saveRequirementAction(changed()),
      await actions.deleteRequirementAction({
        selectionId: "sel_one",
        id: "req_one_hours",
        withAnswers: true,
      }),
      await actions.reorderRequirementsAction({ selectionId: "sel_one", level: "absolute", order: [] }),
      await actions.saveRequirementAnswerAction(answer),
    ];
    expect(outcomes.map(codeOf)).toEqual(outcomes.map(() => code));
    expect(await answerRows()).toEqual([]);
  });

  it("of another selection are not found", async () => {
    const outcomes = [
      await actions.saveRequirementAction(changed({ id: "req_two_hours" })),
      await actions.deleteRequirementAction({
        selectionId: "sel_one",
        id: "req_two_hours",
        withAnswers: true,
      }),
      await actions.saveRequirementAnswerAction({ ...answer, requirementId: "req_two_backup" }),
      await actions.saveRequirementAnswerAction({ ...answer, candidateId: "can_two_Nordlys" }),
    ];
    expect(outcomes.map(codeOf)).toEqual(outcomes.map(() => "access.not_found"));
    expect(await answerRows()).toEqual([]);
  });
});

describe("a candidate's answers", () => {
  it("are asked of everyone still in the selection, lettered candidates first", async () => {
    const grid = await loadNeeds("sel_one");
    expect(grid?.candidates.map(({ name }) => name)).toEqual(["Nordlys", "Later"]);
  });

  it("keep a note, and are recorded once when sent twice", async () => {
    const noted = { ...answer, note: "Only in Germany" };
    expect(await actions.saveRequirementAnswerAction(noted)).toEqual({ ok: true, value: { edition: 1 } });
    expect(await actions.saveRequirementAnswerAction(noted)).toEqual({ ok: true, value: { edition: 1 } });
    expect((await loadNeeds("sel_one"))?.answers).toEqual([
      {
        requirementId: "req_one_backup",
        candidateId: "can_one_Nordlys",
        answer: "does_not",
        note: "Only in Germany",
        edition: 1,
      },
    ]);
    expect(await db.read.select().from(auditEvent)).toHaveLength(1);
  });

  it("tell the later of two editors what stands now, and nothing is lost", async () => {
    await actions.saveRequirementAnswerAction(answer);
    expect(await actions.saveRequirementAnswerAction({ ...answer, answer: "meets" })).toMatchObject({
      ok: false,
      code: "requirement_answer.changed_meanwhile",
      params: { answer: "does_not", edition: 1 },
    });
    expect(await answerRows()).toMatchObject([{ answer: "does_not" }]);
    const chosen = await actions.saveRequirementAnswerAction({
      ...answer,
      answer: "meets",
      expectedEdition: 1,
    });
    expect(chosen).toEqual({ ok: true, value: { edition: 2 } });
  });

  it("are one of four words", async () => {
    // Deliberately not the declared input: this is what a hand-made request may carry.
    const input = JSON.parse(JSON.stringify({ ...answer, answer: "perhaps" }));
    expect(await actions.saveRequirementAnswerAction(input)).toMatchObject({
      ok: false,
      code: "input.invalid",
      fields: [{ path: "answer" }],
    });
  });

  it("are shown to leads and observers and to nobody else", async () => {
    for (const name of ["lead", "observer"]) {
      askAs(name);
      expect(await loadNeeds("sel_one")).not.toBeNull();
    }
    for (const name of ["evaluator", "other", "stranger", null]) {
      askAs(name);
      expect(await loadNeeds("sel_one")).toBeNull();
    }
  });
});
