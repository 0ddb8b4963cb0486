"use client";

import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import type { JudgementView } from "./panel-view";

/** Notes in view; the rest is folded away. */
const IN_VIEW = 12;

/** What people wrote beside their scores, and who cannot judge. */
export function ModerationNotes({ judgements }: { judgements: readonly JudgementView[] }) {
  const t = useTranslations("panel.moderate");
  const notes = judgements.filter(({ note }) => note.trim() !== "");
  const cannot = judgements.filter(({ value }) => value === null);
  const names = cannot.flatMap(({ name }) => (name === null ? [] : [name]));
  return (
    <section>
      <h2 className="text-lg font-semibold tracking-tight">{t("notes")}</h2>
      {notes.length === 0 && <p className="mt-1.5 text-ink-2">{t("noNotes")}</p>}
      <NoteList notes={notes.slice(0, IN_VIEW)} />
      {notes.length > IN_VIEW && (
        <Disclosure summary={t("notesMore", { count: notes.length - IN_VIEW })}>
          <NoteList notes={notes.slice(IN_VIEW)} />
        </Disclosure>
      )}
      {cannot.length > 0 && (
        <p className="mt-3 text-ink-2">
          {names.length > 0 && names.length <= IN_VIEW
            ? t("cannotJudgeNames", { names: names.join(", ") })
            : t("cannotJudge", { count: cannot.length })}
        </p>
      )}
    </section>
  );
}

function NoteList({ notes }: { notes: readonly JudgementView[] }) {
  const t = useTranslations("panel.moderate");
  return (
    <ul className="mt-1.5 grid gap-2.5">
      {notes.map(({ value, note, name }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: where names are hidden nothing tells two notes apart
        <li key={index} className="border-l-2 border-rule-strong pl-3">
          <p className="text-md leading-snug whitespace-pre-line">{note}</p>
          <p className="num mt-0.5 text-sm text-ink-3">
            {value === null
              ? name === null
                ? t("noteCannot")
                : t("noteByCannot", { name })
              : name === null
                ? t("noteValue", { value })
                : t("noteBy", { name, value })}
          </p>
        </li>
      ))}
    </ul>
  );
}
