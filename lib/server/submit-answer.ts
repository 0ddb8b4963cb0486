import { answerRows, answerToGoOnFrom } from "@/db/queries/answer-draft";
import { newestRequest } from "@/db/queries/answer-frame";
import { keepAnswerText, markDiscarded, markSubmitted } from "@/db/writes/answer-draft";
import { storeAnswer } from "@/db/writes/answered-offer";
import { completeness } from "@/lib/domain/answer-draft";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { writeAnswer } from "@/lib/formats/answer-text/answer-text";
import { askedOfVendor } from "./request-content";
import { dayOf } from "./today";
import { type Answering, answerHash, fitAnswer, openedAnswer } from "./vendor-answer";

export interface Submitting {
  readonly variant: string;
  /** The edition of the answer its submitter looked at. */
  readonly expectedEdition: number;
  /** What is missing was shown, and it is submitted all the same. */
  readonly withGaps: boolean;
}

export interface Submitted {
  readonly draftId: string;
  readonly contentHash: string;
  readonly late: boolean;
  /** Null while it waits for the lead. */
  readonly versionNumber: number | null;
}

/**
 * Submits the answer in work. Gaps are allowed once they were shown, faults are not; nobody submits what a colleague
 * has changed meanwhile without having seen it. A late one waits for the lead, and takes the place of an earlier one
 * that waits. After the final round was closed nothing is submitted, not even late.
 * Errors: `offer.final_round_over`, `answer.nothing_new`, `row.changed_meanwhile`, `answer.empty`, `answer.gaps`,
 * `answer.faults`, and those of `storeAnswer`.
 */
export async function submitAnswer(
  on: Answering,
  { variant, expectedEdition, withGaps }: Submitting,
): Promise<Outcome<Submitted>> {
  const { tx, authorized, vault, now, candidateId, asked, window } = on;
  if (window.isOver) return fail("offer.final_round_over");
  const rows = await answerRows(tx, candidateId);
  const row = answerToGoOnFrom(rows, variant);
  if (row?.state !== "draft") return fail("answer.nothing_new");
  if (row.edition !== expectedEdition) return fail("row.changed_meanwhile");
  const fit = fitAnswer(openedAnswer(row, vault), asked);
  if (!fit.ok) return fit;
  const answer = fit.value;
  const request = await newestRequest(tx, authorized.selection.id);
  const { missing } = completeness(
    answer,
    request ? askedOfVendor(request, asked) : { lines: asked.lines, requirements: [], points: [] },
  );
  if (missing > 0 && !withGaps) return fail("answer.gaps", { count: missing });

  const contentHash = answerHash(answer);
  const requestNumber = request?.number ?? null;
  await keepAnswerText(tx, row, { content: writeAnswer(answer), findings: row.findings }, vault, now);
  const { id: participantId, name: submittedBy } = authorized.participant;
  const shared = { participantId, submittedBy, submittedAt: now, contentHash, requestNumber };
  for (const earlier of rows)
    if (earlier.state === "awaiting_lead" && earlier.variant === variant)
      await markDiscarded(tx, earlier, earlier.findings, now);
  if (window.isLate) {
    await markSubmitted(tx, row, { ...shared, offerVersionId: null });
    return succeed({ draftId: row.id, contentHash, late: true, versionNumber: null });
  }
  const stored = await storeAnswer(
    tx,
    { selection: authorized.selection, actorName: submittedBy, now, vault },
    { candidateId, variant },
    answer,
    {
      channel: "vendor_page",
      receivedOn: dayOf(new Date(now)),
      submittedAt: now,
      late: false,
      fileHash: null,
      source: "",
      ...{ contentHash, requestNumber },
    },
  );
  if (!stored.ok) return stored;
  const { versionId, number } = stored.value.value;
  await markSubmitted(tx, row, { ...shared, offerVersionId: versionId });
  return succeed({ draftId: row.id, contentHash, late: false, versionNumber: number });
}
