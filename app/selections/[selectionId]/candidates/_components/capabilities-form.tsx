"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DraftForm } from "@/components/draft/draft-form";
import { useDraft } from "@/components/draft/use-draft";
import { useSave } from "@/components/draft/use-save";
import { Disclosure } from "@/components/ui/disclosure";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { parseIsoDay } from "@/lib/domain/iso-day";
import {
  CAPABILITIES,
  CAPABILITIES_OF_TYPE,
  CAPABILITY_STATES,
  type Capability,
  type CapabilityRecord,
  isCapability,
  partnerTypeShares,
} from "@/lib/domain/partner-type";
import { PARTNER_TYPES } from "@/lib/domain/selection";
import { saveCapabilityRecords } from "@/lib/features/candidate/actions";
import type { CandidatePage } from "@/lib/features/candidate/loaders";

type Rows = CandidatePage["rows"]["capabilities"];

function textsOf(rows: Rows): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const row of rows) {
    texts[`${row.capability}.state`] = row.state;
    texts[`${row.capability}.how`] = row.how;
    texts[`${row.capability}.date`] = row.date ?? "";
  }
  return texts;
}

/** Every capability of the three partner types: claimed, verified (how and when), absent, or not looked at. */
export function CapabilitiesForm(props: { selectionId: string; candidateId: string; rows: Rows }) {
  const { selectionId, candidateId, rows } = props;
  const t = useTranslations("candidates.partnerForm");
  const tCapability = useTranslations("candidates.capability");
  const tPartner = useTranslations("candidates.partner");
  const stored = textsOf(rows);
  const draft = useDraft(`capabilities:${candidateId}`, stored);
  const saving = useSave();
  const [sent, setSent] = useState<readonly Capability[]>([]);

  const stateOf = (capability: Capability) =>
    CAPABILITY_STATES.find((one) => one === draft.text(`${capability}.state`)) ?? null;
  const typed = CAPABILITIES.flatMap((capability): CapabilityRecord[] => {
    const state = stateOf(capability);
    return state === null ? [] : [{ capability, state, how: draft.text(`${capability}.how`), date: null }];
  });
  const shares = partnerTypeShares(typed);

  function faultOf(capability: Capability, field: string): string | undefined {
    const index = sent.indexOf(capability);
    return index < 0
      ? undefined
      : (saving.fault(`${index}.${field}`) ?? saving.fault(`entries.${index}.${field}`));
  }

  async function save(): Promise<void> {
    const changed = CAPABILITIES.filter((capability) =>
      ["state", "how", "date"].some(
        (field) => draft.text(`${capability}.${field}`) !== (stored[`${capability}.${field}`] ?? ""),
      ),
    );
    setSent(changed);
    if (changed.length === 0) {
      draft.discard();
      return;
    }
    const entries = changed.map((capability) => ({
      capability,
      state: stateOf(capability),
      how: draft.text(`${capability}.how`),
      date: parseIsoDay(draft.text(`${capability}.date`)),
      expectedEdition: saving.edition(capability, rows.find((row) => row.capability === capability)?.edition),
    }));
    if (await saving.run(() => saveCapabilityRecords({ selectionId, candidateId, entries }))) draft.settle();
  }

  function nameOf(name: string): string {
    const [capability = "", field = ""] = name.split(".");
    return t("of", {
      what: isCapability(capability) ? tCapability(capability) : capability,
      capability: t(field === "how" || field === "date" ? field : "state"),
    });
  }

  const states = CAPABILITY_STATES.map((value) => ({ value, label: t(`states.${value}`) }));
  return (
    <DraftForm draft={draft} saving={saving} onSave={() => void save()} nameOf={nameOf}>
      <p className="max-w-prose text-sm text-ink-2">{t("rule")}</p>
      <div className="rounded-lg border border-rule bg-raised px-3 py-1">
        {PARTNER_TYPES.map((type) => {
          const share = shares.find((one) => one.type === type);
          return (
            <Disclosure
              key={type}
              open={
                type === 1 || CAPABILITIES_OF_TYPE[type].some((capability) => stateOf(capability) !== null)
              }
              className="border-t border-rule first:border-t-0"
              summary={`${type} · ${tPartner(`type.${type}`)}`}
              aside={share && tPartner("share", { type, verified: share.verified, total: share.total })}
            >
              <ul className="grid gap-2">
                {CAPABILITIES_OF_TYPE[type].map((capability) => (
                  <li
                    key={capability}
                    className="grid items-start gap-x-3 gap-y-1 border-t border-rule pt-2 first:border-t-0 md:grid-cols-[minmax(10rem,1.2fr)_9rem_minmax(10rem,2fr)_9.5rem]"
                  >
                    <span className="pt-1.5">{tCapability(capability)}</span>
                    <Select
                      label={nameOf(`${capability}.state`)}
                      labelHidden
                      options={states}
                      emptyLabel={t("states.unknown")}
                      value={draft.text(`${capability}.state`)}
                      onChange={(event) => draft.set(`${capability}.state`, event.target.value)}
                    />
                    {stateOf(capability) !== null && (
                      <>
                        <TextField
                          label={nameOf(`${capability}.how`)}
                          labelHidden
                          placeholder={t("how")}
                          maxLength={200}
                          value={draft.text(`${capability}.how`)}
                          onChange={(event) => draft.set(`${capability}.how`, event.target.value)}
                          error={faultOf(capability, "how")}
                        />
                        <TextField
                          type="date"
                          label={nameOf(`${capability}.date`)}
                          labelHidden
                          value={draft.text(`${capability}.date`)}
                          onChange={(event) => draft.set(`${capability}.date`, event.target.value)}
                          error={faultOf(capability, "date")}
                        />
                      </>
                    )}
                  </li>
                ))}
              </ul>
            </Disclosure>
          );
        })}
      </div>
    </DraftForm>
  );
}
