import { z } from "zod";
import { MAX_QUESTION_LENGTH } from "@/lib/domain/request";

const id = z.string().min(1).max(64);
const text = z.string().trim().min(1, "field.required").max(MAX_QUESTION_LENGTH, "field.too_long");
const edition = z.int().min(1);

/** A vendor's question to the buyer. */
export const askInput = z.object({ selectionId: id, lineId: id.nullable(), text });

/** The lead's answer to it, for all candidates to read. */
export const answerInput = z.object({
  selectionId: id,
  id,
  expectedEdition: edition,
  answer: text,
  /** The question as all read it. */
  publishedText: text,
});

/** A question of the buyer's to one vendor. */
export const sendInput = z.object({ selectionId: id, candidateId: id, lineId: id.nullable(), text });

/** The vendor's answer to it. */
export const replyInput = z.object({ selectionId: id, id, expectedEdition: edition, answer: text });
