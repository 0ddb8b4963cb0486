import { type ReactNode, useId } from "react";
import { choiceRow, tickClass } from "./choice-look";
import { classNames } from "./class-names";
import { FieldError } from "./field";

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean | undefined;
}

export interface RadioGroupProps {
  legend: ReactNode;
  legendHidden?: boolean | undefined;
  name: string;
  options: readonly RadioOption[];
  value?: string | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
  hint?: ReactNode;
  error?: string | null | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
}

/** One of a few, all in view, with room for a line of explanation each. */
export function RadioGroup(props: RadioGroupProps) {
  const id = useId();
  const described = [props.hint != null && `${id}-hint`, props.error != null && `${id}-error`];
  const describedBy = described.filter((part) => part !== false).join(" ");
  return (
    <fieldset
      className={classNames("grid gap-1.5", props.className)}
      disabled={props.disabled}
      aria-describedby={describedBy === "" ? undefined : describedBy}
    >
      <legend className={props.legendHidden ? "sr-only" : "mb-1.5 text-sm font-medium"}>
        {props.legend}
      </legend>
      {props.hint != null && (
        <p id={`${id}-hint`} className="text-xs text-ink-3">
          {props.hint}
        </p>
      )}
      {props.options.map((option) => (
        <label key={option.value} htmlFor={`${id}-${option.value}`} className={choiceRow}>
          <input
            type="radio"
            id={`${id}-${option.value}`}
            name={props.name}
            value={option.value}
            required={props.required}
            disabled={option.disabled}
            aria-invalid={props.error != null ? true : undefined}
            className={classNames(tickClass, "rounded-full checked:border-5 checked:bg-raised")}
            {...(props.value === undefined
              ? { defaultChecked: props.defaultValue === option.value }
              : { checked: props.value === option.value })}
            onChange={props.onValueChange && (() => props.onValueChange?.(option.value))}
          />
          <span className="grid gap-0.5">
            {option.label}
            {option.hint != null && <span className="text-xs text-ink-3">{option.hint}</span>}
          </span>
        </label>
      ))}
      {props.error != null && <FieldError id={`${id}-error`}>{props.error}</FieldError>}
    </fieldset>
  );
}
