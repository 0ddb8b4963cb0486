import type { Basis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import type { Dossier } from "@/lib/domain/dossier";
import type { IsoDay } from "@/lib/domain/iso-day";
import { withVariantColumns } from "@/lib/domain/variant-columns";
import type { ExportTexts } from "@/lib/formats/export-texts";
import { writeWorkbook } from "@/lib/formats/workbook/write-workbook";
import { writeOutside } from "./write-outside";

/** What a comparison's workbook is made of. Plain values: it may be handed to another process. */
export interface ComparisonOrder {
  /** As far as its reader may know it. */
  readonly dossier: Dossier;
  readonly basis: Basis;
  /** In the reader's language. */
  readonly texts: ExportTexts;
  readonly today: IsoDay;
  /** Name and version of the product. */
  readonly madeWith: string;
}

/** Up to so many answers and scores a workbook is written in the time it takes to start a process for it. */
const MOST_IN_PLACE = 2_000;

/** Answers and scores: what the length of the work goes by. `weightOf` of 500 services × 5 offers alone is 2 500. */
export function weightOf({ offers, scores }: Pick<Dossier, "offers" | "scores">): number {
  return offers.reduce((sum, { cells }) => sum + cells.length, scores.length);
}

/**
 * A comparison as a workbook; a large one is written in a process of its own, so that nobody else waits for it. Null
 * when too many wait for one already.
 */
export async function comparisonWorkbook(order: ComparisonOrder): Promise<Uint8Array<ArrayBuffer> | null> {
  const { dossier, basis, texts, today, madeWith } = order;
  if (weightOf(dossier) > MOST_IN_PLACE) return writeOutside("write-comparison.ts", order);
  const prepared = prepareComparison(withVariantColumns(dossier), today);
  const comparison = compare(prepared, basis);
  return new Uint8Array(await writeWorkbook({ prepared, comparison, texts, today, madeWith }));
}
