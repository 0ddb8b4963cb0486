"use client";

import { FileJson } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Callout } from "@/components/ui/callout";
import { errorText } from "@/lib/i18n/error-text";
import { FaultList } from "./fault-list";
import { FileDrop } from "./file-drop";
import { type ImportAnswer, sendSelectionFile } from "./send-selection-file";

type Refused = Extract<ImportAnswer, { ok: false }> & { readonly fileName: string };

/** Takes a selection file by choosing or by dropping it, and shows its faults when it is refused. */
export function ImportFile({ organisationId }: { organisationId: string }) {
  const t = useTranslations("file.import");
  const router = useRouter();
  const [reading, setReading] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setRefused(null);
    setReading(file.name);
    const answer = await sendSelectionFile(organisationId, file);
    setReading(null);
    if (answer.ok) router.push(`/selections/${answer.id}`);
    else setRefused({ ...answer, fileName: file.name });
  }

  return (
    <div className="grid gap-5">
      <FileDrop
        icon={<FileJson aria-hidden className="size-7 text-ink-2" />}
        title={t("drop")}
        choose={reading === null ? t("choose") : t("reading", { name: reading })}
        help={t("help")}
        accept=".json,application/json"
        pending={reading !== null}
        onFiles={([file]) => void take(file)}
      />
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
