import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { Disclosure } from "@/components/ui/disclosure";
import { TextLink } from "@/components/ui/link-button";
import type { Currency } from "@/lib/domain/money";
import { groupWarnings, type OfferWarning, type WarningGroup } from "@/lib/domain/offer-warnings";
import { type WarningWords, warningText } from "./warning-text";

/** Up to so many of a kind stand open; more are folded under their number. */
const OPEN_UP_TO = 3;

/** What warnings are said with, the same from one drawing to the next. */
export function useWarningWords(currency: Currency): WarningWords {
  const t = useTranslations("price.warning");
  const stages = useTranslations("offers.stage");
  const locale = useLocale();
  return useMemo(() => ({ t, stages, locale, currency }), [t, stages, locale, currency]);
}

/** What to notice about offers before believing their totals: candidate by candidate, kind by kind. */
export function WarningList(props: {
  readonly warnings: readonly OfferWarning[];
  readonly currency: Currency;
  readonly nameOf: (candidateId: string) => string;
  /** Where a candidate's offer is mended; null where that is this very page. */
  readonly hrefOf: ((candidateId: string) => string) | null;
}) {
  const t = useTranslations("price.warning");
  const { warnings, currency, nameOf, hrefOf } = props;
  const candidates = groupWarnings(warnings);
  return (
    <>
      {candidates.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <ul className="grid max-w-4xl overflow-hidden rounded-lg border border-rule-strong bg-raised">
          {candidates.map(({ candidateId, letter, count, groups }) => (
            <li key={candidateId} className="border-b border-rule px-3.5 py-2 last:border-b-0">
              <div className="flex flex-wrap items-baseline gap-x-3">
                <h3 className="text-base">
                  <CandidateChip letter={letter} name={nameOf(candidateId)} />
                </h3>
                <span className="text-sm text-ink-2">{t("number", { count })}</span>
                {hrefOf && (
                  <span className="ml-auto text-sm">
                    <TextLink href={hrefOf(candidateId)}>
                      {t("toOffer")}
                      <span className="sr-only"> {nameOf(candidateId)}</span>
                    </TextLink>
                  </span>
                )}
              </div>
              <WarningGroups groups={groups} currency={currency} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 max-w-prose text-xs text-ink-3">{t("rule")}</p>
    </>
  );
}

/** Warnings on one offer, kind by kind with their number; many of a kind are folded. */
export function WarningGroups({
  groups,
  currency,
  onGo,
}: {
  readonly groups: readonly WarningGroup[];
  readonly currency: Currency;
  /** Leads to the cell a warning is about. */
  readonly onGo?: ((lineId: string, candidateId: string) => void) | undefined;
}) {
  const words = useWarningWords(currency);
  const said = (warning: OfferWarning) => {
    const text = warningText(warning, words);
    const { lineId } = warning;
    if (onGo === undefined || lineId === null) return text;
    return (
      <button
        type="button"
        className="text-left underline-offset-2 hover:underline"
        onClick={() => onGo(lineId, warning.candidateId)}
      >
        {text}
      </button>
    );
  };
  return (
    <div className="mt-0.5 grid">
      {groups.map(({ code, warnings }) =>
        warnings.length === 1 ? (
          <p key={code} className="num flex items-start gap-2 py-1">
            <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warn" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {warnings.map((warning) => (
                <span key={warning.lineId}>{said(warning)}</span>
              ))}
            </span>
          </p>
        ) : (
          <Disclosure
            key={code}
            open={warnings.length <= OPEN_UP_TO}
            summary={
              <span className="flex items-center gap-2 font-normal">
                <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warn" />
                {words.t(`kind.${code}`)}
              </span>
            }
            aside={warnings.length}
          >
            <ul className="num grid gap-1 text-sm">
              {warnings.map((warning) => (
                <li key={`${warning.lineId ?? ""} ${JSON.stringify(warning.params)}`}>{said(warning)}</li>
              ))}
            </ul>
          </Disclosure>
        ),
      )}
    </div>
  );
}

/** The same in full, for paper. */
export function WarningSentences(props: {
  readonly warnings: readonly OfferWarning[];
  readonly currency: Currency;
  readonly nameOf: (letter: string) => string;
}) {
  const words = useWarningWords(props.currency);
  return (
    <div className="grid gap-3">
      {groupWarnings(props.warnings).map(({ candidateId, letter, groups }) => (
        <div key={candidateId}>
          <h3 className="mb-0.5 break-after-avoid text-base">
            <CandidateChip letter={letter} name={props.nameOf(letter)} />
          </h3>
          <ul className="num gap-x-6 text-sm sm:columns-2 print:columns-3 print:text-[7.5pt] [&>li]:break-inside-avoid [&>li]:py-px [&>li]:[overflow-wrap:anywhere]">
            {groups
              .flatMap(({ warnings }) => warnings)
              .map((warning) => (
                <li key={`${warning.code} ${warning.lineId ?? ""} ${JSON.stringify(warning.params)}`}>
                  {warningText(warning, words)}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
