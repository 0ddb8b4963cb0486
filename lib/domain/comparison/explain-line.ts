import type { Cell, LeftGap, Offer } from "../offer";
import type { ExplainContext } from "./explain-context";
import { candidateIn, explanation, offerSource } from "./explain-context";
import type { Explanation, ExplanationFormula, ExplanationTarget, ExplanationTerm } from "./explanation";
import { term } from "./explanation";
import type { PaymentSchedule } from "./line-amount";
import { billedQuantity, recurringYears, risesAt, tierPrice } from "./line-amount";
import { scheduleOf } from "./normalise";
import type { PreparedCandidate } from "./prepare";
import type { PreparedLine, PricedCell } from "./prepared-offer";
import type { LineResult } from "./result";

/** How one cell of the matrix came about: its price, quantity, currency, yearly rise and discount, or its plug. */

type LineTarget = Extract<ExplanationTarget, { of: "line" }>;

export function explainLine(context: ExplainContext, target: LineTarget): Explanation | null {
  const { prepared } = context;
  const index = prepared.lineIndex.get(target.lineId);
  const line = index === undefined ? undefined : prepared.lines[index];
  const found = candidateIn(context, target.candidateId);
  const result = index === undefined ? undefined : found?.result.lines[index];
  if (index === undefined || line === undefined || found === null || result === undefined) return null;
  const candidate = found.candidate;
  const params = { line: line.line.name, letter: candidate.letter };
  const offer = offerSource(candidate);
  const make = (
    formula: ExplanationFormula,
    terms: readonly ExplanationTerm[],
    value: number | null,
    low: number | null = null,
    high: number | null = null,
  ) => explanation(context, target, formula, params, terms, { value, unit: "money", low, high });

  switch (result.kind) {
    case "counted": {
      if (result.viaSplit) {
        const cell = rawCell(candidate.offer, target.lineId);
        const bundle = candidate.offer?.bundles.find(
          (each) => cell?.state === "bundled" && each.id === cell.bundleId,
        );
        return make(
          "line_split",
          [
            term("bundle_amount", bundle?.amount ?? null, "money", {
              ...offer,
              currency: candidate.offer?.currency ?? null,
              params: { bundle: bundle?.name ?? "" },
            }),
            term("split_part", result.rate, "money", {
              source: { kind: "bundle", text: bundle?.splitNote ?? "" },
            }),
          ],
          result.total,
        );
      }
      const cell = candidate.cells[index];
      const terms = cell?.state === "priced" ? priceTerms(context, candidate, cell, offer) : [];
      return make(
        priceFormula(line, cell?.state === "priced" ? cell : null),
        [
          ...terms,
          ...horizonTerms(context, line, result.rate, scheduleOf(candidate, context.comparison.basis)),
        ],
        result.total,
      );
    }
    case "included":
      return make(
        "line_included",
        [
          term("included_in", lineName(context, result.inLineId), "text", {
            ...offer,
            target: { of: "line", candidateId: target.candidateId, lineId: result.inLineId },
          }),
        ],
        null,
      );
    case "bundled": {
      const bundle = found.result.bundles.find((each) => each.bundle.id === result.bundleId);
      return make(
        "line_bundled",
        [
          term("bundle_amount", bundle?.amount ?? null, "money", {
            ...offer,
            params: { bundle: bundle?.bundle.name ?? "" },
            target: { of: "bundle", candidateId: target.candidateId, bundleId: result.bundleId },
          }),
        ],
        null,
      );
    }
    case "set_aside":
      return make(
        "line_set_aside",
        [
          term("set_aside_reason", result.reason, "code", { source: { kind: "basis", text: "" } }),
          term(line.recurring ? "monthly_amount" : "one_off_amount", result.rate, rateUnit(line), offer),
        ],
        result.total,
      );
    case "gap":
      return make(
        "line_gap",
        [
          term("gap_reason", result.reason, "code", offer),
          ...(result.plugFailed ? [plugFailedTerm(candidate, index)] : []),
          ...(result.left === undefined ? [] : [leftTerm(result.left)]),
        ],
        null,
      );
    case "outside":
      return make("line_outside", [], null);
    case "sealed":
      return make("sealed", [], null);
    case "plugged":
      return make(
        `plug_${result.source}`,
        [
          term("gap_reason", result.gap, "code", offer),
          ...plugTerms(context, candidate, line, index, result),
          ...horizonTerms(context, line, result.rate.base, scheduleOf(candidate, context.comparison.basis)),
        ],
        result.total.base,
        result.total.low,
        result.total.high,
      );
  }
}

function priceFormula(line: PreparedLine, cell: PricedCell | null): ExplanationFormula {
  if (line.line.kind === "exit") return "line_exit";
  if (!line.recurring) return "line_once";
  return cell?.period === "year" ? "line_yearly" : "line_monthly";
}

function rateUnit(line: PreparedLine): "money" | "money_per_month" {
  return line.recurring ? "money_per_month" : "money";
}

function rawCell(offer: Offer | null, lineId: string): Cell | undefined {
  return offer?.cells.find((each) => each.lineId === lineId)?.cell;
}

function lineName(context: ExplainContext, lineId: string): string {
  const index = context.prepared.lineIndex.get(lineId);
  return index === undefined ? "" : (context.prepared.lines[index]?.line.name ?? "");
}

/** Unit price, quantity, volume, minimum and currency of a price. */
function priceTerms(
  context: ExplainContext,
  candidate: PreparedCandidate,
  cell: PricedCell,
  source: Pick<ExplanationTerm, "source" | "date">,
): ExplanationTerm[] {
  const { selection } = context.prepared.dossier;
  const { volumePercent } = context.comparison.basis;
  const currency = candidate.offer?.currency ?? null;
  const fixed = cell.driver === "fixed";
  const quantity =
    cell.quantityMilli ?? (cell.driver === "fixed" ? 1_000 : selection.quantities[cell.driver]);
  const billed = billedQuantity(quantity ?? 0, fixed ? 100 : volumePercent, cell.minimumMilli);
  const tier = cell.tiers
    .filter((each) => each.fromMilli * 100 <= billed)
    .reduce((highest, each) => Math.max(highest, each.fromMilli), -1);
  const unit =
    cell.period === "year" ? "money_per_year" : cell.period === "month" ? "money_per_month" : "money";
  const params = { driver: cell.driver };
  const terms = [
    tier < 0
      ? term("unit_price", cell.unitPrice, unit, { ...source, currency, params })
      : term("tier_price", tierPrice(cell.unitPrice, cell.tiers, billed), unit, {
          ...source,
          currency,
          params: { ...params, from: tier },
        }),
    term("quantity", quantity, "quantity_milli", {
      ...(cell.quantityMilli === null ? { source: { kind: "selection", text: "" } } : source),
      params,
    }),
  ];
  if (!fixed && volumePercent !== 100) {
    terms.push(term("volume_percent", volumePercent, "percent", { source: { kind: "basis", text: "" } }));
  }
  if (cell.minimumMilli !== null) {
    terms.push(term("minimum_billed", cell.minimumMilli, "quantity_milli", { ...source, params }));
  }
  if (currency !== null && currency !== selection.currency) {
    terms.push(
      term("exchange_rate", candidate.rate?.millionths ?? null, "rate_millionths", {
        source: { kind: "exchange_rate", text: "" },
        date: candidate.rate?.date ?? null,
        params: { currency },
      }),
    );
  }
  return terms;
}

/** The amount per month or once, and how it runs over the horizon. */
function horizonTerms(
  context: ExplainContext,
  line: PreparedLine,
  rate: number,
  schedule: PaymentSchedule,
): ExplanationTerm[] {
  const computed = { source: { kind: "computed", text: "" } } as const;
  const basis = { source: { kind: "basis", text: "" } } as const;
  const discount =
    schedule.discountBasisPoints === 0
      ? []
      : [term("discount", schedule.discountBasisPoints, "basis_points", basis)];
  if (!line.recurring) {
    const amount = term("one_off_amount", rate, "money", computed);
    return line.line.kind === "exit" ? [amount, ...discount] : [amount];
  }
  const offer = { source: { kind: "offer", text: "" } } as const;
  const rises = risesAt(schedule.horizonMonths - 1, schedule) > 0;
  const years = rises || discount.length > 0 ? recurringYears(rate, schedule) : [];
  return [
    term("monthly_amount", rate, "money_per_month", computed),
    term("months", context.comparison.basis.horizonMonths, "months", basis),
    ...(rises
      ? [
          term("index", schedule.indexBasisPoints, "basis_points", offer),
          term("index_after_months", schedule.indexAfterMonths, "months", offer),
        ]
      : []),
    ...discount,
    ...years.map((total, year) =>
      term("year_total", total, "money", { ...computed, params: { year: year + 1 } }),
    ),
  ];
}

function plugFailedTerm(candidate: PreparedCandidate, index: number): ExplanationTerm {
  const plug = candidate.plugs[index]?.plug;
  return term("plug_failed", plug?.source ?? null, "code", {
    source: { kind: "plug", text: plug?.note ?? "" },
    date: plug?.madeOn ?? null,
  });
}

/** Who left the gap open, why and when. */
function leftTerm({ leftBy, reason, leftOn }: LeftGap): ExplanationTerm {
  return term("left_open", leftBy, "text", { source: { kind: "decision", text: reason }, date: leftOn });
}

function plugTerms(
  context: ExplainContext,
  candidate: PreparedCandidate,
  line: PreparedLine,
  index: number,
  result: Extract<LineResult, { kind: "plugged" }>,
): ExplanationTerm[] {
  const prepared = candidate.plugs[index];
  const plug = prepared?.plug;
  const source = {
    source: { kind: "plug", text: plug?.note ?? "" },
    date: plug?.madeOn ?? null,
    params: { by: plug?.madeBy ?? "" },
  } as const;
  const unit = rateUnit(line);
  const own =
    result.source === "own_price_list" && prepared?.listPrice
      ? priceTerms(context, candidate, prepared.listPrice, {
          source: { kind: "price_list", text: candidate.offer?.source ?? "" },
          date: candidate.offer?.receivedOn ?? null,
        })
      : [];
  const others =
    result.source === "median_of_others" || result.source === "highest_of_others"
      ? context.comparison.candidates.flatMap((other) => {
          const theirs = other.lines[index];
          if (other.candidateId === candidate.candidate.id || theirs?.kind !== "counted") return [];
          const target = { of: "line", candidateId: other.candidateId, lineId: line.line.id } as const;
          return [term("other_amount", theirs.rate, unit, { params: { letter: other.letter }, target })];
        })
      : [];
  return [
    ...own,
    ...others,
    term("plug_low", result.rate.low, unit, source),
    term("plug_base", result.rate.base, unit, source),
    term("plug_high", result.rate.high, unit, source),
  ];
}
