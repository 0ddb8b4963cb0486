import { z } from "zod";

const selectionId = z.string().min(1).max(60);

export const OpenRound = z.object({
  selectionId,
  message: z.string().trim().min(1, "field.required").max(4_000),
  /** As the wall clock shows it, `2026-12-01` and `12:00`; null = none. */
  deadline: z
    .object({
      day: z.iso.date("request.deadline_invalid"),
      clock: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "request.deadline_invalid"),
    })
    .nullable(),
  isFinal: z.boolean(),
});

export const CloseRound = z.object({ selectionId, number: z.int().min(1).max(100) });
