import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { candidateOfSelection, catalogueRows } from "../queries/offer";
import { vendorQuestion, vendorQuestionLine } from "../schema/request";
import { inChunks } from "./in-chunks";
import type { Written } from "./written";

export interface GapQuestionInput {
  readonly candidateId: string;
  /** The gaps it asks about, at least one. */
  readonly lineIds: readonly string[];
  readonly text: string;
}

/** Puts one question to one vendor about some of its gaps. It holds no price of anybody's. */
export async function askAboutGaps(
  tx: Tx,
  context: { readonly selectionId: string; readonly actorName: string; readonly now: string },
  { candidateId, lineIds, text }: GapQuestionInput,
): Promise<Outcome<Written<{ readonly questionId: string }>>> {
  const { selectionId, actorName, now } = context;
  const lines = [...new Set(lineIds)];
  const own = new Set((await catalogueRows(tx, selectionId)).map(({ id }) => id));
  const owner = await candidateOfSelection(tx, selectionId, candidateId);
  if (!owner || lines.some((lineId) => !own.has(lineId))) return fail("access.not_found");
  const id = newId("vqn");
  const [only] = lines;
  const columns = {
    selectionId,
    direction: "to_vendor" as const,
    // A variant is its candidate's: whoever answers for one answers for the other.
    candidateId: owner.id,
    lineId: lines.length === 1 && only !== undefined ? only : null,
    text,
    askedBy: actorName,
  };
  await tx.insert(vendorQuestion).values({ id, ...columns, createdAt: now });
  await inChunks(
    lines.map((lineId) => ({ id: newId("vql"), questionId: id, lineId })),
    (chunk) => tx.insert(vendorQuestionLine).values(chunk),
  );
  return succeed({
    value: { questionId: id },
    subjectId: id,
    before: null,
    after: { ...columns, lineIds: lines },
  });
}
