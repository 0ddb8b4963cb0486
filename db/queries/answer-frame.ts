import { desc, eq } from "drizzle-orm";
import type { AnswerFrame } from "@/lib/domain/answer-window";
import type { Reader } from "../engine/database";
import { offerRound } from "../schema/negotiation";
import { offerRequest } from "../schema/request";
import { negotiationOf } from "./offer-round";

export type OfferRequestRow = typeof offerRequest.$inferSelect;
export type OfferRoundRow = typeof offerRound.$inferSelect;

/** The newest edition of the request; undefined when none has been made. */
export async function newestRequest(
  reader: Reader,
  selectionId: string,
): Promise<OfferRequestRow | undefined> {
  const [row] = await reader
    .select()
    .from(offerRequest)
    .where(eq(offerRequest.selectionId, selectionId))
    .orderBy(desc(offerRequest.number))
    .limit(1);
  return row;
}

/** The newest round of negotiation, open or closed; undefined when there has been none. */
export async function newestRound(reader: Reader, selectionId: string): Promise<OfferRoundRow | undefined> {
  const [row] = await reader
    .select()
    .from(offerRound)
    .where(eq(offerRound.selectionId, selectionId))
    .orderBy(desc(offerRound.number))
    .limit(1);
  return row;
}

/** Everything that decides until when vendors may answer. */
export async function answerFrame(reader: Reader, selectionId: string): Promise<AnswerFrame> {
  const request = await newestRequest(reader, selectionId);
  const round = await newestRound(reader, selectionId);
  return {
    request: request ? { deadline: request.deadline, createdAt: request.createdAt } : null,
    round: round
      ? {
          deadline: round.deadline,
          createdAt: round.createdAt,
          isClosed: round.closedAt !== null,
          isFinal: round.isFinal,
        }
      : null,
    finalOver: (await negotiationOf(reader, selectionId)).finalOver,
  };
}
