import { assuranceFreshness } from "@/lib/domain/assurance";
import { SUPPLIER_FACTS } from "@/lib/domain/candidate";
import { financialSoundness, soundnessOn } from "@/lib/domain/financial-soundness";
import { comparePartnerTypes } from "@/lib/domain/partner-type";
import { isCompletedCall } from "@/lib/domain/references";
import { filled } from "../export-texts";
import { type ExportColumn, type ExportFrame, major } from "./export-frame";
import {
  candidateHead,
  GROUP,
  look,
  money,
  PERCENT,
  PLAIN,
  QUIET,
  type State,
  TITLE,
  WHOLE,
  WRAPPED,
} from "./looks";

/** One fact of one candidate, as a cell. */
export interface Fact {
  readonly text?: string;
  readonly number?: { readonly value: number; readonly format: string };
  readonly state: State;
}

export interface FactRow {
  readonly label: string;
  readonly facts: readonly Fact[];
}

const missing = (frame: ExportFrame): Fact => ({ text: frame.texts.mark.missing, state: "provisional" });

/** What was found out about the candidates, one row a fact, one fact a candidate. */
export function backgroundRows(frame: ExportFrame): FactRow[] {
  const { texts, columns } = frame;
  const words = texts.background;
  const row = (label: string, factOf: (column: ExportColumn) => Fact): FactRow => ({
    label,
    facts: columns.map(factOf),
  });
  const textOr = (text: string): Fact => (text === "" ? missing(frame) : { text, state: "plain" });
  return [
    row(words.employees, ({ prepared: { candidate } }) =>
      candidate.vendor.employees === null
        ? missing(frame)
        : { number: { value: candidate.vendor.employees, format: WHOLE }, state: "plain" },
    ),
    row(words.claimedType, ({ prepared: { candidate } }) =>
      textOr(
        candidate.claimedPartnerType === null
          ? ""
          : filled(words.type, { type: candidate.claimedPartnerType }),
      ),
    ),
    row(words.verifiedType, ({ prepared: { candidate } }) => {
      const { verified, difference } = comparePartnerTypes(
        candidate.claimedPartnerType,
        candidate.capabilities,
      );
      const state = difference !== null && difference > 0 ? "gap" : "plain";
      return { text: filled(words.type, { type: verified }), state };
    }),
    row(words.soundness, ({ prepared: { candidate } }) => {
      const { level } = soundnessOn(candidate.financialYears, frame.today);
      if (level === null) return { text: texts.soundness.unknown, state: "provisional" };
      return {
        text: texts.soundness[level],
        state: level === "weak" || level === "critical" ? "gap" : "plain",
      };
    }),
    ...financeRows(frame),
    row(words.assurance, (column) => assuranceFact(frame, column)),
    row(words.references, ({ prepared: { candidate } }) => {
      const calls = candidate.references.filter(isCompletedCall);
      return {
        text: [
          filled(words.referenceCalls, { count: calls.length }),
          ...calls.map(({ customer, rating }) => filled(words.rating, { customer, rating: rating ?? "" })),
        ].join("; "),
        state: calls.length < 2 ? "gap" : "plain",
      };
    }),
    row(words.membership, ({ prepared: { candidate } }) => ({
      text: texts.membership[candidate.membership],
      state: candidate.membership === "not_checked" ? "provisional" : "plain",
    })),
    ...SUPPLIER_FACTS.map((fact) =>
      row(words[fact], ({ prepared: { candidate } }) => textOr(candidate.facts[fact].text)),
    ),
  ];
}

/** Equity, result and equity ratio of every year that any candidate has, newest first. */
function financeRows(frame: ExportFrame): FactRow[] {
  const { texts, columns } = frame;
  const years = new Set(
    columns.flatMap(({ prepared: { candidate } }) => candidate.financialYears.map(({ year }) => year)),
  );
  return [...years]
    .sort((a, b) => b - a)
    .slice(0, 5)
    .flatMap((year) =>
      (["equity", "result"] as const)
        .map((figure) => ({
          label: filled(texts.background[figure], { year }),
          facts: columns.map(({ prepared: { candidate } }): Fact => {
            const entry = candidate.financialYears.find((each) => each.year === year);
            const value = entry?.[figure] ?? null;
            if (entry === undefined || value === null) return missing(frame);
            const state = value < 0 ? "gap" : "plain";
            return { number: { value: major(value), format: money(entry.currency) }, state };
          }),
        }))
        .concat([
          {
            label: filled(texts.background.equityRatio, { year }),
            facts: columns.map(({ prepared: { candidate } }): Fact => {
              const ratio =
                financialSoundness(candidate.financialYears).metrics.find((each) => each.year === year)
                  ?.equityRatio ?? null;
              return ratio === null
                ? missing(frame)
                : { number: { value: ratio, format: PERCENT }, state: ratio < 0.1 ? "gap" : "plain" };
            }),
          },
        ]),
    );
}

function assuranceFact({ texts, today }: ExportFrame, { prepared: { candidate } }: ExportColumn): Fact {
  if (candidate.assuranceReports.length === 0) return { text: texts.basis.none, state: "plain" };
  const seen = candidate.assuranceReports.map((report) => ({
    report,
    freshness: assuranceFreshness(report, today),
  }));
  return {
    text: seen
      .map(({ report, freshness }) => {
        const standard = [texts.standard[report.standard], report.type ?? ""].filter(Boolean).join(" ");
        const mark = freshness === "stale" ? texts.mark.stale : texts.freshness[freshness];
        return `${standard}, ${report.periodEnd ?? report.date ?? ""}: ${mark}`;
      })
      .join("; "),
    state: seen.some(({ freshness }) => freshness === "stale") ? "stale" : "plain",
  };
}

/** Puts one fact in a cell; words may take the room up to `lastColumn`. */
export function writeFact(
  sheet: ExportFrame["sheets"]["background"],
  row: number,
  column: number,
  fact: Fact,
  lastColumn = column,
): void {
  if (fact.number) sheet.number(row, column, fact.number.value, look(fact.state, fact.number.format));
  else if (lastColumn > column)
    sheet.across(row, column, lastColumn, fact.text ?? "", look(fact.state, undefined, WRAPPED));
  else sheet.text(row, column, fact.text ?? "", look(fact.state, undefined, WRAPPED));
}

/** What is known of each candidate beside its price, and its answers to the requirements. */
export function writeBackgroundSheet(frame: ExportFrame): void {
  const { texts, sheets, columns, prepared } = frame;
  const sheet = sheets.background;
  sheet.text(0, 0, texts.sheet.background, TITLE);
  sheet.heads(1, 0, [texts.head.fact, ""]);
  columns.forEach((column, index) => {
    sheet.text(1, 2 + index, `${column.key}  ${column.name}`, candidateHead(column.colour));
  });
  sheet.widths(44, 12, ...columns.map(() => 34));
  sheet.freeze(2, 1);
  sheet.row = 2;
  for (const { label, facts } of backgroundRows(frame)) {
    sheet.text(sheet.row, 0, label, PLAIN);
    facts.forEach((fact, index) => {
      writeFact(sheet, sheet.row, 2 + index, fact);
    });
    sheet.row += 1;
  }
  sheet.row += 1;
  sheet.text(sheet.row, 0, texts.row.requirements, GROUP);
  sheet.row += 1;
  const { requirements, requirementAnswers } = prepared.dossier;
  for (const requirement of requirements) {
    sheet.text(sheet.row, 0, requirement.name, WRAPPED);
    sheet.text(sheet.row, 1, texts.requirementLevel[requirement.level], QUIET);
    columns.forEach((column, index) => {
      const found = requirementAnswers.find(
        (each) => each.candidateId === column.result.candidateId && each.requirementId === requirement.id,
      );
      const answer = found?.answer ?? "not_answered";
      const state =
        answer === "not_answered"
          ? "provisional"
          : answer === "does_not" && requirement.level === "absolute"
            ? "gap"
            : "plain";
      const note = found?.note ? `: ${found.note}` : "";
      sheet.text(
        sheet.row,
        2 + index,
        texts.requirementAnswer[answer] + note,
        look(state, undefined, WRAPPED),
      );
    });
    sheet.row += 1;
  }
}
