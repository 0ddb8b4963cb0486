import type { CriterionValue } from "@/lib/domain/comparison/result";
import type { Criterion, Score } from "@/lib/domain/criterion";
import type { ExportFrame } from "./export-frame";
import {
  bold,
  candidateHead,
  INPUT,
  look,
  PERCENT,
  PLAIN,
  POINTS,
  QUIET,
  REMARK,
  TITLE,
  WHOLE,
  WRAPPED,
} from "./looks";
import { local } from "./sheet-builder";

/** Where quality stands, for formulas of the first sheet. */
export interface QualityCells {
  readonly low: (candidateId: string) => string;
  readonly high: (candidateId: string) => string;
  readonly groupLow: (candidateId: string, groupIndex: number) => string;
}

const C = { group: 0, criterion: 1, purchase: 2, feed: 3, weight: 4, share: 5, first: 6 } as const;
const PER_CANDIDATE = 3;

/**
 * From single scores to quality: the scores at the foot, criteria above them, groups above those. Groups stand
 * together so that quality is one product of two columns.
 */
export function writeScoringSheet(frame: ExportFrame): QualityCells {
  const { texts, sheets, prepared, columns } = frame;
  const sheet = sheets.scoring;
  const { head } = texts;
  const groupsFirst = 3;
  const quality = groupsFirst + prepared.groups.length;
  const criteriaFirst = quality + 3;
  const scoresFirst = criteriaFirst + prepared.criteria.length + 3;
  const lowAt = (index: number) => C.first + PER_CANDIDATE * index;

  sheet.text(0, 0, texts.sheet.scoring, TITLE);
  for (const row of [2, criteriaFirst - 1]) {
    sheet.heads(row, 0, [head.group, head.criterion, head.purchase, head.feed, head.weight, head.share]);
    columns.forEach((column, index) => {
      const name = `${column.key}  ${column.name}`;
      sheet.across(row - 1, lowAt(index), lowAt(index) + 2, name, candidateHead(column.colour));
      sheet.heads(row, lowAt(index), [head.lowest, head.highest, head.mark]);
    });
  }
  sheet.widths(30, 40, 15, 20, 10, 10, ...columns.flatMap(() => [9, 9, 24]));
  sheet.freeze(3, 2);

  const scores = writeScores(frame, scoresFirst, lowAt);
  let row = criteriaFirst;
  prepared.groups.forEach((group, groupIndex) => {
    const first = row;
    const last = row + group.criteria.length - 1;
    const at = groupsFirst + groupIndex;
    const weights = group.criteria.reduce((sum, each) => sum + each.weight, 0);
    group.criteria.forEach((criterion, index) => {
      const criterionIndex = first - criteriaFirst + index;
      const share = weights > 0 ? criterion.weight / weights : 0;
      writeCriterion(frame, first + index, group.name, criterion, [first, last], share);
      columns.forEach((column, position) => {
        const value = column.result.criteria[criterionIndex];
        if (value) writeValue(frame, first + index, lowAt(position), value, scores(criterion.id, position));
      });
    });
    row = last + 1;
    writeGroup(frame, at, groupIndex, [groupsFirst, quality - 1], [first, last], lowAt);
  });

  sheet.text(quality, C.group, texts.row.quality, bold(PLAIN));
  columns.forEach((column, index) => {
    const weights = range(groupsFirst, quality - 1, C.weight);
    const { low, high, value } = column.result.quality;
    const state = value === null ? "provisional" : "plain";
    for (const [offset, whenEmpty, result] of [
      [0, 0, low],
      [1, 100, high],
    ] as const) {
      const at = lowAt(index) + offset;
      const product = `SUMPRODUCT(${weights},${range(groupsFirst, quality - 1, at)})/SUM(${weights})`;
      const formula = `IF(SUM(${weights})=0,${whenEmpty},${product})`;
      const style = bold(look(state, POINTS));
      if (prepared.groups.length === 0) sheet.number(quality, at, result, style);
      else sheet.formula(quality, at, formula, result, style);
    }
    sheet.text(
      quality,
      lowAt(index) + 2,
      state === "plain" ? "" : texts.mark.provisional,
      look(state, undefined, REMARK),
    );
  });
  const indexOf = (candidateId: string) =>
    columns.findIndex((column) => column.result.candidateId === candidateId);
  return {
    low: (candidateId) => sheet.ref(quality, lowAt(indexOf(candidateId))),
    high: (candidateId) => sheet.ref(quality, lowAt(indexOf(candidateId)) + 1),
    groupLow: (candidateId, group) => sheet.ref(groupsFirst + group, lowAt(indexOf(candidateId))),
  };
}

const range = (first: number, last: number, column: number): string =>
  `${local(first, column, true)}:${local(last, column, true)}`;

function writeCriterion(
  { texts, sheets }: ExportFrame,
  row: number,
  groupName: string,
  criterion: Criterion,
  [first, last]: readonly [number, number],
  share: number,
): void {
  const sheet = sheets.scoring;
  sheet.text(row, C.group, groupName, QUIET);
  sheet.text(row, C.criterion, criterion.name, WRAPPED);
  sheet.text(row, C.purchase, texts.purchase[criterion.purchase], QUIET);
  sheet.text(row, C.feed, texts.feed[criterion.feed], QUIET);
  sheet.number(row, C.weight, criterion.weight, INPUT);
  writeShare(sheet, row, range(first, last, C.weight), share);
}

/** A weight's share of its column. The value kept is only for programs that do not recalculate. */
function writeShare(
  sheet: ExportFrame["sheets"]["scoring"],
  row: number,
  weights: string,
  share: number,
): void {
  const own = local(row, C.weight);
  sheet.formula(
    row,
    C.share,
    `IF(SUM(${weights})=0,0,${own}/SUM(${weights}))`,
    share,
    look("plain", PERCENT),
  );
}

/** One candidate's value on one criterion, 0–100, from the scores below or from evidence. */
function writeValue(
  { texts, sheets }: ExportFrame,
  row: number,
  column: number,
  value: CriterionValue,
  scores: ScoreCells | null,
): void {
  const sheet = sheets.scoring;
  const state = value.value === null ? "provisional" : "plain";
  const style = look(state, POINTS);
  const from = scores?.agreed ?? scores?.all ?? null;
  if (value.from === "evidence" || value.from === "none" || from === null) {
    sheet.number(row, column, value.low, style);
    sheet.number(row, column + 1, value.high, style);
  } else {
    const points = `(AVERAGE(${from})-1)*25`;
    sheet.formula(row, column, `IF(COUNT(${from})=0,0,${points})`, value.low, style);
    sheet.formula(row, column + 1, `IF(COUNT(${from})=0,100,${points})`, value.high, style);
  }
  const words =
    value.from === "agreed"
      ? texts.mark.agreed
      : value.from === "evidence"
        ? value.value === null
          ? `${texts.mark.provisional} (${texts.mark.evidence})`
          : texts.mark.evidence
        : value.from === "none"
          ? value.cannotJudge > 0
            ? texts.mark.cannotJudge
            : texts.mark.notScored
          : "";
  sheet.text(row, column + 2, words, look(state, undefined, REMARK));
}

function writeGroup(
  { texts, sheets, prepared, comparison, columns }: ExportFrame,
  row: number,
  groupIndex: number,
  [groupsFirst, groupsLast]: readonly [number, number],
  [first, last]: readonly [number, number],
  lowAt: (index: number) => number,
): void {
  const sheet = sheets.scoring;
  const group = prepared.groups[groupIndex];
  if (group === undefined) return;
  const weight = comparison.weights.groupWeights[group.id] ?? group.weight;
  sheet.text(row, C.group, group.name, bold(PLAIN));
  sheet.number(row, C.weight, weight, INPUT);
  const sum = prepared.groups.reduce(
    (total, each) => total + (comparison.weights.groupWeights[each.id] ?? each.weight),
    0,
  );
  writeShare(sheet, row, range(groupsFirst, groupsLast, C.weight), sum > 0 ? weight / sum : 0);
  const weights = range(first, last, C.weight);
  columns.forEach((column, index) => {
    const value = column.result.groups[groupIndex];
    if (value === undefined) return;
    const state = value.value === null ? "provisional" : "plain";
    for (const [offset, whenEmpty, result] of [
      [0, 0, value.low],
      [1, 100, value.high],
    ] as const) {
      const at = lowAt(index) + offset;
      const formula = `IF(SUM(${weights})=0,${whenEmpty},SUMPRODUCT(${weights},${range(first, last, at)})/SUM(${weights}))`;
      if (group.criteria.length === 0) sheet.number(row, at, whenEmpty, look(state, POINTS));
      else sheet.formula(row, at, formula, result, look(state, POINTS));
    }
    sheet.text(
      row,
      lowAt(index) + 2,
      state === "plain" ? "" : texts.mark.provisional,
      look(state, undefined, REMARK),
    );
  });
}

interface ScoreCells {
  readonly all: string | null;
  readonly agreed: string | null;
}

/** The single scores, one row a person and criterion; gives back where those of a criterion and candidate stand. */
function writeScores(
  { texts, sheets, prepared, columns }: ExportFrame,
  headRow: number,
  lowAt: (index: number) => number,
): (criterionId: string, column: number) => ScoreCells | null {
  const sheet = sheets.scoring;
  const { dossier } = prepared;
  sheet.heads(headRow, 0, ["", texts.head.criterion, texts.head.scoredBy, "", "", ""]);
  columns.forEach((column, index) => {
    sheet.across(headRow, lowAt(index), lowAt(index) + 2, column.key, candidateHead(column.colour));
  });
  const places = new Map<string, ScoreCells>();
  const scores = submittedScores(dossier.scores);
  const names = new Map(dossier.participants.map(({ id, name }) => [id, name]));
  let row = headRow + 1;
  for (const criterion of prepared.criteria) {
    if (criterion.feed !== "people") continue;
    const byPerson = scores.get(criterion.id) ?? new Map<string, Map<string, Score>>();
    const first = row;
    for (const [participantId, byCandidate] of byPerson) {
      sheet.text(row, C.criterion, criterion.name, QUIET);
      sheet.text(row, C.purchase, names.get(participantId) ?? participantId, QUIET);
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
    if (agreed.length > 0) {
      sheet.text(row, C.criterion, criterion.name, QUIET);
      sheet.text(row, C.purchase, texts.mark.agreed, bold(QUIET));
    }
    columns.forEach((column, index) => {
      const own = agreed.find((each) => each.candidateId === column.result.candidateId);
      if (own) {
        sheet.number(row, lowAt(index), own.value, bold(look("plain", WHOLE, INPUT)));
        sheet.text(row, lowAt(index) + 2, own.reason, REMARK);
      }
      places.set(placeOf(criterion.id, index), {
        all: last < first ? null : range(first, last, lowAt(index)),
        agreed: own ? local(row, lowAt(index), true) : null,
      });
    });
    if (agreed.length > 0) row += 1;
  }
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
