"use client";

import { useTranslations } from "next-intl";
import { DraftForm } from "@/components/draft/draft-form";
import { useDraft } from "@/components/draft/use-draft";
import { type SavedAt, useSave } from "@/components/draft/use-save";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { SUPPLIER_FACTS } from "@/lib/domain/candidate";
import { parseIsoDay } from "@/lib/domain/iso-day";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { saveFact } from "@/lib/features/candidate/actions";
import type { CandidatePage } from "@/lib/features/candidate/loaders";

type Rows = CandidatePage["rows"]["facts"];
const PARTS = ["text", "source", "date"] as const;

function textsOf(rows: Rows): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const row of rows) {
    texts[`${row.fact}.text`] = row.text;
    texts[`${row.fact}.source`] = row.source;
    texts[`${row.fact}.date`] = row.sourceDate ?? "";
  }
  return texts;
}

/** What is known about how the supplier works, each fact with its own source and date. */
export function FactsForm(props: { selectionId: string; candidateId: string; rows: Rows }) {
  const { selectionId, candidateId, rows } = props;
  const t = useTranslations("candidates.facts");
  const tFact = useTranslations("candidates.fact");
  const stored = textsOf(rows);
  const draft = useDraft(`facts:${candidateId}`, stored);
  const saving = useSave();

  function nameOf(name: string): string {
    const [fact = "", part = ""] = name.split(".");
    const known = SUPPLIER_FACTS.find((one) => one === fact);
    return t("of", {
      what: known === undefined ? fact : tFact(known),
      fact: t(part === "source" || part === "date" ? part : "text"),
    });
  }

  /** Each fact is a row of its own; those before the first that fails are stored. */
  async function write(): Promise<Outcome<SavedAt>> {
    const changed = SUPPLIER_FACTS.filter((fact) =>
      PARTS.some((part) => draft.text(`${fact}.${part}`) !== (stored[`${fact}.${part}`] ?? "")),
    );
    let at = new Date().toISOString();
    const editions: Record<string, number> = {};
    for (const fact of changed) {
      const last = await saveFact({
        selectionId,
        candidateId,
        fact,
        expectedEdition: saving.edition(fact, rows.find((row) => row.fact === fact)?.edition),
        text: draft.text(`${fact}.text`),
        source: draft.text(`${fact}.source`),
        sourceDate: parseIsoDay(draft.text(`${fact}.date`)),
      });
      if (!last.ok) {
        const fields = (last.fields ?? []).map((field) => ({ ...field, path: `${fact}.${field.path}` }));
        return fail(last.code, last.params, fields);
      }
      at = last.value.at;
      Object.assign(editions, last.value.editions);
    }
    return succeed({ at, editions });
  }

  async function save(): Promise<void> {
    if (await saving.run(write)) draft.settle();
  }

  return (
    <DraftForm draft={draft} saving={saving} onSave={() => void save()} nameOf={nameOf}>
      <div className="grid gap-x-4 gap-y-5">
        {SUPPLIER_FACTS.map((fact) => (
          <fieldset key={fact} className="grid gap-x-3 gap-y-2 md:grid-cols-[2fr_1fr_10rem]">
            <Textarea
              label={tFact(fact)}
              rows={1}
              maxLength={4000}
              value={draft.text(`${fact}.text`)}
              onChange={(event) => draft.set(`${fact}.text`, event.target.value)}
              error={saving.fault(`${fact}.text`)}
            />
            <TextField
              label={t("source")}
              maxLength={200}
              value={draft.text(`${fact}.source`)}
              onChange={(event) => draft.set(`${fact}.source`, event.target.value)}
              error={saving.fault(`${fact}.source`)}
            />
            <TextField
              type="date"
              label={t("date")}
              value={draft.text(`${fact}.date`)}
              onChange={(event) => draft.set(`${fact}.date`, event.target.value)}
              error={saving.fault(`${fact}.sourceDate`)}
            />
          </fieldset>
        ))}
      </div>
    </DraftForm>
  );
}
