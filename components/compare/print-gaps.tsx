import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { GapEntry } from "@/lib/domain/comparison/gap-list";
import { type GapStatement, gapStatements, type LineGaps } from "@/lib/domain/comparison/gap-statements";
import { formatDay } from "@/lib/i18n/formats";
import { CandidateSquare } from "../ui/candidate-chip";
import { classNames } from "../ui/class-names";
import { patternOf, StatusMark } from "../ui/status-mark";
import { amountText } from "./matrix-words";
import { PrintScroll } from "./print-scroll";

/**
 * All gaps of all offers and what stands in them, so that no figure of ours goes unseen. There may be thousands: each is
 * stated once, by its service and the letters of its candidates, who are named above.
 */
export function PrintGaps(props: {
  gaps: readonly GapEntry[];
  currency: string;
  /** Candidates' names by their letters. */
  names: ReadonlyMap<string, string>;
}) {
  const { gaps, currency, names } = props;
  const t = useTranslations("print");
  if (gaps.length === 0) return <p className="text-sm text-ink-2">{t("noGaps")}</p>;
  const counts = new Map<string, number>();
  for (const { letter } of gaps) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const filled = gapStatements(gaps, "filled");
  const left = gapStatements(gaps, "left");
  const open = gapStatements(gaps, "open");
  return (
    <>
      <ul className="num mb-4 flex flex-wrap gap-x-5 gap-y-1 text-sm print:text-[8pt]">
        {[...counts].map(([letter, count]) => (
          <li key={letter} className="flex items-center gap-1.5">
            <CandidateSquare letter={letter} size="sm" />
            {names.get(letter) ?? ""}
            <span className="text-ink-3">{t("gapCount", { count })}</span>
          </li>
        ))}
      </ul>
      {filled.length > 0 && <FilledGaps lines={filled} currency={currency} />}
      {left.length > 0 && <OpenGaps lines={left} standing="left" />}
      {open.length > 0 && <OpenGaps lines={open} standing="open" />}
    </>
  );
}

const HEADS = ["line", "candidate", "reason", "source", "low", "base", "high", "note"] as const;
const AMOUNTS: readonly string[] = ["low", "base", "high"];

/** What we filled in. The rows' look is the table's: a class on each of their cells would be most of the page. */
function FilledGaps({ lines, currency }: { lines: readonly LineGaps[]; currency: string }) {
  const t = useTranslations("print");
  return (
    <PrintScroll label={t("gaps")} className="mb-6">
      <table className="num w-full min-w-3xl border-separate border-spacing-0 text-sm print:text-[8pt] [&_tbody>tr>*]:border-b [&_tbody>tr>*]:border-rule [&_tbody>tr>*]:px-2 [&_tbody>tr>*]:py-1 [&_tbody>tr>*]:text-left [&_tbody>tr>*]:align-top [&_tbody>tr>*]:[overflow-wrap:anywhere] [&_tbody_th]:font-normal [&_tr]:break-inside-avoid">
        <caption className="pb-1 text-left">
          <StatusMark state="plugged" shape="text" />
        </caption>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th
                key={head}
                scope="col"
                className={classNames(
                  "border-b-2 border-ink px-2 pb-1 align-bottom font-semibold",
                  AMOUNTS.includes(head) ? "text-right" : "text-left",
                )}
              >
                {t(`gapHead.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.flatMap(({ line, statements }) =>
            statements.map((statement, index) => (
              <tr key={`${line.id}.${statement.letters[0]}`}>
                {index === 0 && (
                  <th scope="row" rowSpan={statements.length}>
                    {line.name} <small>{t(line.kind === "service" ? "perMonth" : "once")}</small>
                  </th>
                )}
                <FilledCells statement={statement} currency={currency} />
              </tr>
            )),
          )}
        </tbody>
      </table>
    </PrintScroll>
  );
}

function FilledCells({ statement, currency }: { statement: GapStatement; currency: string }) {
  const t = useTranslations("print");
  const tCompare = useTranslations("compare");
  const tSource = useTranslations("explain.plugSource");
  const locale = useLocale();
  const { letters, reason, plug } = statement;
  const money = (amount: number) => amountText(amount, { t: tCompare, locale, currency });
  const amounts = plug?.amount ?? null;
  if (plug === null || amounts === null) return null;
  const look = `${patternOf("plugged")} text-right!`;
  return (
    <>
      <td>{letters.join(", ")}</td>
      <td>{tCompare(`gap.${reason}`)}</td>
      <td>{tSource(plug.source)}</td>
      <td className={look}>{money(amounts.low)}</td>
      <td className={look}>
        <b>{money(amounts.base)}</b>
      </td>
      <td className={look}>{money(amounts.high)}</td>
      <td>
        {[plug.note, t("by", { name: plug.madeBy, day: formatDay(plug.madeOn, locale, "short") })]
          .filter((part) => part !== "")
          .join(" · ")}
      </td>
    </>
  );
}

/** Gaps nobody filled, service by service in columns; with the reason where they were left so on purpose. */
function OpenGaps({ lines, standing }: { lines: readonly LineGaps[]; standing: "left" | "open" }) {
  const t = useTranslations("print");
  const tCompare = useTranslations("compare");
  const tSource = useTranslations("explain.plugSource");
  const format = useFormatter();
  const locale = useLocale();
  const state = standing === "left" ? "left" : "gap";
  const by = (name: string, day: string) => t("by", { name, day: formatDay(day, locale, "short") });
  const said = ({ letters, reason, plug, left }: GapStatement): string =>
    [
      `${format.list(letters, { type: "unit" })}: ${tCompare(`gap.${reason}`)}`,
      left && `${left.reason} (${by(left.leftBy, left.leftOn)})`,
      plug && t("openFailed", { source: tSource(plug.source) }),
      plug && [plug.note, by(plug.madeBy, plug.madeOn)].filter((part) => part !== "").join(", "),
    ]
      .filter((part) => part !== null && part !== "")
      .join(" – ");
  return (
    <section className="mb-6">
      <h3 className={`mb-2 break-after-avoid px-2 py-1 text-sm ${patternOf(state)}`}>
        <StatusMark state={state} word={t(standing)} shape="text" />
      </h3>
      <ul className="num gap-x-6 text-sm sm:columns-2 lg:columns-3 print:columns-3 print:text-[8pt] [&>li]:break-inside-avoid [&>li]:border-b [&>li]:border-rule [&>li]:py-1 print:[&>li]:py-0.5 [&>li]:[overflow-wrap:anywhere]">
        {lines.map(({ line, statements }) => (
          <li key={line.id}>
            <b>{line.name}</b> {statements.map(said).join("; ")}
          </li>
        ))}
      </ul>
    </section>
  );
}
