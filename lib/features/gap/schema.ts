import { z } from "zod";
import { PLUG_SOURCES } from "@/lib/domain/offer";
import { SELECTION_LIMITS } from "@/lib/domain/selection";

/** What the actions of the gap workshop take. */

const id = z.string().min(1).max(60);

/** Plugs of one candidate by the same source. An estimate is each gap's own and goes one by one. */
export const PlugGaps = z.object({
  selectionId: id,
  candidateId: id,
  source: z.enum(PLUG_SOURCES).exclude(["estimate"]),
  note: z.string().trim().max(2_000),
  gaps: z
    .array(z.object({ lineId: id, expectedEdition: z.int().min(0) }))
    .min(1)
    .max(SELECTION_LIMITS.lines)
    .readonly(),
});

/** Takes several plugs of one candidate away again. */
export const OpenGaps = z.object({
  selectionId: id,
  candidateId: id,
  lineIds: z.array(id).min(1).max(SELECTION_LIMITS.lines).readonly(),
});

export const AskVendor = z.object({
  selectionId: id,
  candidateId: id,
  lineIds: z.array(id).min(1).max(SELECTION_LIMITS.lines).readonly(),
  text: z.string().trim().min(1, "field.required").max(20_000),
});
