"use client";

import { useState } from "react";
import { Button } from "./button";

/** As many rows as somebody looks through; a list of hundreds would make the page slow for nothing. */
const FIRST = 100;

export interface FirstRows<T> {
  readonly rows: readonly T[];
  readonly hidden: number;
  readonly showAll: () => void;
}

/** The first hundred rows, or as many as there is room for, and all of them once they are asked for. */
export function useFirstRows<T>(rows: readonly T[], first: number = FIRST): FirstRows<T> {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, first);
  return { rows: shown, hidden: rows.length - shown.length, showAll: () => setAll(true) };
}

/** Below a list of which only the first rows are shown. */
export function ShowAllRows({
  of,
  label,
}: {
  of: Pick<FirstRows<unknown>, "hidden" | "showAll">;
  label: string;
}) {
  if (of.hidden === 0) return null;
  return (
    <div className="mt-4">
      <Button onClick={of.showAll}>{label}</Button>
    </div>
  );
}
