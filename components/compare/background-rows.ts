import { assuranceFreshness, assuranceScore } from "@/lib/domain/assurance";
import { type Candidate, SUPPLIER_FACTS } from "@/lib/domain/candidate";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { FINANCIAL_WINDOW, soundnessOn } from "@/lib/domain/financial-soundness";
import type { IsoDay } from "@/lib/domain/iso-day";
import { comparePartnerTypes } from "@/lib/domain/partner-type";
import { CALLS_NEEDED, isCompletedCall } from "@/lib/domain/references";
import { sizeHint } from "@/lib/domain/vendor-size";
import { formatDay, formatMoney, formatNumber } from "@/lib/i18n/formats";
import type { MatrixCell, MatrixRow } from "./matrix-row";
import { type MatrixWords, rangeText } from "./matrix-words";

/** What was found out about each candidate. Nothing here is computed into the price. */
export function backgroundRows(
  prepared: PreparedComparison,
  comparison: Comparison,
  isOpen: (fold: string) => boolean,
  words: MatrixWords,
): MatrixRow[] {
  const { t } = words;
  const candidates = prepared.candidates.map(({ candidate }) => candidate);
  const row = (
    key: string,
    label: string,
    make: (candidate: Candidate, column: number) => MatrixCell,
    unit?: string,
  ): MatrixRow => ({
    key: `background.${key}`,
    label,
    unit,
    look: "plain",
    level: 1,
    cell: (column) => {
      const candidate = candidates[column];
      return candidate ? make(candidate, column) : { text: "" };
    },
  });
  const heading: MatrixRow = {
    key: "background",
    label: t("row.background"),
    look: "group",
    level: 0,
    fold: { key: "background", open: isOpen("background") },
    cell: () => ({ text: "" }),
  };
  if (!isOpen("background")) return [heading];
  return [
    heading,
    row("requirements", t("row.requirements"), (candidate, column) =>
      requirementsCell(prepared, comparison, candidate, column, words),
    ),
    row("soundness", t("row.soundness"), (candidate) => soundnessCell(candidate, prepared.today, words)),
    row(
      "result",
      t("row.result"),
      (candidate) => yearsCell(candidate, "result", words),
      t("unit.threeYears"),
    ),
    row(
      "equity",
      t("row.equity"),
      (candidate) => yearsCell(candidate, "equity", words),
      t("unit.threeYears"),
    ),
    row("assurance", "ISAE 3402", (candidate) => assuranceCell(candidate, prepared.today, words)),
    row("membership", "Danish Cloud Community", (candidate) => membershipCell(candidate, words)),
    row("references", t("row.references"), (candidate) => referencesCell(candidate, words)),
    row("partnerType", t("row.partnerType"), (candidate) => partnerTypeCell(candidate, words)),
    row("size", t("row.size"), (candidate) => sizeCell(candidate, words)),
    ...SUPPLIER_FACTS.map((fact) =>
      row(`fact.${fact}`, t(`fact.${fact}`), (candidate): MatrixCell => {
        const { text, source, sourceDate } = candidate.facts[fact];
        if (text === "") return { text: "", state: "missing", word: t("notKnown") };
        const from = [source, sourceDate ? formatDay(sourceDate, words.locale, "short") : ""]
          .filter(Boolean)
          .join(", ");
        return from === "" ? { text } : { text, title: from };
      }),
    ),
  ];
}

function requirementsCell(
  prepared: PreparedComparison,
  comparison: Comparison,
  candidate: Candidate,
  column: number,
  words: MatrixWords,
): MatrixCell {
  const { t } = words;
  const target = { of: "requirements", candidateId: candidate.id } as const;
  const knockOuts = comparison.candidates[column]?.knockOuts ?? [];
  const notMet = knockOuts.filter((each) => each.code === "requirement_not_met").length;
  if (notMet > 0) return { text: "", state: "critical", word: t("knockedOut", { count: notMet }), target };
  if (knockOuts.length > 0)
    return { text: "", state: "missing", word: t("blocked", { count: knockOuts.length }), target };
  const evidence = prepared.candidates[column]?.evidence.requirements;
  if (!evidence || prepared.dossier.requirements.length === 0) return { text: "–", tone: "muted" };
  if (!evidence.known) return { text: "", state: "missing", word: t("notAnswered"), target };
  return {
    text: rangeText(evidence.low, evidence.high, words),
    bar: { low: evidence.low, high: evidence.high },
    target,
  };
}

function soundnessCell(candidate: Candidate, today: IsoDay, { t }: MatrixWords): MatrixCell {
  const { level, missingYears } = soundnessOn(candidate.financialYears, today);
  const target = { of: "financial_soundness", candidateId: candidate.id } as const;
  if (level === null) return { text: "", state: "missing", word: t("notEntered"), target };
  return {
    text: missingYears.length > 0 ? t("yearsMissing", { years: missingYears.join(", ") }) : "",
    state: level,
    target,
  };
}

function yearsCell(candidate: Candidate, figure: "result" | "equity", words: MatrixWords): MatrixCell {
  const years = candidate.financialYears.slice(-FINANCIAL_WINDOW);
  const newest = years.at(-1);
  if (!newest) return { text: "", state: "missing", word: words.t("notEntered") };
  const window = Array.from({ length: FINANCIAL_WINDOW }, (_, index) => {
    const year = newest.year - FINANCIAL_WINDOW + 1 + index;
    return { year, value: candidate.financialYears.find((each) => each.year === year)?.[figure] ?? null };
  });
  const written = (value: number | null) => (value === null ? words.t("missing") : thousands(value, words));
  return {
    text: written(newest[figure]),
    years: window.map(({ value }) => value),
    title: window.map(({ year, value }) => `${year}: ${written(value)}`).join(" · "),
    target: { of: "financial_soundness", candidateId: candidate.id },
    ...((newest[figure] ?? 0) < 0 ? { tone: "bad" as const } : {}),
  };
}

/** Accounts are read in thousands. */
function thousands(minorUnits: number, words: MatrixWords): string {
  return words.t("thousands", {
    amount: formatMoney(Math.round(minorUnits / 100_000) * 100, words.currency, words.locale),
  });
}

function assuranceCell(candidate: Candidate, today: IsoDay, { t, locale }: MatrixWords): MatrixCell {
  const target = { of: "assurance", candidateId: candidate.id } as const;
  const { best } = assuranceScore(candidate.assuranceReports, today);
  const report = candidate.assuranceReports.find((each) => each.id === best?.reportId);
  if (!best || !report) {
    const any = candidate.assuranceReports.find((each) => each.standard === "isae_3402");
    if (any) return { text: t("assurance.undated", { type: any.type ?? "?" }), tone: "warn", target };
    return { text: "", state: "gap", word: t("assurance.none"), target };
  }
  const day = report.periodEnd ?? report.date;
  const text =
    best.type === "II"
      ? t("assurance.two", { day: day ? formatDay(day, locale, "month") : "?" })
      : t("assurance.one", { day: day ? formatDay(day, locale, "month") : "?" });
  const qualified = report.qualified ? { title: t("assurance.qualified") } : {};
  switch (assuranceFreshness(report, today)) {
    case "stale":
      return { text, state: "stale", target, ...qualified };
    case "bridge_needed":
      return { text: `${text} · ${t("assurance.bridge")}`, tone: "warn", target, ...qualified };
    default:
      return best.type === "II" && !report.qualified
        ? { text, tone: "good", target }
        : {
            text: `${text} · ${report.qualified ? t("assurance.qualified") : t("assurance.snapshot")}`,
            tone: "warn",
            target,
          };
  }
}

function membershipCell(candidate: Candidate, { t, locale }: MatrixWords): MatrixCell {
  const from = [
    candidate.membershipSource,
    candidate.membershipDate ? formatDay(candidate.membershipDate, locale, "short") : "",
  ]
    .filter(Boolean)
    .join(", ");
  const title = from === "" ? undefined : from;
  switch (candidate.membership) {
    case "yes":
      return { text: t("member"), title };
    case "no":
      return { text: t("notMember"), title };
    case "not_checked":
      return { text: "", state: "missing", word: t("notChecked") };
  }
}

function referencesCell(candidate: Candidate, { t, locale }: MatrixWords): MatrixCell {
  const target = { of: "references", candidateId: candidate.id } as const;
  const calls = candidate.references.filter(isCompletedCall);
  if (candidate.references.length === 0)
    return { text: "", state: "missing", word: t("noReferences"), target };
  const ratings = calls.flatMap((call) => (call.rating === null ? [] : [call.rating]));
  const mean =
    ratings.length === 0 ? null : ratings.reduce<number>((sum, rating) => sum + rating, 0) / ratings.length;
  const text = t("called", {
    called: calls.length,
    all: candidate.references.length,
    mean: mean === null ? "–" : formatNumber(mean, locale, 1),
  });
  return calls.length < CALLS_NEEDED
    ? { text: `${text} · ${t("tooFewCalls")}`, tone: "warn", target }
    : { text, target };
}

function partnerTypeCell(candidate: Candidate, { t }: MatrixWords): MatrixCell {
  const { claimed, verified, difference } = comparePartnerTypes(
    candidate.claimedPartnerType,
    candidate.capabilities,
  );
  if (claimed === null && candidate.capabilities.length === 0)
    return { text: "", state: "missing", word: t("notKnown") };
  const text = t("partnerType", { claimed: claimed ?? "–", verified: verified === 0 ? "–" : verified });
  return difference !== null && difference > 0
    ? { text: `${text} · ${t("saysMore")}`, tone: "warn" }
    : { text };
}

function sizeCell(candidate: Candidate, { t, locale }: MatrixWords): MatrixCell {
  const { employees } = candidate.vendor;
  const size = sizeHint(employees);
  if (employees === null || size === null) return { text: "", state: "missing", word: t("notKnown") };
  return { text: t("employees", { count: formatNumber(employees, locale) }), title: t(`size.${size}`) };
}
