import type { RequirementLevel } from "@/lib/domain/requirements";
import type { CountedDriver, EstablishmentStage } from "@/lib/domain/selection";
import type { ColumnKey, SheetKind, TermKey, WorkbookWords } from "./layout";

type For<Key extends string> = Readonly<Record<Key, string>>;

/** The sheets of the workbook, and the parts of the paper, by what they are called. */
export type RequestSheet =
  | "cover"
  | Exclude<SheetKind, "points">
  /** Both are `points` to the reader. */
  | "contract"
  | "question";

type HeadKey =
  | Exclude<ColumnKey, "value" | "unit" | "help">
  | "tierFrom"
  | "tierPrice"
  | "value"
  | "unit"
  | "help";

/** The words of the request in one language: messages `request.workbook`. `{name}` stands for a value. */
export interface RequestTexts {
  readonly words: WorkbookWords;
  readonly title: string;
  readonly sheet: For<RequestSheet>;
  /** One or two lines below a sheet's title: what to do there. */
  readonly hint: For<Exclude<RequestSheet, "cover">>;
  readonly head: For<HeadKey>;
  readonly stage: For<EstablishmentStage>;
  readonly exit: string;
  readonly level: For<RequirementLevel>;
  readonly unknownQuantity: string;
  readonly total: For<"month" | "horizon" | "once" | "all">;
  readonly term: Readonly<
    Record<TermKey, { readonly name: string; readonly unit: string; readonly help: string }>
  >;
  /** What is said beside a cell that does not take what was typed. */
  readonly check: For<
    "title" | "list" | "price" | "quantity" | "percent" | "months" | "monthsFinanced" | "date" | "text"
  >;
  readonly cover: For<
    | "candidate"
    | "from"
    | "selection"
    | "number"
    | "made"
    | "deadline"
    | "noDeadline"
    | "zone"
    | "message"
    | "howTo"
    | "volumes"
    | "horizon"
    | "months"
    | "weights"
    | "price"
    | "legend"
    | "typed"
    | "locked"
    | "prefilled"
    | "contents"
    | "toAnswer"
    | "answered"
    | "noSums"
  >;
  readonly steps: For<
    "states" | "blank" | "zero" | "included" | "bundle" | "minimum" | "pricelist" | "names" | "back"
  >;
  readonly driver: For<CountedDriver>;
  readonly paper: For<
    "page" | "readOnly" | "requirement" | "service" | "counted" | "quantity" | "optional" | "nothing"
  >;
}
