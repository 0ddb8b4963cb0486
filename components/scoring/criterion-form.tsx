"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ChangedMeanwhile } from "@/components/ui/changed-meanwhile";
import { FormSummary } from "@/components/ui/form-summary";
import { notifyDone } from "@/components/ui/notify";
import { NumberField } from "@/components/ui/number-field";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { CRITERION_FEEDS, PURCHASES } from "@/lib/domain/criterion";
import type { Failure } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import type { CriterionGroupView, CriterionView, RubricTexts, SaveCriterion } from "./scoring-view";
import { inputOf } from "./use-model-editing";

const STEPS = [0, 1, 2, 3, 4] as const;

/** A criterion as it is before anything is written about it. */
export function newCriterion(groupId: string): CriterionView {
  return {
    id: "",
    groupId,
    name: "",
    help: "",
    weight: 1,
    purchase: "both",
    feed: "people",
    rubric: ["", "", "", "", ""],
    edition: 0,
  };
}

/** Everything about one criterion. `criterion.id` empty = a new one. */
export function CriterionForm(props: {
  selectionId: string;
  criterion: CriterionView;
  groups: readonly CriterionGroupView[];
  save: SaveCriterion;
  onDone: () => void;
}) {
  const t = useTranslations("scoring");
  const tErrors = useTranslations("errors");
  const tAction = useTranslations("common.action");
  const router = useRouter();
  const [draft, setDraft] = useState(props.criterion);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  const isNew = props.criterion.id === "";

  const set = (changes: Partial<CriterionView>) => setDraft((before) => ({ ...before, ...changes }));
  const setRubric = (step: (typeof STEPS)[number], text: string) =>
    setDraft((before) => ({ ...before, rubric: withStep(before.rubric, step, text) }));
  const faultOf = (path: string): string | undefined => {
    const fault = failure?.fields?.find((field) => field.path === path);
    return fault === undefined ? undefined : errorText(tErrors, fault.code, fault.params);
  };

  async function save(expectedEdition: number | null): Promise<void> {
    setPending(true);
    try {
      const outcome = await props.save({
        selectionId: props.selectionId,
        ...inputOf(draft),
        id: isNew ? null : draft.id,
        expectedEdition,
      });
      if (outcome.ok) {
        notifyDone(t(isNew ? "model.added" : "model.saved", { name: draft.name }));
        props.onDone();
      } else setFailure(outcome);
    } catch {
      setFailure({ ok: false, code: "connection.lost" });
    } finally {
      setPending(false);
    }
  }

  const theirs = failure?.code === "row.changed_meanwhile" ? failure.params : undefined;
  const faults =
    failure === null || theirs !== undefined
      ? []
      : failure.fields !== undefined && failure.fields.length > 0
        ? failure.fields.map(({ path, code, params }) => ({
            path,
            message: errorText(tErrors, code, params),
          }))
        : [{ path: "", message: errorText(tErrors, failure.code, failure.params) }];

  return (
    <form
      className="grid gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(isNew ? null : draft.edition);
      }}
    >
      <FormSummary faults={faults} />
      {theirs !== undefined && (
        <ChangedMeanwhile
          pending={pending}
          onTheirs={() => {
            router.refresh();
            props.onDone();
          }}
          onMine={() => void save(typeof theirs.edition === "number" ? theirs.edition : draft.edition)}
        />
      )}
      <TextField
        label={t("form.name")}
        name="name"
        required
        maxLength={200}
        autoFocus={isNew}
        value={draft.name}
        onChange={(event) => set({ name: event.target.value })}
        error={faultOf("name")}
      />
      <div className="grid grid-cols-[1fr_6rem] gap-3">
        <Select
          label={t("form.group")}
          name="groupId"
          value={draft.groupId}
          onChange={(event) => set({ groupId: event.target.value })}
          options={props.groups.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <NumberField
          label={t("model.weight")}
          name="weight"
          value={draft.weight}
          min={0}
          max={1_000_000}
          decimals={2}
          onCommit={(weight) => set({ weight: weight ?? 0 })}
          error={faultOf("weight")}
        />
      </div>
      <Select
        label={t("form.feed")}
        name="feed"
        value={draft.feed}
        onChange={(event) =>
          set({ feed: CRITERION_FEEDS.find((feed) => feed === event.target.value) ?? "people" })
        }
        options={CRITERION_FEEDS.map((feed) => ({ value: feed, label: t(`feed.${feed}`) }))}
        hint={t(`feedHelp.${draft.feed}`)}
        error={faultOf("feed")}
      />
      <div className="grid gap-1.5">
        <span className="text-sm font-medium">{t("form.purchase")}</span>
        <SegmentedControl
          legend={t("form.purchase")}
          legendHidden
          value={draft.purchase}
          onValueChange={(purchase) => set({ purchase })}
          segments={PURCHASES.map((purchase) => ({ value: purchase, label: t(`purchase.${purchase}`) }))}
        />
      </div>
      {draft.feed === "people" && (
        <>
          <Textarea
            label={t("form.help")}
            name="help"
            rows={2}
            maxLength={1000}
            hint={t("form.helpHint")}
            value={draft.help}
            onChange={(event) => set({ help: event.target.value })}
            error={faultOf("help")}
          />
          <fieldset className="grid gap-2">
            <legend className="text-sm font-medium">{t("form.rubric")}</legend>
            <p className="mb-1 text-xs text-ink-3">{t("form.rubricHint")}</p>
            {STEPS.map((step) => (
              <div key={step} className="grid grid-cols-[1.75rem_1fr] items-start gap-2">
                <span
                  aria-hidden
                  className="num mt-0.5 grid size-7 place-items-center rounded-md bg-sunk text-sm font-semibold"
                >
                  {step + 1}
                </span>
                <Textarea
                  label={t("form.rubricStep", { step: step + 1 })}
                  labelHidden
                  name={`rubric.${step}`}
                  rows={1}
                  maxLength={500}
                  value={draft.rubric[step]}
                  onChange={(event) => setRubric(step, event.target.value)}
                  error={faultOf(`rubric.${step}`)}
                />
              </div>
            ))}
          </fieldset>
        </>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={props.onDone}>{tAction("cancel")}</Button>
        <Button look="primary" type="submit" pending={pending}>
          {t(isNew ? "form.add" : "form.save")}
        </Button>
      </div>
    </form>
  );
}

function withStep(rubric: RubricTexts, step: (typeof STEPS)[number], text: string): RubricTexts {
  const at = (index: (typeof STEPS)[number]) => (index === step ? text : rubric[index]);
  return [at(0), at(1), at(2), at(3), at(4)];
}
