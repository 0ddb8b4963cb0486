import { CELL_FIELDS, type CellFault, type CellField } from "./cell-text";
import type { CellKey } from "./sheet-state";

/** Text that could not be read, kept as it was typed. */
export interface TypedFault extends CellFault {
  readonly text: string;
}
export type FieldKey = `${CellKey} ${CellField}`;
export const fieldKey = (key: CellKey, field: CellField): FieldKey => `${key} ${field}`;

/** Whether two grids say the same of what could not be read. */
export function sameFaults(
  a: ReadonlyMap<FieldKey, TypedFault>,
  b: ReadonlyMap<FieldKey, TypedFault>,
): boolean {
  return a.size === b.size && [...a].every(([key, fault]) => b.get(key)?.text === fault.text);
}

/** Whether a text names a field of a cell. `isFieldKey("can_a line_1 answer")` is true. */
export function isFieldKey(text: string): text is FieldKey {
  const field = text.split(" ")[2];
  return CELL_FIELDS.some((each) => each === field);
}
