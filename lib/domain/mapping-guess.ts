import { ANSWER_TERMS, type AnswerTerm } from "./answer-draft";
import {
  COLUMNS_OF,
  isAsked,
  type LostParts,
  MAPPED_KINDS,
  type MappedColumn,
  type MappedKind,
  type MappedPart,
  matchNames,
  type NamedRow,
  plainName,
} from "./column-mapping";
import type { MappedSheet } from "./mapped-sheet";
import type { CatalogueLine } from "./offer";
import type { PointKind } from "./request";

/**
 * A first guess at how a vendor's own workbook is laid out, by the words people head columns and sheets with in three
 * languages. It is shown to be corrected, and never taken by itself.
 */

/** The headings and the marks of our own request in every language, plain: a sheet of it that lost its marks has them. */
const OWN_HEADINGS: Readonly<Partial<Record<MappedColumn, readonly string[]>>> = {
  name: [
    ...["name", "navn"],
    // The sheets of contract points and of questions head their names with what they hold.
    ...["contract points", "aftalepunkter", "avtalepunkter", "questions", "spørgsmål", "spørsmål"],
    ...["requirement", "krav"],
  ],
  state: ["state", "status"],
  unitPrice: ["unitprice", "unit price", "enhedspris", "enhetspris"],
  period: ["per", "pr", "period"],
  driver: ["driver", "counted in", "tælles i", "telles i"],
  quantity: ["ownquantity", "your quantity", "jeres mængde", "deres mengde"],
  minimum: ["minimum", "least billed", "mindst faktureret", "minst fakturert"],
  includedIn: ["includedin", "included in", "indeholdt i", "inkludert i"],
  bundle: ["bundle", "part of bundle", "del af pakke", "del av pakke"],
  line: ["line", "more of which service", "mere af hvilken ydelse", "mer av hvilken tjeneste"],
  amount: ["amount", "price", "pris"],
  answer: ["answer", "svar"],
  text: ["text", "your answer", "jeres svar", "svaret deres"],
  value: ["value", "your answer", "jeres svar", "svaret deres"],
  note: ["note", "bemærkning", "merknad"],
};

/** Columns of our request that are ours to say, or that a part's own reading finds: the buyer's quantity, tiers. */
const NOT_ASKED = /^(our|vores|vår) |^(from quantity|fra m(æ|e)ngde|price from|pris fra)\b|^tier/u;

/** What our own request is called on its first sheet, which asks nothing, in every language. */
const OWN_TITLES: readonly string[] = [
  "request for an offer",
  "forespørgsel om tilbud",
  "forespørsel om tilbud",
];
/** Rows the title of our request is looked for in. */
const TITLE_ROWS = 10;

/** Whether a sheet is the first one of our own request, whatever it is called now: nothing on it is answered. */
export function isOwnCover({ rows }: Pick<MappedSheet, "rows">): boolean {
  return rows
    .slice(0, TITLE_ROWS)
    .some(({ cells }) =>
      cells.some(({ value }) => typeof value === "string" && OWN_TITLES.includes(plainName(value))),
    );
}

/** Whether a text is a heading of our own request: no row of an answer. `isOwnHeading("name", "Navn")` is true. */
export function isOwnHeading(key: MappedColumn, text: string, holds?: MappedKind): boolean {
  const plain = plainName(text);
  // Pieces head with the same word the bundle they are part of.
  if (holds === "bundles" && key === "name" && isOwnHeading("bundle", text)) return true;
  return OWN_HEADINGS[key]?.includes(plain) ?? false;
}

const COLUMN_WORDS: readonly (readonly [MappedColumn, RegExp])[] = [
  ["note", /bem(æ|e)rk|kommentar|merknad|^note|remark|comment/u],
  ["stage", /fase|etape|stage|^trin|phase/u],
  ["quantity", /antal|qty|quantity|m(æ|e)ngde/u],
  ["period", /periode|period|interval|frekvens/u],
  ["unitPrice", /pris|price|^kr|dkk|nok|eur|bel(ø|o)b|bel(ø|o)p|amount|rate|sats/u],
  ["driver", /enhed|enhet|^unit|^pr$|^per$/u],
  [
    "name",
    /ydelse|ytelse|service|tjeneste|navn|name|opgave|oppgave|beskriv|descri|aktivitet|activity|vare|item|post|role|rolle|profil/u,
  ],
];

const PRICE_LIST = /prisliste|price list|till(æ|e)g|timepris|timesats|rates|add on|additional/u;
const ESTABLISHMENT =
  /etabl|establish|onboard|transition|engang|one off|one time|implement|opstart|oppstart/u;
const BUNDLES = /bundle|pakke/u;
const REQUIREMENTS = /requirement|\bkrav/u;
const POINTS = /contract point|aftalepunkt|avtalepunkt|kontraktpunkt|kontraktspunkt/u;
const QUESTIONS = /question|spørgsmål|spørsmål/u;
const TERMS = /^(terms|vilkår)\b/u;
const TOTAL = /^(i alt|ialt|total|totalt|sum|subtotal|samlet|grand total)\b/u;

const YEAR: readonly string[] = ["år", "årlig", "årligt", "year", "yearly", "annual", "annum"];

/** What a sheet holds, by its name; services when it says nothing else. `kindGuess("Timepriser")` is `"pricelist"`. */
export function kindGuess(sheetName: string): MappedKind {
  const plain = plainName(sheetName);
  if (PRICE_LIST.test(plain)) return "pricelist";
  if (ESTABLISHMENT.test(plain)) return "establishment";
  if (BUNDLES.test(plain)) return "bundles";
  if (REQUIREMENTS.test(plain)) return "requirements";
  if (POINTS.test(plain)) return "points";
  if (QUESTIONS.test(plain)) return "questions";
  return TERMS.test(plain) ? "terms" : "services";
}

/** What a cell marks its sheet as holding; null when it is no mark. `markedKind("#sheet:points")` is `"points"`. */
export function markedKind(text: string): MappedKind | null {
  const found = /^\s*#sheet:([a-z]+)\s*$/.exec(text)?.[1];
  return MAPPED_KINDS.find((kind) => kind === found) ?? null;
}

/** Whether a text is a mark of our own request, and no word for anybody: `isMark("#text")`. */
export function isMark(text: string): boolean {
  return text.trim().startsWith("#");
}

/** Which column holds what, by its heading: as our own request calls it, else the first that fits. A price headed "per year" is no period. */
export function columnGuess(
  headings: readonly { readonly column: number; readonly text: string }[],
  holds: MappedKind,
): MappedPart["columns"] {
  const found: Partial<Record<MappedColumn, number>> = {};
  const wanted: readonly MappedColumn[] = COLUMNS_OF[holds];
  const own = new Set<number>();
  const words = headings.filter(({ text }) => !isMark(text));
  for (const { column, text } of words)
    for (const key of wanted)
      if (found[key] === undefined && !own.has(column) && isOwnHeading(key, text, holds)) {
        found[key] = column;
        own.add(column);
      }
  for (const { column, text } of words) {
    const plain = plainName(text);
    if (own.has(column) || NOT_ASKED.test(plain)) continue;
    const key = COLUMN_WORDS.find(([, pattern]) => pattern.test(plain))?.[0];
    if (key !== undefined && wanted.includes(key) && found[key] === undefined) found[key] = column;
  }
  return found;
}

/** Whether recurring prices are per month or per year, by the words of their heading; a month when it says nothing. */
export function periodGuess(heading: string): "month" | "year" {
  const words = plainName(heading).split(" ");
  return words.some((word) => YEAR.includes(word)) ? "year" : "month";
}

/** What the rows of a workbook may answer. */
export interface MappingTargets {
  readonly lines: readonly CatalogueLine[];
  readonly requirements: readonly { readonly id: string; readonly name: string }[];
  readonly points: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: PointKind;
  }[];
}

/** The two kinds of points, by what a part of them is called. */
export const POINT_KIND_OF = { points: "contract", questions: "question" } as const;
export type PointPart = keyof typeof POINT_KIND_OF;

/** Whether a part holds what is answered in words: contract points or questions. */
export function isPointPart(holds: MappedKind): holds is PointPart {
  return holds === "points" || holds === "questions";
}

/**
 * What the lost sheets of a workbook of ours may answer: of points only those whose own sheet is lost. The others stand
 * on a sheet that still says what it is.
 */
export function lostTargets<Targets extends MappingTargets>(
  { kinds }: Pick<LostParts, "kinds">,
  targets: Targets,
): Targets {
  const lost = kinds.filter(isPointPart).map((part) => POINT_KIND_OF[part]);
  return { ...targets, points: targets.points.filter(({ kind }) => lost.some((each) => each === kind)) };
}

/**
 * Which points most rows of a part are, whatever it is said to hold; null when none of them is one.
 *
 * @example pointPartOf(["pnt_exit", "pnt_notice", "pnt_who"], points) // "points", when only "pnt_who" is a question
 */
export function pointPartOf(ids: readonly string[], points: MappingTargets["points"]): PointPart | null {
  const kinds = new Map(points.map(({ id, kind }) => [id, kind]));
  const count = (part: PointPart) => ids.filter((id) => kinds.get(id) === POINT_KIND_OF[part]).length;
  const [contract, question] = [count("points"), count("questions")];
  if (contract + question === 0) return null;
  return question > contract ? "questions" : "points";
}

type TermField = AnswerTerm["field"];

/** What is said beside the prices, and the words of it. */
const TERM_WORDS: Readonly<Record<TermField, RegExp>> = {
  currency: /^(currency|valuta)/u,
  validUntil: /valid until|g(æ|j)elder til|gælder til|gyldig til/u,
  indexBasisPoints: /yearly rise|årlig stigning/u,
  indexAfterMonths: /first rise|første stigning/u,
  statedTotal: /own total|egen total/u,
  financedMonths: /paid over|betales over/u,
  financeBasisPoints: /yearly interest|årlig rente/u,
};
/** The term a word names; null when it names none. `termNamed("Yearly rise")` is `"indexBasisPoints"`. */
export function termNamed(name: string): TermField | null {
  return ANSWER_TERMS.find((field) => TERM_WORDS[field].test(plainName(name))) ?? null;
}

/** What rows of a kind can be, by id; lines have a stage, and their names may stand in two. */
export function targetIds(holds: MappedKind, targets: MappingTargets): readonly string[] {
  if (holds === "requirements") return targets.requirements.map(({ id }) => id);
  if (isPointPart(holds)) return targets.points.map(({ id }) => id);
  if (holds === "terms") return ANSWER_TERMS;
  return holds === "bundles" ? [] : targets.lines.map(({ id }) => id);
}

/** A row of a vendor's table as it can be recognised. */
export interface ReadRow extends NamedRow {
  readonly number: number;
  /** All it says: a hidden id may be among it. */
  readonly texts?: readonly string[];
}

/**
 * Which rows are which, by the id they still carry, or by name. Of a price list and of bundles every row is an entry
 * but its sums; one of the price list is tied to a line of its name.
 */
export function rowGuess(
  holds: MappedKind,
  rows: readonly ReadRow[],
  targets: MappingTargets,
  remembered: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const ids = new Set(targetIds(holds, targets));
  const named = namesFound(holds, rows, targets, remembered);
  const byId = rows.map(({ texts = [] }) => texts.find((text) => ids.has(text)) ?? null);
  const taken = new Set(byId);
  return Object.fromEntries(
    rows.flatMap(({ number, name }, index): [string, string][] => {
      const own = byId[index] ?? null;
      const byName = named[index] ?? null;
      const found = own ?? (byName !== null && !taken.has(byName) ? byName : null);
      if (found !== null) return [[String(number), found]];
      return !isAsked(holds) && !TOTAL.test(plainName(name)) ? [[String(number), ""]] : [];
    }),
  );
}

function namesFound(
  holds: MappedKind,
  rows: readonly ReadRow[],
  { lines, requirements, points }: MappingTargets,
  remembered: Readonly<Record<string, string>>,
): readonly (string | null)[] {
  if (holds === "bundles") return rows.map(() => null);
  if (holds === "terms") {
    const found = rows.map(({ name }) => termNamed(name));
    return found.map((field, index) => (found.indexOf(field) === index ? field : null));
  }
  const plain = holds === "requirements" ? requirements : points;
  if (holds === "requirements" || isPointPart(holds))
    return matchNames(
      rows.map((row) => ({ ...row, stage: "" })),
      plain.map((each) => ({ ...each, stage: null })),
      remembered,
    );
  return matchNames(lineNames(rows, lines), lines, remembered);
}

/** What our own request writes behind the name of a line that is optional, in every language. */
const OPTIONAL = /\s*\((optional|tilvalg|tillegg)\)\s*$/iu;

/** Rows of lines by their names alone: without what our request says behind them, and without headings of the same name. */
function lineNames(rows: readonly ReadRow[], lines: MappingTargets["lines"]): readonly NamedRow[] {
  const keyOf = ({ name, stage }: NamedRow) => plainName(`${name} ${stage}`);
  const isBare = ({ texts = [] }: ReadRow) => texts.filter((text) => !isMark(text)).length === 1;
  const answered = new Set(rows.filter((row) => !isBare(row)).map(keyOf));
  const ours = new Set(lines.map(({ name }) => plainName(name)));
  return rows.map((row) => {
    if (isBare(row) && answered.has(keyOf(row))) return { name: "", stage: "" };
    const name = row.name.replace(OPTIONAL, "");
    return { name: ours.has(plainName(name)) ? name : row.name, stage: row.stage };
  });
}
