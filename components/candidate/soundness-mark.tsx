import { useLocale, useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { FinancialSoundness, SoundnessFlag } from "@/lib/domain/financial-soundness";
import { formatMoney, formatPercent } from "@/lib/i18n/formats";

/** The step of financial soundness with its score; says so when it is not assessed. */
export function SoundnessMark({ soundness }: { soundness: FinancialSoundness }) {
  const t = useTranslations("candidates.soundness");
  if (soundness.level === null || soundness.score === null)
    return (
      <span className="inline-grid">
        <StatusMark state="missing" shape="text" word={t("notScored")} />
        <span className="text-xs text-ink-3">{t("notScoredWhy")}</span>
      </span>
    );
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <StatusMark state={soundness.level} shape="text" />
      <span className="num text-xs text-ink-3">{t("score", { score: soundness.score })}</span>
    </span>
  );
}

const MONEY = ["equity", "shareCapital", "totalAssets", "result", "from", "to"];

/** Each flag explained in one line, worst first. */
export function SoundnessFlags({ flags, currency }: { flags: readonly SoundnessFlag[]; currency: string }) {
  const t = useTranslations("candidates.soundness.flag");
  const locale = useLocale();
  if (flags.length === 0) return null;
  return (
    <ul className="grid gap-1 text-sm text-ink-2">
      {flags.map((flag) => {
        const words: Record<string, string | number> = {};
        for (const [name, value] of Object.entries(flag.params))
          words[name] =
            typeof value === "number" && MONEY.includes(name)
              ? formatMoney(value, currency, locale, { code: true })
              : value;
        const { equity, totalAssets } = flag.params;
        if (typeof equity === "number" && typeof totalAssets === "number" && totalAssets > 0)
          words.ratio = formatPercent(equity / totalAssets, locale, 1);
        return (
          <li key={`${flag.code} ${flag.params.year ?? ""}`} className="flex items-start gap-1.5">
            <StatusMark state={flag.level} shape="icon" className="mt-0.5" />
            <span>{t.markup(flag.code, words)}</span>
          </li>
        );
      })}
    </ul>
  );
}
