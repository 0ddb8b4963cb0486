import { createHash } from "node:crypto";
import { type Asking, goneFrom } from "@/lib/domain/asking";
import type { Dossier } from "@/lib/domain/dossier";
import { type RequestContent, requestText } from "@/lib/domain/request-content";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { offerRequest, requestPoint } from "../schema/request";
import { type NewIdOf, newIds } from "./imported-ids";
import { inChunks } from "./in-chunks";

const NOTHING: Asking = { points: [], requests: [] };

/** New ids for what a dossier holds and for what its requests have asked and is there no more. */
export function askedIds({ lines, requirements, asking = NOTHING }: Dossier) {
  const { points, requests } = asking;
  return {
    lines: newIds("line", [...lines, ...goneFrom(requests, "lines", lines)]),
    requirements: newIds("req", [...requirements, ...goneFrom(requests, "requirements", requirements)]),
    points: newIds("pnt", [...points, ...goneFrom(requests, "points", points)]),
  };
}

/** Contract points, questions, and every number of the request with what it asked. */
export async function importAsking(
  tx: Tx,
  { asking = NOTHING }: Dossier,
  selectionId: string,
  ids: ReturnType<typeof askedIds>,
): Promise<void> {
  await inChunks(
    asking.points.map((point, position) => ({ ...point, id: ids.points(point.id), selectionId, position })),
    (chunk) => tx.insert(requestPoint).values(chunk),
  );
  await inChunks(
    asking.requests.map(({ content, madeAt, madeBy, ...request }) => {
      const text = requestText(withIds(content, ids));
      return {
        ...request,
        id: newId("rqs"),
        selectionId,
        content: text,
        contentHash: createHash("sha256").update(text).digest("hex"),
        createdBy: madeBy,
        createdAt: madeAt,
      };
    }),
    (chunk) => tx.insert(offerRequest).values(chunk),
  );
}

function withIds(
  content: RequestContent,
  ids: Readonly<Record<"lines" | "requirements" | "points", NewIdOf>>,
) {
  return {
    ...content,
    lines: content.lines.map((each) => ({ ...each, id: ids.lines(each.id) })),
    requirements: content.requirements.map((each) => ({ ...each, id: ids.requirements(each.id) })),
    points: content.points.map((each) => ({ ...each, id: ids.points(each.id) })),
  };
}
