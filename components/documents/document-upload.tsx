"use client";

import { FileUp, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
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
  const input = useRef<HTMLInputElement>(null);
  const help = useId();
  const [candidateId, setCandidateId] = useState(props.candidates[0]?.id ?? "");
  const [kind, setKind] = useState<DocumentKind>("offer");
  const [subjectId, setSubjectId] = useState("");
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [isOver, setIsOver] = useState(false);
  const [refused, setRefused] = useState<readonly Refusal[]>([]);

  async function take(files: readonly File[]): Promise<void> {
    if (files.length === 0 || sending !== null) return;
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

  function drop(event: DragEvent): void {
    event.preventDefault();
    setIsOver(false);
    void take([...event.dataTransfer.files]);
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside does the same */}
      <div
        className={classNames(
          "grid justify-items-center gap-2 rounded-md border-2 border-dashed px-5 py-6 text-center",
          isOver ? "border-accent bg-raised" : "border-rule-strong",
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <FileUp aria-hidden className="size-6 text-ink-2" />
        <p>{t("drop")}</p>
        <input
          ref={input}
          type="file"
          multiple
          className="sr-only"
          tabIndex={-1}
          aria-hidden
          data-testid="document-files"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = "";
            void take(files);
          }}
        />
        <Button pending={sending !== null} aria-describedby={help} onClick={() => input.current?.click()}>
          {t("choose")}
        </Button>
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
        <p id={help} className="max-w-prose text-sm text-ink-2">
          {t("help", { megabytes: MEGABYTES })} {props.pricesSealed && t("sealedHelp")}
        </p>
      </div>
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
