import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

/** What every field has around its control. */
export interface FieldWords {
  label: ReactNode;
  /** The label is read aloud but not shown: for cells whose row and column already name them. */
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  /** What is wrong, as a sentence. Present means invalid. */
  error?: string | null | undefined;
  required?: boolean | undefined;
  /** Writes "optional" beside the label. Use where most fields around it are required. */
  optional?: boolean | undefined;
  className?: string | undefined;
}

/** What the control must carry so that label, hint and error are read with it. */
export interface FieldWiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  required: boolean | undefined;
}

/**
 * Label above, hint and error below, and the wiring between them (aria-describedby, aria-invalid).
 * Fields in this folder use it; use it directly only for a control of your own.
 *
 * @example <Field label="Country" hint="…">{(wiring) => <input {...wiring} />}</Field>
 */
export function Field(
  props: FieldWords & { id?: string | undefined; children: (wiring: FieldWiring) => ReactNode },
) {
  const t = useTranslations("common.field");
  const made = useId();
  const id = props.id ?? made;
  const hasError = props.error != null && props.error !== "";
  const hasHint = props.hint != null && props.hint !== "";
  const described = [hasHint && `${id}-hint`, hasError && `${id}-error`].filter((part) => part !== false);
  return (
    <div className={classNames("grid content-start gap-1.5", props.className)}>
      <label
        htmlFor={id}
        className={props.labelHidden ? "sr-only" : "flex items-baseline gap-2 text-sm font-medium text-ink"}
      >
        <span>{props.label}</span>
        {props.optional && <span className="text-xs font-normal text-ink-3">{t("optional")}</span>}
      </label>
      {props.children({
        id,
        "aria-describedby": described.length === 0 ? undefined : described.join(" "),
        "aria-invalid": hasError ? true : undefined,
        required: props.required,
      })}
      {hasHint && (
        <p id={`${id}-hint`} className="text-xs text-ink-3">
          {props.hint}
        </p>
      )}
      {hasError && <FieldError id={`${id}-error`}>{props.error}</FieldError>}
    </div>
  );
}

/** The sentence under a field. Red, with a sign, and announced when it appears. */
export function FieldError(props: { id?: string | undefined; children: ReactNode }) {
  return (
    <p id={props.id} role="alert" className="flex items-start gap-1.5 text-xs font-medium text-bad">
      <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      <span>{props.children}</span>
    </p>
  );
}

/** The look of anything that is typed into. */
export const inputClass =
  "w-full min-w-0 rounded-md border border-field bg-raised px-2.5 text-base text-ink transition-colors duration-100 hover:border-ink-3 focus-visible:border-accent focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunk disabled:text-ink-3 [&:is(input,textarea):read-only]:bg-sunk aria-invalid:border-bad";
