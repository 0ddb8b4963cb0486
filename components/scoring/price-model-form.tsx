"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ChangedMeanwhile } from "@/components/ui/changed-meanwhile";
import { FormSummary } from "@/components/ui/form-summary";
import { MoneyField } from "@/components/ui/money-field";
import { notifyDone } from "@/components/ui/notify";
import { NumberField } from "@/components/ui/number-field";
import { Section } from "@/components/ui/page-header";
import { RadioGroup } from "@/components/ui/radio-group";
import { Slider } from "@/components/ui/slider";
import type { Failure } from "@/lib/domain/outcome";
import {
  PHASES,
  type Phase,
  PRICE_FORMULAS,
  type PriceFormula,
  type PriceModel,
  TIE_BREAKS,
} from "@/lib/domain/selection";
import { errorText } from "@/lib/i18n/error-text";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";
import { examplePoints } from "./price-example";
import type { Answered } from "./scoring-view";

export type SetPriceModel = (
  input: PriceModel & { selectionId: string; expectedEdition: number },
) => Answered<{ edition: number }>;

export interface PriceModelFormProps {
  readonly selectionId: string;
  readonly model: PriceModel;
  readonly edition: number;
  readonly currency: string;
  readonly phase: Phase;
  readonly mayEdit: boolean;
  readonly save: SetPriceModel;
}

/** How price becomes points, declared by the lead and saved as a whole. */
export function PriceModelForm(props: PriceModelFormProps) {
  const { selectionId, currency, mayEdit } = props;
  const t = useTranslations("scoring.price");
  const tErrors = useTranslations("errors");
  const tAction = useTranslations("common.action");
  const locale = useLocale();
  const router = useRouter();
  const [draft, setDraft] = useState(props.model);
  const [stored, setStored] = useState(props.model);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  // A model saved elsewhere replaces what stands here, unless something is being changed.
  if (!isSame(stored, props.model)) {
    setStored(props.model);
    if (isSame(stored, draft)) setDraft(props.model);
  }
  const isChanged = !isSame(draft, props.model);
  const set = (changes: Partial<PriceModel>) => setDraft((before) => ({ ...before, ...changes }));
  const faultOf = (path: keyof PriceModel): string | undefined => {
    const fault = failure?.fields?.find((field) => field.path === path);
    return fault === undefined ? undefined : errorText(tErrors, fault.code, fault.params);
  };

  async function save(expectedEdition: number): Promise<void> {
    setPending(true);
    try {
      let outcome = await props.save({ selectionId, ...draft, expectedEdition });
      const edition = outcome.ok ? undefined : editionOfSame(outcome, props.model);
      // Something else of the selection was changed, not its price model: nothing is in dispute.
      if (edition !== undefined)
        outcome = await props.save({ selectionId, ...draft, expectedEdition: edition });
      setFailure(outcome.ok ? null : outcome);
      if (outcome.ok) notifyDone(t("saved"));
    } catch {
      setFailure({ ok: false, code: "connection.lost" });
    } finally {
      setPending(false);
    }
  }

  const theirs = failure?.code === "row.changed_meanwhile" ? failure.params : undefined;
  const faults =
    failure === null || theirs !== undefined || (failure.fields?.length ?? 0) > 0
      ? []
      : [{ path: "", message: errorText(tErrors, failure.code, failure.params) }];
  const opened = PHASES.indexOf(props.phase) >= PHASES.indexOf("offers_opened");
  const share = (tenths: number) => formatPercent(tenths / 1000, locale, tenths % 10 === 0 ? 0 : 1);
  const words = t("shareWords", {
    quality: share(1000 - draft.priceShareTenths),
    price: share(draft.priceShareTenths),
  });

  return (
    <Section title={t("title")} description={t("help")}>
      <form
        className="grid max-w-3xl gap-5"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save(props.edition);
        }}
      >
        {opened && mayEdit && <Callout tone="warn">{t("openWarning")}</Callout>}
        <FormSummary faults={faults} />
        {theirs !== undefined && (
          <ChangedMeanwhile
            pending={pending}
            onTheirs={() => {
              setFailure(null);
              setDraft(props.model);
              router.refresh();
            }}
            onMine={() => void save(typeof theirs.edition === "number" ? theirs.edition : props.edition)}
          />
        )}
        <Slider
          label={t("share")}
          min={0}
          max={1000}
          step={5}
          value={draft.priceShareTenths}
          valueText={words}
          disabled={!mayEdit}
          onValueChange={(priceShareTenths) => set({ priceShareTenths })}
        />
        <RadioGroup
          legend={t("formula")}
          name="formula"
          value={draft.formula}
          disabled={!mayEdit}
          onValueChange={(value) =>
            set({ formula: PRICE_FORMULAS.find((formula) => formula === value) ?? draft.formula })
          }
          options={PRICE_FORMULAS.map((formula) => ({
            value: formula,
            label: t(`formulas.${formula}`),
            hint: <FormulaHint formula={formula} slopeHundredths={draft.slopeHundredths} />,
          }))}
        />
        {draft.formula === "linear_from_lowest" && (
          <NumberField
            label={t("slope")}
            name="slopeHundredths"
            hint={t("slopeHint")}
            value={draft.slopeHundredths / 100}
            min={0.01}
            max={100}
            decimals={2}
            readOnly={!mayEdit}
            className="max-w-48"
            onCommit={(slope) => set({ slopeHundredths: Math.round((slope ?? 1) * 100) })}
            error={faultOf("slopeHundredths")}
          />
        )}
        {draft.formula === "fixed_bounds" && (
          <div className="grid max-w-lg grid-cols-2 gap-3 max-sm:grid-cols-1">
            <MoneyField
              label={t("low")}
              name="lowBoundMinor"
              currency={currency}
              value={draft.lowBoundMinor}
              readOnly={!mayEdit}
              onCommit={(lowBoundMinor) => set({ lowBoundMinor })}
              error={faultOf("lowBoundMinor")}
            />
            <MoneyField
              label={t("high")}
              name="highBoundMinor"
              currency={currency}
              value={draft.highBoundMinor}
              readOnly={!mayEdit}
              onCommit={(highBoundMinor) => set({ highBoundMinor })}
              error={faultOf("highBoundMinor")}
            />
          </div>
        )}
        {draft.formula === "priced_quality" && (
          <MoneyField
            label={t("qualityValue")}
            name="qualityValueMinor"
            currency={currency}
            value={draft.qualityValueMinor}
            readOnly={!mayEdit}
            className="max-w-64"
            onCommit={(qualityValueMinor) => set({ qualityValueMinor })}
            error={faultOf("qualityValueMinor")}
          />
        )}
        <RadioGroup
          legend={t("tieBreak")}
          name="tieBreak"
          value={draft.tieBreak}
          disabled={!mayEdit}
          onValueChange={(value) =>
            set({ tieBreak: TIE_BREAKS.find((tieBreak) => tieBreak === value) ?? draft.tieBreak })
          }
          options={TIE_BREAKS.map((tieBreak) => ({ value: tieBreak, label: t(`tieBreaks.${tieBreak}`) }))}
        />
        {mayEdit && (
          <div className="flex gap-2">
            <Button look="primary" type="submit" pending={pending} disabled={!isChanged && failure === null}>
              {t("save")}
            </Button>
            {isChanged && (
              <Button
                onClick={() => {
                  setDraft(props.model);
                  setFailure(null);
                }}
              >
                {tAction("reset")}
              </Button>
            )}
          </div>
        )}
      </form>
    </Section>
  );
}

/** The rule in one line, with what it gives for three totals. */
function FormulaHint({ formula, slopeHundredths }: { formula: PriceFormula; slopeHundredths: number }) {
  const t = useTranslations("scoring.price");
  const locale = useLocale();
  const points = examplePoints(formula, slopeHundredths)
    .map((value) => formatNumber(value, locale, Number.isInteger(value) ? 0 : 1))
    .join(" · ");
  const million = (value: number) => formatNumber(value, locale, 2);
  const totals = { one: million(1), two: million(1.25), three: million(2), points };
  return (
    <>
      {t(`explain.${formula}`)}{" "}
      <span className="num">
        {formula === "priced_quality"
          ? t("exampleQuality", { worth: million(0.5), total: million(1.25), amount: million(0.85) })
          : formula === "fixed_bounds"
            ? t("exampleBounds", totals)
            : t("example", totals)}
      </span>
    </>
  );
}

const isSame = (one: PriceModel, other: PriceModel): boolean =>
  one.formula === other.formula &&
  one.priceShareTenths === other.priceShareTenths &&
  one.slopeHundredths === other.slopeHundredths &&
  one.lowBoundMinor === other.lowBoundMinor &&
  one.highBoundMinor === other.highBoundMinor &&
  one.qualityValueMinor === other.qualityValueMinor &&
  one.tieBreak === other.tieBreak;

/** The newest edition, when a refusal says that the price model itself still stands as `seen`. */
function editionOfSame({ code, params = {} }: Failure, seen: PriceModel): number | undefined {
  if (code !== "row.changed_meanwhile" || typeof params.edition !== "number") return undefined;
  const stands =
    params.formula === seen.formula &&
    params.tieBreak === seen.tieBreak &&
    params.priceShareTenths === seen.priceShareTenths &&
    params.slopeHundredths === seen.slopeHundredths &&
    params.lowBoundMinor === (seen.lowBoundMinor ?? -1) &&
    params.highBoundMinor === (seen.highBoundMinor ?? -1) &&
    params.qualityValueMinor === (seen.qualityValueMinor ?? -1);
  return stands ? params.edition : undefined;
}
