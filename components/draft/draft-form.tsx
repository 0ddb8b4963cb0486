"use client";

import { History, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { SaveStatus } from "@/components/ui/save-status";
import type { DraftFields } from "./use-draft";
import type { Saving } from "./use-save";

/**
 * A form around draft fields: says what was restored, lets the reader choose where another was faster, and saves.
 * It cannot be saved before every such choice is made.
 */
export function DraftForm(props: {
  draft: DraftFields;
  saving: Saving;
  onSave: () => void;
  /** The words of a field, for the choice between two versions. */
  nameOf: (name: string) => string;
  /** A value as it is read, e.g. the word of an option. */
  show?: ((name: string, text: string) => string) | undefined;
  /** Beside the save button: cancel, delete. */
  actions?: ReactNode;
  /** Something else than changed fields makes it worth saving, e.g. a new row. */
  canSave?: boolean | undefined;
  children: ReactNode;
}) {
  const { draft, saving } = props;
  const t = useTranslations("common.action");
  const mayLeave = draft.isDirty || props.canSave === true;
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.conflicts.length === 0 && mayLeave && saving.state.kind !== "saving") props.onSave();
      }}
    >
      <DraftNotices {...props} />
      {props.children}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          look={mayLeave ? "primary" : "secondary"}
          className="pointer-coarse:min-h-11"
          pending={saving.state.kind === "saving"}
          aria-disabled={!mayLeave || draft.conflicts.length > 0 ? true : undefined}
        >
          {t("save")}
        </Button>
        {props.actions}
        <SaveStatus
          className="ml-1"
          state={
            draft.isDirty && (saving.state.kind === "idle" || saving.state.kind === "saved")
              ? { kind: "unsaved" }
              : saving.state
          }
        />
      </div>
    </form>
  );
}

function DraftNotices({
  draft,
  nameOf,
  show,
}: {
  draft: DraftFields;
  nameOf: (name: string) => string;
  show?: ((name: string, text: string) => string) | undefined;
}) {
  const t = useTranslations("candidates.draft");
  const shown = (name: string, text: string) => (text === "" ? t("empty") : (show?.(name, text) ?? text));
  return (
    <>
      {draft.isRestored && draft.isDirty && draft.conflicts.length === 0 && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-accent-soft px-3 py-1.5 text-sm text-ink">
          <History aria-hidden className="size-3.5 shrink-0 text-accent" />
          <span className="min-w-0 flex-1">{t("restored")}</span>
          <Button size="sm" look="quiet" onClick={draft.discard}>
            {t("discard")}
          </Button>
        </p>
      )}
      {draft.conflicts.length > 0 && (
        <section
          role="alert"
          className="grid gap-2 rounded-md border border-l-3 border-rule border-l-warn bg-raised px-4 py-3"
        >
          <p className="flex items-start gap-2 text-base">
            <Users aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            <span>
              <strong className="font-semibold">
                {t("conflictTitle", { count: draft.conflicts.length })}
              </strong>{" "}
              {t("conflictBody")}
            </span>
          </p>
          <ul className="grid gap-3">
            {draft.conflicts.map(({ name, mine, theirs }) => (
              <li key={name} className="grid gap-1.5 border-t border-rule pt-2">
                <span className="text-sm font-medium">{nameOf(name)}</span>
                <dl className="num grid grid-cols-2 gap-3 text-base">
                  <div className="grid content-start justify-items-start gap-1">
                    <dt className="text-xs text-ink-3">{t("mine")}</dt>
                    <dd className="wrap-anywhere">{shown(name, mine)}</dd>
                    <Button size="sm" onClick={() => draft.keepMine(name)}>
                      {t("keepMine")}
                    </Button>
                  </div>
                  <div className="grid content-start justify-items-start gap-1">
                    <dt className="text-xs text-ink-3">{t("theirs")}</dt>
                    <dd className="wrap-anywhere">{shown(name, theirs)}</dd>
                    <Button size="sm" onClick={() => draft.takeTheirs(name)}>
                      {t("takeTheirs")}
                    </Button>
                  </div>
                </dl>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
