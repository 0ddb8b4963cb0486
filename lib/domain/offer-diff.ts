import { ANSWER_TERMS, type AnswerTerm } from "./answer-draft";
import type { Bundle, CatalogueLine, Cell, PriceListItem } from "./offer";
import type { OfferAnswer } from "./offer-answer";
import { NO_ANSWER, sameCell } from "./offer-sheet";
import type { SealedCell } from "./sealed-offer";

/**
 * What differs between two versions of one candidate's offer. Ids of bundles and price list hold within one version
 * only: bundles are known again by their names, price list items by name and line. Nothing is said of what is alike.
 */

const CELL_PARTS = [
  "state",
  "price",
  "driver",
  "period",
  "quantity",
  "minimum",
  "tiers",
  "where",
  "note",
] as const;
/** What of a cell differs: `where` is the line or bundle it stands in. */
export type CellPart = (typeof CELL_PARTS)[number];

export interface CellDifference {
  readonly line: CatalogueLine;
  readonly before: Cell;
  readonly after: Cell;
  /** At least one. */
  readonly parts: readonly CellPart[];
}

export interface TermDifference {
  readonly term: AnswerTerm["field"];
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** Of something that one of the versions may not have at all: then it is null there. */
export interface Replacement<Item> {
  readonly before: Item | null;
  readonly after: Item | null;
}

type RequirementReply = OfferAnswer["requirements"][number];

export interface OfferDiff {
  readonly terms: readonly TermDifference[];
  /** In catalogue order. */
  readonly cells: readonly CellDifference[];
  readonly bundles: readonly Replacement<Bundle>[];
  readonly priceList: readonly Replacement<PriceListItem>[];
  readonly requirements: readonly (Replacement<RequirementReply> & { readonly requirementId: string })[];
  readonly points: readonly { readonly pointId: string; readonly before: string; readonly after: string }[];
}

/**
 * Everything that differs from one version to another.
 *
 * @example diffOffers(answer, answer, lines).cells // []
 */
export function diffOffers(
  before: OfferAnswer,
  after: OfferAnswer,
  lines: readonly CatalogueLine[],
): OfferDiff {
  return {
    terms: ANSWER_TERMS.filter((term) => before[term] !== after[term]).map((term) => ({
      term,
      before: before[term],
      after: after[term],
    })),
    cells: cellDifferences(before, after, lines),
    bundles: replaced(before.bundles, after.bundles, bundleKey, sameBundle),
    priceList: replaced(before.priceList, after.priceList, itemKey, sameItem),
    requirements: replaced(
      before.requirements,
      after.requirements,
      ({ requirementId }) => requirementId,
      (a, b) => a.answer === b.answer && a.note === b.note,
    ).map((each) => ({
      ...each,
      requirementId: each.before?.requirementId ?? each.after?.requirementId ?? "",
    })),
    points: pointDifferences(before, after),
  };
}

/** How many things differ. `diffCount(diffOffers(a, a, lines))` is 0 */
export function diffCount(diff: OfferDiff): number {
  return Object.values(diff).reduce((sum, part) => sum + part.length, 0);
}

/** The order of lists of different lengths is that of the later version; what is gone comes last. */
function replaced<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
  isSame: (a: Item, b: Item) => boolean,
): Replacement<Item>[] {
  const left = new Map<string, Item[]>();
  for (const item of before) left.set(keyOf(item), [...(left.get(keyOf(item)) ?? []), item]);
  const found: Replacement<Item>[] = [];
  for (const item of after) {
    const known = left.get(keyOf(item)) ?? [];
    // Of several with one name an unchanged one is the same thing.
    const at = Math.max(
      0,
      known.findIndex((each) => isSame(each, item)),
    );
    const [old] = known.splice(at, 1);
    if (old === undefined) found.push({ before: null, after: item });
    else if (!isSame(old, item)) found.push({ before: old, after: item });
  }
  return [...found, ...[...left.values()].flat().map((item) => ({ before: item, after: null }))];
}

const bundleKey = ({ name }: Bundle) => name;
const itemKey = ({ name, lineId }: PriceListItem) => `${lineId ?? ""}\n${name}`;
const splitText = ({ split }: Bundle) =>
  [...split]
    .map(({ lineId, amount }) => `${lineId} ${amount}`)
    .sort()
    .join("\n");

function sameBundle(a: Bundle, b: Bundle): boolean {
  return a.amount === b.amount && a.splitNote === b.splitNote && splitText(a) === splitText(b);
}

function sameItem(a: PriceListItem, b: PriceListItem): boolean {
  return a.unitPrice === b.unitPrice && a.driver === b.driver && a.period === b.period;
}

function cellDifferences(
  before: OfferAnswer,
  after: OfferAnswer,
  lines: readonly CatalogueLine[],
): CellDifference[] {
  const old = cellsByLine(before);
  const fresh = cellsByLine(after);
  return lines.flatMap((line): CellDifference[] => {
    const one = old.get(line.id) ?? NO_ANSWER;
    const other = fresh.get(line.id) ?? NO_ANSWER;
    const parts = cellParts(one, other, before, after);
    return parts.length === 0 ? [] : [{ line, before: one, after: other, parts }];
  });
}

const cellsByLine = ({ cells }: OfferAnswer) => new Map(cells.map(({ lineId, cell }) => [lineId, cell]));

/** The name a cell's bundle goes by in its own version. */
function bundleName(cell: Cell, { bundles }: OfferAnswer): string | null {
  return cell.state === "bundled" ? (bundles.find(({ id }) => id === cell.bundleId)?.name ?? null) : null;
}

function cellParts(a: Cell, b: Cell, before: OfferAnswer, after: OfferAnswer): CellPart[] {
  const noted = a.note === b.note ? [] : (["note"] as const);
  if (a.state !== b.state) return ["state", ...noted];
  if (a.state === "bundled" && b.state === "bundled")
    return bundleName(a, before) === bundleName(b, after) ? [...noted] : ["where", ...noted];
  if (sameCell(a, b)) return [];
  if (a.state === "included" && b.state === "included")
    return a.inLineId === b.inLineId ? [...noted] : ["where", ...noted];
  if (a.state !== "priced" || b.state !== "priced") return [...noted];
  const differs: Readonly<Record<string, boolean>> = {
    price: a.unitPrice !== b.unitPrice,
    driver: a.driver !== b.driver,
    period: a.period !== b.period,
    quantity: a.quantityMilli !== b.quantityMilli,
    minimum: a.minimumMilli !== b.minimumMilli,
    tiers: tierText(a) !== tierText(b),
    note: a.note !== b.note,
  };
  return CELL_PARTS.filter((part) => differs[part]);
}

const tierText = ({ tiers }: Extract<Cell, { state: "priced" }>) =>
  tiers.map(({ fromMilli, unitPrice }) => `${fromMilli} ${unitPrice}`).join("\n");

function pointDifferences(before: OfferAnswer, after: OfferAnswer): OfferDiff["points"] {
  const old = new Map(before.points.map(({ pointId, text }) => [pointId, text]));
  const fresh = new Map(after.points.map(({ pointId, text }) => [pointId, text]));
  return [...new Set([...fresh.keys(), ...old.keys()])]
    .map((pointId) => ({ pointId, before: old.get(pointId) ?? "", after: fresh.get(pointId) ?? "" }))
    .filter((each) => each.before !== each.after);
}

/** What may be told of two versions while prices are sealed: which lines are answered in another way. */
export interface SealedDifference {
  readonly line: CatalogueLine;
  readonly before: SealedCell["state"];
  readonly after: SealedCell["state"];
}

/**
 * Lines whose state differs; a changed price is not told. Reads shapes that hold none.
 *
 * @example diffSealed([], [], lines) // []
 */
export function diffSealed(
  before: readonly Pick<SealedCell, "lineId" | "state">[],
  after: readonly Pick<SealedCell, "lineId" | "state">[],
  lines: readonly CatalogueLine[],
): SealedDifference[] {
  const old = new Map(before.map(({ lineId, state }) => [lineId, state]));
  const fresh = new Map(after.map(({ lineId, state }) => [lineId, state]));
  return lines
    .map((line) => ({
      line,
      before: old.get(line.id) ?? ("unanswered" as const),
      after: fresh.get(line.id) ?? ("unanswered" as const),
    }))
    .filter((each) => each.before !== each.after);
}
