import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { CandidateSquare } from "@/components/ui/candidate-chip";
import { TextLink } from "@/components/ui/link-button";
import type { WarningCount } from "@/lib/domain/offer-warnings";

/** That there is something to notice before the totals below are believed: how much, of whom and of what kind. */
export function WarningNotice({
  warnings,
  href,
}: {
  readonly warnings: readonly WarningCount[];
  readonly href: string;
}) {
  const t = useTranslations("price.warning");
  const count = warnings.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return null;
  return (
    <section
      aria-label={t("title")}
      data-print="hide"
      className="mb-4 max-w-4xl rounded-md border border-l-3 border-rule border-l-warn bg-raised px-4 py-2.5"
    >
      <details>
        <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1 [&::-webkit-details-marker]:hidden">
          <TriangleAlert aria-hidden className="size-4 shrink-0 text-warn" />
          <strong className="font-semibold">{t("count", { count })}</strong>
          {warnings.map((each) => (
            <span key={each.candidateId} className="num inline-flex items-center gap-1.5 text-sm text-ink-2">
              <CandidateSquare letter={each.letter} size="sm" />
              <span className="sr-only">{each.name}</span>
              {each.count}
            </span>
          ))}
          <span className="text-sm text-accent underline-offset-2 hover:underline">{t("kinds")}</span>
        </summary>
        <ul className="mt-2 grid gap-1 text-sm">
          {warnings.map(({ candidateId, letter, name, kinds }) => (
            <li key={candidateId} className="flex items-start gap-2">
              <CandidateSquare letter={letter} size="sm" />
              <span>
                {name}:{" "}
                {kinds
                  .map((kind) => `${t(`kind.${kind.code}`)}${kind.count > 1 ? ` (${kind.count})` : ""}`)
                  .join(" · ")}
              </span>
            </li>
          ))}
        </ul>
        <p className="mt-2 text-sm">
          {t("description")} <TextLink href={href}>{t("see")}</TextLink>
        </p>
      </details>
    </section>
  );
}
