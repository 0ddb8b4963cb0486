import { getLocale, getTranslations } from "next-intl/server";
import { StatusMark } from "@/components/ui/status-mark";
import type { Standing } from "@/lib/features/decision/loaders";
import { formatMoney } from "@/lib/i18n/formats";

/** So many reasons are read in a table; the others stand behind the gaps. */
const REASONS = 2;

/** Why a candidate has no place, and what to know of the place it has. */
export async function StandingNotes({ standing, currency }: { standing: Standing; currency: string }) {
  const t = await getTranslations("decide.note");
  const locale = await getLocale();
  const { knockOut, comparable, hasOffer, openGaps, leftGaps: decided, pluggedTotal, total, rank } = standing;
  return (
    <span className="grid justify-items-start gap-0.5">
      {knockOut !== null && (
        <StatusMark
          state="gap"
          shape="text"
          word={t(knockOut === "requirement_not_met" ? "knockedOut" : "unanswered")}
        />
      )}
      {!hasOffer && <StatusMark state="missing" shape="text" word={t("noOffer")} />}
      {hasOffer && !comparable && (
        <StatusMark
          state={openGaps === decided && decided > 0 ? "left" : "gap"}
          shape="text"
          word={t("notComparable", { count: openGaps })}
        />
      )}
      {standing.decisions.slice(0, REASONS).map(({ leftBy, reason }) => (
        <span key={`${leftBy} ${reason}`} className="text-sm text-ink-2">
          {t("left", { by: leftBy, reason })}
        </span>
      ))}
      {standing.decisions.length > REASONS && (
        <span className="text-sm text-ink-3">
          {t("leftMore", { count: standing.decisions.length - REASONS })}
        </span>
      )}
      {comparable && knockOut === null && rank === null && (
        <StatusMark state="missing" shape="text" word={t("noPoints")} />
      )}
      {comparable && pluggedTotal > 0 && (
        <StatusMark
          state="plugged"
          shape="text"
          word={t("plugged", { amount: formatMoney(pluggedTotal, currency, locale, { code: true }) })}
        />
      )}
      {total !== null && total.low !== total.high && <StatusMark state="provisional" shape="text" />}
      {standing.abnormallyLow && <StatusMark state="watch" shape="text" word={t("abnormallyLow")} />}
    </span>
  );
}
