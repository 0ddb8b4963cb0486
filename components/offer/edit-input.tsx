"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";

/** Where the focus goes afterwards. */
export type Then = { rows: number; columns: number } | "tab" | "back" | null;

interface EditInputProps {
  readonly label: string;
  readonly text: string;
  /** Opened with what was there (F2): arrows move in the text. Otherwise they end the editing and move on. */
  readonly keep: boolean;
  readonly onTyping: (text: string) => void;
  /** `text` null: nothing is changed. */
  readonly onDone: (text: string | null, then: Then) => void;
}

const STEPS: Readonly<Record<string, Then>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
};

/** The input inside a cell while it is being edited. Leaving it keeps what was typed; Escape does not. */
export function EditInput({ label, text: first, keep, onTyping, onDone }: EditInputProps) {
  const [text, setText] = useState(first);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);

  useEffect(() => {
    input.current?.focus();
    const end = input.current?.value.length ?? 0;
    input.current?.setSelectionRange(end, end);
  }, []);

  function done(result: string | null, then: Then): void {
    if (isDone.current) return;
    isDone.current = true;
    onDone(result, then);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const step = keep ? undefined : STEPS[event.key];
    if (event.key === "Enter") done(text, { rows: event.shiftKey ? -1 : 1, columns: 0 });
    else if (event.key === "Tab") done(text, event.shiftKey ? "back" : "tab");
    else if (event.key === "Escape") done(null, null);
    else if (step) done(text, step);
    else return;
    event.preventDefault();
  }

  return (
    <input
      ref={input}
      aria-label={label}
      value={text}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        setText(event.target.value);
        onTyping(event.target.value);
      }}
      onKeyDown={onKeyDown}
      onBlur={() => done(text, null)}
      className="absolute inset-0 z-10 min-w-0 cursor-text rounded-none bg-raised px-3 text-right text-base text-ink outline-2 -outline-offset-2 outline-accent select-text"
    />
  );
}
