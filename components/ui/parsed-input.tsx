"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, type KeyboardEvent, type ReactNode, useState } from "react";
import { errorText } from "@/lib/i18n/error-text";
import type { NumberFault } from "@/lib/i18n/parse-decimal";
import { classNames } from "./class-names";
import { Field, type FieldWords, inputClass } from "./field";

export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: NumberFault; readonly values?: Record<string, string> };

export interface ParsedInputProps<Value> extends FieldWords {
  id?: string | undefined;
  /** The name under which a form sends the value: as a plain decimal, or as typed when it cannot be read. */
  name?: string | undefined;
  value: Value | null;
  /** Called when the field is left (or Enter pressed) with something readable that differs. Null: emptied. */
  onCommit?: ((value: Value | null) => void) | undefined;
  disabled?: boolean | undefined;
  readOnly?: boolean | undefined;
  suffix?: ReactNode;
  placeholder?: string | undefined;
  autoFocus?: boolean | undefined;
  /** Classes of the input itself, e.g. a width. */
  inputClassName?: string | undefined;
  inputProps?:
    | Omit<ComponentProps<"input">, "value" | "defaultValue" | "onChange" | "onBlur" | "onKeyDown">
    | undefined;
}

interface Reader<Value> {
  read: (text: string) => Reading<Value>;
  /** As the reader writes it. */
  write: (value: Value) => string;
  /** As a form sends it. */
  plain: (value: Value) => string;
  /** A correct example, for the words of an error. */
  example: string;
}

/**
 * A text input that understands numbers: what is typed is left alone while typing, read when the field is
 * left, and echoed in the reader's own notation. What cannot be read stays as typed with the reason below;
 * nothing is corrected behind the reader's back. The number and money fields are made of it.
 */
export function ParsedInput<Value>(props: ParsedInputProps<Value> & { reader: Reader<Value> }) {
  const { reader, value, onCommit } = props;
  const t = useTranslations("errors");
  const shown = value === null ? "" : reader.write(value);
  const [draft, setDraft] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [settled, setSettled] = useState(shown);

  // A value that changes from outside (saved elsewhere, undone) replaces what stands here.
  if (settled !== shown) {
    setSettled(shown);
    setDraft(null);
    setFault(null);
  }

  function settle(): void {
    if (draft === null) return;
    if (draft.trim() === "") {
      setFault(null);
      setDraft(onCommit === undefined ? "" : null);
      if (value !== null) onCommit?.(null);
      return;
    }
    const reading = reader.read(draft);
    if (!reading.ok) {
      setFault(errorText(t, reading.code, { example: reader.example, ...reading.values }));
      return;
    }
    const echo = reader.write(reading.value);
    setFault(null);
    // With nobody listening the field keeps its own text, so that a plain form works too.
    setDraft(onCommit === undefined || echo !== shown ? echo : null);
    if (echo !== shown) onCommit?.(reading.value);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === "Enter") settle();
    if (event.key === "Escape" && draft !== null) {
      event.stopPropagation();
      setDraft(null);
      setFault(null);
    }
  }

  const { label, labelHidden, hint, required, optional, className, id } = props;
  const words = { label, labelHidden, hint, required, optional, className, id };
  return (
    <Field {...words} error={fault ?? props.error}>
      {(wiring) => (
        <span className="relative block">
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            disabled={props.disabled}
            readOnly={props.readOnly}
            placeholder={props.placeholder}
            // biome-ignore lint/a11y/noAutofocus: only where the reader has just asked for this field
            autoFocus={props.autoFocus}
            {...props.inputProps}
            className={classNames(
              inputClass,
              "num h-8 text-right pointer-coarse:h-11",
              props.suffix != null && "pr-13",
              props.inputClassName,
            )}
            data-unread={fault === null ? undefined : ""}
            value={draft ?? shown}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={settle}
            onKeyDown={onKeyDown}
            {...wiring}
          />
          {props.suffix != null && (
            <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-sm text-ink-3">
              {props.suffix}
            </span>
          )}
          {props.name !== undefined && (
            <input
              type="hidden"
              name={props.name}
              value={formValue(reader, draft, value)}
              disabled={props.disabled}
            />
          )}
        </span>
      )}
    </Field>
  );
}

function formValue<Value>(reader: Reader<Value>, draft: string | null, value: Value | null): string {
  if (draft === null) return value === null ? "" : reader.plain(value);
  if (draft.trim() === "") return "";
  const reading = reader.read(draft);
  return reading.ok ? reader.plain(reading.value) : draft;
}
