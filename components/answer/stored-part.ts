import type { AnswerTerm, TypedPart } from "@/lib/domain/answer-draft";
import { parseIsoDay } from "@/lib/domain/iso-day";
import { CURRENCIES, isMinor } from "@/lib/domain/money";
import { REQUIREMENT_ANSWERS } from "@/lib/domain/requirements";

/** A part that waits in the browser's store. Cells, bundles and the price list have stores of their own. */
export interface StoredPart {
  readonly part: TypedPart;
  readonly expectedEdition: number;
}

export const storedPart = (stored: StoredPart): string => JSON.stringify({ v: 1, ...stored });

/** The reverse; null for anything that is not ours, e.g. what another version of the page wrote. */
export function readPart(text: string | null): StoredPart | null {
  const value = parsed(text);
  if (!isRecord(value) || value.v !== 1 || !isRecord(value.part)) return null;
  const { expectedEdition } = value;
  const part = partOf(value.part);
  return part !== null && isCount(expectedEdition) ? { part, expectedEdition } : null;
}

function parsed(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

function partOf(part: Record<string, unknown>): TypedPart | null {
  if (part.kind === "point") {
    const { pointId, text } = part;
    return typeof pointId === "string" && typeof text === "string" ? { kind: "point", pointId, text } : null;
  }
  if (part.kind === "requirement") {
    const { requirementId, note } = part;
    const answer = REQUIREMENT_ANSWERS.find((each) => each === part.answer);
    return typeof requirementId === "string" && typeof note === "string" && answer !== undefined
      ? { kind: "requirement", requirementId, answer, note }
      : null;
  }
  if (part.kind === "term" && isRecord(part.term)) {
    const term = termOf(part.term);
    return term && { kind: "term", term };
  }
  return null;
}

function termOf({ field, value }: Record<string, unknown>): AnswerTerm | null {
  switch (field) {
    case "currency": {
      const currency = CURRENCIES.find((each) => each === value);
      return currency === undefined ? null : { field, value: currency };
    }
    case "validUntil": {
      if (value === null) return { field, value };
      const day = typeof value === "string" ? parseIsoDay(value) : null;
      return day && { field, value: day };
    }
    case "statedTotal":
      return value === null || (isCount(value) && isMinor(value)) ? { field, value } : null;
    case "financedMonths":
      return value === null || isCount(value) ? { field, value } : null;
    case "indexBasisPoints":
    case "indexAfterMonths":
    case "financeBasisPoints":
      return isCount(value) ? { field, value } : null;
    default:
      return null;
  }
}
