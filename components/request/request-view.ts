import type { ContractPointKey } from "@/lib/domain/contract-point";
import type { Locale } from "@/lib/domain/locale";
import type { Failure } from "@/lib/domain/outcome";
import type { PointKind } from "@/lib/domain/request";

/** What the request page shows. Editions say which state of a row the reader has seen. */

export interface PointView {
  readonly id: string;
  readonly kind: PointKind;
  readonly name: string;
  readonly help: string;
  readonly edition: number;
}

export interface KnownPoint {
  readonly key: ContractPointKey;
  readonly name: string;
}

export interface AskedCandidateView {
  readonly id: string;
  readonly name: string;
  readonly letter: string | null;
  readonly colour: number | null;
  readonly locale: Locale;
  readonly version: number | null;
}

type Answered<Value> = Promise<{ readonly ok: true; readonly value: Value } | Failure>;

export interface PointActions {
  readonly save: (input: {
    selectionId: string;
    id: string | null;
    kind: PointKind;
    name: string;
    help: string;
    expectedEdition: number | null;
  }) => Answered<{ id: string; edition: number }>;
  readonly remove: (input: { selectionId: string; id: string; withAnswers: boolean }) => Answered<null>;
  readonly reorder: (input: {
    selectionId: string;
    kind: PointKind;
    order: readonly string[];
  }) => Answered<null>;
  readonly addKnown: (input: {
    selectionId: string;
    keys: readonly ContractPointKey[];
  }) => Answered<{ count: number }>;
}

export type MakeRequest = (input: {
  selectionId: string;
  afterNumber: number;
  deadline: { day: string; clock: string } | null;
  message: string;
  weightsShown: boolean;
}) => Answered<{ number: number }>;
