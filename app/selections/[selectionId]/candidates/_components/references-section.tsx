"use client";

import { useLocale, useTranslations } from "next-intl";
import { ReferenceRemarks } from "@/components/candidate/references-mark";
import { numbered } from "@/components/draft/numbered";
import { useDraft } from "@/components/draft/use-draft";
import { useSave } from "@/components/draft/use-save";
import { Badge } from "@/components/ui/badge";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { parseIsoDay } from "@/lib/domain/iso-day";
import {
  isCompletedCall,
  REFERENCE_FINDERS,
  REFERENCE_QUESTIONS,
  REFERENCE_RATINGS,
  type Reference,
} from "@/lib/domain/references";
import { deleteReferenceCall, saveReferenceCall } from "@/lib/features/candidate/actions";
import { formatDay } from "@/lib/i18n/formats";
import { EditableList } from "./editable-list";
import { EntryForm } from "./entry-form";

interface Place {
  selectionId: string;
  candidateId: string;
}
type StoredReference = Reference & { readonly callerId: string | null; readonly edition: number };
interface Caller {
  readonly id: string;
  readonly name: string;
}

const DETAILS = [
  "customer",
  "contact",
  "foundBy",
  "similarSize",
  "similarIndustry",
  "similarSystems",
  "callerId",
  "calledBy",
  "calledOn",
  "rating",
] as const;
const FIELDS = [...DETAILS, ...REFERENCE_QUESTIONS] as const;
type Field = (typeof FIELDS)[number];
type Texts = Record<Field, string>;

const yesNo = (value: boolean | null) => (value === null ? "" : value ? "yes" : "no");
const readYesNo = (text: string) => (text === "" ? null : text === "yes");

const EMPTY: Texts = {
  customer: "",
  contact: "",
  foundBy: "buyer",
  similarSize: "",
  similarIndustry: "",
  similarSystems: "",
  callerId: "",
  calledBy: "",
  calledOn: "",
  rating: "",
  establishment_project: "",
  daily_operation: "",
  support: "",
  proactivity: "",
  invoices: "",
  choose_again: "",
};

const textsOf = (reference: StoredReference): Texts => ({
  customer: reference.customer,
  contact: reference.contact,
  foundBy: reference.foundBy,
  similarSize: yesNo(reference.similarSize),
  similarIndustry: yesNo(reference.similarIndustry),
  similarSystems: yesNo(reference.similarSystems),
  callerId: reference.callerId ?? "",
  calledBy: reference.calledBy,
  calledOn: reference.calledOn ?? "",
  rating: reference.rating === null ? "" : String(reference.rating),
  ...reference.answers,
});

const referenceOf = (text: (name: Field) => string) => ({
  customer: text("customer"),
  contact: text("contact"),
  foundBy: REFERENCE_FINDERS.find((one) => one === text("foundBy")) ?? ("vendor" as const),
  similarSize: readYesNo(text("similarSize")),
  similarIndustry: readYesNo(text("similarIndustry")),
  similarSystems: readYesNo(text("similarSystems")),
  calledBy: text("calledBy"),
  calledOn: parseIsoDay(text("calledOn")),
  rating: REFERENCE_RATINGS.find((one) => String(one) === text("rating")) ?? null,
  answers: {
    establishment_project: text("establishment_project"),
    daily_operation: text("daily_operation"),
    support: text("support"),
    proactivity: text("proactivity"),
    invoices: text("invoices"),
    choose_again: text("choose_again"),
  },
});

/** The references of a candidate: who they are, whether they were called and what they said. */
export function ReferencesSection(
  props: Place & { references: readonly StoredReference[]; callers: readonly Caller[] },
) {
  const t = useTranslations("candidates.calls");
  const tAction = useTranslations("common.action");
  const locale = useLocale();
  return (
    <div className="grid gap-3">
      {props.references.length > 0 && <ReferenceRemarks references={props.references} />}
      <EditableList
        draftKey={`reference:${props.candidateId}`}
        entries={props.references}
        summary={(reference) => (
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="font-semibold">{reference.customer}</span>
            <Badge tone={isCompletedCall(reference) ? "good" : "neutral"}>
              {isCompletedCall(reference) ? t("completed") : t("notCompleted")}
            </Badge>
            <span className="num text-sm text-ink-2">
              {t(`finder.${reference.foundBy}`)}
              {reference.calledOn !== null &&
                ` · ${reference.calledBy}, ${formatDay(reference.calledOn, locale, "short")}`}
              {reference.rating !== null && ` · ${t("ratingOf", { rating: reference.rating })}`}
              {!isCompletedCall(reference) &&
                props.callers
                  .filter(({ id }) => id === reference.callerId)
                  .map(({ name }) => ` · ${t("callerAsked", { name })}`)}
            </span>
          </div>
        )}
        editLabel={(reference) => `${tAction("edit")}: ${reference.customer}`}
        addLabel={t("add")}
        newTitle={t("newTitle")}
        emptyText={t("none")}
        form={(reference, draftKey, close) => (
          <ReferenceForm
            place={props}
            callers={props.callers}
            reference={reference}
            draftKey={draftKey}
            onClose={close}
          />
        )}
      />
    </div>
  );
}

function ReferenceForm(props: {
  place: Place;
  callers: readonly Caller[];
  reference: StoredReference | null;
  draftKey: string;
  onClose: () => void;
}) {
  const { reference, onClose } = props;
  const { selectionId, candidateId } = props.place;
  const t = useTranslations("candidates.calls");
  const tAnswer = useTranslations("common.answer");
  const draft = useDraft(props.draftKey, reference === null ? EMPTY : textsOf(reference));
  const saving = useSave();

  const question = (name: string) => REFERENCE_QUESTIONS.find((one) => one === name);
  function nameOf(name: string): string {
    const asked = question(name);
    return asked === undefined
      ? t(DETAILS.find((one) => one === name) ?? "customer")
      : t(`question.${asked}`);
  }
  const field = (name: Field) => ({
    name,
    label: nameOf(name),
    value: draft.text(name),
    onChange: (event: { target: { value: string } }) => draft.set(name, event.target.value),
    error:
      saving.fault(name) ?? saving.fault(`reference.${name}`) ?? saving.fault(`reference.answers.${name}`),
  });

  async function save(): Promise<void> {
    const seen = {
      id: reference?.id ?? null,
      expectedEdition: reference === null ? null : saving.edition(reference.id, reference.edition),
    };
    const write = () =>
      numbered(
        "reference.save",
        saveReferenceCall,
      )({
        selectionId,
        candidateId,
        ...seen,
        callerId: draft.text("callerId") || null,
        reference: referenceOf((name) => draft.text(name)),
      });
    if (!(await saving.run(write))) return;
    draft.settle();
    if (reference === null) onClose();
  }

  const removal = reference === null ? null : removalOf(reference);
  function removalOf(stored: StoredReference) {
    const { id, edition } = stored;
    const expectedEdition = saving.edition(id, edition) ?? edition;
    return {
      remove: () => deleteReferenceCall({ selectionId, candidateId, id, expectedEdition }),
      restore: () =>
        saveReferenceCall({
          selectionId,
          candidateId,
          id: null,
          expectedEdition: null,
          callerId: stored.callerId,
          reference: referenceOf((name) => textsOf(stored)[name]),
        }),
      done: t("deleted"),
    };
  }

  const answers = [
    { value: "yes", label: tAnswer("yes") },
    { value: "no", label: tAnswer("no") },
  ];
  return (
    <EntryForm
      draft={draft}
      saving={saving}
      onSave={save}
      onClose={onClose}
      nameOf={nameOf}
      removal={removal}
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <TextField {...field("customer")} maxLength={200} required />
        <TextField {...field("contact")} maxLength={200} />
        <Select
          {...field("foundBy")}
          options={REFERENCE_FINDERS.map((value) => ({ value, label: t(`finder.${value}`) }))}
        />
        {(["similarSize", "similarIndustry", "similarSystems"] as const).map((name) => (
          <Select
            key={name}
            {...field(name)}
            label={`${t("similar")}: ${t(name).toLowerCase()}`}
            options={answers}
            emptyLabel={tAnswer("unknown")}
          />
        ))}
        <Select
          {...field("callerId")}
          hint={t("callerHint")}
          options={[
            ...props.callers.map(({ id, name }) => ({ value: id, label: name })),
            ...(reference?.callerId != null && props.callers.every(({ id }) => id !== reference.callerId)
              ? [{ value: reference.callerId, label: t("callerGone") }]
              : []),
          ]}
          emptyLabel={t("noCaller")}
        />
        <TextField {...field("calledBy")} maxLength={200} />
        <TextField {...field("calledOn")} type="date" />
        <Select
          {...field("rating")}
          options={REFERENCE_RATINGS.map((rating) => ({
            value: String(rating),
            label: t("ratingOf", { rating }),
          }))}
          emptyLabel={t("notRated")}
        />
      </div>
      <fieldset className="grid gap-4 lg:grid-cols-2">
        <legend className="mb-3 text-sm font-semibold">{t("questions")}</legend>
        {REFERENCE_QUESTIONS.map((name) => (
          <Textarea key={name} {...field(name)} rows={2} maxLength={4000} />
        ))}
      </fieldset>
    </EntryForm>
  );
}
