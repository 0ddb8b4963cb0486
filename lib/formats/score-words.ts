import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { CriterionValue } from "@/lib/domain/comparison/result";
import { comparisonStanding } from "@/lib/domain/comparison/standing";
import type { Participant } from "@/lib/domain/criterion";
import { type ExportTexts, filled } from "./export-texts";

/** What must be said beside a criterion's value: that it was agreed, who is missing, that it is hidden. */
export function criterionWords(
  value: CriterionValue,
  awaitedNames: readonly string[],
  texts: ExportTexts,
): string {
  const { mark } = texts;
  switch (value.from) {
    case "agreed":
      return value.mean === null
        ? mark.agreed
        : filled(mark.agreedBeside, { mean: value.mean.toFixed(2), count: value.count });
    case "blind":
      return mark.blind;
    case "evidence":
      return value.value === null ? `${mark.provisional} (${mark.evidence})` : mark.evidence;
    default:
      if (value.awaited > 0) return filled(mark.awaited, { names: awaitedNames.join(", ") });
      if (value.from === "mean") return "";
      return value.cannotJudge > 0 ? mark.cannotJudge : mark.notScored;
  }
}

/** A scorer's name, or the number that stands in its place. */
export function scorerName(participant: Participant | undefined, texts: ExportTexts): string {
  if (participant?.scorerNumber !== undefined) {
    return filled(texts.mark.evaluator, { number: participant.scorerNumber });
  }
  return participant?.name ?? "";
}

/** How far scoring and sealing have come, name by name: part of what every export was made on. */
export function standingWords(
  prepared: PreparedComparison,
  texts: ExportTexts,
): { readonly label: string; readonly value: string }[] {
  const { basis } = texts;
  const { missing, blindPairs, scoringClosed, waivedReason, pricesSealed } = comparisonStanding(prepared);
  const scoring = !scoringClosed
    ? basis.scoringOpen
    : waivedReason === ""
      ? basis.scoringClosed
      : filled(basis.scoringWaived, { reason: waivedReason });
  const people = missing.map(
    ({ name, candidates }) =>
      `${name} (${candidates.map(({ letter, groups }) => `${letter}: ${groups.join(", ")}`).join("; ")})`,
  );
  const versions = prepared.candidates.flatMap(({ letter, offer }) =>
    offer === null ? [] : [`${letter}: ${offer.versionNumber}`],
  );
  return [
    { label: basis.scoring, value: scoring },
    { label: basis.awaited, value: people.length === 0 ? basis.none : people.join(" · ") },
    ...(blindPairs > 0
      ? [{ label: basis.hidden, value: filled(basis.hiddenPairs, { count: blindPairs }) }]
      : []),
    { label: basis.prices, value: pricesSealed ? basis.pricesSealed : basis.pricesOpen },
    { label: basis.offerVersions, value: versions.length === 0 ? basis.none : versions.join(", ") },
  ];
}
