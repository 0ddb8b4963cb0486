import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

export interface Segment<Value extends string> {
  value: Value;
  label: ReactNode;
  disabled?: boolean | undefined;
}

export interface SegmentedControlProps<Value extends string> {
  /** What is being chosen; shown before the segments unless hidden. */
  legend: ReactNode;
  legendHidden?: boolean | undefined;
  segments: readonly Segment<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  disabled?: boolean | undefined;
  className?: string | undefined;
}

/**
 * One of two to five short words, all in view, taking effect at once. Arrow keys move between them.
 *
 * @example <SegmentedControl legend={t("basis")} segments={types} value={type} onValueChange={setType} />
 */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const name = useId();
  return (
    <fieldset
      className={classNames("inline-flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1", props.className)}
      disabled={props.disabled}
    >
      {/* A floated legend takes its place in the row; left alone it stands above it. */}
      <legend className={props.legendHidden ? "sr-only" : "float-left text-base text-ink-2"}>
        {props.legend}
      </legend>
      <div className="num inline-flex rounded-md border border-rule-strong bg-raised">
        {props.segments.map((segment) => (
          <label
            key={segment.value}
            className="relative -ml-px flex h-7 cursor-pointer items-center border-l border-rule-strong px-2.5 text-base whitespace-nowrap text-ink-2 transition-colors duration-100 first:ml-0 first:rounded-l-[5px] first:border-l-0 last:rounded-r-[5px] hover:bg-hover hover:text-ink has-checked:z-10 has-checked:bg-ink has-checked:font-medium has-checked:text-paper has-disabled:cursor-not-allowed has-disabled:opacity-50 has-focus-visible:z-20 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:h-10"
          >
            <input
              type="radio"
              name={name}
              value={segment.value}
              checked={props.value === segment.value}
              disabled={segment.disabled}
              onChange={() => props.onValueChange(segment.value)}
              className="absolute inset-0 cursor-pointer appearance-none focus-visible:outline-none"
            />
            {segment.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
