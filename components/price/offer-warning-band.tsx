"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { Disclosure } from "@/components/ui/disclosure";
import { TextLink } from "@/components/ui/link-button";
import type { Currency } from "@/lib/domain/money";
import { groupWarnings, type OfferWarning } from "@/lib/domain/offer-warnings";
import { WarningGroups } from "./warning-list";

/** What there is to notice on the offer being worked on, folded under its number; nothing where there is nothing. */
export function OfferWarningBand(props: {
  readonly warnings: readonly OfferWarning[];
  readonly currency: Currency;
  /** Candidates by name, where the warnings are of several. */
  readonly named?: readonly { readonly id: string; readonly name: string }[] | undefined;
  /** Leads to the cell a warning is about. */
  readonly onGo?: ((lineId: string, candidateId: string) => void) | undefined;
  /** Where all warnings stand with what they rest on. */
  readonly href?: string | undefined;
}) {
  const t = useTranslations("price.warning");
  const { warnings, currency, named, onGo, href } = props;
  if (warnings.length === 0) return null;
  return (
    <section
      aria-label={t("title")}
      className="rounded-md border border-l-3 border-rule border-l-warn bg-raised px-3.5"
    >
      <Disclosure
        summary={
          <span className="flex items-center gap-2">
            <TriangleAlert aria-hidden className="size-4 shrink-0 text-warn" />
            {t(named === undefined ? "onOffer" : "count", { count: warnings.length })}
          </span>
        }
      >
        {groupWarnings(warnings).map(({ candidateId, letter, groups }) => (
          <div key={candidateId} className="mb-2">
            {named && (
              <h3 className="text-sm">
                <CandidateChip
                  size="sm"
                  letter={letter}
                  name={named.find(({ id }) => id === candidateId)?.name ?? ""}
                />
              </h3>
            )}
            <WarningGroups groups={groups} currency={currency} onGo={onGo} />
          </div>
        ))}
        {href !== undefined && (
          <p className="mb-2 text-sm text-ink-2">
            {t("description")} <TextLink href={href}>{t("toPrice")}</TextLink>
          </p>
        )}
      </Disclosure>
    </section>
  );
}
