"use client";

import { FileJson } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { classNames } from "@/components/ui/class-names";
import { errorText } from "@/lib/i18n/error-text";
import { FaultList } from "./fault-list";
import { type ImportAnswer, sendSelectionFile } from "./send-selection-file";

type Refused = Extract<ImportAnswer, { ok: false }> & { readonly fileName: string };

/** Takes a selection file by choosing or by dropping it, and shows its faults when it is refused. */
export function ImportFile({ organisationId }: { organisationId: string }) {
  const t = useTranslations("file.import");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const help = useId();
  const [reading, setReading] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined || reading !== null) return;
    setRefused(null);
    setReading(file.name);
    const answer = await sendSelectionFile(organisationId, file);
    setReading(null);
    if (answer.ok) router.push(`/selections/${answer.id}`);
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
          "grid justify-items-center gap-3 rounded-md border-2 border-dashed px-6 py-10 text-center",
          isOver ? "border-accent bg-raised" : "border-rule-strong",
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <FileJson aria-hidden className="size-7 text-ink-2" />
        <p>{t("drop")}</p>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
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
      <div role="status">{refused && <Refusal refused={refused} />}</div>
    </div>
  );
}

function Refusal({ refused }: { refused: Refused }) {
  const t = useTranslations("file.import");
  const tError = useTranslations("errors");
  const hidden = Number(refused.params.count ?? 0) - refused.faults.length;
  return (
    <div className="grid gap-4">
      <Callout tone="bad" title={t("refused", { name: refused.fileName })}>
        {errorText(tError, refused.code, { ...refused.params })}
      </Callout>
      {refused.faults.length > 0 && (
        <section aria-label={t("faults")}>
          <h2 className="mb-3 text-md font-semibold">{t("faults")}</h2>
          <FaultList faults={refused.faults} />
          {hidden > 0 && <p className="mt-3 text-ink-2">{t("more", { count: hidden })}</p>}
        </section>
      )}
    </div>
  );
}
