import { z } from "zod";

const id = z.string().min(1).max(60);
const edition = z.int().min(1);
const reason = z.string().trim().max(1000);

export const saveScoreInput = z.object({
  selectionId: id,
  candidateId: id,
  criterionId: id,
  /** 1–5; null = "cannot judge". */
  value: z.int().min(1, "score.out_of_scale").max(5, "score.out_of_scale").nullable(),
  note: z.string().trim().max(2000),
  /** The edition this device saw; null when it saw no score. */
  expectedEdition: edition.nullable(),
});

export const submitScoresInput = z.object({
  selectionId: id,
  /** One pair, or all that are answered. */
  pairs: z
    .array(
      z.object({
        candidateId: id,
        groupId: id,
        /** What the person saw when confirming. */
        answers: z
          .array(z.object({ criterionId: id, edition }))
          .max(300)
          .readonly(),
      }),
    )
    .min(1)
    .max(300)
    .readonly(),
});

export const confirmDeclarationInput = z.object({
  selectionId: id,
  /** Nothing is confirmed by leaving it out. */
  confidential: z.literal(true, "declaration.not_confirmed"),
  /** Everybody the form asked about. */
  candidateIds: z.array(id).max(200).readonly(),
  conflicts: z
    .array(z.object({ candidateId: id, note: z.string().trim().max(1000) }))
    .max(50)
    .readonly(),
});

export const takeBackConflictInput = z.object({
  selectionId: id,
  participantId: id,
  candidateId: id,
  reason: reason.min(1, "field.required"),
});

export const reopenScoreInput = z.object({
  selectionId: id,
  participantId: id,
  candidateId: id,
  groupId: id,
});

export const roundInput = z.object({ selectionId: id, candidateId: id, groupId: id });

/** `reason` may be empty when nothing is awaited. */
export const closeScoringInput = z.object({ selectionId: id, reason });

export const reopenScoringInput = z.object({ selectionId: id, reason: reason.min(1, "field.required") });
