import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import { FINANCIAL_WINDOW } from "@/lib/domain/financial-soundness";
import { isOwnTarget } from "@/lib/domain/offer-target";
import { formatMoney } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locales";
import { type ChartStory, type ChartWords, listed } from "./chart-words";

/** Equity and result of the three latest years of each candidate. A missing year stays missing. */

export interface AccountYear {
  readonly year: number;
  /** Minor units of the year's own currency; null = not known. */
  readonly equity: number | null;
  readonly result: number | null;
}

export interface CandidateAccounts {
  readonly letter: string;
  readonly currency: string;
  /** Oldest first, three of them; empty when nothing is entered. */
  readonly years: readonly AccountYear[];
}

/** The window ends in the newest year entered for each candidate. Its variants have no accounts of their own. */
export function candidateAccounts(prepared: PreparedComparison): CandidateAccounts[] {
  const own = prepared.candidates.filter(({ candidate }) => isOwnTarget(candidate.id));
  return own.map(({ letter, candidate: { financialYears } }) => {
    const newest = financialYears.reduce((latest, { year }) => Math.max(latest, year), 0);
    if (newest === 0) return { letter, currency: "", years: [] };
    const years = Array.from({ length: FINANCIAL_WINDOW }, (_, index): AccountYear => {
      const year = newest - FINANCIAL_WINDOW + 1 + index;
      const entered = financialYears.find((each) => each.year === year);
      return { year, equity: entered?.equity ?? null, result: entered?.result ?? null };
    });
    const currency = financialYears.find(({ year }) => year === newest)?.currency ?? "";
    return { letter, currency, years };
  });
}

/** Accounts are read in thousands. */
export function thousandsOf(minorUnits: number, currency: string, locale: Locale): string {
  return formatMoney(Math.round(minorUnits / 100_000) * 100, currency, locale);
}

/** Who made a loss, whose equity is gone, and which years are missing. */
export function accountsStory(all: readonly CandidateAccounts[], words: ChartWords): ChartStory {
  const { t, nameOf, locale } = words;
  const names = (of: readonly CandidateAccounts[]) =>
    listed(
      of.map((each) => nameOf(each.letter)),
      words,
    );
  const entered = all.filter((each) => each.years.length > 0);
  const losing = entered.filter((each) => each.years.some(({ result }) => result !== null && result < 0));
  const sentences = all.map((each) => {
    const name = nameOf(each.letter);
    const latest = each.years.at(-1);
    if (latest === undefined) return t("accounts.nothing", { name });
    const written = (amount: number | null) =>
      amount === null
        ? t("missing")
        : t("accounts.thousands", {
            amount: thousandsOf(amount, each.currency, locale),
            currency: each.currency,
          });
    const said = t("accounts.each", {
      name,
      year: String(latest.year),
      equity: written(latest.equity),
      result: written(latest.result),
    });
    const gone = each.years.filter(({ equity, result }) => equity === null && result === null);
    return gone.length === 0
      ? said
      : `${said} ${t("accounts.missingYears", {
          years: listed(
            gone.map(({ year }) => String(year)),
            words,
          ),
        })}`;
  });
  const title =
    entered.length === 0
      ? t("accounts.titleNothing")
      : losing.length === 0
        ? t("accounts.titleNoLoss")
        : t("accounts.titleLoss", { names: names(losing), count: losing.length });
  return { title, summary: sentences.join(" ") };
}
