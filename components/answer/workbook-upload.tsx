"use client";

import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FileDrop } from "@/components/file/file-drop";
import { Callout } from "@/components/ui/callout";
import { notifyDone } from "@/components/ui/notify";
import type { ColumnMapping } from "@/lib/domain/column-mapping";
import type { Outcome } from "@/lib/domain/outcome";
import type { OwnPreview } from "@/lib/domain/own-preview";
import { errorText } from "@/lib/i18n/error-text";
import { bringWorkbook, type OwnRefusal } from "./send-own-workbook";
import { WorkbookPreview } from "./workbook-preview";

interface SeenFile {
  selectionId: string;
  variant: string;
  draftId: string;
  expectedEdition: number;
}

/** What a vendor does with the workbook that waits at one of its offers. */
export interface OwnFileActions {
  readonly take: (input: SeenFile & { seen: string }) => Promise<Outcome<unknown>>;
  readonly map: (input: SeenFile & { mapping: ColumnMapping }) => Promise<Outcome<unknown>>;
  readonly leave: (input: Omit<SeenFile, "expectedEdition">) => Promise<Outcome<unknown>>;
}

/** Refusals whose usual sentence speaks to the buyer. */
const OWN_REFUSALS = ["too_large", "pdf", "not_a_workbook", "blank"] as const;
const UNREADABLE: readonly string[] = ["damaged", "too_many_parts", "bomb", "overlapping"].map(
  (each) => `workbook.${each}`,
);

/**
 * A vendor brings its filled workbook to its own page: read, looked at, and only then taken into what it has typed. Until
 * then it waits for the vendor's people, on whichever device they look.
 */
export function WorkbookUpload(props: {
  readonly selectionId: string;
  readonly variant: string;
  /** The workbook that waits; null when none does. */
  readonly brought: OwnPreview | null;
  /** Where the prices are, to go on from there. */
  readonly pricesHref: string;
  readonly actions: OwnFileActions;
}) {
  const t = useTranslations("answer.page.file");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  // What was read just now, until the page knows it, too.
  const [fresh, setFresh] = useState<OwnPreview | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [refused, setRefused] = useState<(OwnRefusal & { readonly name: string }) | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const { selectionId, variant, actions } = props;
  const standing = fresh ?? props.brought;
  const preview = standing?.draftId === done ? null : standing;

  async function choose(file: File | undefined): Promise<void> {
    if (file === undefined || busy !== null) return;
    setRefused(null);
    setBusy(file.name);
    const answer = await bringWorkbook({ selectionId, variant }, file);
    setBusy(null);
    if (!answer.ok) {
      setRefused({ ...answer, name: file.name });
      return;
    }
    setDone(null);
    setFresh(answer.value);
    router.refresh();
  }

  /** Does something with the workbook as it is seen; one that was changed meanwhile is shown anew. */
  async function act(
    { draftId, edition, fileName }: OwnPreview,
    deed: (file: SeenFile) => Promise<Outcome<unknown>>,
  ): Promise<Outcome<unknown>> {
    setRefused(null);
    setBusy(fileName);
    const outcome = await deed({ selectionId, variant, draftId, expectedEdition: edition });
    setBusy(null);
    // From here on the page knows better than what was read a while ago.
    setFresh(null);
    if (!outcome.ok) {
      const { code, params } = outcome;
      setRefused({ ok: false, code, params: { ...params }, name: fileName });
      router.refresh();
    }
    return outcome;
  }

  async function take(seenFile: OwnPreview): Promise<void> {
    const { seen } = seenFile;
    const outcome = await act(seenFile, (file) => actions.take({ ...file, seen }));
    if (!outcome.ok) return;
    setDone(seenFile.draftId);
    notifyDone(t("taken"));
    router.push(props.pricesHref);
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
        choose={busy === null ? t("choose") : t("reading", { name: busy })}
        help={t("help")}
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        pending={busy !== null}
        className="py-5"
        onFiles={([file]) => void choose(file)}
      />
      <div role="status">
        {refused && (
          <Callout tone="bad" title={preview ? undefined : t("refused", { name: refused.name })}>
            {sentence(refused)}
          </Callout>
        )}
      </div>
      {preview && (
        <WorkbookPreview
          key={`${preview.draftId} ${preview.edition}`}
          preview={preview}
          isTaking={busy !== null}
          onTake={() => void take(preview)}
          onLeave={() =>
            void act(preview, ({ expectedEdition: _edition, ...file }) => actions.leave(file)).then(
              ({ ok }) => ok && setDone(preview.draftId),
            )
          }
          onMap={(mapping) => act(preview, (file) => actions.map({ ...file, mapping }))}
        />
      )}
    </div>
  );
}
