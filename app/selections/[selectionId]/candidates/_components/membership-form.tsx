"use client";

import { useTranslations } from "next-intl";
import { DraftForm } from "@/components/draft/draft-form";
import { useDraft } from "@/components/draft/use-draft";
import { useSave } from "@/components/draft/use-save";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { MEMBERSHIPS } from "@/lib/domain/candidate";
import { parseIsoDay } from "@/lib/domain/iso-day";
import { PARTNER_TYPES } from "@/lib/domain/selection";
import { updateBackground } from "@/lib/features/candidate/actions";
import type { CandidatePage } from "@/lib/features/candidate/loaders";

interface Place {
  selectionId: string;
  candidateId: string;
  row: CandidatePage["rows"]["candidate"];
}

const claimedOf = (row: Place["row"]) =>
  PARTNER_TYPES.find((type) => type === row.claimedPartnerType) ?? null;

/** Membership of the Danish Cloud Community, with where that stands and when it was looked up. */
export function MembershipForm({ selectionId, candidateId, row }: Place) {
  const t = useTranslations("candidates.membershipForm");
  const tMembership = useTranslations("candidates.membership");
  const draft = useDraft(`membership:${candidateId}`, {
    membership: row.membership,
    source: row.membershipSource,
    date: row.membershipDate ?? "",
  });
  const saving = useSave();

  async function save(): Promise<void> {
    const write = () =>
      updateBackground({
        selectionId,
        candidateId,
        expectedEdition: saving.edition(row.id, row.edition) ?? row.edition,
        claimedPartnerType: claimedOf(row),
        membership: MEMBERSHIPS.find((one) => one === draft.text("membership")) ?? "not_checked",
        membershipSource: draft.text("source"),
        membershipDate: parseIsoDay(draft.text("date")),
      });
    if (await saving.run(write)) draft.settle();
  }

  return (
    <DraftForm
      draft={draft}
      saving={saving}
      onSave={() => void save()}
      nameOf={(name) => t(name === "source" || name === "date" ? name : "membership")}
      show={(name, text) => {
        const word = MEMBERSHIPS.find((one) => one === text);
        return name === "membership" && word !== undefined ? tMembership(word) : text;
      }}
    >
      <div className="grid gap-4 sm:grid-cols-[12rem_1fr_11rem]">
        <Select
          label={t("membership")}
          options={MEMBERSHIPS.map((value) => ({ value, label: tMembership(value) }))}
          value={draft.text("membership")}
          onChange={(event) => draft.set("membership", event.target.value)}
        />
        <TextField
          label={t("source")}
          maxLength={200}
          value={draft.text("source")}
          onChange={(event) => draft.set("source", event.target.value)}
          error={saving.fault("membershipSource")}
        />
        <TextField
          type="date"
          label={t("date")}
          value={draft.text("date")}
          onChange={(event) => draft.set("date", event.target.value)}
          error={saving.fault("membershipDate")}
        />
      </div>
    </DraftForm>
  );
}

/** What the vendor says it is. */
export function ClaimedTypeForm({ selectionId, candidateId, row }: Place) {
  const t = useTranslations("candidates.partnerForm");
  const tPartner = useTranslations("candidates.partner");
  const draft = useDraft(`claimed-type:${candidateId}`, { type: String(claimedOf(row) ?? "") });
  const saving = useSave();
  const nameOfType = (text: string) => {
    const type = PARTNER_TYPES.find((one) => String(one) === text);
    return type === undefined ? t("notSaid") : `${type} · ${tPartner(`type.${type}`)}`;
  };

  async function save(): Promise<void> {
    const write = () =>
      updateBackground({
        selectionId,
        candidateId,
        expectedEdition: saving.edition(row.id, row.edition) ?? row.edition,
        claimedPartnerType: PARTNER_TYPES.find((type) => String(type) === draft.text("type")) ?? null,
        membership: row.membership,
        membershipSource: row.membershipSource,
        membershipDate: parseIsoDay(row.membershipDate ?? ""),
      });
    if (await saving.run(write)) draft.settle();
  }

  return (
    <DraftForm
      draft={draft}
      saving={saving}
      onSave={() => void save()}
      nameOf={() => t("claimed")}
      show={(_, text) => nameOfType(text)}
    >
      <Select
        className="max-w-xs"
        label={t("claimed")}
        options={PARTNER_TYPES.map((type) => ({ value: String(type), label: nameOfType(String(type)) }))}
        emptyLabel={t("notSaid")}
        value={draft.text("type")}
        onChange={(event) => draft.set("type", event.target.value)}
      />
    </DraftForm>
  );
}
