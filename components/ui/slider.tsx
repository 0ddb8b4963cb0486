import { type CSSProperties, type ReactNode, type SyntheticEvent, useId, useRef } from "react";
import { classNames } from "./class-names";

export interface SliderProps {
  label: ReactNode;
  labelHidden?: boolean | undefined;
  value: number;
  min: number;
  max: number;
  step?: number | undefined;
  /** The value in words, shown at the right and read aloud: "32.5%". */
  valueText: string;
  /** While dragging and with the arrow keys: cheap work only. */
  onValueChange: (value: number) => void;
  /** When let go at another value than before: the place to save. */
  onValueCommit?: ((value: number) => void) | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
}

/**
 * A value on a line. The browser's own range input: arrows, page keys, home and end work, touch works, and
 * a step costs one event and one style, so the frame belongs to whoever listens.
 */
export function Slider(props: SliderProps) {
  const id = useId();
  const share = props.max === props.min ? 0 : (props.value - props.min) / (props.max - props.min);
  const style: CSSProperties & Record<"--filled", string> = {
    "--filled": `${Math.round(share * 1000) / 10}%`,
  };
  const committed = useRef(props.value);
  // Read off the input itself: the listener may be slower than the hand.
  const commit = (event: SyntheticEvent<HTMLInputElement>) => {
    const value = event.currentTarget.valueAsNumber;
    if (value === committed.current) return;
    committed.current = value;
    props.onValueCommit?.(value);
  };
  return (
    <div className={classNames("grid gap-1", props.className)}>
      <div className={props.labelHidden ? "sr-only" : "flex items-baseline justify-between gap-3 text-sm"}>
        <label htmlFor={id} className="font-medium">
          {props.label}
        </label>
        <output htmlFor={id} aria-hidden className="num text-ink-2">
          {props.valueText}
        </output>
      </div>
      <input
        id={id}
        type="range"
        className="range"
        style={style}
        min={props.min}
        max={props.max}
        step={props.step ?? 1}
        value={props.value}
        disabled={props.disabled}
        aria-valuetext={props.valueText}
        onChange={(event) => props.onValueChange(event.target.valueAsNumber)}
        onPointerUp={commit}
        onKeyUp={commit}
      />
    </div>
  );
}
