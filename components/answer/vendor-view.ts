import type { BundleListProps } from "@/components/offer/bundle-list";
import type { PriceListProps } from "@/components/offer/price-list";
import type { Mark, TypedPart } from "@/lib/domain/answer-draft";
import type { Period } from "@/lib/domain/offer";
import type { Outcome } from "@/lib/domain/outcome";
import type { DraftState } from "@/lib/domain/request";
import type { Driver } from "@/lib/domain/selection";
import type { PartResult } from "./parts-store";

/** Everything a vendor's page can do. */
export interface AnswerActions {
  readonly saveParts: (input: {
    selectionId: string;
    variant: string;
    changes: readonly { readonly part: TypedPart; readonly expectedEdition: number }[];
  }) => Promise<Outcome<readonly PartResult[]>>;
  readonly saveBundle: (input: {
    selectionId: string;
    variant: string;
    bundleId: string | null;
    expectedEdition: number;
    name: string;
    amount: number;
    lineIds: readonly string[];
  }) => ReturnType<BundleListProps["save"]>;
  readonly deleteBundle: (input: {
    selectionId: string;
    variant: string;
    bundleId: string;
  }) => ReturnType<BundleListProps["remove"]>;
  readonly saveItem: (input: {
    selectionId: string;
    variant: string;
    itemId: string | null;
    expectedEdition: number;
    lineId: string | null;
    name: string;
    unitPrice: number;
    driver: Driver;
    period: Period;
  }) => ReturnType<PriceListProps["save"]>;
  readonly deleteItem: (input: {
    selectionId: string;
    variant: string;
    itemId: string;
  }) => ReturnType<PriceListProps["remove"]>;
  readonly addVariant: (input: {
    selectionId: string;
    name: string;
  }) => Promise<Outcome<{ readonly variant: string }>>;
  readonly removeVariant: (input: { selectionId: string; variant: string }) => Promise<Outcome<null>>;
  readonly submit: (input: {
    selectionId: string;
    variant: string;
    expectedEdition: number;
    withGaps: boolean;
  }) => Promise<
    Outcome<{ readonly contentHash: string; readonly late: boolean; readonly submittedAt: string }>
  >;
  readonly ask: (input: {
    selectionId: string;
    lineId: string | null;
    text: string;
  }) => Promise<Outcome<{ readonly id: string }>>;
  readonly reply: (input: {
    selectionId: string;
    id: string;
    expectedEdition: number;
    answer: string;
  }) => Promise<Outcome<{ readonly edition: number }>>;
}

/** Who typed what when, by the key of the part. */
export type MarksView = Readonly<Record<string, Mark>>;

export interface ReceiptView {
  readonly id: string;
  readonly variant: string;
  readonly state: DraftState;
  readonly submittedAt: string;
  readonly submittedBy: string;
  readonly contentHash: string;
  readonly late: boolean;
  readonly refusal: string;
}
