import type { Database, Tx } from "@/db/engine/database";
import { candidate } from "@/db/schema/candidate";
import { organisation } from "@/db/schema/organisation";
import { participant } from "@/db/schema/participant";
import { criterion, criterionGroup, score } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { vendor } from "@/db/schema/vendor";
import {
  addCandidate,
  addCriteria,
  addParticipant,
  addSelection,
  addUser,
} from "@/db/testing/selection-fixture";
import type { Pair } from "./evaluators";

/** The selection that is measured, and the crowd of others around it. */

const AT = "2026-11-01T08:00:00.000Z";
const CANDIDATES = ["Nordlys", "Fjord", "Havn", "Kerne"];
export const QUESTIONS = 20;

export interface Measured {
  readonly selectionId: string;
  readonly leadId: string;
  readonly evaluatorIds: readonly string[];
  readonly pairs: readonly Pair[];
}

/** One selection with a lead, evaluators, four candidates and twenty questions. */
export async function addMeasured(database: Database, evaluators: number): Promise<Measured> {
  const names = Array.from({ length: QUESTIONS }, (_, index) => `q${index}`);
  return database.transaction(async (tx) => {
    const leadId = await addUser(tx, "lead");
    const selectionId = await addSelection(tx, "one");
    await addParticipant(tx, "one", "lead", "lead");
    const candidateIds: string[] = [];
    for (const [index, name] of CANDIDATES.entries())
      candidateIds.push(await addCandidate(tx, "one", name, "ABCD".charAt(index)));
    await addCriteria(tx, "one", "Chemistry", names);
    const evaluatorIds: string[] = [];
    for (let index = 0; index < evaluators; index++) {
      evaluatorIds.push(await addUser(tx, `evaluator${index}`));
      await addParticipant(tx, "one", `evaluator${index}`, "evaluator");
    }
    const pairs = candidateIds.flatMap((candidateId) =>
      names.map((name) => ({ candidateId, criterionId: `cri_one_${name}` })),
    );
    return { selectionId, leadId, evaluatorIds, pairs };
  });
}

/** Other people's organisations, each with ten selections that have been worked in. */
export async function addCrowd(database: Database, organisations: number, each: number): Promise<void> {
  for (let index = 0; index < organisations; index++)
    await database.transaction((tx) => addOrganisation(tx, `c${index}`, each));
}

async function addOrganisation(tx: Tx, key: string, selections: number): Promise<void> {
  const keys = Array.from({ length: selections }, (_, index) => `${key}_${index}`);
  const organisationId = `org_${key}`;
  await tx.insert(organisation).values({ id: organisationId, name: `Buyer ${key}`, createdAt: AT });
  await tx.insert(selection).values(
    keys.map((id) => ({
      id: `sel_${id}`,
      organisationId,
      name: `IT ${id}`,
      template: "blank" as const,
      currency: "DKK" as const,
      horizonMonths: 48,
      targetType: 3,
      priceShareTenths: 300,
      createdAt: AT,
      updatedAt: AT,
    })),
  );
  await tx.insert(vendor).values(
    CANDIDATES.map((name) => ({
      id: `ven_${key}_${name}`,
      organisationId,
      legalName: name,
      country: "DK",
      createdAt: AT,
      updatedAt: AT,
    })),
  );
  await tx.insert(participant).values(
    keys.map((id) => ({
      id: `par_${id}`,
      selectionId: `sel_${id}`,
      name: "Lead",
      role: "lead" as const,
      declaredAt: AT,
      createdAt: AT,
    })),
  );
  await tx.insert(candidate).values(
    keys.flatMap((id) =>
      CANDIDATES.map((name, index) => ({
        id: `can_${id}_${name}`,
        selectionId: `sel_${id}`,
        vendorId: `ven_${key}_${name}`,
        letter: "ABCD".charAt(index),
        colour: index,
        stage: "shortlisted" as const,
        createdAt: AT,
        updatedAt: AT,
      })),
    ),
  );
  await tx
    .insert(criterionGroup)
    .values(keys.map((id) => ({ id: `grp_${id}`, selectionId: `sel_${id}`, name: "Chemistry", weight: 1 })));
  const questions = keys.flatMap((id) =>
    Array.from({ length: 5 }, (_, position) => ({
      id: `cri_${id}_${position}`,
      groupId: `grp_${id}`,
      name: `Question ${position}`,
      weight: 1,
      purchase: "both" as const,
      feed: "people" as const,
      position,
    })),
  );
  await tx.insert(criterion).values(questions);
  await tx.insert(score).values(
    keys.flatMap((id) =>
      CANDIDATES.flatMap((name) =>
        [0, 1, 2, 3, 4].map((position) => ({
          id: `sco_${id}_${name}_${position}`,
          participantId: `par_${id}`,
          candidateId: `can_${id}_${name}`,
          criterionId: `cri_${id}_${position}`,
          value: 3,
          updatedAt: AT,
        })),
      ),
    ),
  );
}
