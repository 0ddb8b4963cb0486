"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useComparisonData } from "@/components/compare/use-comparison-data";
import { CandidateSquare } from "@/components/ui/candidate-chip";
import type { Basis } from "@/lib/domain/basis";
import { effectOfPlug, type PlugPlace, type PlugTrial } from "@/lib/domain/comparison/plug-effect";
import type { IsoDay } from "@/lib/domain/iso-day";
import type { Currency } from "@/lib/domain/money";
import { formatMoney } from "@/lib/i18n/formats";

/** What a trial needs to be worked out in the browser. */
export interface PreviewGround {
  readonly selectionId: string;
  readonly revision: number;
  readonly today: IsoDay;
  readonly basis: Basis;
  readonly currency: Currency;
}

/** The like-for-like order before and after some plugs, before they are made. */
export function PlugPreview({
  ground,
  trials,
  note,
}: {
  ground: PreviewGround;
  trials: readonly PlugTrial[];
  /** What is to be said of it instead of what being left open does. */
  note?: string | undefined;
}) {
  const t = useTranslations("price.gap");
  const locale = useLocale();
  const data = useComparisonData(
    `/api/selections/${ground.selectionId}/comparison`,
    ground.revision,
    ground.today,
  );
  const prepared = data.state === "ready" ? data.prepared : null;
  const effect = useMemo(
    () => (prepared ? effectOfPlug(prepared, ground.basis, trials) : null),
    [prepared, ground.basis, trials],
  );
  if (data.state === "failed") return null;
  if (effect === null)
    return (
      <p role="status" className="text-sm text-ink-3">
        {t("working")}
      </p>
    );
  const names = (letters: readonly string[]) =>
    new Intl.ListFormat(locale, { type: "conjunction" }).format(letters);
  const place = ({ rankLevelled, total }: PlugPlace) =>
    total === null ? (
      <span className="text-ink-3">{t("notComparable")}</span>
    ) : (
      <>
        {rankLevelled !== null && <strong className="mr-2">{t("place", { rank: rankLevelled })}</strong>}
        {formatMoney(Math.round(total.base / 100) * 100, ground.currency, locale)}
      </>
    );
  return (
    <section aria-live="polite" aria-label={t("effect")} className="rounded-md border border-rule p-3">
      <h3 className="mb-1 text-sm font-semibold">{t("effect")}</h3>
      <ul className="mb-2 text-sm text-ink-2">
        <li>{t(effect.orderChanges ? "changes" : "same")}</li>
        {effect.becomeComparable.length > 0 && (
          <li>{t("becomes", { names: names(effect.becomeComparable) })}</li>
        )}
        {effect.stopBeingComparable.length > 0 && (
          <li>{t("stops", { names: names(effect.stopBeingComparable) })}</li>
        )}
        {effect.failing > 0 && <li className="text-bad">{t("failing", { count: effect.failing })}</li>}
      </ul>
      <table className="num w-full text-sm">
        <thead>
          <tr className="text-left text-xs text-ink-3">
            <th scope="col" className="font-normal">
              <span className="sr-only">{t("total")}</span>
            </th>
            <th scope="col" className="text-right font-normal">
              {t("before")}
            </th>
            <th scope="col" className="text-right font-normal">
              {t("after")}
            </th>
          </tr>
        </thead>
        <tbody>
          {effect.candidates.map(({ candidateId, letter, before, after }) => (
            <tr key={candidateId} className="border-t border-rule">
              <th scope="row" className="py-1 text-left font-normal">
                <CandidateSquare letter={letter} size="sm" />
              </th>
              <td className="py-1 text-right">{place(before)}</td>
              <td className="py-1 text-right">{place(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-xs text-ink-3">{note ?? t("leave")}</p>
    </section>
  );
}
