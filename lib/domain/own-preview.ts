import type { ColumnMapping, LostParts } from "./column-mapping";
import type { MappedSheet } from "./mapped-sheet";
import type { MappingTargets } from "./mapping-guess";
import type { Currency } from "./money";
import type { CatalogueLine, Cell } from "./offer";
import type { UploadFinding, UploadSummary } from "./upload-finding";

/** What a vendor sees of its workbook before anything of it is taken in. Its own amounts, sealed or not. */
export interface OwnPreview {
  readonly fileName: string;
  readonly draftId: string;
  readonly edition: number;
  /** How the answer stands that it would be taken into. */
  readonly seen: string;
  readonly findings: readonly UploadFinding[];
  readonly summary: UploadSummary;
  readonly places: Readonly<Record<string, { readonly sheet: string; readonly cell: string }>>;
  readonly lines: readonly CatalogueLine[];
  readonly requirements: readonly { readonly id: string; readonly name: string }[];
  readonly points: MappingTargets["points"];
  readonly currency: Currency;
  readonly changed: readonly { readonly lineId: string; readonly before: Cell; readonly after: Cell }[];
  readonly bundleNames: Readonly<Record<string, string>>;
  /** Parts that change beside the lines: bundles, price list, requirements, points, terms. */
  readonly changedRest: number;
  readonly stays: number;
  readonly undone: readonly string[];
  readonly otherCurrency: number;
  /** Something was typed, or submitted, before. */
  readonly hasBefore: boolean;
  /** What of the workbook is lost, the sheets it may be on, and what was proposed or told of them. */
  readonly lost: LostParts | null;
  readonly sheets: readonly MappedSheet[] | null;
  readonly mapping: ColumnMapping | null;
}
