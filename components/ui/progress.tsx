import { useTranslations } from "next-intl";
import { classNames } from "./class-names";

/** How far along, as a bar and in words. Leave `total` out while it is not known. */
export function Progress(props: {
  label: string;
  done?: number | undefined;
  total?: number | undefined;
  /** The words beside the bar; "3 of 7" when left out. */
  words?: string | undefined;
  className?: string | undefined;
}) {
  const t = useTranslations("common.progress");
  const { done, total } = props;
  const isKnown = done !== undefined && total !== undefined && total > 0;
  const words = props.words ?? (isKnown ? t("of", { done, total }) : t("working"));
  return (
    <div className={classNames("flex items-center gap-3", props.className)}>
      <div
        role="progressbar"
        aria-label={props.label}
        aria-valuetext={words}
        {...(isKnown ? { "aria-valuemin": 0, "aria-valuemax": total, "aria-valuenow": done } : {})}
        className="h-1 min-w-16 flex-1 overflow-hidden rounded-full bg-rule-strong"
      >
        <div
          className={classNames(
            "h-full rounded-full bg-ink transition-[width] duration-200",
            !isKnown && "w-1/3 animate-pulse",
          )}
          style={isKnown ? { width: `${Math.min(100, (done / total) * 100)}%` } : undefined}
        />
      </div>
      <span className="num text-sm text-ink-2">{words}</span>
    </div>
  );
}

/** A short row of steps, for a phone: done, now, to come. */
export function Steps({ label, done, total }: { label: string; done: number; total: number }) {
  const t = useTranslations("common.progress");
  const words = t("of", { done, total });
  return (
    <div role="img" aria-label={`${label}: ${words}`} className="flex gap-1">
      {Array.from({ length: total }, (_, step) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its position
          key={step}
          className={classNames(
            "h-1 flex-1 rounded-full",
            step < done ? "bg-ink" : step === done ? "bg-accent" : "bg-rule-strong",
          )}
        />
      ))}
    </div>
  );
}
