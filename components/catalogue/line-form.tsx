"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { numbered } from "@/components/draft/numbered";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { LINE_KINDS, type LineKind, type LineScope } from "@/lib/domain/offer";
import type { SheetLine } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
import { DRIVERS, type Driver, ESTABLISHMENT_STAGES, type EstablishmentStage } from "@/lib/domain/selection";

export interface LineInput {
  selectionId: string;
  lineId: string | null;
  expectedEdition: number;
  kind: LineKind;
  name: string;
  description: string;
  category: string;
  stage: EstablishmentStage | null;
  driver: Driver;
  scope: LineScope;
}

export interface LineFormProps {
  readonly selectionId: string;
  /** Null for a new one. */
  readonly line: SheetLine | null;
  /** Headings in use, offered while typing. */
  readonly categories: readonly string[];
  readonly save: (
    input: LineInput,
  ) => Promise<Outcome<{ readonly lineId: string; readonly edition: number }>>;
  readonly onDone: () => void;
}

/** One line of the catalogue: what it is, what it is counted in, whether it is asked for or optional. */
export function LineForm(props: LineFormProps) {
  const t = useTranslations("offers.catalogue");
  const words = useTranslations("offers");
  const required = useTranslations("errors.field");
  const submit = useSubmit();
  const listId = useId();
  const { line } = props;
  const [kind, setKind] = useState<LineKind>(line?.kind ?? "service");
  const [name, setName] = useState(line?.name ?? "");
  const [description, setDescription] = useState(line?.description ?? "");
  const [category, setCategory] = useState(line?.category ?? "");
  const [stage, setStage] = useState<EstablishmentStage>(line?.stage ?? "move");
  const [driver, setDriver] = useState<Driver>(line?.driver ?? "users");
  const [scope, setScope] = useState<LineScope>(line?.scope ?? "in_scope");
  const [isTried, setTried] = useState(false);

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (name.trim() === "") return;
        void submit.run(
          () =>
            numbered(
              "catalogueLine.save",
              props.save,
            )({
              selectionId: props.selectionId,
              lineId: line?.id ?? null,
              expectedEdition: line?.edition ?? 0,
              kind,
              name,
              description,
              category: kind === "service" ? category : "",
              stage: kind === "establishment" ? stage : null,
              driver,
              scope,
            }),
          props.onDone,
        );
      }}
    >
      <TextField
        label={t("name")}
        value={name}
        maxLength={200}
        autoFocus={line === null}
        error={submit.faultOf("name") ?? (isTried && name.trim() === "" ? required("required") : undefined)}
        onChange={(event) => setName(event.target.value)}
      />
      <Select
        label={t("kind")}
        value={kind}
        error={submit.faultOf("kind")}
        options={LINE_KINDS.map((each) => ({ value: each, label: words(`kind.${each}`) }))}
        onChange={(event) => {
          const next = LINE_KINDS.find((each) => each === event.target.value) ?? kind;
          setKind(next);
          if (line === null) setDriver(next === "service" ? "users" : "fixed");
        }}
      />
      {kind === "establishment" && (
        <Select
          label={t("stage")}
          hint={t("stageHint")}
          value={stage}
          error={submit.faultOf("stage")}
          options={ESTABLISHMENT_STAGES.map((each) => ({ value: each, label: words(`stage.${each}`) }))}
          onChange={(event) =>
            setStage(ESTABLISHMENT_STAGES.find((each) => each === event.target.value) ?? stage)
          }
        />
      )}
      {kind === "service" && (
        <>
          <TextField
            label={t("category")}
            optional
            list={listId}
            value={category}
            maxLength={100}
            error={submit.faultOf("category")}
            onChange={(event) => setCategory(event.target.value)}
          />
          <datalist id={listId}>
            {props.categories.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </>
      )}
      <Select
        label={t("driver")}
        hint={t("driverHint")}
        value={driver}
        options={DRIVERS.map((each) => ({ value: each, label: words(`driver.${each}`) }))}
        onChange={(event) => setDriver(DRIVERS.find((each) => each === event.target.value) ?? driver)}
      />
      <SegmentedControl
        legend={t("scope")}
        segments={[
          { value: "in_scope", label: words("scope.in_scope") },
          { value: "optional", label: words("scope.optional") },
        ]}
        value={scope}
        onValueChange={setScope}
      />
      <Textarea
        label={t("description")}
        optional
        value={description}
        maxLength={2_000}
        error={submit.faultOf("description")}
        onChange={(event) => setDescription(event.target.value)}
      />
      {submit.general && <FieldError>{submit.general}</FieldError>}
      <Button type="submit" look="primary" pending={submit.pending} className="justify-self-start">
        {line === null ? t("addIt") : t("save")}
      </Button>
    </form>
  );
}
