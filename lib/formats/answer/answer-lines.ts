import type { CatalogueLine, Cell, Period, Tier } from "@/lib/domain/offer";
import { ANSWER_LIMITS } from "@/lib/domain/offer-answer";
import { isRecurring } from "@/lib/domain/offer-sheet";
import { SELECTION_LIMITS } from "@/lib/domain/selection";
import type { FindingCode } from "@/lib/domain/upload-finding";
import type { ColumnKey } from "../request/layout";
import type { Reading } from "./answer-context";
import { type Figure, priceIn, quantityIn } from "./figures";
import type { MarkedRow, MarkedSheet } from "./marked-workbook";
import type { SheetCell } from "./sheet-cells";

/** What a row says about one line of the catalogue. What is not clear is told and stays unanswered: nothing is guessed. */

interface LineRow {
  readonly reading: Reading;
  readonly line: CatalogueLine;
  readonly sheet: Pick<MarkedSheet, "name">;
  readonly row: MarkedRow;
  /** Bundles by the plain word of their names; null when two have the same. */
  readonly bundles: ReadonlyMap<string, string | null>;
  readonly plain: (text: string) => string;
}

/**
 * The cell a row answers. Blank everywhere is unanswered; a price without a state is priced; a zero counts only beside
 * the state "priced".
 *
 * @example the row state "", price 1250.00, period "month": // { state: "priced", unitPrice: 125000, period: "month", … }
 */
export function cellOfRow(given: LineRow): Cell {
  const { reading, row, line } = given;
  const { context, words, currency } = reading;
  const { cells } = row;
  const note = noteIn(given, cells.note, ANSWER_LIMITS.note);
  const nothing: Cell = { state: "unanswered", note };
  const unclear = (code: FindingCode, key: ColumnKey): Cell => {
    tell(given, code, cells[key]);
    return nothing;
  };
  const price = priceIn(cells.unitPrice, currency, context.numbers);
  const said = textOf(cells.state);
  // "Included" written where the price belongs says what it says.
  const inPrice = said === "" && price.kind === "word" ? words.state(price.text) : null;
  const stated = said === "" ? inPrice : words.state(said);
  if (said !== "" && stated === null) return unclear("unknownState", "state");
  if (isOverRows(cells.unitPrice)) return unclear("mergedRows", "unitPrice");
  if (isOverRows(cells.state)) return unclear("mergedRows", "state");
  const hasPrice = inPrice === null && price.kind !== "blank";
  if (hasPrice && price.kind !== "figure") return unclear(price.fault, "unitPrice");
  const amount = inPrice === null && price.kind === "figure" ? price.value : null;
  const inLine = textOf(cells.includedIn);
  const inBundle = textOf(cells.bundle);
  const state = stated === null || stated === "unanswered" ? meant(amount, inLine, inBundle) : stated;
  if (state === "unanswered") {
    return amount === 0 ? unclear("zeroPrice", "unitPrice") : nothing;
  }
  if (state !== "priced" && amount !== null && amount !== 0)
    return unclear("priceAndOtherState", "unitPrice");
  switch (state) {
    case "not_offered":
      return { state, note };
    case "included": {
      const inLineId = inLine === "" ? null : words.line(inLine);
      if (inLineId === null) return unclear("includedWhere", "includedIn");
      if (inLineId === line.id) return unclear("includedFault", "includedIn");
      return { state, inLineId, note };
    }
    case "bundled": {
      if (line.kind !== "establishment") return unclear("bundleNotHere", "state");
      if (inBundle === "") return unclear("bundleWhere", "bundle");
      const bundleId = given.bundles.get(given.plain(inBundle)) ?? null;
      return bundleId === null ? unclear("bundleUnknown", "bundle") : { state, bundleId, note };
    }
    case "priced": {
      if (amount === null) return unclear("pricedWithoutPrice", "unitPrice");
      if (price.kind === "figure" && price.rounded) tell(given, "rounded", cells.unitPrice);
      return pricedCell(given, amount, note) ?? nothing;
    }
  }
}

/** What a row means that says no state. */
function meant(amount: number | null, inLine: string, inBundle: string): Cell["state"] {
  if (amount !== null && amount !== 0) return "priced";
  if (amount === 0) return "unanswered";
  if (inLine !== "") return "included";
  return inBundle === "" ? "unanswered" : "bundled";
}

function pricedCell(given: LineRow, unitPrice: Tier["unitPrice"], note: string): Cell | null {
  const { reading, line, row } = given;
  const { words, context } = reading;
  const { cells } = row;
  const unit = textOf(cells.driver);
  const driver = unit === "" ? line.driver : words.driver(unit);
  if (driver === null) return refuse(given, "unknownUnit", "driver");
  const period = periodOf(given);
  if (period === null) return null;
  const most = SELECTION_LIMITS.quantityMaxMilli;
  const quantity = quantityIn(cells.ownQuantity, most, context.numbers);
  if (quantity.kind === "word" || quantity.kind === "fault")
    return refuse(given, quantity.fault, "ownQuantity");
  const minimum = quantityIn(cells.minimum, most, context.numbers);
  if (minimum.kind === "word" || minimum.kind === "fault") return refuse(given, minimum.fault, "minimum");
  for (const [figure, key] of [
    [quantity, "ownQuantity"],
    [minimum, "minimum"],
  ] as const)
    if (figure.kind === "figure" && figure.rounded) tell(given, "rounded", cells[key]);
  const tiers = tiersOf(given);
  if (tiers === null) return null;
  return {
    state: "priced",
    unitPrice,
    driver,
    quantityMilli: quantity.kind === "figure" ? quantity.value : null,
    period,
    minimumMilli: minimum.kind === "figure" ? minimum.value : null,
    tiers,
    note,
  };
}

/** One-off lines are paid once, whatever is said; a recurring one has to say of how long a price is. */
function periodOf(given: LineRow): Period | null {
  const { reading, line, row } = given;
  if (!isRecurring(line)) return "once";
  const said = textOf(row.cells.period);
  if (said === "") return refuse(given, "periodMissing", "period");
  const period = reading.words.period(said);
  if (period === null) return refuse(given, "unknownPeriod", "period");
  return period === "once" ? refuse(given, "periodWrong", "period") : period;
}

function tiersOf(given: LineRow): Tier[] | null {
  const { reading, row } = given;
  const { numbers } = reading.context;
  const refused = (code: FindingCode, cell: SheetCell | undefined): null => {
    tell(given, code, cell);
    return null;
  };
  const tiers: Tier[] = [];
  for (const each of row.tiers) {
    const from = quantityIn(each.from, SELECTION_LIMITS.quantityMaxMilli, numbers);
    const price = priceIn(each.price, reading.currency, numbers);
    if (from.kind === "blank" && price.kind === "blank") continue;
    if (from.kind === "word" || from.kind === "fault") return refused(from.fault, each.from);
    if (price.kind === "word" || price.kind === "fault") return refused(price.fault, each.price);
    if (from.kind === "blank" || price.kind === "blank")
      return refused("tierIncomplete", each.from ?? each.price);
    if (from.rounded) tell(given, "rounded", each.from);
    if (price.rounded) tell(given, "rounded", each.price);
    const last = tiers.at(-1);
    if (last !== undefined && from.value <= last.fromMilli) return refused("tiersOrder", each.from);
    tiers.push({ fromMilli: from.value, unitPrice: price.value });
  }
  return tiers;
}

function refuse(given: LineRow, code: FindingCode, key: ColumnKey): null {
  tell(given, code, given.row.cells[key]);
  return null;
}

/** Tells a finding of a row; where the cell itself is empty, the row's first says which row. */
function tell({ reading, line, sheet, row }: LineRow, code: FindingCode, cell: SheetCell | undefined): void {
  const at = cell?.at ?? row.cells.name?.at ?? Object.values(row.cells)[0]?.at ?? `A${row.number}`;
  reading.findings.add(code, { sheet: sheet.name, cell: at, lineId: line.id }, { line: line.name });
}

const isOverRows = (cell: SheetCell | undefined): boolean => cell?.overRows === true;

/** Words in a cell; a number somebody wrote among words is taken as it is written. */
export function textOf(cell: SheetCell | undefined): string {
  const value = cell?.value;
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function noteIn(given: LineRow, cell: SheetCell | undefined, most: number): string {
  const text = textOf(cell);
  if (cell?.cut || text.length > most) tell(given, "cutText", cell);
  return text.slice(0, most);
}

/** A figure, or null after telling why there is none; undefined for a blank. */
export function figureOr<Value extends number>(
  figure: Figure<Value>,
  refused: (code: FindingCode) => void,
): Value | null | undefined {
  if (figure.kind === "blank") return undefined;
  if (figure.kind === "figure") {
    if (figure.rounded) refused("rounded");
    return figure.value;
  }
  refused(figure.fault);
  return null;
}
