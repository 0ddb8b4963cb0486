import { z } from "zod";
import type { Reader } from "@/db/engine/database";
import type { SelectionRow } from "@/db/queries/access";
import { catalogueLines } from "@/db/queries/offer";
import { ratedCurrencies } from "@/db/queries/offer-draft";
import { offerRequestOf, requestPoints } from "@/db/queries/request";
import { requirements } from "@/db/queries/requirement";
import type { AnswerContext, Sent } from "@/lib/formats/answer/answer-context";

const AskedLines = z.object({ lines: z.array(z.object({ id: z.string(), name: z.string() })) });

/** The lines one edition of the request asked for. */
export function linesAskedIn(
  request: { readonly content: string } | undefined,
): readonly { readonly id: string; readonly name: string }[] {
  const asked = AskedLines.safeParse(request ? JSON.parse(request.content) : null);
  return asked.success ? asked.data.lines : [];
}

const AskedIds = z.array(z.object({ id: z.string() })).transform((all) => new Set(all.map(({ id }) => id)));
const SentIn = z
  .object({ lines: AskedIds, requirements: AskedIds, points: AskedIds })
  .transform(({ lines, requirements: requirementIds, points: pointIds }) => ({
    ...{ lineIds: lines, requirementIds, pointIds },
  }));

/** What one edition of the request asked, by id; null when it is not known. */
export function sentIn(request: { readonly content: string } | undefined): Sent | null {
  const sent = SentIn.safeParse(request ? JSON.parse(request.content) : null);
  return sent.success ? sent.data : null;
}

/** What a selection asks now, to read a vendor's answer against; and what it asked in the request that is answered. */
export async function answerContext(
  reader: Reader,
  selection: SelectionRow,
  requestNumber: number | null,
  language: Pick<AnswerContext, "words" | "numbers">,
): Promise<AnswerContext> {
  const lines = await catalogueLines(reader, selection.id);
  const request =
    requestNumber === null ? undefined : await offerRequestOf(reader, selection.id, requestNumber);
  const now = new Set(lines.map(({ id }) => id));
  const gone = linesAskedIn(request).filter(({ id }) => !now.has(id));
  return {
    ...language,
    lines,
    requirements: (await requirements(reader, selection.id)).map(({ id, name, level }) => ({
      id,
      name,
      level,
    })),
    points: (await requestPoints(reader, selection.id)).map(({ id, name, kind }) => ({ id, name, kind })),
    sent: sentIn(request),
    agreed: selection.currency,
    rated: await ratedCurrencies(reader, selection.id),
    gone: new Map(gone.map(({ id, name }) => [id, name])),
  };
}
