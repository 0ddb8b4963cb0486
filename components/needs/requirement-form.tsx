"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { numbered } from "@/components/draft/numbered";
import { Button } from "@/components/ui/button";
import { ChangedMeanwhile } from "@/components/ui/changed-meanwhile";
import { notifyDone } from "@/components/ui/notify";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import type { Failure } from "@/lib/domain/outcome";
import { REQUIREMENT_LEVELS, type RequirementLevel } from "@/lib/domain/requirements";
import { errorText } from "@/lib/i18n/error-text";
import type { RequirementActions, RequirementView } from "./needs-view";

/** What is required and how strictly. `requirement` null = a new one. */
export function RequirementForm(props: {
  selectionId: string;
  requirement: RequirementView | null;
  level: RequirementLevel;
  save: RequirementActions["save"];
  onDone: () => void;
}) {
  const { requirement } = props;
  const t = useTranslations("needs");
  const tErrors = useTranslations("errors");
  const tAction = useTranslations("common.action");
  const router = useRouter();
  const [name, setName] = useState(requirement?.name ?? "");
  const [level, setLevel] = useState(props.level);
  const [seen] = useState(requirement?.edition ?? null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);

  async function save(expectedEdition: number | null): Promise<void> {
    setPending(true);
    try {
      const outcome = await numbered(
        "requirement.save",
        props.save,
      )({
        selectionId: props.selectionId,
        id: requirement?.id ?? null,
        name,
        level,
        expectedEdition,
      });
      if (outcome.ok) {
        notifyDone(t("saved", { name }));
        props.onDone();
      } else setFailure(outcome);
    } catch {
      setFailure({ ok: false, code: "connection.lost" });
    } finally {
      setPending(false);
    }
  }

  const theirs = failure?.code === "row.changed_meanwhile" ? failure.params : undefined;
  const fault = failure?.fields?.[0] ?? failure;
  return (
    <form
      className="grid gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(seen);
      }}
    >
      {theirs !== undefined && (
        <ChangedMeanwhile
          pending={pending}
          body={typeof theirs.name === "string" ? t("form.changed", { name: theirs.name }) : undefined}
          onTheirs={() => {
            router.refresh();
            props.onDone();
          }}
          onMine={() => void save(typeof theirs.edition === "number" ? theirs.edition : seen)}
        />
      )}
      <Textarea
        label={t("form.name")}
        hint={t("form.nameHint")}
        rows={2}
        maxLength={300}
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={fault && theirs === undefined ? errorText(tErrors, fault.code, fault.params) : undefined}
      />
      <RadioGroup
        legend={t("form.level")}
        name="level"
        value={level}
        onValueChange={(value) => setLevel(REQUIREMENT_LEVELS.find((known) => known === value) ?? level)}
        options={REQUIREMENT_LEVELS.map((each) => ({
          value: each,
          label: t(`level.${each}`),
          hint: t(`levelHelp.${each}`),
        }))}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={props.onDone}>{tAction("cancel")}</Button>
        <Button look="primary" type="submit" pending={pending}>
          {tAction("save")}
        </Button>
      </div>
    </form>
  );
}
