"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { hasDraft } from "@/components/draft/use-draft";
import { Button } from "@/components/ui/button";

const NEW = "new";

/**
 * Entries that are read as a list and edited in place, one form each, and one for a new entry.
 * A form with something typed and not saved opens by itself after a reload.
 */
export function EditableList<Entry extends { readonly id: string }>(props: {
  /** Distinguishes the drafts of this list; a form's draft key is `${draftKey}:${id or "new"}`. */
  draftKey: string;
  entries: readonly Entry[];
  summary: (entry: Entry) => ReactNode;
  /** What the edit button of an entry says to those who do not see its place. */
  editLabel: (entry: Entry) => string;
  form: (entry: Entry | null, draftKey: string, close: () => void) => ReactNode;
  addLabel: string;
  newTitle: string;
  emptyText: string;
}) {
  const { draftKey, entries } = props;
  const t = useTranslations("common.action");
  const tDraft = useTranslations("candidates.draft");
  const [open, setOpen] = useState<readonly string[]>([]);
  const ids = [...entries.map(({ id }) => id), NEW].join(" ");

  useEffect(() => {
    const begun = ids.split(" ").filter((id) => hasDraft(`${draftKey}:${id}`));
    if (begun.length > 0) setOpen((now) => [...new Set([...now, ...begun])]);
  }, [draftKey, ids]);

  const gone = open.filter((id) => id !== NEW && !entries.some((entry) => entry.id === id));
  const show = (id: string) => setOpen((now) => [...now, id]);
  const close = (id: string) => setOpen((now) => now.filter((one) => one !== id));
  return (
    <div className="grid gap-3">
      {entries.length === 0 && !open.includes(NEW) && (
        <p className="max-w-prose text-base text-ink-2">{props.emptyText}</p>
      )}
      {entries.length > 0 && (
        <ul className="rounded-lg border border-rule bg-raised">
          {entries.map((entry) => (
            <li key={entry.id} className="border-t border-rule px-4 py-3 first:border-t-0">
              <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
                <div className="min-w-0 flex-1">{props.summary(entry)}</div>
                {!open.includes(entry.id) && (
                  <Button size="sm" aria-label={props.editLabel(entry)} onClick={() => show(entry.id)}>
                    {t("edit")}
                  </Button>
                )}
              </div>
              {open.includes(entry.id) && (
                <div className="mt-4 border-t border-rule pt-4">
                  {props.form(entry, `${draftKey}:${entry.id}`, () => close(entry.id))}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {gone
        .filter((id) => hasDraft(`${draftKey}:${id}`))
        .map((id) => (
          <section key={id} className="rounded-lg border border-rule-strong bg-raised px-4 py-4">
            <p className="mb-3 text-sm text-warn">{tDraft("gone")}</p>
            {props.form(null, `${draftKey}:${id}`, () => close(id))}
          </section>
        ))}
      {open.includes(NEW) ? (
        <section className="rounded-lg border border-rule-strong bg-raised px-4 py-4">
          <h3 className="mb-3 text-base font-semibold">{props.newTitle}</h3>
          {props.form(null, `${draftKey}:${NEW}`, () => close(NEW))}
        </section>
      ) : (
        <div>
          <Button icon={<Plus aria-hidden />} onClick={() => show(NEW)}>
            {props.addLabel}
          </Button>
        </div>
      )}
    </div>
  );
}
