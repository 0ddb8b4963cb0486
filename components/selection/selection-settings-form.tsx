"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import { FormSummary } from "@/components/ui/form-summary";
import { notifyDone } from "@/components/ui/notify";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";
import type { SelectionSettings } from "@/lib/domain/selection-settings";
import { type SettingsDraft, SettingsFields, settingsFromDraft } from "./settings-fields";

/**
 * A selection's frame, for its lead to change. Speaks the `selection` messages.
 *
 * Two people at once: the later is told, keeps what was typed, and chooses whose stands.
 *
 * @example <SelectionSettingsForm selectionId={id} edition={3} settings={settings} canEdit onSave={updateSettings} />
 */
export function SelectionSettingsForm(props: {
  selectionId: string;
  /** Of the row these settings were read from. */
  edition: number;
  settings: SelectionSettings;
  canEdit: boolean;
  onSave: (input: {
    selectionId: string;
    expectedEdition: number;
    settings: SelectionSettings;
  }) => Promise<Outcome<{ edition: number }>>;
}) {
  const t = useTranslations("selection.settings");
  const { selectionId, edition, settings, canEdit, onSave } = props;
  const [draft, setDraft] = useState<SettingsDraft>(settings);
  const [basedOn, setBasedOn] = useState(edition);
  const [isTouched, setIsTouched] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  const isBehind = failure?.code === "row.changed_meanwhile";

  // What others store shows at once, unless something here is not stored yet.
  if (edition !== basedOn && !isTouched) {
    setDraft(settings);
    setBasedOn(edition);
  }

  function save(expectedEdition: number): void {
    startTransition(async () => {
      const outcome = await onSave({ selectionId, expectedEdition, settings: settingsFromDraft(draft) });
      if (!outcome.ok) return setFailure(outcome);
      setFailure(null);
      setIsTouched(false);
      setBasedOn(outcome.value.edition);
      notifyDone(t("saved"));
    });
  }
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    save(basedOn);
  }
  function takeTheirs(): void {
    setDraft(settings);
    setBasedOn(edition);
    setIsTouched(false);
    setFailure(null);
  }

  const theirEdition = Number(failure?.params?.edition ?? edition);
  return (
    <form onSubmit={submit} noValidate className="grid gap-6">
      <FormSummary faults={faults.all} />
      <SettingsFields
        draft={draft}
        onChange={(change) => {
          setDraft({ ...draft, ...change });
          setIsTouched(true);
        }}
        faults={faults}
        prefix="settings"
        disabled={!canEdit}
      />
      {isBehind && (
        <Callout
          tone="warn"
          title={t("changed")}
          action={
            <>
              <Button size="sm" onClick={takeTheirs}>
                {t("takeTheirs")}
              </Button>
              <Button size="sm" onClick={() => save(theirEdition)}>
                {t("keepMine")}
              </Button>
            </>
          }
        >
          {t("changedBody")}
        </Callout>
      )}
      {faults.general !== null && !isBehind && <FieldError>{faults.general}</FieldError>}
      {canEdit ? (
        <div>
          <Button type="submit" look="primary" pending={isPending} disabled={!isTouched}>
            {t("save")}
          </Button>
        </div>
      ) : (
        <p className="text-sm text-ink-3">{t("readOnly")}</p>
      )}
    </form>
  );
}
