import { eq } from "drizzle-orm";
import { openSqlite } from "@/db/engine/sqlite";
import { user } from "@/db/schema/auth";
import { candidate } from "@/db/schema/candidate";
import { catalogueLine } from "@/db/schema/offer";
import { member } from "@/db/schema/organisation";
import { guestSession, participant } from "@/db/schema/participant";
import { criterion, criterionGroup, requirement } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { vendor } from "@/db/schema/vendor";
import { makeRequest } from "@/db/writes/request";
import { guestCookieName, newToken, tokenHash } from "@/lib/server/guest-cookie";

const AT = "2026-11-01T08:00:00.000Z";

/** People of the sealed selection that have no account; each has a device that is let in. */
export const GUESTS = {
  evaluator: { role: "evaluator", knowsPrices: false },
  observer: { role: "observer", knowsPrices: false },
  keeper: { role: "observer", knowsPrices: true },
  /** Contacts of the two candidates. */
  vendor: { role: "vendor", knowsPrices: false, candidateId: "can_sealed_0" },
  otherVendor: { role: "vendor", knowsPrices: false, candidateId: "can_sealed_1" },
} as const;
export type Guest = keyof typeof GUESTS;

export interface SealedSelection {
  readonly selectionId: string;
  readonly candidateIds: readonly string[];
  readonly vendorId: string;
  readonly lineIds: readonly string[];
  /** Lines left for a bundle. */
  readonly bundledIds: readonly string[];
  /** The `cookie` header of each guest. */
  readonly cookies: Readonly<Record<Guest, string>>;
}

const LINES = [
  { id: "support", kind: "service", name: "User support", stage: null, driver: "users" },
  { id: "backup", kind: "service", name: "Backup", stage: null, driver: "fixed" },
  { id: "move", kind: "establishment", name: "Move the servers", stage: "move", driver: "fixed" },
  { id: "upgrade", kind: "establishment", name: "Upgrade the servers", stage: "upgrade", driver: "fixed" },
  { id: "improve", kind: "establishment", name: "Improve the network", stage: "improve", driver: "fixed" },
] as const;
/** Establishment pieces that are priced together. */
const TOGETHER = [
  { id: "train", kind: "establishment", name: "Train the users", stage: "improve", driver: "fixed" },
  { id: "document", kind: "establishment", name: "Document it all", stage: "improve", driver: "fixed" },
] as const;

/** Writes a sealed selection of somebody's organisation, with an evaluator, an observer and one who knows the prices. */
export async function seedSealedSelection(data: string, leadEmail: string): Promise<SealedSelection> {
  const db = await openSqlite(`${data}/shortlist.sqlite`);
  const selectionId = "sel_sealed";
  const tokens = {
    evaluator: newToken(),
    observer: newToken(),
    keeper: newToken(),
    vendor: newToken(),
    otherVendor: newToken(),
  };
  await db.transaction(async (tx) => {
    const [lead] = await tx
      .select({ userId: user.id, name: user.name, organisationId: member.organisationId })
      .from(user)
      .innerJoin(member, eq(member.userId, user.id))
      .where(eq(user.email, leadEmail));
    if (!lead) throw new Error(`nobody has the address ${leadEmail}`);
    const { organisationId } = lead;
    await tx.insert(selection).values({
      id: selectionId,
      organisationId,
      name: "Sealed operations",
      template: "blank",
      currency: "DKK",
      horizonMonths: 48,
      targetType: 3,
      usersMilli: 120_000,
      priceShareTenths: 300,
      sealing: "sealed",
      createdAt: AT,
      updatedAt: AT,
    });
    await tx.insert(participant).values({
      id: "par_sealed_lead",
      selectionId,
      userId: lead.userId,
      name: lead.name,
      role: "lead",
      createdAt: AT,
    });
    for (const [index, name] of ["Havblik IT", "Skovbrynet IT"].entries()) {
      await tx.insert(vendor).values({
        id: `ven_sealed_${index}`,
        organisationId,
        legalName: name,
        country: "DK",
        createdAt: AT,
        updatedAt: AT,
      });
      await tx.insert(candidate).values({
        id: `can_sealed_${index}`,
        selectionId,
        vendorId: `ven_sealed_${index}`,
        letter: "AB"[index] ?? null,
        colour: index,
        stage: "shortlisted",
        createdAt: AT,
        updatedAt: AT,
      });
    }
    for (const [key, { role, knowsPrices, ...rest }] of Object.entries(GUESTS)) {
      const id = `par_sealed_${key}`;
      await tx.insert(participant).values({
        id,
        selectionId,
        name: `The ${key}`,
        email: `${key}@sealed.test`,
        role,
        knowsPrices,
        candidateId: "candidateId" in rest ? rest.candidateId : null,
        createdAt: AT,
      });
    }
    for (const [key, token] of Object.entries(tokens))
      await tx.insert(guestSession).values({
        id: `gst_sealed_${key}`,
        participantId: `par_sealed_${key}`,
        tokenHash: tokenHash(token),
        expiresAt: "2999-01-01T00:00:00.000Z",
        lastSeenAt: AT,
        createdAt: AT,
      });
    await tx.insert(catalogueLine).values(
      [...LINES, ...TOGETHER].map((line, position) => ({
        ...line,
        id: `line_sealed_${line.id}`,
        selectionId,
        scope: "in_scope" as const,
        position,
      })),
    );
    await tx.insert(criterionGroup).values({ id: "grp_sealed", selectionId, name: "Chemistry", weight: 1 });
    await tx.insert(criterion).values({
      id: "cri_sealed",
      groupId: "grp_sealed",
      name: "Listens to us",
      weight: 1,
      purchase: "both",
      feed: "people",
    });
    await tx
      .insert(requirement)
      .values({ id: "req_sealed", selectionId, name: "Danish is spoken", level: "important" });
    const [own] = await tx.select().from(selection).where(eq(selection.id, selectionId));
    if (!own) throw new Error("the selection was written just now");
    const request = {
      deadline: null,
      message: "",
      weightsShown: false,
      afterNumber: 0,
      createdBy: lead.name,
    };
    await makeRequest(tx, own, request, AT);
  });
  await db.close();
  const cookieOf = (guest: Guest) => `${guestCookieName(selectionId)}=${tokens[guest]}`;
  return {
    selectionId,
    candidateIds: ["can_sealed_0", "can_sealed_1"],
    vendorId: "ven_sealed_0",
    lineIds: LINES.map(({ id }) => `line_sealed_${id}`),
    bundledIds: TOGETHER.map(({ id }) => `line_sealed_${id}`),
    cookies: {
      evaluator: cookieOf("evaluator"),
      observer: cookieOf("observer"),
      keeper: cookieOf("keeper"),
      vendor: cookieOf("vendor"),
      otherVendor: cookieOf("otherVendor"),
    },
  };
}
