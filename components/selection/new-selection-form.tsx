"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { numbered } from "@/components/draft/numbered";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { FormSummary } from "@/components/ui/form-summary";
import { RadioGroup } from "@/components/ui/radio-group";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";
import type { EstablishmentType, PartnerType, Sealing } from "@/lib/domain/selection";
import type { SelectionSettings } from "@/lib/domain/selection-settings";
import type { TemplateKey } from "@/lib/domain/selection-template";
import { type SettingsDraft, SettingsFields, settingsFromDraft } from "./settings-fields";

/** A template to begin with: its words, and what it sets until the buyer says otherwise. */
export interface OfferedTemplate {
  readonly key: TemplateKey;
  readonly name: string;
  readonly description: string;
  readonly lines: number;
  readonly criteria: number;
  readonly requirements: number;
  readonly targetType: EstablishmentType;
  readonly wantedPartnerType: PartnerType | null;
  readonly horizonMonths: number;
}

/** Everything a selection begins with, on one page. */
export function NewSelectionForm(props: {
  organisationId: string;
  templates: readonly OfferedTemplate[];
  onCreate: (input: {
    organisationId: string;
    template: TemplateKey;
    sealing: Sealing;
    settings: SelectionSettings;
  }) => Promise<Outcome<{ id: string }>>;
}) {
  const t = useTranslations("selection.new");
  const words = useTranslations("selection.sealing");
  const router = useRouter();
  const [template, setTemplate] = useState<TemplateKey>("full_outsourcing");
  const [sealing, setSealing] = useState<Sealing>("sealed");
  const chosen = props.templates.find(({ key }) => key === template);
  // Only what the buyer has touched; the template fills in the rest, also when another one is picked.
  const [typed, setTyped] = useState<Partial<SettingsDraft>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  const draft: SettingsDraft = {
    name: "",
    currency: "DKK",
    horizonMonths: chosen?.horizonMonths ?? 48,
    targetType: chosen?.targetType ?? 3,
    wantedPartnerType: chosen?.wantedPartnerType ?? null,
    quantities: { users: null, servers: null, gb: null, devices: null },
    discountBasisPoints: 0,
    ...typed,
  };
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    startTransition(async () => {
      const outcome = await numbered(
        "selection.create",
        props.onCreate,
      )({
        organisationId: props.organisationId,
        template,
        sealing,
        settings: settingsFromDraft(draft),
      });
      if (!outcome.ok) return setFailure(outcome);
      router.push(`/selections/${outcome.value.id}`);
    });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-7">
      <FormSummary faults={faults.all} />
      <RadioGroup
        legend={t("template")}
        name="template"
        value={template}
        onValueChange={(value) => {
          const next = props.templates.find(({ key }) => key === value);
          if (next) setTemplate(next.key);
        }}
        options={props.templates.map((one) => ({
          value: one.key,
          label: one.name,
          hint: (
            <>
              {one.description}{" "}
              <span className="num">
                {t("counts", { lines: one.lines, criteria: one.criteria, requirements: one.requirements })}
              </span>
            </>
          ),
        }))}
      />
      <hr className="border-rule" />
      <SettingsFields
        draft={draft}
        onChange={(change) => setTyped({ ...typed, ...change })}
        faults={faults}
        prefix="settings"
        namePlaceholder={t("namePlaceholder")}
      />
      <hr className="border-rule" />
      <RadioGroup
        legend={words("legend")}
        name="sealing"
        value={sealing}
        onValueChange={(value) => setSealing(value === "none" ? "none" : "sealed")}
        options={[
          { value: "sealed", label: words("sealed"), hint: words("sealedHint") },
          { value: "none", label: words("none"), hint: words("noneHint") },
        ]}
      />
      {faults.general !== null && <FieldError>{faults.general}</FieldError>}
      <div>
        <Button type="submit" look="primary" size="lg" pending={isPending}>
          {t("create")}
        </Button>
      </div>
    </form>
  );
}
