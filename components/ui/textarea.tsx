import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldWords, inputClass } from "./field";

export interface TextareaProps
  extends FieldWords,
    Omit<ComponentProps<"textarea">, "className" | "required"> {}

/** Several lines of text. Grows with what is written where the browser can. */
export function Textarea(props: TextareaProps) {
  const { label, labelHidden, hint, error, required, optional, className, id, rows, ...area } = props;
  const words = { label, labelHidden, hint, error, required, optional, className, id };
  return (
    <Field {...words}>
      {(wiring) => (
        <textarea
          rows={rows ?? 3}
          className={classNames(inputClass, "field-sizing-content min-h-16 resize-y py-1.5 leading-normal")}
          {...area}
          {...wiring}
        />
      )}
    </Field>
  );
}
