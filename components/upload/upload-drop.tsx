"use client";

import { FileSpreadsheet } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FileDrop } from "@/components/file/file-drop";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { errorText } from "@/lib/i18n/error-text";
import { formatMoment } from "@/lib/i18n/formats";
import { sendWorkbook, type UploadAnswer } from "./send-workbook";

type Refused = Extract<UploadAnswer, { ok: false }> & { readonly fileName: string };

/** Takes a vendor's workbook by choosing or by dropping it, and goes on to what was read. */
export function UploadDrop(props: {
  readonly selectionId: string;
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string;
}) {
  const t = useTranslations("upload.drop");
  const router = useRouter();
  const [candidateId, setCandidateId] = useState(props.chosen);
  const [reading, setReading] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const base = `/selections/${props.selectionId}/offers/upload`;

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setRefused(null);
    setReading(file.name);
    const answer = await sendWorkbook(props.selectionId, candidateId, file);
    setReading(null);
    if (answer.ok) router.push(`${base}?draft=${answer.draftId}`);
    else setRefused({ ...answer, fileName: file.name });
  }

  return (
    <div className="grid gap-5">
      <FileDrop
        icon={<FileSpreadsheet aria-hidden className="size-7 text-ink-2" />}
        before={
          <Select
            className="w-full max-w-80 text-left"
            label={t("whose")}
            hint={t("whoseHint")}
            emptyLabel={t("itself")}
            value={candidateId}
            options={props.candidates.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setCandidateId(event.target.value)}
          />
        }
        title={t("title")}
        choose={reading === null ? t("choose") : t("reading", { name: reading })}
        help={t("help")}
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        pending={reading !== null}
        onFiles={([file]) => void take(file)}
      />
      <div role="status">{refused && <Refusal refused={refused} base={base} />}</div>
    </div>
  );
}

function Refusal({ refused, base }: { readonly refused: Refused; readonly base: string }) {
  const t = useTranslations("upload.drop");
  const tError = useTranslations("errors");
  const locale = useLocale();
  const { code, params } = refused;
  return (
    <Callout
      tone={code === "upload.same_file" || code === "upload.waiting" ? "warn" : "bad"}
      title={t("refused", { name: refused.fileName })}
      action={
        code === "upload.waiting" && (
          <LinkButton href={`${base}?draft=${params.draftId}`} size="sm">
            {t("goOn")}
          </LinkButton>
        )
      }
    >
      {errorText(tError, code, { ...params })}{" "}
      {code === "upload.same_file" && t("acceptedAt", { when: formatMoment(String(params.at), locale) })}
    </Callout>
  );
}
