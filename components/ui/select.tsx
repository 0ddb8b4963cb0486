import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldWords, inputClass } from "./field";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean | undefined;
}

export interface SelectProps
  extends FieldWords,
    Omit<ComponentProps<"select">, "children" | "className" | "required"> {
  options: readonly SelectOption[];
  /** The words of an empty first choice, e.g. t("common.field.chooseOne"). Left out: there is none. */
  emptyLabel?: string | undefined;
}

/**
 * One of a list, by the platform's own list: it is the best one on phones and needs no script.
 *
 * @example <Select label={t("currency")} name="currency" options={currencies} defaultValue="DKK" />
 */
export function Select(props: SelectProps) {
  const {
    label,
    labelHidden,
    hint,
    error,
    required,
    optional,
    className,
    id,
    options,
    emptyLabel,
    ...select
  } = props;
  const words = { label, labelHidden, hint, error, required, optional, className, id };
  return (
    <Field {...words}>
      {(wiring) => (
        <span className="relative block">
          <select
            className={classNames(inputClass, "h-8 appearance-none truncate pr-8 pointer-coarse:h-11")}
            {...select}
            {...wiring}
          >
            {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-ink-3"
          />
        </span>
      )}
    </Field>
  );
}
