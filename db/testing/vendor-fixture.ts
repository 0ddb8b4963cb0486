import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { catalogueRows } from "../queries/offer";
import { requirements } from "../queries/requirement";
import { guestSession, participant } from "../schema/participant";
import { offerRequest, requestPoint } from "../schema/request";

const AT = "2026-11-01T08:00:00.000Z";

/** Hash of the guest cookie of a candidate's contact. */
export const vendorKey = (candidateId: string): string => `key-of-a-vendor-${candidateId}`;

/** A contact who answers for a candidate and is let in. The id of the row is `par_` and the candidate's. */
export async function addVendorContact(
  tx: Tx,
  selectionId: string,
  candidateId: string,
  name = "The vendor",
): Promise<string> {
  const id = `par_${candidateId}`;
  await tx.insert(participant).values({
    ...{ id, selectionId, candidateId, name, role: "vendor", createdAt: AT },
    email: `${candidateId}@vendor.test`,
    locale: "en",
  });
  await tx.insert(guestSession).values({
    id: newId("gst"),
    participantId: id,
    tokenHash: vendorKey(candidateId),
    expiresAt: "2999-01-01T00:00:00.000Z",
    lastSeenAt: AT,
    createdAt: AT,
  });
  return id;
}

/** One contract point, and an edition of the request that asks for the selection's lines, requirements and that point. */
export async function addRequest(
  tx: Tx,
  selectionId: string,
  { deadline = null, number = 1 }: { deadline?: string | null; number?: number } = {},
): Promise<string> {
  const id = `rqs_${selectionId}_${number}`;
  const point = { id: `rpt_${selectionId}`, kind: "contract" as const, name: "Notice", help: "" };
  if (number === 1) await tx.insert(requestPoint).values({ ...point, selectionId });
  const lines = await catalogueRows(tx, selectionId);
  const asked = await requirements(tx, selectionId);
  const content = {
    currency: "DKK",
    horizonMonths: 48,
    quantities: { users: 120_000, servers: null, gb: null, devices: null },
    lines: lines.map(({ id: lineId, kind, name, description, category, stage, driver, scope }) => ({
      id: lineId,
      ...{ kind, name, description, category, stage, driver, scope },
    })),
    requirements: asked.map(({ id: requirementId, name, level }) => ({ id: requirementId, name, level })),
    points: [point],
    weights: null,
  };
  await tx.insert(offerRequest).values({
    ...{ id, selectionId, number, deadline },
    contentHash: "hash",
    content: JSON.stringify(content),
    createdBy: "The lead",
    createdAt: AT,
  });
  return id;
}
