import type { CatalogueLine } from "@/lib/domain/offer";
import type { Database, Tx } from "../engine/database";
import { user } from "../schema/auth";
import { candidate } from "../schema/candidate";
import { catalogueLine } from "../schema/offer";
import { member, organisation } from "../schema/organisation";
import { participant } from "../schema/participant";
import { selection } from "../schema/selection";
import { vendor } from "../schema/vendor";

const AT = "2026-11-01T08:00:00.000Z";

/** People of the offer fixture: three roles in its selection, and the lead of another organisation's. */
export const PEOPLE = ["lead", "evaluator", "observer", "stranger"] as const;
export type Person = (typeof PEOPLE)[number];

/** A signed-in person: `actorNamed("lead")`. */
export const actorNamed = (person: Person) => ({ userId: `usr_${person}`, name: `The ${person}` });

const LINES: readonly Pick<CatalogueLine, "id" | "kind" | "name" | "stage" | "driver" | "category">[] = [
  {
    id: "line_support",
    kind: "service",
    name: "User support",
    stage: null,
    driver: "users",
    category: "Support",
  },
  { id: "line_backup", kind: "service", name: "Backup", stage: null, driver: "gb", category: "Data centre" },
  {
    id: "line_servers",
    kind: "service",
    name: "Servers",
    stage: null,
    driver: "servers",
    category: "Data centre",
  },
  { id: "line_move", kind: "establishment", name: "Move", stage: "move", driver: "fixed", category: "" },
  {
    id: "line_upgrade",
    kind: "establishment",
    name: "Upgrade",
    stage: "upgrade",
    driver: "fixed",
    category: "",
  },
  { id: "line_exit", kind: "exit", name: "Exit", stage: null, driver: "fixed", category: "" },
];

/**
 * `sel_own` with candidates `can_a` (Nordlys) and `can_b` (Fjord IT) and a catalogue of six lines; `sel_other`, of
 * another organisation, with `can_other` and `line_other`.
 */
export async function seedOffers(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const when = new Date(AT);
    for (const person of PEOPLE)
      await tx.insert(user).values({
        id: `usr_${person}`,
        name: `The ${person}`,
        email: `${person}@example.test`,
        createdAt: when,
        updatedAt: when,
      });
    await seedSelection(tx, "own", ["lead", "evaluator", "observer"]);
    await seedSelection(tx, "other", ["stranger"]);
    await seedCandidate(tx, "own", "can_a", "Nordlys", "A");
    await seedCandidate(tx, "own", "can_b", "Fjord IT", "B");
    await seedCandidate(tx, "other", "can_other", "Elsewhere", "A");
    await tx.insert(catalogueLine).values(
      LINES.map((line, position) => ({
        ...line,
        selectionId: "sel_own",
        scope: "in_scope" as const,
        position,
      })),
    );
    await tx.insert(catalogueLine).values({
      id: "line_other",
      selectionId: "sel_other",
      kind: "service",
      name: "Elsewhere",
      driver: "users",
      scope: "in_scope",
      position: 0,
    });
  });
}

async function seedSelection(tx: Tx, key: string, people: readonly Person[]): Promise<void> {
  await tx.insert(organisation).values({ id: `org_${key}`, name: `Buyer ${key}`, createdAt: AT });
  await tx.insert(selection).values({
    id: `sel_${key}`,
    organisationId: `org_${key}`,
    name: `IT operations ${key}`,
    template: "blank",
    currency: "DKK",
    horizonMonths: 48,
    targetType: 3,
    usersMilli: 120_000,
    priceShareTenths: 300,
    createdAt: AT,
    updatedAt: AT,
  });
  for (const person of people) {
    await tx.insert(member).values({
      id: `mem_${key}_${person}`,
      organisationId: `org_${key}`,
      userId: `usr_${person}`,
      role: "member",
      createdAt: AT,
    });
    await tx.insert(participant).values({
      id: `par_${key}_${person}`,
      selectionId: `sel_${key}`,
      userId: `usr_${person}`,
      name: `The ${person}`,
      role: person === "stranger" ? "lead" : person,
      createdAt: AT,
    });
  }
}

async function seedCandidate(tx: Tx, key: string, id: string, name: string, letter: string): Promise<void> {
  const vendorId = `ven_${id}`;
  await tx.insert(vendor).values({
    id: vendorId,
    organisationId: `org_${key}`,
    legalName: name,
    country: "DK",
    createdAt: AT,
    updatedAt: AT,
  });
  await tx.insert(candidate).values({
    id,
    selectionId: `sel_${key}`,
    vendorId,
    letter,
    colour: "ABCDE".indexOf(letter),
    stage: "shortlisted",
    createdAt: AT,
    updatedAt: AT,
  });
}
