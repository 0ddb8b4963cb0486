"use client";

import { FileUp, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FileDrop } from "@/components/file/file-drop";
import { FieldError } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { notifyDone } from "@/components/ui/notify";
import { Select } from "@/components/ui/select";
import { DOCUMENT_KINDS, type DocumentKind, MOST_DOCUMENT_BYTES } from "@/lib/domain/document";
import { errorText } from "@/lib/i18n/error-text";
import { type SendAnswer, sendDocument } from "./send-document";
import { type Subject, useSubjectWords } from "./subject-words";

const MEGABYTES = MOST_DOCUMENT_BYTES / 1024 / 1024;
type Refusal = Extract<SendAnswer, { ok: false }> & { readonly name: string };

/** Takes files by choosing or by dropping them, one after another; what is not kept is said, each with its reason. */
export function DocumentUpload(props: {
  readonly selectionId: string;
  /** Whose documents: one candidate, or a choice. */
  readonly candidates: readonly {
    readonly id: string;
    readonly name: string;
    readonly letter: string | null;
  }[];
  readonly subjects: readonly Subject[];
  readonly pricesSealed: boolean;
}) {
  const t = useTranslations("documents");
  const errors = useTranslations("errors");
  const subjectWords = useSubjectWords();
  const router = useRouter();
  const [candidateId, setCandidateId] = useState(props.candidates[0]?.id ?? "");
  const [kind, setKind] = useState<DocumentKind>("offer");
  const [subjectId, setSubjectId] = useState("");
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [refused, setRefused] = useState<readonly Refusal[]>([]);

  async function take(files: readonly File[]): Promise<void> {
    setRefused([]);
    const where = { selectionId: props.selectionId, candidateId, kind };
    for (const file of files) {
      setSending({ name: file.name, share: 0 });
      // What is too large is known before it is sent.
      const answer: SendAnswer =
        file.size > MOST_DOCUMENT_BYTES
          ? { ok: false, code: "document.too_large", params: { megabytes: MEGABYTES } }
          : await sendDocument({ ...where, subjectId: subjectId === "" ? null : subjectId }, file, (share) =>
              setSending({ name: file.name, share }),
            );
      if (answer.ok) notifyDone(t("sent", { name: file.name }));
      else setRefused((before) => [...before, { ...answer, name: file.name }]);
    }
    setSending(null);
    router.refresh();
  }

  return (
    <div className="grid gap-4">
      <div className="grid gap-3 sm:grid-cols-3">
        {props.candidates.length > 1 && (
          <Select
            label={t("candidate")}
            options={props.candidates.map(({ id, name, letter }) => ({
              value: id,
              label: letter === null ? name : `${letter} · ${name}`,
            }))}
            value={candidateId}
            onChange={(event) => setCandidateId(event.target.value)}
          />
        )}
        <Select
          label={t("kindLabel")}
          options={DOCUMENT_KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
          value={kind}
          onChange={(event) => setKind(DOCUMENT_KINDS.find((each) => each === event.target.value) ?? "other")}
        />
        {props.subjects.length > 0 && (
          <Select
            label={t("belongsTo")}
            emptyLabel={t("wholeCandidate")}
            options={props.subjects.map((each) => ({ value: each.id, label: subjectWords(each) }))}
            value={subjectId}
            onChange={(event) => setSubjectId(event.target.value)}
          />
        )}
      </div>
      <FileDrop
        icon={<FileUp aria-hidden className="size-6 text-ink-2" />}
        title={t("drop")}
        choose={t("choose")}
        help={
          <>
            {t("help", { megabytes: MEGABYTES })} {props.pricesSealed && t("sealedHelp")}
          </>
        }
        multiple
        pending={sending !== null}
        onFiles={(files) => void take(files)}
      >
        {sending !== null && (
          <p className="w-full max-w-sm text-sm text-ink-2">
            <span className="block truncate">{t("sending", { name: sending.name })}</span>
            <progress
              className="h-1.5 w-full accent-accent"
              max={1}
              value={sending.share}
              aria-label={t("sending", { name: sending.name })}
            />
          </p>
        )}
      </FileDrop>
      <div role="status" className="grid gap-2">
        {refused.map((each, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
            key={index}
            className="flex items-start justify-between gap-3 rounded-md border border-bad/40 bg-bad-soft px-3 py-2"
          >
            <div className="min-w-0">
              <p className="text-sm font-medium [overflow-wrap:anywhere]">
                {t("notKept", { name: each.name })}
              </p>
              <FieldError>{errorText(errors, each.code, { ...each.params })}</FieldError>
            </div>
            <IconButton
              label={t("dismiss")}
              size="sm"
              onClick={() => setRefused((before) => before.filter((other) => other !== each))}
            >
              <X aria-hidden />
            </IconButton>
          </div>
        ))}
      </div>
    </div>
  );
}
