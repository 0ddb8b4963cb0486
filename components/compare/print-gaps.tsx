import { useLocale, useTranslations } from "next-intl";
import type { GapEntry } from "@/lib/domain/comparison/gap-list";
import { formatDay } from "@/lib/i18n/formats";
import { CandidateSquare } from "../ui/candidate-chip";
import { classNames } from "../ui/class-names";
import { patternOf, StatusMark } from "../ui/status-mark";
import { amountText } from "./matrix-words";

const CELL = "border-b border-rule px-2 py-1 align-top";

/** All gaps of all offers and what stands in them, so that no figure of ours goes unseen. */
export function PrintGaps(props: {
  gaps: readonly GapEntry[];
  currency: string;
  /** Candidates' names by their letters. */
  names: ReadonlyMap<string, string>;
}) {
  const { gaps, currency, names } = props;
  const t = useTranslations("print");
  if (gaps.length === 0) return <p className="text-sm text-ink-2">{t("noGaps")}</p>;
  const heads = ["candidate", "line", "reason", "source", "low", "base", "high", "note"] as const;
  return (
    <table className="num w-full border-separate border-spacing-0 text-sm print:text-[8pt]">
      <thead>
        <tr>
          {heads.map((head) => (
            <th
              key={head}
              scope="col"
              className={classNames(
                "border-b-2 border-ink px-2 pb-1 align-bottom font-semibold",
                head === "low" || head === "base" || head === "high" ? "text-right" : "text-left",
              )}
            >
              {t(`gapHead.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {gaps.map((gap) => (
          <GapRow
            key={`${gap.candidateId}.${gap.line.id}`}
            gap={gap}
            currency={currency}
            name={names.get(gap.letter) ?? ""}
          />
        ))}
      </tbody>
    </table>
  );
}

function GapRow({ gap, currency, name }: { gap: GapEntry; currency: string; name: string }) {
  const t = useTranslations("print");
  const tCompare = useTranslations("compare");
  const tSource = useTranslations("explain.plugSource");
  const locale = useLocale();
  const { plug, line, left } = gap;
  const amounts = plug?.amount ?? null;
  const money = (amount: number) => amountText(amount, { t: tCompare, locale, currency });
  const by = (name: string, day: string) => t("by", { name, day: formatDay(day, locale, "short") });
  const notes = left
    ? [left.reason, by(left.leftBy, left.leftOn)]
    : [plug?.note, plug && by(plug.madeBy, plug.madeOn)];
  return (
    <tr>
      <th scope="row" className={`${CELL} text-left font-normal`}>
        <span className="flex items-center gap-1.5">
          <CandidateSquare letter={gap.letter} size="sm" />
          {name}
        </span>
      </th>
      <td className={CELL}>
        {line.name}
        <span className="ml-1.5 text-2xs text-ink-3">{t(line.kind === "service" ? "perMonth" : "once")}</span>
      </td>
      <td className={CELL}>{tCompare(`gap.${gap.reason}`)}</td>
      {plug && amounts ? (
        <>
          <td className={CELL}>{tSource(plug.source)}</td>
          <td className={`${CELL} ${patternOf("plugged")} text-right`}>{money(amounts.low)}</td>
          <td className={`${CELL} ${patternOf("plugged")} text-right font-semibold`}>
            {money(amounts.base)}
          </td>
          <td className={`${CELL} ${patternOf("plugged")} text-right`}>{money(amounts.high)}</td>
        </>
      ) : (
        <td className={`${CELL} ${patternOf(left ? "left" : "gap")}`} colSpan={4}>
          {left ? (
            <StatusMark state="left" word={t("left")} shape="text" />
          ) : (
            <StatusMark state="gap" word={t("open")} shape="text" />
          )}
          {plug ? <span className="ml-2">{t("openFailed", { source: tSource(plug.source) })}</span> : null}
        </td>
      )}
      <td className={`${CELL} [overflow-wrap:anywhere]`}>{notes.filter(Boolean).join(" · ")}</td>
    </tr>
  );
}
