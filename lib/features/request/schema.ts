import { z } from "zod";
import { CONTRACT_POINTS } from "@/lib/domain/contract-point";
import { LOCALES } from "@/lib/domain/locale";
import { POINT_KINDS } from "@/lib/domain/request";

const id = z.string().min(1).max(60);

export const savePointInput = z.object({
  selectionId: id,
  id: id.nullable(),
  kind: z.enum(POINT_KINDS),
  name: z.string().trim().min(1, "request_point.name_missing").max(300),
  help: z.string().trim().max(2000),
  expectedEdition: z.int().min(1).nullable(),
});

export const deletePointInput = z.object({ selectionId: id, id, withAnswers: z.boolean() });

export const reorderPointsInput = z.object({
  selectionId: id,
  kind: z.enum(POINT_KINDS),
  order: z.array(id).max(1000).readonly(),
});

export const addKnownPointsInput = z.object({
  selectionId: id,
  keys: z.array(z.enum(CONTRACT_POINTS)).min(1).max(CONTRACT_POINTS.length).readonly(),
});

export const makeRequestInput = z.object({
  selectionId: id,
  afterNumber: z.int().min(0),
  /** As the wall clock shows it, `2026-12-01` and `12:00`; null = none. */
  deadline: z
    .object({
      day: z.iso.date("request.deadline_invalid"),
      clock: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "request.deadline_invalid"),
    })
    .nullable(),
  message: z.string().trim().max(4000),
  weightsShown: z.boolean(),
});

/** What a download asks for, from its address. */
export const requestFileInput = z.object({
  selectionId: id,
  candidateId: id,
  format: z.enum(["xlsx", "pdf"]),
  /** The newest when there is none. */
  number: z.coerce.number().int().min(1).max(10_000).optional(),
  /** The candidate's own when there is none. */
  locale: z.enum(LOCALES).optional(),
  filled: z.literal("1").optional().transform(Boolean),
});
/** The same for the vendor itself: always its own, and the newest. */
export const ownRequestFileInput = requestFileInput.pick({ selectionId: true, format: true });
export type OwnRequestFileInput = z.output<typeof ownRequestFileInput>;
export type RequestFileInput = z.output<typeof requestFileInput>;
