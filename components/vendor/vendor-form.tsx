"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import { FormSummary } from "@/components/ui/form-summary";
import { TextLink } from "@/components/ui/link-button";
import { notifyDone } from "@/components/ui/notify";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";
import {
  COUNTRIES,
  type Country,
  checkRegistrationNumber,
  formatRegistrationNumber,
  isCountry,
} from "@/lib/domain/registration-number";
import { sizeHint } from "@/lib/domain/vendor-size";
import { VendorConflict } from "./vendor-conflict";

/** What is known of a company, as its form holds it. */
export interface VendorValues {
  readonly legalName: string;
  readonly country: Country;
  readonly registrationNumber: string;
  readonly employees: number | null;
  readonly website: string;
  readonly notes: string;
}

const MOST_EMPLOYEES = 10_000_000;

/** A company of the directory, new or known. What was typed stays when it is refused. */
export function VendorForm(props: {
  vendor: VendorValues;
  submitLabel: string;
  /** The edition these values were read with; null for a new company. */
  edition: number | null;
  onSave: (vendor: VendorValues, expectedEdition: number) => Promise<Outcome<{ edition: number }>>;
  /** Said when it is stored. */
  doneMessage: (name: string) => string;
  /** Where a new company leads to. */
  afterwards: string | null;
}) {
  const t = useTranslations("vendors");
  const router = useRouter();
  const [draft, setDraft] = useState<VendorValues>(() => asWritten(props.vendor));
  const [edition, setEdition] = useState(props.edition ?? 0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [numberCode, setNumberCode] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  const early = useFaults(numberCode);
  const change = (part: Partial<VendorValues>) => setDraft({ ...draft, ...part });
  const size = sizeHint(draft.employees);
  const kind = draft.country === "DK" || draft.country === "NO" ? draft.country : "Other";
  const twin = failure?.code === "vendor.number_known" ? failure.params : undefined;

  function save(expectedEdition: number): void {
    startTransition(async () => {
      const outcome = await props.onSave(draft, expectedEdition);
      if (!outcome.ok) return setFailure(outcome);
      setFailure(null);
      setEdition(outcome.value.edition);
      notifyDone(props.doneMessage(draft.legalName.trim()));
      if (props.afterwards !== null) router.push(props.afterwards);
    });
  }
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    save(edition);
  }
  /** Said as soon as the field is left, not only when the form is sent. */
  function checkNumber(country: Country): void {
    const text = draft.registrationNumber.trim();
    const checked = checkRegistrationNumber(country, text);
    if (text === "" || checked.ok) {
      setNumberCode(null);
      if (text !== "" && checked.ok)
        change({ country, registrationNumber: formatRegistrationNumber(country, checked.value) });
      return;
    }
    const fields = [{ path: "registrationNumber", code: checked.code, params: {} }];
    setNumberCode({ ok: false, code: checked.code, fields });
  }

  return (
    <form onSubmit={submit} noValidate className="grid max-w-2xl gap-5">
      <FormSummary faults={faults.all} />
      <TextField
        label={t("form.legalName")}
        hint={t("form.legalNameHint")}
        name="vendor.legalName"
        value={draft.legalName}
        onChange={(event) => change({ legalName: event.target.value })}
        maxLength={200}
        required
        error={faults.of("vendor.legalName")}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          label={t("form.country")}
          name="vendor.country"
          value={draft.country}
          onChange={(event) => {
            const country = event.target.value;
            if (!isCountry(country)) return;
            change({ country });
            setNumberCode(null);
          }}
          options={COUNTRIES.map((country) => ({ value: country, label: t(`country.${country}`) }))}
          error={faults.of("vendor.country")}
        />
        <TextField
          label={t(`form.number${kind}`)}
          hint={t(`form.numberHint${kind}`)}
          name="vendor.registrationNumber"
          value={draft.registrationNumber}
          onChange={(event) => change({ registrationNumber: event.target.value })}
          onBlur={() => checkNumber(draft.country)}
          inputMode={kind === "Other" ? "text" : "numeric"}
          autoComplete="off"
          inputClassName="num"
          maxLength={200}
          error={
            early.of("registrationNumber") ??
            faults.of("vendor.registrationNumber") ??
            faults.of("registrationNumber")
          }
        />
      </div>
      {twin && (
        <p className="text-sm">
          <TextLink href={`/vendors/${twin.vendorId}`}>{t("form.see", { name: String(twin.name) })}</TextLink>
        </p>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          label={t("form.employees")}
          hint={size === null ? t("form.employeesHint") : t(`sizeHint.${size}`)}
          name="vendor.employees"
          value={draft.employees}
          onCommit={(employees) => change({ employees })}
          min={0}
          max={MOST_EMPLOYEES}
          error={faults.of("vendor.employees")}
        />
        <TextField
          label={t("form.website")}
          name="vendor.website"
          type="url"
          inputMode="url"
          placeholder="nordlys.dk"
          value={draft.website}
          onChange={(event) => change({ website: event.target.value })}
          error={faults.of("vendor.website")}
        />
      </div>
      <Textarea
        label={t("form.notes")}
        hint={t("form.notesHint")}
        name="vendor.notes"
        value={draft.notes}
        onChange={(event) => change({ notes: event.target.value })}
        maxLength={5000}
        error={faults.of("vendor.notes")}
      />
      {failure?.code === "row.changed_meanwhile" ? (
        <Callout
          tone="warn"
          title={t("form.changed")}
          action={
            <>
              <Button
                size="sm"
                onClick={() => {
                  setDraft(asWritten(theirs(failure, draft)));
                  setEdition(Number(failure.params?.edition ?? edition));
                  setFailure(null);
                }}
              >
                {t("form.takeTheirs")}
              </Button>
              <Button size="sm" onClick={() => save(Number(failure.params?.edition ?? edition))}>
                {t("form.keepMine")}
              </Button>
            </>
          }
        >
          {t("form.changedBody")}
          <VendorConflict mine={draft} theirs={asWritten(theirs(failure, draft))} />
        </Callout>
      ) : (
        faults.general !== null && <FieldError>{faults.general}</FieldError>
      )}
      <div>
        <Button type="submit" look="primary" pending={isPending}>
          {props.submitLabel}
        </Button>
      </div>
    </form>
  );
}

/** The number as people write it. */
function asWritten(vendor: VendorValues): VendorValues {
  return {
    ...vendor,
    registrationNumber: formatRegistrationNumber(vendor.country, vendor.registrationNumber),
  };
}

/** What the colleague stored, as the refusal tells it. */
function theirs({ params = {} }: Failure, mine: VendorValues): VendorValues {
  const text = (key: string): string => String(params[key] ?? "");
  const country = text("country");
  return {
    legalName: text("legalName"),
    country: isCountry(country) ? country : mine.country,
    registrationNumber: text("registrationNumber"),
    employees: typeof params.employees === "number" ? params.employees : null,
    website: text("website"),
    notes: text("notes"),
  };
}
