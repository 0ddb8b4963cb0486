import type { CandidateStage } from "@/lib/domain/candidate";
import type { Tx } from "../engine/database";
import { user } from "../schema/auth";
import { candidate } from "../schema/candidate";
import { member, organisation } from "../schema/organisation";
import { participant } from "../schema/participant";
import { selection } from "../schema/selection";
import { vendor } from "../schema/vendor";

const AT = "2026-11-01T08:00:00.000Z";

/** Who is in the fixture: three with a role in `sel_ours`, one member without, and one of another organisation. */
export const PEOPLE = {
  lead: { userId: "usr_lead", name: "Lone Leder" },
  evaluator: { userId: "usr_evaluator", name: "Eva Vurder" },
  observer: { userId: "usr_observer", name: "Otto Ser" },
  colleague: { userId: "usr_colleague", name: "Kim Kollega" },
  stranger: { userId: "usr_stranger", name: "Frede Fremmed" },
} as const;

/**
 * Two organisations with a selection each: `sel_ours` with seven longlisted candidates `can_1` … `can_7` of vendors
 * `ven_1` … `ven_7`, an unused vendor `ven_8`, and `sel_theirs` with `can_theirs`.
 */
export async function insertCandidates(tx: Tx): Promise<void> {
  for (const { userId, name } of Object.values(PEOPLE)) {
    const time = new Date(AT);
    await tx
      .insert(user)
      .values({ id: userId, name, email: `${userId}@example.dk`, createdAt: time, updatedAt: time });
  }
  for (const side of ["ours", "theirs"]) {
    await tx.insert(organisation).values({ id: `org_${side}`, name: side, createdAt: AT });
    await tx.insert(selection).values({
      id: `sel_${side}`,
      organisationId: `org_${side}`,
      name: "IT operations 2027",
      template: "blank",
      currency: "DKK",
      horizonMonths: 48,
      targetType: 3,
      priceShareTenths: 200,
      createdAt: AT,
      updatedAt: AT,
    });
  }
  for (const role of ["lead", "evaluator", "observer", "colleague"] as const) {
    const { userId, name } = PEOPLE[role];
    await tx
      .insert(member)
      .values({ id: `mem_${role}`, organisationId: "org_ours", userId, role: "member", createdAt: AT });
    if (role !== "colleague")
      await tx
        .insert(participant)
        .values({ id: `par_${role}`, selectionId: "sel_ours", userId, name, role, createdAt: AT });
  }
  const { userId, name } = PEOPLE.stranger;
  await tx
    .insert(member)
    .values({ id: "mem_stranger", organisationId: "org_theirs", userId, role: "owner", createdAt: AT });
  await tx.insert(participant).values({
    id: "par_stranger",
    selectionId: "sel_theirs",
    userId,
    name,
    role: "lead",
    createdAt: AT,
  });
  for (let number = 1; number <= 8; number += 1) {
    await insertVendor(tx, `ven_${number}`, "org_ours", `Vendor ${number} A/S`);
    if (number <= 7) await insertCandidate(tx, `can_${number}`, "sel_ours", `ven_${number}`, "longlisted");
  }
  await insertVendor(tx, "ven_theirs", "org_theirs", "Their vendor A/S");
  await insertCandidate(tx, "can_theirs", "sel_theirs", "ven_theirs", "longlisted");
}

async function insertVendor(tx: Tx, id: string, organisationId: string, legalName: string): Promise<void> {
  await tx
    .insert(vendor)
    .values({ id, organisationId, legalName, country: "DK", createdAt: AT, updatedAt: AT });
}

async function insertCandidate(
  tx: Tx,
  id: string,
  selectionId: string,
  vendorId: string,
  stage: CandidateStage,
): Promise<void> {
  await tx.insert(candidate).values({ id, selectionId, vendorId, stage, createdAt: AT, updatedAt: AT });
}
