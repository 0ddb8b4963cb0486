import { linesOf } from "@/lib/domain/answer-draft";
import type { MappingTargets } from "@/lib/domain/mapping-guess";
import type { MendedPart } from "@/lib/domain/mended-answer";
import type { Currency } from "@/lib/domain/money";
import type { CatalogueLine, Cell } from "@/lib/domain/offer";
import type { OfferAnswer } from "@/lib/domain/offer-answer";
import { NO_ANSWER } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
import type { Quantities } from "@/lib/domain/selection";
import type { FindingSubject } from "@/lib/domain/upload-finding";
import type { UploadRest } from "@/lib/domain/upload-rest";

/** What mending an upload needs to know. */
export interface MendFrame {
  readonly lines: readonly CatalogueLine[];
  readonly requirements: readonly { readonly id: string; readonly name: string }[];
  readonly points: MappingTargets["points"];
  readonly currency: Currency;
  readonly quantities: Quantities;
  /** Null while prices are sealed: what stands there is not shown. */
  readonly open: { readonly answer: OfferAnswer; readonly rest: UploadRest } | null;
  /** Whether the reader may type prices now; what is no price may be mended by whoever may upload. */
  readonly mayTypePrices: boolean;
  readonly send: (findingKey: number, part: MendedPart) => Promise<Outcome<unknown>>;
}

/** How a form of the mending dialog says what is typed, and learns what is wrong with it. */
export interface MendFields {
  /** The sentence beside a field: refused, still empty, or what was found in the workbook. */
  readonly errorOf: (field: string, isEmpty?: boolean) => string | undefined;
  /** What is to be stored; null while something of it is missing. */
  readonly put: (part: MendedPart | null) => void;
}

/**
 * What a form starts with that could be stored as it is: what could be read of what is not clear, to be looked at.
 * Null when something of it is missing.
 */
export function startOf(open: MendFrame["open"], { part, id }: FindingSubject): MendedPart | null {
  if (open === null) return null;
  const { answer, rest } = open;
  if (part === "cell") {
    const cell = startingCell(open, id);
    return cell.state === "unanswered" ? null : { kind: "cell", lineId: id, cell };
  }
  if (part === "bundle") {
    const found = answer.bundles.find((each) => each.id === id);
    if (!found) return null;
    const { name, amount } = found;
    return { kind: "bundle", bundleId: id, bundle: { name, amount, lineIds: linesOf(answer, id) } };
  }
  if (part !== "item") return null;
  const half = rest.items.find((each) => each.id === id);
  const found = answer.priceList.find((each) => each.id === id) ?? half;
  if (!found || found.name === "") return null;
  const { name, lineId, unitPrice, driver, period } = found;
  if (unitPrice === null || driver === null || period === null) return null;
  return { kind: "item", itemId: id, item: { name, lineId, unitPrice, driver, period } };
}

/** The answer to a line as it was read, or with what of it could be read. */
export function startingCell(open: MendFrame["open"], lineId: string): Cell {
  const standing = open?.answer.cells.find((each) => each.lineId === lineId)?.cell ?? NO_ANSWER;
  const half = open?.rest.cells.find((each) => each.lineId === lineId)?.cell;
  return half && standing.state === "unanswered" ? half : standing;
}

export interface MendFormProps {
  readonly frame: MendFrame;
  readonly subject: FindingSubject;
  readonly fields: MendFields;
}
