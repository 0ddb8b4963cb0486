import type { AssuranceFreshness, AssuranceStandard } from "@/lib/domain/assurance";
import type { BasketMiss } from "@/lib/domain/basket";
import type { Membership } from "@/lib/domain/candidate";
import type { GapReason, PriceRefusal, SetAsideReason } from "@/lib/domain/comparison/result";
import type { CriterionFeed, Purchase } from "@/lib/domain/criterion";
import type { SoundnessLevel } from "@/lib/domain/financial-soundness";
import type { Period, PlugSource } from "@/lib/domain/offer";
import type { OfferWarningCode } from "@/lib/domain/offer-warnings";
import type { OwnCostKind } from "@/lib/domain/own-cost";
import type { RequirementAnswer, RequirementLevel } from "@/lib/domain/requirements";
import type { Driver, EstablishmentStage, PriceFormula } from "@/lib/domain/selection";

type For<Code extends string> = Readonly<Record<Code, string>>;

/** `"bounds_order"` of `"price.bounds_order"`: a key of messages has no point in it. */
type WithoutNoun<Code extends string> = Code extends `price.${infer What}` ? What : never;

/**
 * The words of exports, in one language. `{name}` stands for a value. The message catalogue holds the same shape, so
 * that exports and pages are translated in one place.
 */
export interface ExportTexts {
  readonly sheet: For<
    | "comparison"
    | "offers"
    | "establishment"
    | "operation"
    | "scoring"
    | "background"
    | "gaps"
    | "volumes"
    | "staying"
    | "basket"
    | "warnings"
    | "method"
  >;
  readonly title: string;
  readonly basisLine: string;
  readonly head: For<
    | "row"
    | "unit"
    | "mark"
    | "candidate"
    | "company"
    | "line"
    | "kind"
    | "answer"
    | "unitPrice"
    | "currency"
    | "period"
    | "driver"
    | "quantity"
    | "minimum"
    | "billed"
    | "amount"
    | "rate"
    | "amountIn"
    | "onBasis"
    | "note"
    | "stage"
    | "piece"
    | "service"
    | "code"
    | "month"
    | "afterRise"
    | "year"
    | "total"
    | "why"
    | "status"
    | "source"
    | "low"
    | "base"
    | "high"
    | "madeBy"
    | "madeOn"
    | "group"
    | "criterion"
    | "purchase"
    | "feed"
    | "weight"
    | "share"
    | "lowest"
    | "highest"
    | "scoredBy"
    | "months"
    | "divisor"
    | "fact"
    | "value"
    | "date"
    | "remark"
  >;
  readonly basis: For<
    | "heading"
    | "type"
    | "horizon"
    | "volume"
    | "discount"
    | "priceShare"
    | "optional"
    | "leftOut"
    | "formula"
    | "made"
    | "version"
    | "months"
    | "optionalOn"
    | "optionalOff"
    | "none"
    | "type1"
    | "type2"
    | "type3"
    | "scoring"
    | "scoringOpen"
    | "scoringClosed"
    | "scoringWaived"
    | "awaited"
    | "hidden"
    | "hiddenPairs"
    | "prices"
    | "offerVersions"
    | "pricesSealed"
    | "pricesOpen"
  >;
  readonly row: For<
    | "order"
    | "rank"
    | "rankLevelled"
    | "rankQuoted"
    | "costs"
    | "levelled"
    | "levelledLow"
    | "levelledHigh"
    | "counted"
    | "plugged"
    | "quoted"
    | "setAside"
    | "financing"
    | "staying"
    | "stayingRunning"
    | "stayingHidden"
    | "followUp"
    | "withFollowUp"
    | "saved"
    | "establishment"
    | "operation"
    | "exit"
    | "bundles"
    | "quality"
    | "qualityLow"
    | "qualityHigh"
    | "priceCounted"
    | "points"
    | "evaluated"
    | "totalLow"
    | "totalHigh"
    | "merit"
    | "openGaps"
    | "leftGaps"
    | "plugs"
    | "background"
    | "requirements"
  >;
  readonly unit: For<"month" | "once" | "of100" | "place" | "count">;
  readonly mark: For<
    | "plugged"
    | "gap"
    | "left"
    | "leftGap"
    | "leftStatus"
    | "provisional"
    | "stale"
    | "missing"
    | "notComparable"
    | "noOffer"
    | "noPrice"
    | "incomplete"
    | "included"
    | "bundled"
    | "split"
    | "setAside"
    | "outside"
    | "knockedOut"
    | "abnormallyLow"
    | "noPlace"
    | "openGap"
    | "pluggedGap"
    | "cannotJudge"
    | "agreed"
    | "evidence"
    | "counted"
    | "optionNotTaken"
    | "lowOfPlug"
    | "highOfPlug"
    | "notScored"
    | "sealed"
    | "blind"
    | "awaited"
    | "agreedBeside"
    | "evaluator"
    | "missingScores"
  >;
  /** What stands between kroner and øre in an amount that is written as text. */
  readonly decimalMark: string;
  readonly warning: For<OfferWarningCode>;
  readonly warningKind: For<OfferWarningCode>;
  readonly warningMore: For<"beyond" | "belowMean" | "belowNext" | "rule">;
  readonly basketMiss: For<BasketMiss>;
  readonly own: For<
    | OwnCostKind
    | "noCandidate"
    | "atStart"
    | "addedUp"
    | "addedUpFollowUp"
    | "afterMonths"
    | "today"
    | "crossing"
    | "scenario"
    | "users"
    | "volumeNote"
    | "lowest"
    | "cheapest"
    | "cheapestFromTo"
    | "thing"
    | "listedAs"
    | "monthly"
    | "once"
    | "twelveMonths"
    | "missing"
    | "place"
    | "basketNote"
  >;
  readonly gap: For<GapReason>;
  readonly setAside: For<SetAsideReason>;
  readonly state: For<"priced" | "included" | "bundled" | "not_offered" | "unanswered" | "split">;
  readonly plugSource: For<PlugSource>;
  readonly stage: For<EstablishmentStage>;
  readonly kind: For<"service" | "establishment" | "exit" | "bundle">;
  readonly driver: For<Driver>;
  readonly period: For<Period>;
  readonly purchase: For<Purchase>;
  readonly feed: For<CriterionFeed>;
  readonly formula: For<PriceFormula>;
  readonly refusal: For<WithoutNoun<PriceRefusal>>;
  readonly background: For<
    | "employees"
    | "claimedType"
    | "verifiedType"
    | "membership"
    | "soundness"
    | "equity"
    | "result"
    | "equityRatio"
    | "assurance"
    | "references"
    | "data_location"
    | "backup_location"
    | "data_access"
    | "subcontractors"
    | "standards"
    | "software_rights"
    | "referenceCalls"
    | "rating"
    | "requirement"
    | "type"
  >;
  readonly soundness: For<SoundnessLevel | "unknown">;
  readonly membership: For<Membership>;
  readonly freshness: For<AssuranceFreshness>;
  readonly standard: For<AssuranceStandard>;
  readonly requirementAnswer: For<RequirementAnswer>;
  readonly requirementLevel: For<RequirementLevel>;
  readonly method: Readonly<
    Record<
      | "intro"
      | "colours"
      | "month"
      | "currency"
      | "index"
      | "discount"
      | "establishment"
      | "operation"
      | "bundles"
      | "gaps"
      | "quoted"
      | "scores"
      | "groups"
      | "points"
      | "total"
      | "codes"
      | "volumes"
      | "staying"
      | "live",
      { readonly title: string; readonly text: string }
    >
  >;
}

/**
 * Puts values in the places a text keeps for them. What has no value stays as it is.
 * `filled("{count} gaps", { count: 6 })` is `"6 gaps"`.
 */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The words for why a price formula gives no points. */
export function refusalText(texts: ExportTexts, refusal: PriceRefusal): string {
  switch (refusal) {
    case "price.zero_lowest":
      return texts.refusal.zero_lowest;
    case "price.negative_total":
      return texts.refusal.negative_total;
    case "price.slope_not_positive":
      return texts.refusal.slope_not_positive;
    case "price.bounds_missing":
      return texts.refusal.bounds_missing;
    case "price.bounds_order":
      return texts.refusal.bounds_order;
    case "price.no_quality_value":
      return texts.refusal.no_quality_value;
  }
}
