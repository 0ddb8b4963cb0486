import { and, count, eq, isNull } from "drizzle-orm";
import type { NegotiationStanding } from "@/lib/domain/negotiation-standing";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { offerDraft, vendorQuestion } from "../schema/request";
import { candidateNames } from "./offer";
import { negotiationOf, roundVersions } from "./offer-round";

/** How the asking and answering with vendors stands. Of what vendors say nothing is read. */
export async function negotiationStanding(reader: Reader, selectionId: string): Promise<NegotiationStanding> {
  const { open } = await negotiationOf(reader, selectionId);
  const late = await reader
    .selectDistinct({ candidateId: offerDraft.candidateId })
    .from(offerDraft)
    .innerJoin(candidate, eq(candidate.id, offerDraft.candidateId))
    .where(
      and(
        eq(candidate.selectionId, selectionId),
        eq(offerDraft.source, "vendor_page"),
        eq(offerDraft.state, "awaiting_lead"),
      ),
    );
  const [questions] = await reader
    .select({ open: count() })
    .from(vendorQuestion)
    .where(
      and(
        eq(vendorQuestion.selectionId, selectionId),
        eq(vendorQuestion.direction, "from_vendor"),
        isNull(vendorQuestion.answeredAt),
      ),
    );
  const lateFrom = late.map(({ candidateId }) => candidateId);
  return {
    round: open && {
      number: open.number,
      deadline: open.deadline,
      isFinal: open.isFinal,
      unansweredBy: await unansweredBy(reader, selectionId, open.id, lateFrom),
    },
    lateFrom,
    openQuestions: questions?.open ?? 0,
  };
}

/** Those asked in a round without a version that stands in it; one whose answer came late has answered. */
async function unansweredBy(
  reader: Reader,
  selectionId: string,
  roundId: string,
  lateFrom: readonly string[],
): Promise<string[]> {
  const answered = new Set(
    (await roundVersions(reader, selectionId))
      .filter((version) => version.roundId === roundId && !version.isWithdrawn)
      .map(({ candidateId }) => candidateId),
  );
  return (await candidateNames(reader, selectionId))
    .filter(({ stage }) => stage === "shortlisted" || stage === "negotiating")
    .map(({ id }) => id)
    .filter((id) => !answered.has(id) && !lateFrom.includes(id));
}
