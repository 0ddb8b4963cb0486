import { asc, eq } from "drizzle-orm";
import type { Outcome } from "@/lib/domain/outcome";
import type { Database } from "../engine/database";
import { listParticipants } from "../queries/participant";
import { invitation, participant } from "../schema/participant";
import { scoreSubmission } from "../schema/scoring";
import { selection } from "../schema/selection";
import { addCandidate, addCriteria, addParticipant, addSelection, addUser } from "./selection-fixture";

export const AT = "2026-11-01T08:00:00.000Z";

/** What an invited person gets to do, when a test does not say otherwise. */
export const PART = {
  role: "evaluator",
  locale: "da",
  knowsPrices: false,
  groupIds: null,
  candidateIds: null,
} as const;
export const METTE = { name: "Mette Holm", email: "mette.holm@firma.dk" };
export const OLE = { name: "Ole", email: "ole@firma.dk" };

/**
 * Two selections of two organisations with two candidates and two groups of one question each. In `sel_one` a lead, an
 * evaluator and an observer; `stranger` leads `sel_two`, and `mette` has an account and no part anywhere.
 */
export async function seedPeople(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    for (const name of ["lead", "evaluator", "observer", "stranger", "mette"]) await addUser(tx, name);
    for (const key of ["one", "two"]) {
      await addSelection(tx, key);
      for (const [name, letter] of [
        ["fjord", "A"],
        ["havn", "B"],
      ] as const)
        await addCandidate(tx, key, name, letter);
      await addCriteria(tx, key, "Chemistry", ["trust"]);
      await addCriteria(tx, key, "Competence", ["skills"]);
    }
    for (const role of ["lead", "evaluator", "observer"] as const)
      await addParticipant(tx, "one", role, role);
    await addParticipant(tx, "two", "stranger", "lead");
  });
}

/** What stands in the database of a test, and a submission past the rules. */
export function peopleRows(open: () => Database) {
  return {
    row: async (id: string) =>
      (await open().read.select().from(participant).where(eq(participant.id, id)))[0],
    selectionRow: async () =>
      (await open().read.select().from(selection).where(eq(selection.id, "sel_one")))[0],
    listed: async (id: string) =>
      (await listParticipants(open().read, "sel_one", new Date().toISOString())).find((one) => one.id === id),
    linksOf: (id: string) =>
      open()
        .read.select()
        .from(invitation)
        .where(eq(invitation.participantId, id))
        .orderBy(asc(invitation.createdAt)),
    submit: (participantId: string, candidateId = "can_one_fjord", groupId = "grp_one_Chemistry") =>
      open().transaction((tx) =>
        tx
          .insert(scoreSubmission)
          .values({ id: `sub_${participantId}`, participantId, candidateId, groupId, submittedAt: AT }),
      ),
  };
}

type People = { name: string; email: string }[];

interface Invitation {
  selectionId: string;
  people: People;
  role: "lead" | "evaluator" | "observer";
  locale: "en" | "da" | "nb";
  knowsPrices: boolean;
  groupIds: string[] | null;
  candidateIds: string[] | null;
}

/** How the lead of `sel_one` invites, by the product's own action. */
export function inviting<Value extends { readonly links: readonly { readonly participantId: string }[] }>(
  inviteParticipantsAction: (input: Invitation) => Promise<Outcome<Value>>,
) {
  type Part = Partial<Invitation>;
  const invite = (people: People = [METTE], part: Part = {}) =>
    inviteParticipantsAction({ selectionId: "sel_one", people, ...PART, ...part });
  /** @throws when it is refused */
  const invited = async (people: People = [METTE], part: Part = {}): Promise<Value> => {
    const outcome = await invite(people, part);
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.value;
  };
  return {
    invite,
    invited,
    invitedId: async (person = METTE, part: Part = {}): Promise<string> => {
      const [link] = (await invited([person], part)).links;
      if (!link) throw new Error("nobody was invited");
      return link.participantId;
    },
  };
}
