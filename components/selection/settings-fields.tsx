"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { Faults } from "@/components/ui/use-faults";
import { CURRENCIES } from "@/lib/domain/money";
import {
  type CountedDriver,
  ESTABLISHMENT_TYPES,
  PARTNER_TYPES,
  SELECTION_LIMITS,
} from "@/lib/domain/selection";
import type { SelectionSettings } from "@/lib/domain/selection-settings";

/** As it stands in the form: a horizon or a rate may be empty while it is being typed. */
export interface SettingsDraft extends Omit<SelectionSettings, "horizonMonths" | "discountBasisPoints"> {
  readonly horizonMonths: number | null;
  readonly discountBasisPoints: number | null;
}

const DRIVERS: readonly CountedDriver[] = ["users", "servers", "gb", "devices"];
const MILLI = 1000;
const BASIS_POINTS = 100;

/** The fields of a selection's frame. `prefix` is where the settings stand in the action's input. */
export function SettingsFields(props: {
  draft: SettingsDraft;
  onChange: (change: Partial<SettingsDraft>) => void;
  faults: Faults;
  prefix: string;
  disabled?: boolean | undefined;
  namePlaceholder?: string | undefined;
}) {
  const t = useTranslations("selection.settings");
  const { draft, onChange, disabled } = props;
  const fault = (path: string) => props.faults.of(`${props.prefix}.${path}`);
  return (
    <div className="grid gap-7">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr]">
        <TextField
          className="sm:col-span-2 lg:col-span-1"
          label={t("name")}
          name={`${props.prefix}.name`}
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
          placeholder={props.namePlaceholder}
          maxLength={120}
          required
          disabled={disabled}
          error={fault("name")}
        />
        <Select
          label={t("currency")}
          hint={t("currencyHint")}
          name={`${props.prefix}.currency`}
          value={draft.currency}
          onChange={(event) => {
            const currency = CURRENCIES.find((one) => one === event.target.value);
            if (currency) onChange({ currency });
          }}
          options={CURRENCIES.map((currency) => ({ value: currency, label: currency }))}
          disabled={disabled}
          error={fault("currency")}
        />
        <NumberField
          label={t("horizon")}
          hint={t("horizonHint")}
          name={`${props.prefix}.horizonMonths`}
          value={draft.horizonMonths}
          onCommit={(horizonMonths) => onChange({ horizonMonths })}
          min={SELECTION_LIMITS.horizonMin}
          max={SELECTION_LIMITS.horizonMax}
          suffix={t("months")}
          inputClassName="pr-18"
          required
          disabled={disabled}
          error={fault("horizonMonths")}
        />
        <NumberField
          label={t("discount")}
          hint={t("discountHint")}
          name={`${props.prefix}.discountBasisPoints`}
          value={draft.discountBasisPoints === null ? null : draft.discountBasisPoints / BASIS_POINTS}
          onCommit={(percent) =>
            onChange({ discountBasisPoints: percent === null ? null : Math.round(percent * BASIS_POINTS) })
          }
          min={0}
          max={SELECTION_LIMITS.discountMaxBasisPoints / BASIS_POINTS}
          decimals={2}
          suffix="%"
          disabled={disabled}
          error={fault("discountBasisPoints")}
        />
      </div>
      <fieldset className="grid gap-3">
        <legend className="text-sm font-medium">{t("quantities")}</legend>
        <p className="max-w-prose text-xs text-ink-3">{t("quantitiesHint")}</p>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {DRIVERS.map((driver) => {
            const milli = draft.quantities[driver];
            return (
              <NumberField
                key={driver}
                label={t(driver)}
                name={`${props.prefix}.quantities.${driver}`}
                value={milli === null ? null : milli / MILLI}
                onCommit={(value) =>
                  onChange({
                    quantities: {
                      ...draft.quantities,
                      [driver]: value === null ? null : Math.round(value * MILLI),
                    },
                  })
                }
                min={0}
                max={SELECTION_LIMITS.quantityMaxMilli / MILLI}
                decimals={3}
                {...(driver === "gb" ? { suffix: "GB" } : {})}
                disabled={disabled}
                error={fault(`quantities.${driver}`)}
              />
            );
          })}
        </div>
      </fieldset>
      <div className="grid items-start gap-x-10 gap-y-7 md:grid-cols-2">
        <RadioGroup
          legend={t("target")}
          hint={t("targetHint")}
          name={`${props.prefix}.targetType`}
          value={String(draft.targetType)}
          onValueChange={(value) => {
            const targetType = ESTABLISHMENT_TYPES.find((type) => String(type) === value);
            if (targetType) onChange({ targetType });
          }}
          options={ESTABLISHMENT_TYPES.map((type) => ({
            value: String(type),
            label: t(`type${type}`),
            hint: t(`type${type}Hint`),
          }))}
          disabled={disabled}
        />
        <RadioGroup
          legend={t("partner")}
          hint={t("partnerHint")}
          name={`${props.prefix}.wantedPartnerType`}
          value={String(draft.wantedPartnerType ?? 0)}
          onValueChange={(value) =>
            onChange({ wantedPartnerType: PARTNER_TYPES.find((type) => String(type) === value) ?? null })
          }
          options={[
            ...PARTNER_TYPES.map((type) => ({
              value: String(type),
              label: t(`partner${type}`),
              hint: t(`partner${type}Hint`),
            })),
            { value: "0", label: t("partner0") },
          ]}
          disabled={disabled}
        />
      </div>
    </div>
  );
}

/**
 * The draft as the action takes it. An empty horizon is sent as 0, which is refused beside its field; an empty rate
 * means no discounting.
 */
export function settingsFromDraft(draft: SettingsDraft): SelectionSettings {
  return {
    ...draft,
    horizonMonths: draft.horizonMonths ?? 0,
    discountBasisPoints: draft.discountBasisPoints ?? 0,
  };
}
