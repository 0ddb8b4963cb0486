import { z } from "zod";
import { PLUG_SOURCES } from "@/lib/domain/offer";
import { SELECTION_LIMITS } from "@/lib/domain/selection";

/** What the actions of the gap workshop take. */

const id = z.string().min(1).max(60);

/** Gaps with the editions of what stood on them when they were looked at; 0 = nothing. */
const seenGaps = z
  .array(z.object({ lineId: id, plugEdition: z.int().min(0), leftEdition: z.int().min(0) }))
  .min(1)
  .max(SELECTION_LIMITS.lines)
  .readonly();

/** Plugs of one candidate by the same source. An estimate is each gap's own and goes one by one. */
export const PlugGaps = z.object({
  selectionId: id,
  candidateId: id,
  source: z.enum(PLUG_SOURCES).exclude(["estimate"]),
  note: z.string().trim().max(2_000),
  gaps: seenGaps,
});

/** Leaves gaps of one candidate open on purpose. `asBefore`: an undo puts an earlier decision back as it was made. */
export const LeaveGaps = z.object({
  selectionId: id,
  candidateId: id,
  reason: z.string().trim().min(1, "field.required").max(1_000, "field.too_long"),
  gaps: seenGaps,
  asBefore: z.object({ leftOn: z.iso.date(), leftBy: z.string().max(200) }).optional(),
});

/** Takes plugs and decisions on gaps of one candidate away again. */
export const OpenGaps = z.object({ selectionId: id, candidateId: id, gaps: seenGaps });

export const AskVendor = z.object({
  selectionId: id,
  candidateId: id,
  lineIds: z.array(id).min(1).max(SELECTION_LIMITS.lines).readonly(),
  text: z.string().trim().min(1, "field.required").max(20_000),
});
