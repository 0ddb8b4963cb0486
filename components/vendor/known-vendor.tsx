"use client";

import { useTranslations } from "next-intl";
import type { Outcome } from "@/lib/domain/outcome";
import { DeleteVendorButton } from "./delete-vendor-button";
import { VendorForm, type VendorValues } from "./vendor-form";

/** A company of the directory: changed, or taken out. */
export function KnownVendor(props: {
  organisationId: string;
  vendorId: string;
  edition: number;
  vendor: VendorValues;
  onUpdate: (input: {
    organisationId: string;
    vendorId: string;
    expectedEdition: number;
    vendor: VendorValues;
  }) => Promise<Outcome<{ edition: number }>>;
  onDelete: (input: { organisationId: string; vendorId: string }) => Promise<Outcome<{ id: string }>>;
  onCreate: (input: { organisationId: string; vendor: VendorValues }) => Promise<Outcome<{ id: string }>>;
}) {
  const t = useTranslations("vendors.form");
  const { organisationId, vendorId } = props;
  return (
    <div className="grid gap-8">
      <VendorForm
        vendor={props.vendor}
        submitLabel={t("save")}
        edition={props.edition}
        doneMessage={(name) => t("saved", { name })}
        afterwards={null}
        onSave={(vendor, expectedEdition) =>
          props.onUpdate({ organisationId, vendorId, expectedEdition, vendor })
        }
      />
      <DeleteVendorButton
        name={props.vendor.legalName}
        onDelete={() => props.onDelete({ organisationId, vendorId })}
        onRestore={() => props.onCreate({ organisationId, vendor: props.vendor })}
      />
    </div>
  );
}
