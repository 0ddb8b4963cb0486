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
    tell(given, code, key);
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
      if (price.kind === "figure" && price.rounded) tell(given, "rounded", "unitPrice");
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
  const { words } = reading;
  let isClear = true;
  const unclear = (code: FindingCode, key: Field, cell?: SheetCell): null => {
    isClear = false;
    tell(given, code, key, cell);
    return null;
  };
  const unit = textOf(row.cells.driver);
  const driver = unit === "" ? line.driver : words.driver(unit);
  if (driver === null) unclear("unknownUnit", "driver");
  const period = periodOf(given, unclear);
  const quantityMilli = quantityOf(given, "ownQuantity", unclear);
  const minimumMilli = quantityOf(given, "minimum", unclear);
  const tiers = tiersOf(given, unclear);
  const cell: Cell = {
    state: "priced",
    unitPrice,
    driver: driver ?? line.driver,
    quantityMilli,
    period: period ?? (isRecurring(line) ? "month" : "once"),
    minimumMilli,
    tiers,
    note,
  };
  if (isClear) return cell;
  reading.rest.cells.push({ lineId: line.id, cell });
  return null;
}

type Unclear = (code: FindingCode, field: Field, cell?: SheetCell) => null;

function quantityOf(given: LineRow, key: "ownQuantity" | "minimum", unclear: Unclear): number | null {
  const cell = given.row.cells[key];
  const found = quantityIn(cell, SELECTION_LIMITS.quantityMaxMilli, given.reading.context.numbers);
  if (found.kind === "word" || found.kind === "fault") return unclear(found.fault, key);
  if (found.kind === "blank") return null;
  if (found.rounded) tell(given, "rounded", key);
  return found.value;
}

/** One-off lines are paid once, whatever is said; a recurring one has to say of how long a price is. */
function periodOf({ reading, line, row }: LineRow, unclear: Unclear): Period | null {
  if (!isRecurring(line)) return "once";
  const said = textOf(row.cells.period);
  if (said === "") return unclear("periodMissing", "period");
  const period = reading.words.period(said);
  if (period === null) return unclear("unknownPeriod", "period");
  return period === "once" ? unclear("periodWrong", "period") : period;
}

/** The tiers up to the first that is not clear. */
function tiersOf(given: LineRow, unclear: Unclear): Tier[] {
  const { reading, row } = given;
  const { numbers } = reading.context;
  const tiers: Tier[] = [];
  const stop = (code: FindingCode, cell: SheetCell | undefined): Tier[] => {
    unclear(code, "tiers", cell);
    return tiers;
  };
  for (const each of row.tiers) {
    const from = quantityIn(each.from, SELECTION_LIMITS.quantityMaxMilli, numbers);
    const price = priceIn(each.price, reading.currency, numbers);
    if (from.kind === "blank" && price.kind === "blank") continue;
    if (from.kind === "word" || from.kind === "fault") return stop(from.fault, each.from);
    if (price.kind === "word" || price.kind === "fault") return stop(price.fault, each.price);
    if (from.kind === "blank" || price.kind === "blank")
      return stop("tierIncomplete", each.from ?? each.price);
    if (from.rounded) tell(given, "rounded", "tiers", each.from);
    if (price.rounded) tell(given, "rounded", "tiers", each.price);
    const last = tiers.at(-1);
    if (last !== undefined && from.value <= last.fromMilli) return stop("tiersOrder", each.from);
    tiers.push({ fromMilli: from.value, unitPrice: price.value });
  }
  return tiers;
}

/** A column of the row, or its tiers, which have several. */
type Field = ColumnKey | "tiers";

/** Tells a finding of a row; where the cell itself is empty, the row's first says which row. */
function tell(given: LineRow, code: FindingCode, field: Field, cell?: SheetCell): void {
  const { reading, line, sheet, row } = given;
  const meant = cell ?? (field === "tiers" ? undefined : row.cells[field]);
  const at = meant?.at ?? row.cells.name?.at ?? Object.values(row.cells)[0]?.at ?? `A${row.number}`;
  const about = { part: "cell" as const, id: line.id, field };
  reading.findings.add(code, { sheet: sheet.name, cell: at, lineId: line.id, about }, { line: line.name });
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
  if (cell?.cut || text.length > most) tell(given, "cutText", "note");
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
