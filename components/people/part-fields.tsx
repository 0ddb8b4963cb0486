"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import type { Faults } from "@/components/ui/use-faults";
import { PARTICIPANT_ROLES } from "@/lib/domain/criterion";
import { LOCALES } from "@/lib/domain/locale";
import { mayKnowPrices } from "@/lib/domain/participation";
import { localeName } from "@/lib/i18n/locales";
import type { Choices, PartDraft } from "./people-view";

/** What somebody is asked to do: role, language, and what is theirs to judge. */
export function PartFields(props: {
  readonly draft: PartDraft;
  readonly choices: Choices;
  readonly faults: Faults;
  readonly onChange: (change: Partial<PartDraft>) => void;
}) {
  const { draft, choices, faults, onChange } = props;
  const t = useTranslations("people.form");
  const tRole = useTranslations("selection.role");
  const scores = draft.role !== "observer" && !draft.knowsPrices;
  return (
    <>
      <RadioGroup
        legend={t("role")}
        name="role"
        value={draft.role}
        onValueChange={(value) => {
          const role = PARTICIPANT_ROLES.find((known) => known === value) ?? draft.role;
          onChange({ role, knowsPrices: draft.knowsPrices && mayKnowPrices(role) });
        }}
        options={ROLE_ORDER.map((role) => ({
          value: role,
          label: tRole(role),
          hint: t(`roleHelp.${role}`),
        }))}
        error={faults.of("role")}
      />
      {(choices.asksAboutPrices || draft.knowsPrices) && mayKnowPrices(draft.role) && (
        <Checkbox
          label={t("knowsPrices")}
          hint={t("knowsPricesHelp")}
          checked={draft.knowsPrices}
          onChange={(event) => onChange({ knowsPrices: event.target.checked })}
          error={faults.of("knowsPrices")}
        />
      )}
      {!mayKnowPrices(draft.role) && faults.of("knowsPrices") !== undefined && (
        <FieldError>{faults.of("knowsPrices")}</FieldError>
      )}
      {scores && (
        <div className="grid gap-4 sm:grid-cols-2">
          <SomeOrAll
            name="groups"
            legend={t("groups")}
            all={t("allGroups")}
            some={t("someGroups")}
            none={t("noGroups")}
            items={choices.groups.map(({ id, name }) => ({ id, label: name }))}
            chosen={draft.groupIds}
            error={faults.of("groupIds")}
            onChange={(groupIds) => onChange({ groupIds })}
          />
          <SomeOrAll
            name="candidates"
            legend={t("candidates")}
            all={t("allCandidates")}
            some={t("someCandidates")}
            none={t("noCandidates")}
            items={choices.candidates.map(({ id, name, letter }) => ({
              id,
              label: letter === null ? name : `${letter} · ${name}`,
            }))}
            chosen={draft.candidateIds}
            error={faults.of("candidateIds")}
            onChange={(candidateIds) => onChange({ candidateIds })}
          />
        </div>
      )}
      <Select
        className="max-w-60"
        label={t("locale")}
        options={LOCALES.map((value) => ({ value, label: localeName[value] }))}
        value={draft.locale}
        onChange={(event) =>
          onChange({ locale: LOCALES.find((known) => known === event.target.value) ?? draft.locale })
        }
      />
    </>
  );
}

const ROLE_ORDER = ["evaluator", "observer", "lead"] as const;

/** All of them, also those made later, or chosen ones. */
function SomeOrAll(props: {
  readonly name: string;
  readonly legend: string;
  readonly all: string;
  readonly some: string;
  /** Said where there is nothing to choose from. */
  readonly none: string;
  readonly items: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: string[] | null;
  readonly error: string | undefined;
  readonly onChange: (chosen: string[] | null) => void;
}) {
  const { items, chosen, onChange } = props;
  return (
    <div className="grid content-start gap-1.5">
      <RadioGroup
        legend={props.legend}
        name={props.name}
        value={chosen === null ? "all" : "some"}
        onValueChange={(value) => onChange(value === "all" ? null : [])}
        options={[
          { value: "all", label: props.all },
          {
            value: "some",
            label: props.some,
            disabled: items.length === 0,
            ...(items.length === 0 ? { hint: props.none } : {}),
          },
        ]}
        error={props.error}
      />
      {chosen !== null && (
        <div className="grid gap-0.5 pl-6">
          {items.map(({ id, label }) => (
            <Checkbox
              key={id}
              label={label}
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
              }
            />
          ))}
        </div>
      )}
    </div>
  );
}
