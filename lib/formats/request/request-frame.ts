import type { IsoDay } from "@/lib/domain/iso-day";
import type { Locale } from "@/lib/domain/locale";
import type { Cell } from "@/lib/domain/offer";
import type { OfferAnswer } from "@/lib/domain/offer-answer";
import { lineLabels, type RequestContent } from "@/lib/domain/request-content";
import type { Driver } from "@/lib/domain/selection";
import type { RequestMeta } from "./layout";
import type { RequestTexts } from "./request-texts";

/** What a request is written from, for one candidate. */
export interface RequestInput {
  readonly content: RequestContent;
  readonly texts: RequestTexts;
  readonly locale: Locale;
  readonly meta: RequestMeta;
  readonly organisation: string;
  readonly selection: string;
  readonly candidate: string;
  /** Day it was made, in words of the language. */
  readonly madeOn: string;
  /** Day and clock in words of the language, with the zone it is in; null = no deadline. */
  readonly deadline: string | null;
  readonly message: string;
  /** What it comes filled in with; null = empty. */
  readonly prefill: OfferAnswer | null;
  /** Name and version of the product. */
  readonly madeWith: string;
}

/** The input with what several sheets look up. */
export interface RequestFrame extends RequestInput {
  /** What each line goes by in drop-downs. */
  readonly labels: ReadonlyMap<string, string>;
  readonly cellOf: (lineId: string) => Cell | null;
  /** In units; 1 for `fixed`, null where the buyer has not said. */
  readonly quantityOf: (driver: Driver) => number | null;
  /** Some driver's quantity is not known, or the answer it comes filled in with has quantities of its own. */
  readonly asksQuantities: boolean;
  readonly bundleNames: ReadonlyMap<string, string>;
}

export function requestFrame(input: RequestInput): RequestFrame {
  const { content, prefill } = input;
  const cells = new Map((prefill?.cells ?? []).map(({ lineId, cell }) => [lineId, cell]));
  const { quantities } = content;
  return {
    ...input,
    labels: lineLabels(content.lines),
    cellOf: (lineId) => cells.get(lineId) ?? null,
    quantityOf: (driver) => {
      if (driver === "fixed") return 1;
      const milli = quantities[driver];
      return milli === null ? null : milli / 1000;
    },
    asksQuantities:
      Object.values(quantities).some((quantity) => quantity === null) ||
      [...cells.values()].some((cell) => cell.state === "priced" && cell.quantityMilli !== null),
    // Pieces name their bundle, so two bundles of one name must be told apart.
    bundleNames: lineLabels(prefill?.bundles ?? []),
  };
}

/** A day as spreadsheets count days: `serialDay("1900-03-01")` is `61`. */
export function serialDay(day: IsoDay): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}
