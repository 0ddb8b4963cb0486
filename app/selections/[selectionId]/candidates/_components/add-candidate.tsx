"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDraft } from "@/components/draft/use-draft";
import { useSave } from "@/components/draft/use-save";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { classNames } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { notifyDone } from "@/components/ui/notify";
import { SaveStatus } from "@/components/ui/save-status";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { FieldError } from "@/lib/domain/field-error";
import { COUNTRIES, formatRegistrationNumber, isCountry } from "@/lib/domain/registration-number";
import { addCandidateToSelection } from "@/lib/features/candidate/actions";
import type { CandidatesPage } from "@/lib/features/candidate/loaders";
import { errorText } from "@/lib/i18n/error-text";

type Vendors = CandidatesPage["vendors"];

/** Adds a candidate: a vendor of the directory, or a new one that is written into it at the same time. */
export function AddCandidate({ selectionId, vendors }: { selectionId: string; vendors: Vendors }) {
  const t = useTranslations("candidates.add");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look="primary" icon={<Plus aria-hidden />} onClick={() => setIsOpen(true)}>
        {t("button")}
      </Button>
      {isOpen && (
        <Dialog open onOpenChange={setIsOpen} title={t("title")} description={t("description")}>
          <AddForm selectionId={selectionId} vendors={vendors} onAdded={() => setIsOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

const NOTHING = { from: "", search: "", chosen: "", name: "", country: "DK", number: "", employees: "" };

function AddForm(props: { selectionId: string; vendors: Vendors; onAdded: () => void }) {
  const { selectionId, vendors, onAdded } = props;
  const t = useTranslations("candidates.add");
  const tErrors = useTranslations("errors");
  const draft = useDraft(`add-candidate:${selectionId}`, NOTHING);
  const saving = useSave();
  const isNew = (draft.text("from") || (vendors.length === 0 ? "new" : "known")) === "new";
  const known = ["number_known", "name_known"].flatMap((what) => {
    const fault = saving.faults.find(({ code }) => code === `vendor.${what}`);
    return fault ? [fault] : [];
  })[0];

  async function add(vendor: Parameters<typeof addCandidateToSelection>[0]["vendor"], name: string) {
    const isDone = await saving.run(() => addCandidateToSelection({ selectionId, vendor }));
    if (!isDone) return;
    draft.discard();
    notifyDone(t("done", { name }));
    onAdded();
  }

  function submit(evenIfNameIsKnown: boolean): void {
    if (!isNew) {
      const chosen = vendors.find(({ id }) => id === draft.text("chosen"));
      if (chosen) void add({ kind: "known", vendorId: chosen.id }, chosen.legalName);
      return;
    }
    const legalName = draft.text("name").trim();
    const employees = draft.text("employees").replace(/[\s.,]/g, "");
    const faults: FieldError[] = [];
    if (legalName === "") faults.push({ path: "vendor.legalName", code: "field.required", params: {} });
    if (!/^\d{0,8}$/.test(employees))
      faults.push({ path: "vendor.employees", code: "number.not_whole", params: {} });
    if (faults.length > 0) {
      saving.refuse(faults);
      return;
    }
    const country = COUNTRIES.find((one) => one === draft.text("country")) ?? "OTHER";
    void add(
      {
        kind: "new",
        legalName,
        country,
        registrationNumber: draft.text("number"),
        employees: employees === "" ? null : Number(employees),
        evenIfNameIsKnown,
      },
      legalName,
    );
  }

  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit(false);
      }}
    >
      <SegmentedControl
        legend={t("how")}
        legendHidden
        value={isNew ? "new" : "known"}
        onValueChange={(value) => draft.set("from", value)}
        segments={[
          { value: "known", label: t("fromDirectory") },
          { value: "new", label: t("newVendor") },
        ]}
      />
      {isNew ? <NewVendor draft={draft} saving={saving} /> : <Directory vendors={vendors} draft={draft} />}
      {known && (
        <Callout tone="warn">
          {errorText(tErrors, known.code, known.params)}
          <div className="mt-2 flex flex-wrap gap-2">
            <Button
              size="sm"
              className="max-w-full"
              onClick={() =>
                void add(
                  { kind: "known", vendorId: String(known.params.vendorId) },
                  String(known.params.name),
                )
              }
            >
              <span className="truncate">{t("useKnown", { name: String(known.params.name) })}</span>
            </Button>
            {known.code === "vendor.name_known" && (
              <Button size="sm" look="quiet" onClick={() => submit(true)}>
                {t("another")}
              </Button>
            )}
          </div>
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          look="primary"
          pending={saving.state.kind === "saving"}
          disabled={!isNew && draft.text("chosen") === ""}
        >
          {t("submit")}
        </Button>
        {!known && <SaveStatus state={saving.state} />}
      </div>
    </form>
  );
}

type Draft = ReturnType<typeof useDraft>;

function NewVendor({ draft, saving }: { draft: Draft; saving: ReturnType<typeof useSave> }) {
  const t = useTranslations("candidates.add");
  const tCountry = useTranslations("candidates.country");
  const country = draft.text("country");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        className="sm:col-span-2"
        label={t("name")}
        required
        autoComplete="off"
        maxLength={200}
        value={draft.text("name")}
        onChange={(event) => draft.set("name", event.target.value)}
        error={saving.fault("vendor.legalName")}
      />
      <Select
        label={t("country")}
        options={COUNTRIES.map((value) => ({ value, label: tCountry(value) }))}
        value={country}
        onChange={(event) => draft.set("country", event.target.value)}
      />
      <TextField
        label={t("employees")}
        optional
        inputMode="numeric"
        value={draft.text("employees")}
        onChange={(event) => draft.set("employees", event.target.value)}
        error={saving.fault("vendor.employees")}
      />
      <TextField
        className="sm:col-span-2"
        label={t("number")}
        optional
        autoComplete="off"
        hint={t(`numberHint.${country === "DK" || country === "NO" ? country : "other"}`)}
        value={draft.text("number")}
        onChange={(event) => draft.set("number", event.target.value)}
        error={saving.fault("vendor.registrationNumber")}
      />
    </div>
  );
}

function Directory({ vendors, draft }: { vendors: Vendors; draft: Draft }) {
  const t = useTranslations("candidates.add");
  const tCountry = useTranslations("candidates.country");
  const wanted = draft.text("search").trim().toLowerCase();
  const digits = wanted.replace(/\s/g, "");
  const found = vendors.filter(
    ({ legalName, registrationNumber }) =>
      legalName.toLowerCase().includes(wanted) || (digits !== "" && registrationNumber.includes(digits)),
  );
  if (vendors.length === 0) return <p className="text-ink-2">{t("directoryEmpty")}</p>;
  return (
    <div className="grid gap-3">
      <TextField
        type="search"
        label={t("search")}
        value={draft.text("search")}
        onChange={(event) => draft.set("search", event.target.value)}
      />
      {found.length === 0 ? (
        <p className="text-ink-2">{t("nothingFound")}</p>
      ) : (
        <fieldset className="scroll-quiet max-h-64 overflow-y-auto rounded-md border border-rule">
          <legend className="sr-only">{t("fromDirectory")}</legend>
          {found.map((vendor) => {
            const country = isCountry(vendor.country) ? vendor.country : "OTHER";
            return (
              <label
                key={vendor.id}
                className={classNames(
                  "flex min-h-9 items-center gap-2.5 border-t border-rule px-3 py-1.5 first:border-t-0 pointer-coarse:min-h-11",
                  vendor.isCandidate
                    ? "text-ink-3"
                    : "cursor-pointer hover:bg-hover has-checked:bg-accent-soft",
                )}
              >
                <input
                  type="radio"
                  name="vendor"
                  className="accent-accent"
                  disabled={vendor.isCandidate}
                  checked={draft.text("chosen") === vendor.id}
                  onChange={() => draft.set("chosen", vendor.id)}
                />
                <span className="min-w-0 flex-1 truncate">{vendor.legalName}</span>
                <span className="num text-xs text-ink-3">
                  {vendor.isCandidate
                    ? t("alreadyIn")
                    : `${tCountry(country)} ${formatRegistrationNumber(country, vendor.registrationNumber)}`}
                </span>
              </label>
            );
          })}
        </fieldset>
      )}
    </div>
  );
}
