"use client";

import { useTranslations } from "next-intl";
import { AssuranceMark } from "@/components/candidate/assurance-mark";
import { numbered } from "@/components/draft/numbered";
import { useDraft } from "@/components/draft/use-draft";
import { useSave } from "@/components/draft/use-save";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import {
  ASSURANCE_STANDARDS,
  ASSURANCE_TYPES,
  type AssuranceReport,
  SUBSERVICE_METHODS,
} from "@/lib/domain/assurance";
import { type IsoDay, parseIsoDay } from "@/lib/domain/iso-day";
import { deleteReport, saveReport } from "@/lib/features/candidate/actions";
import { EditableList } from "./editable-list";
import { EntryForm } from "./entry-form";

interface Place {
  selectionId: string;
  candidateId: string;
}
type StoredReport = AssuranceReport & { readonly edition: number };

const EMPTY = {
  standard: "isae_3402",
  type: "II",
  auditor: "",
  date: "",
  periodStart: "",
  periodEnd: "",
  services: "",
  sites: "",
  qualified: "",
  exceptions: "",
  subservice: "not_stated",
  bridgeLetterDate: "",
  source: "",
  sourceDate: "",
};
type Field = keyof typeof EMPTY;

const textsOf = (report: StoredReport): Record<Field, string> => ({
  standard: report.standard,
  type: report.type ?? "",
  auditor: report.auditor,
  date: report.date ?? "",
  periodStart: report.periodStart ?? "",
  periodEnd: report.periodEnd ?? "",
  services: report.services,
  sites: report.sites,
  qualified: report.qualified ? "yes" : "",
  exceptions: report.exceptions,
  subservice: report.subservice,
  bridgeLetterDate: report.bridgeLetterDate ?? "",
  source: report.source,
  sourceDate: report.sourceDate ?? "",
});

const reportOf = (text: (name: Field) => string) => ({
  standard: ASSURANCE_STANDARDS.find((one) => one === text("standard")) ?? "other",
  type: ASSURANCE_TYPES.find((one) => one === text("type")) ?? null,
  auditor: text("auditor"),
  date: parseIsoDay(text("date")),
  periodStart: parseIsoDay(text("periodStart")),
  periodEnd: parseIsoDay(text("periodEnd")),
  services: text("services"),
  sites: text("sites"),
  qualified: text("qualified") === "yes",
  exceptions: text("exceptions"),
  subservice: SUBSERVICE_METHODS.find((one) => one === text("subservice")) ?? ("not_stated" as const),
  bridgeLetterDate: parseIsoDay(text("bridgeLetterDate")),
  source: text("source"),
  sourceDate: parseIsoDay(text("sourceDate")),
});

/** The assurance reports of a candidate: read with their freshness, added, changed, deleted with undo. */
export function ReportsSection(props: Place & { reports: readonly StoredReport[]; today: IsoDay }) {
  const t = useTranslations("candidates.reports");
  const tAssurance = useTranslations("candidates.assurance");
  return (
    <EditableList
      draftKey={`report:${props.candidateId}`}
      entries={props.reports}
      summary={(report) => <AssuranceMark report={report} today={props.today} />}
      editLabel={(report) => `${t("edit")}: ${tAssurance(`standard.${report.standard}`)}`}
      addLabel={t("add")}
      newTitle={t("newTitle")}
      emptyText={t("none")}
      form={(report, draftKey, close) => (
        <ReportForm place={props} report={report} draftKey={draftKey} onClose={close} />
      )}
    />
  );
}

function ReportForm(props: {
  place: Place;
  report: StoredReport | null;
  draftKey: string;
  onClose: () => void;
}) {
  const { report, onClose } = props;
  const { selectionId, candidateId } = props.place;
  const t = useTranslations("candidates.reports");
  const tAssurance = useTranslations("candidates.assurance");
  const draft = useDraft(props.draftKey, report === null ? EMPTY : textsOf(report));
  const saving = useSave();

  const fault = (name: Field) => saving.fault(name) ?? saving.fault(`report.${name}`);
  const field = (name: Field) => ({
    name,
    label: t(name),
    value: draft.text(name),
    onChange: (event: { target: { value: string } }) => draft.set(name, event.target.value),
    error: fault(name),
  });

  async function save(): Promise<void> {
    const seen = {
      id: report?.id ?? null,
      expectedEdition: report === null ? null : saving.edition(report.id, report.edition),
    };
    const write = () =>
      numbered(
        "assuranceReport.save",
        saveReport,
      )({ selectionId, candidateId, ...seen, report: reportOf((name) => draft.text(name)) });
    if (!(await saving.run(write))) return;
    draft.settle();
    if (report === null) onClose();
  }

  const removal = report === null ? null : removalOf(report);
  function removalOf(stored: StoredReport) {
    const { id, edition } = stored;
    const expectedEdition = saving.edition(id, edition) ?? edition;
    return {
      remove: () => deleteReport({ selectionId, candidateId, id, expectedEdition }),
      restore: () =>
        saveReport({
          selectionId,
          candidateId,
          id: null,
          expectedEdition: null,
          report: reportOf((name) => textsOf(stored)[name]),
        }),
      done: t("deleted"),
    };
  }

  const standards = ASSURANCE_STANDARDS.map((value) => ({ value, label: tAssurance(`standard.${value}`) }));
  const types = [
    { value: "II", label: t("typeII") },
    { value: "I", label: t("typeI") },
  ];
  const methods = SUBSERVICE_METHODS.map((value) => ({ value, label: tAssurance(`subservice.${value}`) }));
  return (
    <EntryForm
      draft={draft}
      saving={saving}
      onSave={save}
      onClose={onClose}
      nameOf={(name) => t(FIELDS.find((one) => one === name) ?? "standard")}
      removal={removal}
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Select {...field("standard")} options={standards} />
        <Select {...field("type")} options={types} emptyLabel={t("typeNone")} />
        <TextField {...field("auditor")} className="lg:col-span-2" maxLength={200} />
        <TextField {...field("periodStart")} type="date" />
        <TextField {...field("periodEnd")} type="date" />
        <TextField {...field("date")} type="date" />
        <TextField {...field("bridgeLetterDate")} type="date" hint={t("bridgeHint")} />
        <Textarea {...field("services")} className="sm:col-span-2" rows={2} maxLength={4000} />
        <Textarea {...field("sites")} className="sm:col-span-2" rows={2} maxLength={4000} />
        <div className="grid content-start gap-4 sm:col-span-2">
          <Select {...field("subservice")} options={methods} />
          <Checkbox
            label={t("qualified")}
            checked={draft.text("qualified") === "yes"}
            onChange={(event) => draft.set("qualified", event.target.checked ? "yes" : "")}
          />
        </div>
        <Textarea {...field("exceptions")} className="sm:col-span-2" rows={3} maxLength={4000} />
        <TextField {...field("source")} className="sm:col-span-2" maxLength={200} />
        <TextField {...field("sourceDate")} type="date" />
      </div>
    </EntryForm>
  );
}

const FIELDS: readonly Field[] = [
  "standard",
  "type",
  "auditor",
  "date",
  "periodStart",
  "periodEnd",
  "services",
  "sites",
  "qualified",
  "exceptions",
  "subservice",
  "bridgeLetterDate",
  "source",
  "sourceDate",
];
