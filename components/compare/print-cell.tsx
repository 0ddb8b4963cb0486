import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { classNames } from "../ui/class-names";
import { type MarkState, markLook, patternOf } from "../ui/status-mark";
import { YearBars } from "./matrix-cell";
import type { MatrixCell } from "./matrix-row";

const tones = {
  strong: "font-semibold",
  muted: "text-ink-3",
  bad: "font-medium text-bad",
  warn: "text-warn",
  good: "text-good",
} as const;

/**
 * How the cells of a printed matrix look. It stands once on the table: a large selection has thousands of cells, and a
 * class on each part of each would be most of the page.
 */
export const PRINT_CELLS =
  "[&_td]:border-b [&_td]:border-rule [&_td]:px-2 [&_td]:py-1 [&_td]:text-right [&_td]:align-top [&_td]:[overflow-wrap:anywhere] print:[&_td]:py-0.5 [&_td>i]:mr-1.5 [&_td>i]:inline-flex [&_td>i]:items-center [&_td>i]:gap-1 [&_td>i]:text-xs [&_td>i]:font-semibold [&_td>i]:not-italic [&_td>i]:hyphens-auto print:[&_td>i]:text-[7pt] print:[&_td>i]:leading-tight [&_td>i>svg]:size-3.5 print:[&_td>i>svg]:size-2.5 [&_td>i>svg]:shrink-0 [&_td>u]:mr-1.5 [&_td>u]:inline-block [&_td>u]:h-1.25 [&_td>u]:w-12 [&_td>u]:rounded-full [&_td>u]:align-middle [&_td>u]:bg-rule [&_td>u]:no-underline [&_td>u]:[background-image:linear-gradient(90deg,var(--hue)_var(--low),color-mix(in_srgb,var(--hue)_35%,transparent)_var(--low)_var(--high),transparent_var(--high))] [&_td>svg]:mr-1.5 [&_td>svg]:inline";

/** One value on paper. Its icon is drawn once for the whole page, by `MarkSymbols`. */
export function PrintCell({ cell, hue }: { readonly cell: MatrixCell; readonly hue: string }) {
  const t = useTranslations("common.mark");
  const { state, tone, text, bar, years } = cell;
  const look = classNames(state && patternOf(state), tone && tones[tone]);
  return (
    <td className={look === "" ? undefined : look} title={cell.title}>
      {state && (
        <i className={markLook(state).text}>
          <svg aria-hidden="true">
            <use href={`#${symbolOf(state)}`} />
          </svg>
          {cell.word ?? t(state)}
        </i>
      )}
      {years && <YearBars years={years} hue={hue} />}
      {bar && <u aria-hidden="true" style={barOf(bar, hue)} />}
      {text}
    </td>
  );
}

const barOf = (
  { low, high }: NonNullable<MatrixCell["bar"]>,
  hue: string,
): CSSProperties & Record<`--${string}`, string> => ({
  "--hue": hue,
  "--low": `${Math.round(low)}%`,
  "--high": `${Math.round(high)}%`,
});

const symbolOf = (state: MarkState) => `mark-${state}`;

/** The icons of the states that a page's cells are in, to be pointed at from each. */
export function MarkSymbols({ states }: { readonly states: ReadonlySet<MarkState> }) {
  return (
    <svg aria-hidden="true" className="absolute size-0">
      {[...states].map((state) => {
        const { icon: Icon } = markLook(state);
        return (
          <symbol key={state} id={symbolOf(state)} viewBox="0 0 24 24">
            <Icon />
          </symbol>
        );
      })}
    </svg>
  );
}
