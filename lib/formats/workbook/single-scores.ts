import type { Score } from "@/lib/domain/criterion";
import { scorerName } from "../score-words";
import type { ExportFrame } from "./export-frame";
import { bold, candidateHead, INPUT, look, QUIET, REMARK, WHOLE } from "./looks";
import { local } from "./sheet-builder";

/** The columns of the sheet of scores; from `first` on, three for each candidate. */
export const SCORING_COLUMNS = {
  group: 0,
  criterion: 1,
  purchase: 2,
  feed: 3,
  weight: 4,
  share: 5,
  first: 6,
} as const;
const C = SCORING_COLUMNS;

/** Where the single scores of one candidate on one criterion stand. */
export interface ScoreCells {
  /** The independent scores; null where there are none. */
  readonly all: string | null;
  readonly agreed: string | null;
  /** How many are still awaited; null where nobody is. */
  readonly awaited: string | null;
  readonly awaitedNames: readonly string[];
}

/** Rows of one column of the same sheet. */
export const range = (first: number, last: number, column: number): string =>
  `${local(first, column, true)}:${local(last, column, true)}`;

/**
 * The single scores, one row a person and criterion, below them what was agreed and how many are missing, and of whom;
 * gives back where those of a criterion and candidate stand.
 */
export function writeSingleScores(
  frame: ExportFrame,
  headRow: number,
  lowAt: (index: number) => number,
): (criterionId: string, column: number) => ScoreCells | null {
  const { texts, sheets, prepared, columns } = frame;
  const sheet = sheets.scoring;
  const { dossier } = prepared;
  sheet.heads(headRow, 0, ["", texts.head.criterion, texts.head.scoredBy, "", "", ""]);
  columns.forEach((column, index) => {
    sheet.across(headRow, lowAt(index), lowAt(index) + 2, column.key, candidateHead(column.colour));
  });
  const places = new Map<string, ScoreCells>();
  const scores = submittedScores(dossier.scores);
  const people = new Map(dossier.participants.map((each) => [each.id, each]));
  const label = (at: number, criterion: string, who: string, style = QUIET) => {
    sheet.text(at, C.criterion, criterion, QUIET);
    sheet.text(at, C.purchase, who, style);
  };
  let row = headRow + 1;
  prepared.criteria.forEach((criterion, criterionIndex) => {
    if (criterion.feed !== "people") return;
    const first = row;
    for (const [participantId, byCandidate] of scores.get(criterion.id) ?? []) {
      label(row, criterion.name, scorerName(people.get(participantId), texts));
      columns.forEach((column, index) => {
        const score = byCandidate.get(column.result.candidateId);
        if (score === undefined) return;
        if (score.value === null) sheet.text(row, lowAt(index), texts.mark.cannotJudge, look("provisional"));
        else sheet.number(row, lowAt(index), score.value, look("plain", WHOLE, INPUT));
        sheet.text(row, lowAt(index) + 2, score.note, REMARK);
      });
      row += 1;
    }
    const last = row - 1;
    const agreed = dossier.agreedScores.filter((each) => each.criterionId === criterion.id);
    const agreedRow = agreed.length > 0 ? row++ : null;
    const missing = columns.some(({ result }) => (result.criteria[criterionIndex]?.awaited ?? 0) > 0);
    const missingRow = missing ? row++ : null;
    if (agreedRow !== null) label(agreedRow, criterion.name, texts.mark.agreed, bold(QUIET));
    if (missingRow !== null) label(missingRow, criterion.name, texts.mark.missingScores);
    columns.forEach((column, index) => {
      const own = agreed.find((each) => each.candidateId === column.result.candidateId);
      if (own && agreedRow !== null) {
        sheet.number(agreedRow, lowAt(index), own.value, bold(look("plain", WHOLE, INPUT)));
        sheet.text(agreedRow, lowAt(index) + 2, own.reason, REMARK);
      }
      const awaited = column.result.criteria[criterionIndex]?.awaited ?? 0;
      const awaitedOf = column.prepared.judgements[criterionIndex]?.awaitedOf ?? [];
      const awaitedNames = awaited > 0 ? awaitedOf.map((id) => people.get(id)?.name ?? "") : [];
      if (awaited > 0 && missingRow !== null) {
        sheet.number(missingRow, lowAt(index), awaited, look("provisional", WHOLE, INPUT));
        sheet.text(missingRow, lowAt(index) + 2, awaitedNames.join(", "), REMARK);
      }
      places.set(placeOf(criterion.id, index), {
        all: last < first ? null : range(first, last, lowAt(index)),
        agreed: own && agreedRow !== null ? local(agreedRow, lowAt(index), true) : null,
        awaited: awaited > 0 && missingRow !== null ? local(missingRow, lowAt(index), true) : null,
        awaitedNames,
      });
    });
  });
  return (criterionId, index) => places.get(placeOf(criterionId, index)) ?? null;
}

const placeOf = (criterionId: string, index: number): string => `${criterionId} ${index}`;

/** Submitted scores by criterion, then person, then candidate, in the order they were given. */
function submittedScores(scores: readonly Score[]): Map<string, Map<string, Map<string, Score>>> {
  const grouped = new Map<string, Map<string, Map<string, Score>>>();
  for (const score of scores) {
    if (score.submittedAt === null) continue;
    const byPerson = grouped.get(score.criterionId) ?? new Map<string, Map<string, Score>>();
    const byCandidate = byPerson.get(score.participantId) ?? new Map<string, Score>();
    byCandidate.set(score.candidateId, score);
    byPerson.set(score.participantId, byCandidate);
    grouped.set(score.criterionId, byPerson);
  }
  return grouped;
}
