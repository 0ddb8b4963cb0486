import type { ReactNode } from "react";
import type { Rectangle } from "./paste-block";

/** What a sheet grid is made of. */
export interface GridColumn {
  readonly id: string;
  readonly head: ReactNode;
  /** Spoken with every cell of it. */
  readonly name: string;
  /** Least width in rem, and its share of the room that is left. */
  readonly rem: number;
  readonly grow: number;
}

export type GridRow =
  | { readonly kind: "heading"; readonly id: string; readonly label: string }
  | { readonly kind: "line"; readonly id: string; readonly label: string; readonly detail: ReactNode };

export interface GridCell {
  /** What editing starts with and copying takes. */
  readonly text: string;
  readonly view: ReactNode;
  readonly look?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly invalid?: boolean | undefined;
}

export interface GridSelection {
  readonly row: number;
  readonly column: number;
  readonly range: Rectangle;
  /** Set from outside the grid: the focus is to come along, and not only the view. */
  readonly takesFocus?: boolean | undefined;
}

export interface GridText {
  readonly rowId: string;
  readonly columnId: string;
  readonly text: string;
}
