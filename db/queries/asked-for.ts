import { eq } from "drizzle-orm";
import type { AskedFor } from "@/lib/domain/offer-answer";
import type { Reader } from "../engine/database";
import { requestPoint } from "../schema/request";
import { requirement } from "../schema/scoring";
import { catalogueLines } from "./offer";

/** What a vendor's answer may name in this selection: its catalogue, requirements and points. */
export async function askedFor(reader: Reader, selectionId: string): Promise<AskedFor> {
  const requirements = await reader
    .select({ id: requirement.id })
    .from(requirement)
    .where(eq(requirement.selectionId, selectionId));
  const points = await reader
    .select({ id: requestPoint.id })
    .from(requestPoint)
    .where(eq(requestPoint.selectionId, selectionId));
  return {
    lines: await catalogueLines(reader, selectionId),
    requirementIds: new Set(requirements.map(({ id }) => id)),
    pointIds: new Set(points.map(({ id }) => id)),
  };
}
