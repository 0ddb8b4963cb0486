import type { CriterionValue } from "@/lib/domain/comparison/result";
import type { Criterion } from "@/lib/domain/criterion";
import { criterionWords } from "../score-words";
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
  WRAPPED,
} from "./looks";
import { local } from "./sheet-builder";
import { SCORING_COLUMNS as C, range, type ScoreCells, writeSingleScores } from "./single-scores";

/** Where quality stands, for formulas of the first sheet. */
export interface QualityCells {
  readonly low: (candidateId: string) => string;
  readonly high: (candidateId: string) => string;
  readonly groupLow: (candidateId: string, groupIndex: number) => string;
}

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

  const scores = writeSingleScores(frame, scoresFirst, lowAt);
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
  const awaitedNames = scores?.awaitedNames ?? [];
  const state = value.value === null ? "provisional" : "plain";
  const style = look(state, POINTS);
  const all = scores?.all ?? null;
  const from = scores?.agreed ?? all;
  const awaited = scores?.awaited ?? null;
  if (value.from === "mean" && all !== null && awaited !== null) {
    const given = `(SUM(${all})-COUNT(${all}))*25`;
    const people = `(COUNT(${all})+${awaited})`;
    sheet.formula(row, column, `IF(COUNT(${all})=0,0,${given}/${people})`, value.low, style);
    const most = `(${given}+100*${awaited})/${people}`;
    sheet.formula(row, column + 1, `IF(COUNT(${all})=0,100,${most})`, value.high, style);
  } else if (value.from === "evidence" || value.from === "none" || value.from === "blind" || from === null) {
    sheet.number(row, column, value.low, style);
    sheet.number(row, column + 1, value.high, style);
  } else {
    const points = `(AVERAGE(${from})-1)*25`;
    sheet.formula(row, column, `IF(COUNT(${from})=0,0,${points})`, value.low, style);
    sheet.formula(row, column + 1, `IF(COUNT(${from})=0,100,${points})`, value.high, style);
  }
  const words = criterionWords(value, awaitedNames, texts);
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
