import { Eye } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { isCompletedCall, type Reference, referenceFlags } from "@/lib/domain/references";
import { formatNumber } from "@/lib/i18n/formats";

/** How many references have been called and how they rated the candidate on average. */
export function ReferencesMark({ references }: { references: readonly Reference[] }) {
  const t = useTranslations("candidates.references");
  const locale = useLocale();
  if (references.length === 0) return <StatusMark state="missing" shape="text" word={t("none")} />;
  const ratings = references.filter(isCompletedCall).flatMap(({ rating }) => rating ?? []);
  const sum = ratings.reduce<number>((total, rating) => total + rating, 0);
  return (
    <span className="num inline-flex flex-wrap items-baseline gap-x-2">
      <span className="font-medium">
        {t("calls", { completed: ratings.length, total: references.length })}
      </span>
      {ratings.length > 0 && (
        <span className="text-xs text-ink-3">
          {t("rating", { rating: formatNumber(sum / ratings.length, locale, 1) })}
        </span>
      )}
    </span>
  );
}

/** What a careful buyer should notice about the references, a line each. */
export function ReferenceRemarks({ references }: { references: readonly Reference[] }) {
  const t = useTranslations("candidates.references.flag");
  const flags = referenceFlags(references);
  if (flags.length === 0) return null;
  return (
    <ul className="grid gap-1 text-sm text-ink-2">
      {flags.map((flag) => (
        <li key={`${flag.code} ${JSON.stringify(flag.params)}`} className="flex items-start gap-1.5">
          <Eye aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warn" />
          <span>{t.markup(flag.code, flag.params)}</span>
        </li>
      ))}
    </ul>
  );
}
