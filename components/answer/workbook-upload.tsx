"use client";

import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FileDrop } from "@/components/file/file-drop";
import { Callout } from "@/components/ui/callout";
import { notifyDone } from "@/components/ui/notify";
import { errorText } from "@/lib/i18n/error-text";
import { lookAtWorkbook, type OwnPreviewView, type OwnRefusal, takeInWorkbook } from "./send-own-workbook";
import { WorkbookPreview } from "./workbook-preview";

interface Brought {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

/** Refusals whose usual sentence speaks to the buyer. */
const OWN_REFUSALS = ["too_large", "pdf", "not_a_workbook", "blank"] as const;
const UNREADABLE: readonly string[] = ["damaged", "too_many_parts", "bomb", "overlapping"].map(
  (each) => `workbook.${each}`,
);

/** A vendor brings its filled workbook to its own page: read, looked at, and only then taken into what it has typed. */
export function WorkbookUpload(props: {
  readonly selectionId: string;
  readonly variant: string;
  /** Where the prices are, to go on from there. */
  readonly pricesHref: string;
}) {
  const t = useTranslations("answer.page.file");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const [brought, setBrought] = useState<Brought | null>(null);
  const [preview, setPreview] = useState<OwnPreviewView | null>(null);
  const [refused, setRefused] = useState<OwnRefusal | null>(null);
  const [busy, setBusy] = useState<"reading" | "taking" | null>(null);
  const { selectionId, variant } = props;

  async function look(file: Brought): Promise<void> {
    setBrought(file);
    setBusy("reading");
    const answer = await lookAtWorkbook({ selectionId, variant }, file.bytes);
    setBusy(null);
    setPreview(answer.ok ? answer.value : null);
    setRefused(answer.ok ? null : answer);
  }

  async function choose(file: File | undefined): Promise<void> {
    if (file === undefined || busy !== null) return;
    setPreview(null);
    setRefused(null);
    // Kept as it was read: what is taken in is what was looked at, whatever happens to the file meanwhile.
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes === null) setRefused({ ok: false, code: "file.not_sent", params: {} });
    else await look({ name: file.name, bytes });
  }

  async function take(): Promise<void> {
    if (brought === null || preview === null || busy !== null) return;
    setBusy("taking");
    const answer = await takeInWorkbook({ selectionId, variant }, brought.bytes, preview.seen);
    setBusy(null);
    if (answer.ok) {
      notifyDone(t("taken"));
      router.push(props.pricesHref);
      router.refresh();
      return;
    }
    setRefused(answer);
    // Somebody typed meanwhile: what the workbook changes is shown anew before it does.
    if (answer.code === "row.changed_meanwhile") await look(brought).then(() => setRefused(answer));
  }

  function sentence({ code, params }: OwnRefusal): string {
    if (code === "row.changed_meanwhile") return t("changedMeanwhile");
    const own = OWN_REFUSALS.find((each) => code === `workbook.${each}`);
    if (own !== undefined) return t(`refusal.${own}`, { ...params });
    return UNREADABLE.includes(code) ? t("refusal.unreadable") : errorText(tErrors, code, { ...params });
  }

  return (
    <div className="grid gap-4">
      <FileDrop
        icon={<FileUp aria-hidden className="size-6 text-ink-2" />}
        title={t("drop")}
        choose={busy === "reading" && brought ? t("reading", { name: brought.name }) : t("choose")}
        help={t("help")}
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        pending={busy !== null}
        className="py-5"
        onFiles={([file]) => void choose(file)}
      />
      <div role="status">
        {refused && (
          <Callout tone="bad" title={preview ? undefined : t("refused", { name: brought?.name ?? "" })}>
            {sentence(refused)}
          </Callout>
        )}
      </div>
      {preview && brought && (
        <WorkbookPreview
          name={brought.name}
          preview={preview}
          isTaking={busy === "taking"}
          onTake={() => void take()}
          onLeave={() => {
            setPreview(null);
            setRefused(null);
          }}
        />
      )}
    </div>
  );
}
