import { eq } from "drizzle-orm";
import type { Outcome } from "@/lib/domain/outcome";
import type { Database } from "../engine/database";
import { declaredCandidate } from "../schema/assignment";
import { auditEvent } from "../schema/audit";
import { participant } from "../schema/participant";
import { criterionGroup, score, scoreSubmission } from "../schema/scoring";
import { selection } from "../schema/selection";
import { addCandidate, addCriteria, addParticipant, addSelection, addUser } from "./selection-fixture";

export const AT = "2026-11-01T08:00:00.000Z";
export const selectionId = "sel_one";

/** A pair of `sel_one`: one of its two shortlisted candidates, and the group that people score. */
export const chemistryOf = (candidate: "Nordlys" | "Fjord" = "Nordlys") => ({
  candidateId: `can_one_${candidate}`,
  groupId: "grp_one_Chemistry",
});

/** A correct answer to the first question about the first candidate. */
export const answer = {
  selectionId,
  candidateId: "can_one_Nordlys",
  criterionId: "cri_one_listens",
  value: 4,
  note: "",
  expectedEdition: null,
};

/** Both questions of a pair, each in its first edition. */
export const seen = [
  { criterionId: "cri_one_listens", edition: 1 },
  { criterionId: "cri_one_flexible", edition: 1 },
];

/** One more question for people to answer. */
export const newQuestion = {
  ...{ selectionId, id: null, groupId: "grp_one_Chemistry", name: "Keeps promises", help: "", weight: 1 },
  ...{ purchase: "both" as const, feed: "people" as const, position: null, expectedEdition: null },
  rubric: ["", "", "", "", ""] as const,
};

/** How a write ended, in one word. */
export const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? "ok" : outcome.code);

/**
 * Two selections of two organisations with two shortlisted candidates each, a third that is only longlisted, and two
 * questions that people answer. In `sel_one` a lead, an evaluator and an observer; `other` leads `sel_two`.
 */
export async function seedJudging(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    for (const name of ["lead", "evaluator", "observer", "other", "stranger"]) await addUser(tx, name);
    for (const key of ["one", "two"]) {
      await addSelection(tx, key);
      await addCandidate(tx, key, "Nordlys", "A");
      await addCandidate(tx, key, "Fjord", "B");
      await addCandidate(tx, key, "Later", null);
      await addCriteria(tx, key, "Chemistry", ["listens", "flexible"]);
      await addCriteria(tx, key, "Background", ["soundness"], "financial_soundness");
    }
    await addParticipant(tx, "one", "lead", "lead");
    await addParticipant(tx, "one", "evaluator", "evaluator");
    await addParticipant(tx, "one", "observer", "observer");
    await addParticipant(tx, "two", "other", "lead");
  });
}

/** What stands in the database of a test, and how to change it past the rules. */
export function judgingRows(open: () => Database) {
  return {
    scoreRows: () => open().read.select().from(score),
    submissions: () => open().read.select().from(scoreSubmission),
    audits: (action: string) => open().read.select().from(auditEvent).where(eq(auditEvent.action, action)),
    setParticipant: (name: string, set: Partial<typeof participant.$inferInsert>) =>
      open().transaction(async (tx) => {
        await tx
          .update(participant)
          .set(set)
          .where(eq(participant.id, `par_one_${name}`));
      }),
    /** As if nothing had been asked of this person yet. */
    undeclare: (name: string) =>
      open().transaction(async (tx) => {
        const participantId = `par_one_${name}`;
        await tx.update(participant).set({ declaredAt: null }).where(eq(participant.id, participantId));
        await tx.delete(declaredCandidate).where(eq(declaredCandidate.participantId, participantId));
      }),
    setSelection: (set: Partial<typeof selection.$inferInsert>) =>
      open().transaction(async (tx) => {
        await tx.update(selection).set(set).where(eq(selection.id, selectionId));
      }),
    holdBack: () =>
      open().transaction(async (tx) => {
        const chemistry = eq(criterionGroup.id, "grp_one_Chemistry");
        await tx.update(criterionGroup).set({ heldBack: true }).where(chemistry);
      }),
  };
}

interface JudgingActions {
  readonly saveScoreAction: (
    input: Omit<typeof answer, "value" | "expectedEdition"> & {
      readonly value: number | null;
      readonly expectedEdition: number | null;
    },
  ) => Promise<Outcome<unknown>>;
  readonly submitScoresAction: (input: {
    readonly selectionId: string;
    readonly pairs: readonly (ReturnType<typeof chemistryOf> & { readonly answers: typeof seen })[];
  }) => Promise<Outcome<unknown>>;
}

/** What somebody who scores does, by the product's own actions. */
export function judgingWrites({ saveScoreAction, submitScoresAction }: JudgingActions) {
  const save = async (changes: object = {}) => codeOf(await saveScoreAction({ ...answer, ...changes }));
  return {
    save,
    /** Answers both questions of a pair. @throws when one of them is refused */
    answers: async (candidate: "Nordlys" | "Fjord" = "Nordlys") => {
      const { candidateId } = chemistryOf(candidate);
      for (const changes of [
        { candidateId },
        { candidateId, criterionId: "cri_one_flexible", value: null },
      ]) {
        const code = await save(changes);
        if (code !== "ok") throw new Error(`an answer was refused: ${code}`);
      }
    },
    submit: async (...candidates: ("Nordlys" | "Fjord")[]) =>
      codeOf(
        await submitScoresAction({
          selectionId,
          pairs: candidates.map((each) => ({ ...chemistryOf(each), answers: seen })),
        }),
      ),
  };
}
