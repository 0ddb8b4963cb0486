import type { FrameColumn } from "@/lib/domain/comparison/frame";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { backgroundRows } from "./background-rows";
import { costRows } from "./cost-rows";
import type { MatrixRow } from "./matrix-row";
import type { MatrixWords } from "./matrix-words";
import { orderRows } from "./order-rows";
import { qualityRows } from "./quality-rows";

/** Every row of the matrix, top to bottom; folded ones stay away. */
export function matrixRows(
  prepared: PreparedComparison,
  comparison: Comparison,
  columns: readonly FrameColumn[],
  isOpen: (fold: string) => boolean,
  words: MatrixWords,
): MatrixRow[] {
  return [
    ...orderRows(columns, words, comparison.pricesSealed),
    ...(comparison.pricesSealed ? [] : costRows(prepared, comparison, columns, isOpen, words)),
    ...qualityRows(prepared, comparison, columns, isOpen, words),
    ...backgroundRows(prepared, comparison, isOpen, words),
  ];
}
