"use client";

import { FileSpreadsheet } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type DragEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { classNames } from "@/components/ui/class-names";
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
  const input = useRef<HTMLInputElement>(null);
  const help = useId();
  const [candidateId, setCandidateId] = useState(props.chosen);
  const [reading, setReading] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const base = `/selections/${props.selectionId}/offers/upload`;

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined || reading !== null) return;
    setRefused(null);
    setReading(file.name);
    const answer = await sendWorkbook(props.selectionId, candidateId, file);
    setReading(null);
    if (answer.ok) router.push(`${base}?draft=${answer.draftId}`);
    else setRefused({ ...answer, fileName: file.name });
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  }

  return (
    <div className="grid gap-5">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside does the same */}
      <div
        className={classNames(
          "grid justify-items-center gap-4 rounded-md border-2 border-dashed px-6 py-8 text-center",
          isOver ? "border-accent bg-raised" : "border-rule-strong",
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <FileSpreadsheet aria-hidden className="size-7 text-ink-2" />
        <Select
          className="w-full max-w-80 text-left"
          label={t("whose")}
          hint={t("whoseHint")}
          emptyLabel={t("itself")}
          value={candidateId}
          options={props.candidates.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setCandidateId(event.target.value)}
        />
        <p>{t("title")}</p>
        <input
          ref={input}
          type="file"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          className="sr-only"
          tabIndex={-1}
          aria-hidden
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            void take(file);
          }}
        />
        <Button pending={reading !== null} aria-describedby={help} onClick={() => input.current?.click()}>
          {reading === null ? t("choose") : t("reading", { name: reading })}
        </Button>
        <p id={help} className="max-w-prose text-sm text-ink-2">
          {t("help")}
        </p>
      </div>
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
