import { Check } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { choiceRow, tickClass } from "./choice-look";
import { classNames } from "./class-names";
import { FieldError } from "./field";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "className"> {
  label: ReactNode;
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  error?: string | null | undefined;
  className?: string | undefined;
}

/** Yes or no that takes effect when the form is sent. For something that takes effect at once use Switch. */
export function Checkbox({ label, labelHidden, hint, error, className, id, ...input }: CheckboxProps) {
  const made = useId();
  const own = id ?? made;
  const described = [hint != null && `${own}-hint`, error != null && `${own}-error`].filter(
    (p) => p !== false,
  );
  return (
    <div className={className}>
      <label htmlFor={own} className={choiceRow}>
        <input
          type="checkbox"
          id={own}
          className={classNames(tickClass, "rounded-sm")}
          aria-invalid={error != null ? true : undefined}
          aria-describedby={described.length === 0 ? undefined : described.join(" ")}
          {...input}
        />
        <Check
          aria-hidden
          strokeWidth={3}
          className="pointer-events-none absolute top-1 left-[3px] size-3 text-paper opacity-0 peer-checked:opacity-100 pointer-coarse:top-1/2 pointer-coarse:-translate-y-1/2"
        />
        <span className={labelHidden ? "sr-only" : "grid gap-0.5"}>
          {label}
          {hint != null && (
            <span id={`${own}-hint`} className="text-xs text-ink-3">
              {hint}
            </span>
          )}
        </span>
      </label>
      {error != null && (
        <div className="mt-1 pl-7">
          <FieldError id={`${own}-error`}>{error}</FieldError>
        </div>
      )}
    </div>
  );
}
