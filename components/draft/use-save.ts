"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { SaveState } from "@/components/ui/save-status";
import type { FieldError } from "@/lib/domain/field-error";
import type { Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";

/** What a write answers when it has been made. */
export interface SavedAt {
  /** ISO timestamp. */
  readonly at: string;
  /** The editions the write left, by row; those of rows it did not touch are left out. */
  readonly editions?: Readonly<Record<string, number>>;
}

export interface Saving {
  readonly state: SaveState;
  /** What is wrong with a field, as a sentence; the paths are those of the write's input. */
  readonly fault: (path: string) => string | undefined;
  readonly faults: readonly FieldError[];
  /** The newest edition known of a row: the page's, or the one a save has just left. Editions only grow. */
  readonly edition: (key: string, shown: number | null | undefined) => number | null;
  readonly run: (write: () => Promise<Outcome<SavedAt>>) => Promise<boolean>;
  /** The form found something itself and does not ask the server. */
  readonly refuse: (faults: readonly FieldError[]) => void;
}

const CHANGED = ["row.changed_meanwhile", "row.gone"];

/** Runs a write and says how it went. When another person was faster the page is fetched anew, to show both. */
export function useSave(): Saving {
  const t = useTranslations("candidates.draft");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  const [faults, setFaults] = useState<readonly FieldError[]>([]);

  const editions = useRef(new Map<string, number>());

  function failed(
    code: string,
    params: Readonly<Record<string, string | number>>,
    found: readonly FieldError[],
  ) {
    setFaults(found);
    setState({
      kind: "failed",
      reason: code === "row.changed_meanwhile" ? t("changedTry") : errorText(tErrors, code, params),
    });
  }

  return {
    state,
    faults,
    fault: (path) => {
      const found = faults.find((one) => one.path === path);
      return found && errorText(tErrors, found.code, found.params);
    },
    edition: (key, shown) => {
      const known = editions.current.get(key);
      return known === undefined ? (shown ?? null) : Math.max(known, shown ?? 0);
    },
    refuse: (found) => failed("input.invalid", {}, found),
    run: async (write) => {
      setState({ kind: "saving" });
      try {
        const outcome = await write();
        if (outcome.ok) {
          for (const [key, edition] of Object.entries(outcome.value.editions ?? {}))
            editions.current.set(key, edition);
          setFaults([]);
          setState({ kind: "saved", at: Date.parse(outcome.value.at) });
          return true;
        }
        failed(outcome.code, outcome.params ?? {}, outcome.fields ?? []);
        if (CHANGED.includes(outcome.code)) router.refresh();
      } catch {
        setState({ kind: "failed", reason: t("unreachable") });
      }
      return false;
    },
  };
}
