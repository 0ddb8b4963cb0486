import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Field, type FieldWords, inputClass } from "./field";

export interface TextFieldProps
  extends FieldWords,
    Omit<ComponentProps<"input">, "prefix" | "className" | "required"> {
  /** Short words inside the frame, e.g. a unit. */
  suffix?: ReactNode;
  inputClassName?: string | undefined;
}

/**
 * One line of text; also for `type="email"`, `"date"`, `"search"`, `"password"`.
 *
 * @example <TextField label={t("name")} name="name" autoComplete="name" required error={fields.name} />
 */
export function TextField(props: TextFieldProps) {
  const {
    label,
    labelHidden,
    hint,
    error,
    required,
    optional,
    className,
    suffix,
    inputClassName,
    id,
    ...input
  } = props;
  const words = { label, labelHidden, hint, error, required, optional, className, id };
  return (
    <Field {...words}>
      {(wiring) => (
        <span className="relative block">
          <input
            className={classNames(
              inputClass,
              "h-8 pointer-coarse:h-11",
              suffix != null && "pr-12",
              inputClassName,
            )}
            {...input}
            {...wiring}
          />
          {suffix != null && (
            <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-sm text-ink-3">
              {suffix}
            </span>
          )}
        </span>
      )}
    </Field>
  );
}
