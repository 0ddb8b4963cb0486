"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useDraft } from "@/components/draft/use-draft";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import type { SaveState } from "@/components/ui/save-status";
import type { Failure } from "@/lib/domain/outcome";
import { isScoreStep, type ScoreStep } from "@/lib/domain/score-statistics";
import { errorText } from "@/lib/i18n/error-text";
import type { AgreedView, DeleteAgreed, SaveAgreed } from "./panel-view";

/** What another has written down meanwhile. Null value: they took it back. */
export interface Theirs {
  readonly value: number | null;
  readonly reason: string;
}

export interface Agreement {
  readonly value: ScoreStep | null;
  readonly reason: string;
  readonly state: SaveState;
  readonly failure: Failure | null;
  /** Typed before this page was opened, and not saved. */
  readonly isRestored: boolean;
  readonly isDirty: boolean;
  /** Another was faster; nothing is saved until one of the two is chosen. */
  readonly theirs: Theirs | null;
  /** Something stands that can be taken back. */
  readonly stands: boolean;
  /** Saved at once where a reason stands. */
  readonly choose: (value: ScoreStep) => void;
  readonly write: (reason: string) => void;
  /** Saves what is complete and changed; true when nothing is left unsaved. */
  readonly save: () => Promise<boolean>;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
  readonly remove: () => Promise<void>;
}

const text = (value: ScoreStep | null) => (value === null ? "" : String(value));
const step = (written: string): ScoreStep | null => {
  const value = Number(written);
  return isScoreStep(value) ? value : null;
};

/**
 * The agreed score of one question as it is being written down. A choice with a reason is saved at once; one without
 * waits on this device, also over a reload.
 */
export function useAgreement(props: {
  readonly question: {
    readonly selectionId: string;
    readonly candidateId: string;
    readonly criterionId: string;
  };
  readonly agreed: AgreedView | null;
  readonly save: SaveAgreed;
  readonly remove: DeleteAgreed;
}): Agreement {
  const { question, agreed } = props;
  const t = useTranslations("panel.moderate");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  // Taken back, what is stored is what it was before it was saved: the count tells the two apart.
  const [removals, setRemovals] = useState(0);
  const draft = useDraft(`agreed:${question.candidateId}:${question.criterionId}`, {
    value: agreed === null ? "" : String(agreed.value),
    reason: agreed?.reason ?? "",
    removals: String(removals),
  });
  // What stands in the fields by the time an answer comes: more may have been typed meanwhile.
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refused, setRefused] = useState<(Theirs & { readonly edition: number | null }) | null>(null);
  // The newest edition known: the page's, or the one a save has just left (the page comes a moment later).
  const left = useRef<{ readonly edition: number | null; readonly over: number | null } | null>(null);
  const shown = agreed?.edition ?? null;
  const edition = (): number | null =>
    left.current !== null && left.current.over === shown ? left.current.edition : shown;
  const running = useRef<Promise<boolean> | null>(null);

  const value = step(draft.text("value"));
  const reason = draft.text("reason");

  async function send(chosen: ScoreStep, why: string, expectedEdition: number | null): Promise<boolean> {
    setState({ kind: "saving" });
    const outcome = await props
      .save({ ...question, value: chosen, reason: why, expectedEdition })
      .catch((): Failure => ({ ok: false, code: "connection.lost" }));
    if (outcome.ok) {
      left.current = { edition: outcome.value.edition, over: shown };
      const now = latest.current;
      if (now.text("value") === text(chosen) && now.text("reason").trim() === why) now.settle();
      setFailure(null);
      setRefused(null);
      setState({ kind: "saved", at: Date.parse(outcome.value.at) });
      router.refresh();
      return true;
    }
    if (outcome.code === "row.changed_meanwhile") {
      const stands = outcome.params ?? {};
      const theirEdition = Number(stands.edition ?? 0);
      setRefused({
        value: step(String(stands.value ?? "")),
        reason: String(stands.reason ?? ""),
        edition: theirEdition === 0 ? null : theirEdition,
      });
      setState({ kind: "unsaved" });
      return false;
    }
    setFailure(outcome);
    setState({ kind: "failed", reason: errorText(tErrors, outcome.code, outcome.params ?? {}) });
    return false;
  }

  async function saveNow(chosen: ScoreStep | null, why: string): Promise<boolean> {
    // One at a time: the second needs the edition that the first leaves.
    if (running.current) await running.current;
    const isStored = chosen === (agreed?.value ?? null) && why.trim() === (agreed?.reason ?? "");
    if (isStored && left.current === null) return true;
    if (chosen === null || why.trim() === "") {
      if (chosen !== null || why.trim() !== "") setState({ kind: "unsaved" });
      return chosen === null && why.trim() === "";
    }
    if (refused !== null) return false;
    running.current = send(chosen, why.trim(), edition());
    const done = await running.current;
    running.current = null;
    return done;
  }

  return {
    value,
    reason,
    state,
    failure,
    isRestored: draft.isRestored,
    isDirty: draft.isDirty,
    theirs: refused,
    stands: agreed !== null || left.current?.edition != null,
    choose: (chosen) => {
      draft.set("value", text(chosen));
      void saveNow(chosen, reason);
    },
    write: (why) => {
      draft.set("reason", why);
      setFailure(null);
    },
    save: () => (draft.isDirty ? saveNow(value, reason) : Promise.resolve(true)),
    takeTheirs: () => {
      draft.discard();
      setRefused(null);
      setState({ kind: "idle" });
      router.refresh();
    },
    keepMine: () => {
      if (refused === null || value === null || reason.trim() === "") return;
      void send(value, reason.trim(), refused.edition);
    },
    remove: async () => {
      const expectedEdition = edition();
      if (expectedEdition === null) return;
      const was = { value, reason };
      const outcome = await props
        .remove({ ...question, expectedEdition })
        .catch((): Failure => ({ ok: false, code: "connection.lost" }));
      if (!outcome.ok) {
        if (outcome.code === "row.changed_meanwhile") router.refresh();
        notifyFailed(errorText(tErrors, outcome.code, outcome.params ?? {}));
        return;
      }
      left.current = { edition: null, over: shown };
      setRemovals((count) => count + 1);
      draft.discard();
      setState({ kind: "idle" });
      router.refresh();
      notifyDone(t("removed"), {
        label: t("undo"),
        run: () => {
          if (was.value !== null && was.reason.trim() !== "") void send(was.value, was.reason.trim(), null);
        },
      });
    },
  };
}
