import { defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { gapList } from "@/lib/domain/comparison/gap-list";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import type { IsoDay } from "@/lib/domain/iso-day";
import { ownerOf } from "@/lib/domain/offer-target";
import type { Reader } from "../engine/database";
import type { SelectionRow } from "./access";
import { loadPriceDossier } from "./price-dossier";

/**
 * The lines on which a candidate's offers, main offer and shown variants, have a gap on the selection's own basis. For
 * open prices only.
 */
export async function gapLinesOf(
  reader: Reader,
  selection: SelectionRow,
  candidateId: string,
  today: IsoDay,
): Promise<ReadonlySet<string>> {
  const prepared = prepareComparison(await loadPriceDossier(reader, selection), today);
  const gaps = gapList(prepared, compare(prepared, defaultBasis(prepared.dossier.selection)));
  return new Set(gaps.filter((gap) => ownerOf(gap.candidateId) === candidateId).map(({ line }) => line.id));
}
