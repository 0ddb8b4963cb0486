import { ArrowUpLeft, CircleAlert, CircleSlash2, Layers, StickyNote, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { Currency } from "@/lib/domain/money";
import type { CatalogueLine, Cell } from "@/lib/domain/offer";
import { isRecurring } from "@/lib/domain/offer-sheet";
import type { Quantities } from "@/lib/domain/selection";
import { errorText } from "@/lib/i18n/error-text";
import { formatMoney } from "@/lib/i18n/formats";
import { milliText } from "./cell-text";
import { lineCost } from "./line-cost";
import type { TypedFault } from "./typed-fault";

/** Text that could not be read, as it was typed, and what is wrong with it, beside each other. */
export function FaultView({ fault }: { readonly fault: TypedFault }) {
  const t = useTranslations("errors");
  return (
    <span className="grid min-w-0 justify-items-end gap-0.5 py-0.5">
      <span className="max-w-full truncate font-medium text-bad">{fault.text}</span>
      <span className="flex items-start gap-1 text-left text-2xs leading-tight text-bad">
        <CircleAlert aria-hidden className="mt-px size-3 shrink-0" />
        {errorText(t, fault.code, fault.values)}
      </span>
    </span>
  );
}

interface CellViewProps {
  readonly cell: Cell;
  readonly line: CatalogueLine;
  readonly lineName: (lineId: string) => string;
  readonly bundleName: (bundleId: string) => string;
  readonly currency: Currency;
  /** Somebody else was faster here. */
  readonly conflict: boolean;
  /** The server would not have it: why. */
  readonly refusal: string | null;
  /** What to notice about it before believing it. */
  readonly warned?: readonly string[] | undefined;
  /** Nothing beside it says driver and period. */
  readonly isAlone: boolean;
}

/** One answer as it looks in a grid: each state its own word and icon, never colour alone. */
export function CellView(props: CellViewProps) {
  const t = useTranslations("offers");
  const errors = useTranslations("errors");
  const { cell, warned = [] } = props;
  return (
    <span className="grid min-w-0 justify-items-end">
      <span className="flex max-w-full min-w-0 items-center gap-1.5">
        {props.conflict && (
          <span className="inline-flex items-center gap-1 text-2xs font-semibold text-warn">
            <TriangleAlert aria-hidden className="size-3.5" />
            {t("conflict.mark")}
          </span>
        )}
        {warned.length > 0 && (
          <span title={warned.join("\n")} className="shrink-0 text-warn">
            <TriangleAlert aria-hidden className="size-3.5" />
            <span className="sr-only">{t("cell.warned")}</span>
          </span>
        )}
        {cell.note !== "" && (
          <span title={cell.note} className="text-ink-3">
            <StickyNote aria-hidden className="size-3" />
            <span className="sr-only">{t("cell.hasNote")}</span>
          </span>
        )}
        <Answer {...props} />
      </span>
      {props.refusal !== null && (
        <span className="flex items-start gap-1 text-left text-2xs leading-tight text-bad">
          <CircleAlert aria-hidden className="mt-px size-3 shrink-0" />
          {errorText(errors, props.refusal)}
        </span>
      )}
    </span>
  );
}

function Answer({ cell, line, lineName, bundleName, currency, isAlone }: CellViewProps) {
  const t = useTranslations("offers");
  const locale = useLocale();
  switch (cell.state) {
    case "priced": {
      const unusual = isAlone && isRecurring(line) && cell.period === "year";
      const other = isAlone && cell.driver !== line.driver;
      return (
        <>
          {/* Unit prices always with their decimals, so that the figures of a column line up. */}
          <span className="shrink-0">
            {formatMoney(cell.unitPrice, currency, locale, { decimals: true })}
          </span>
          {(other || unusual || cell.tiers.length > 0) && (
            <span className="min-w-0 truncate text-2xs text-ink-3">
              {[
                other && t(`per.${cell.driver}`),
                unusual && t("perYear"),
                cell.tiers.length > 0 && t("cell.tiers", { count: cell.tiers.length }),
              ]
                .filter((part) => part !== false)
                .join(" · ")}
            </span>
          )}
        </>
      );
    }
    case "included":
      return (
        <span className="flex min-w-0 items-center gap-1 text-ink-2" title={lineName(cell.inLineId)}>
          <ArrowUpLeft aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">{t("cell.includedIn", { line: lineName(cell.inLineId) })}</span>
        </span>
      );
    case "bundled":
      return (
        <span className="flex min-w-0 items-center gap-1 text-ink-2" title={bundleName(cell.bundleId)}>
          <Layers aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">{t("cell.bundledIn", { bundle: bundleName(cell.bundleId) })}</span>
        </span>
      );
    case "not_offered":
      return (
        <span className="flex items-center gap-1 font-medium text-bad">
          <CircleSlash2 aria-hidden className="size-3.5 shrink-0" />
          {t("state.not_offered")}
        </span>
      );
    case "unanswered":
      return <StatusMark state="missing" shape="text" word={t("state.unanswered")} className="font-normal" />;
  }
}

/** The month or one-off amount of a priced cell, or in words why there is none. */
export function AmountView({
  cell,
  line,
  quantities,
  currency,
}: {
  readonly cell: Cell;
  readonly line: CatalogueLine;
  readonly quantities: Quantities;
  readonly currency: Currency;
}) {
  const t = useTranslations("offers");
  const locale = useLocale();
  if (cell.state !== "priced") return <span className="text-ink-3">–</span>;
  const cost = lineCost(cell, quantities);
  if (cost.kind !== "amount")
    return (
      <span className="flex items-center gap-1 text-2xs font-medium text-bad">
        <CircleAlert aria-hidden className="size-3 shrink-0" />
        {t(`amount.${cost.kind}`)}
      </span>
    );
  return (
    <span
      className="whitespace-nowrap"
      title={`${milliText(cost.billedMilli, locale)} × ${formatMoney(cost.unitPrice, currency, locale)}`}
    >
      {formatMoney(cost.amount, currency, locale)}
      {isRecurring(line) && <span className="ml-1 text-2xs text-ink-3">{t("perMonth")}</span>}
    </span>
  );
}
