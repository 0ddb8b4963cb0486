"use client";

import { useTranslations } from "next-intl";
import { numbered } from "@/components/draft/numbered";
import type { Outcome } from "@/lib/domain/outcome";
import { VendorForm, type VendorValues } from "./vendor-form";

const EMPTY: VendorValues = {
  legalName: "",
  country: "DK",
  registrationNumber: "",
  employees: null,
  website: "",
  notes: "",
};

/** A company that the directory does not have yet. */
export function NewVendor(props: {
  organisationId: string;
  country: VendorValues["country"];
  onCreate: (input: { organisationId: string; vendor: VendorValues }) => Promise<Outcome<{ id: string }>>;
}) {
  const t = useTranslations("vendors.form");
  return (
    <VendorForm
      vendor={{ ...EMPTY, country: props.country }}
      submitLabel={t("create")}
      edition={null}
      doneMessage={(name) => t("created", { name })}
      afterwards="/vendors"
      onSave={async (vendor) => {
        const outcome = await numbered(
          "vendor.create",
          props.onCreate,
        )({ organisationId: props.organisationId, vendor });
        return outcome.ok ? { ok: true, value: { edition: 1 } } : outcome;
      }}
    />
  );
}
