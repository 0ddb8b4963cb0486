import { z } from "zod";

const id = z.string().min(1).max(60);

export const saveAgreedScoreInput = z.object({
  selectionId: id,
  candidateId: id,
  criterionId: id,
  value: z.int().min(1, "score.out_of_scale").max(5, "score.out_of_scale"),
  reason: z.string().trim().min(1, "agreed.reason_missing").max(2000),
  /** Null: nothing was agreed when the writer looked. */
  expectedEdition: z.int().min(1).nullable(),
});

export const deleteAgreedScoreInput = z.object({
  selectionId: id,
  candidateId: id,
  criterionId: id,
  expectedEdition: z.int().min(1),
});

const text = z.union([z.string(), z.array(z.string())]).optional();
const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";

/** What the address of the progress page asks for: whom to show, and whose detail. Nonsense is nothing. */
const progressParameters = z.object({ show: text, search: text, page: text, person: text });

export interface ProgressQuery {
  /** Only those who have something left. */
  readonly notDone: boolean;
  readonly search: string;
  /** 1 first. */
  readonly page: number;
  readonly personId: string | null;
}

export function progressQuery(parameters: Record<string, unknown>): ProgressQuery {
  const parsed = progressParameters.safeParse(parameters);
  const { show, search, page, person } = parsed.success ? parsed.data : {};
  const number = Number(first(page));
  return {
    notDone: first(show) === "left",
    search: first(search).trim().slice(0, 100),
    page: Number.isSafeInteger(number) && number >= 1 ? Math.min(number, 100_000) : 1,
    personId: first(person).slice(0, 60) || null,
  };
}

const moderationParameters = z.object({ candidate: text, criterion: text });

/** Which question the meeting is at; null where the address does not say. */
export function moderationQuery(
  parameters: Record<string, unknown>,
): { readonly candidateId: string; readonly criterionId: string } | null {
  const parsed = moderationParameters.safeParse(parameters);
  const candidateId = first(parsed.success ? parsed.data.candidate : undefined).slice(0, 60);
  const criterionId = first(parsed.success ? parsed.data.criterion : undefined).slice(0, 60);
  return candidateId === "" || criterionId === "" ? null : { candidateId, criterionId };
}
