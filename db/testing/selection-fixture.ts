import { and, eq, isNotNull } from "drizzle-orm";
import type { CandidateStage } from "@/lib/domain/candidate";
import type { CriterionFeed } from "@/lib/domain/criterion";
import type { RequirementLevel } from "@/lib/domain/requirements";
import type { Tx } from "../engine/database";
import { declaredCandidate } from "../schema/assignment";
import { user } from "../schema/auth";
import { candidate } from "../schema/candidate";
import { member, organisation } from "../schema/organisation";
import { participant } from "../schema/participant";
import { criterion, criterionGroup, requirement } from "../schema/scoring";
import { selection } from "../schema/selection";
import { vendor } from "../schema/vendor";
import { inChunks } from "../writes/in-chunks";

const AT = "2026-11-01T08:00:00.000Z";

/** Someone who can sign in. The id of the row is `usr_` and the name. */
export async function addUser(tx: Tx, name: string): Promise<string> {
  const id = `usr_${name}`;
  const when = new Date(AT);
  await tx.insert(user).values({ id, name, email: `${name}@example.test`, createdAt: when, updatedAt: when });
  return id;
}

/** A buyer and its selection; ids are made of `key`, so that two of them stand side by side in one test. */
export async function addSelection(tx: Tx, key: string): Promise<string> {
  await tx.insert(organisation).values({ id: `org_${key}`, name: `Buyer ${key}`, createdAt: AT });
  await tx.insert(selection).values({
    id: `sel_${key}`,
    organisationId: `org_${key}`,
    name: `IT operations ${key}`,
    template: "blank",
    currency: "DKK",
    horizonMonths: 48,
    targetType: 3,
    priceShareTenths: 300,
    createdAt: AT,
    updatedAt: AT,
  });
  return `sel_${key}`;
}

/** `role` of a user in a selection, who is then a member of its organisation, too, and has declared what is asked. */
export async function addParticipant(
  tx: Tx,
  key: string,
  name: string,
  role: "lead" | "evaluator" | "observer",
): Promise<string> {
  const id = `par_${key}_${name}`;
  await tx.insert(member).values({
    id: `mem_${key}_${name}`,
    organisationId: `org_${key}`,
    userId: `usr_${name}`,
    role: "member",
    createdAt: AT,
  });
  await tx.insert(participant).values({
    id,
    selectionId: `sel_${key}`,
    userId: `usr_${name}`,
    name,
    role,
    declaredAt: role === "observer" ? null : AT,
    createdAt: AT,
  });
  if (role !== "observer") await declareEverything(tx, `sel_${key}`);
  return id;
}

/** Everybody who has declared what is asked has been asked about every candidate with a letter. */
export async function declareEverything(tx: Tx, selectionId: string): Promise<void> {
  const people = await tx
    .select({ id: participant.id })
    .from(participant)
    .where(and(eq(participant.selectionId, selectionId), isNotNull(participant.declaredAt)));
  const candidates = await tx
    .select({ id: candidate.id })
    .from(candidate)
    .where(and(eq(candidate.selectionId, selectionId), isNotNull(candidate.letter)));
  await inChunks(
    people.flatMap(({ id: participantId }) =>
      candidates.map(({ id: candidateId }) => ({
        id: `dec_${participantId}_${candidateId}`,
        ...{ participantId, candidateId, declaredAt: AT },
      })),
    ),
    (chunk) => tx.insert(declaredCandidate).values(chunk).onConflictDoNothing(),
  );
}

/** A candidate with this letter; without one it is only longlisted unless told otherwise. */
export async function addCandidate(
  tx: Tx,
  key: string,
  name: string,
  letter: string | null,
  stage: CandidateStage = letter === null ? "longlisted" : "shortlisted",
): Promise<string> {
  const id = `can_${key}_${name}`;
  await tx.insert(vendor).values({
    id: `ven_${key}_${name}`,
    organisationId: `org_${key}`,
    legalName: name,
    country: "DK",
    createdAt: AT,
    updatedAt: AT,
  });
  await tx.insert(candidate).values({
    id,
    selectionId: `sel_${key}`,
    vendorId: `ven_${key}_${name}`,
    letter,
    colour: letter === null ? null : "ABCDE".indexOf(letter),
    stage,
    createdAt: AT,
    updatedAt: AT,
  });
  await declareEverything(tx, `sel_${key}`);
  return id;
}

/** A group of criteria, one for each name, fed by people unless told otherwise. */
export async function addCriteria(
  tx: Tx,
  key: string,
  group: string,
  names: readonly string[],
  feed: CriterionFeed = "people",
): Promise<string> {
  const groupId = `grp_${key}_${group}`;
  await tx.insert(criterionGroup).values({ id: groupId, selectionId: `sel_${key}`, name: group, weight: 1 });
  for (const [position, name] of names.entries()) {
    await tx.insert(criterion).values({
      id: `cri_${key}_${name}`,
      groupId,
      name,
      weight: 1,
      purchase: "both",
      feed,
      position,
    });
  }
  return groupId;
}

export async function addRequirement(
  tx: Tx,
  key: string,
  name: string,
  level: RequirementLevel,
  position = 0,
): Promise<string> {
  const id = `req_${key}_${name}`;
  await tx.insert(requirement).values({ id, selectionId: `sel_${key}`, name, level, position });
  return id;
}
