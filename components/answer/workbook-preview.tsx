"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ColumnMapper } from "@/components/upload/column-mapper";
import { UploadChanges } from "@/components/upload/upload-changes";
import { UploadSummaryTable } from "@/components/upload/upload-summary";
import type { ColumnMapping } from "@/lib/domain/column-mapping";
import type { Outcome } from "@/lib/domain/outcome";
import type { OwnPreview } from "@/lib/domain/own-preview";
import { severityOf } from "@/lib/domain/upload-finding";
import { WorkbookFindings } from "./workbook-findings";

/** What a vendor's workbook says and would change, before anything of it is taken in. */
export function WorkbookPreview(props: {
  readonly preview: OwnPreview;
  readonly isTaking: boolean;
  readonly onTake: () => void;
  readonly onLeave: () => void;
  readonly onMap: (mapping: ColumnMapping) => Promise<Outcome<unknown>>;
}) {
  const t = useTranslations("answer.page.file");
  const { preview } = props;
  const { findings, lines, lost, sheets, requirements, points } = preview;
  const tMap = useTranslations("upload.map.lost");
  const [isMapping, setMapping] = useState(false);
  const previewOf = t("previewOf", { name: preview.fileName });
  const of = (severity: ReturnType<typeof severityOf>) =>
    findings.filter((finding) => severityOf(finding) === severity);
  const [unclear, missing, info] = [of("unclear"), of("missing"), of("info")];
  const isSame = preview.changed.length === 0 && preview.changedRest === 0;
  const notes = [
    preview.stays > 0 && t("stays", { count: preview.stays }),
    preview.undone.length > 0 &&
      t("undone", { names: preview.undone.join(", "), count: preview.undone.length }),
    preview.otherCurrency > 0 &&
      t("otherCurrency", { count: preview.otherCurrency, currency: preview.currency }),
    preview.changedRest > 0 && t("changedRest", { count: preview.changedRest }),
  ].filter((note) => note !== false);
  return (
    <section
      aria-label={previewOf}
      className="grid grid-cols-[minmax(0,1fr)] gap-5 rounded-lg border border-rule-strong bg-raised px-4 py-4"
    >
      <Callout
        tone={isSame ? undefined : unclear.length > 0 ? "warn" : "good"}
        title={previewOf}
        action={
          <>
            <Button look="quiet" size="sm" onClick={props.onLeave}>
              {t("leave")}
            </Button>
            {!isSame && (
              <Button look="primary" size="sm" pending={props.isTaking} onClick={props.onTake}>
                {t("take")}
              </Button>
            )}
          </>
        }
      >
        {isSame
          ? t("same")
          : unclear.length > 0
            ? t("unclearBody", { count: unclear.length })
            : t("clearBody")}
      </Callout>
      {notes.length > 0 && (
        <ul className="grid list-disc gap-1 pl-5 text-sm text-ink-2">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <Part title={t("read")}>
        <div className="relative overflow-x-auto">
          <UploadSummaryTable summary={preview.summary} />
        </div>
      </Part>
      {lost && sheets && !isMapping && (
        <div>
          <Button size="sm" onClick={() => setMapping(true)}>
            {tMap("find")}
          </Button>
        </div>
      )}
      {lost && sheets && isMapping && (
        <ColumnMapper
          vendorName=""
          isOwn
          sheets={sheets}
          targets={{ lines, requirements, points }}
          mapping={preview.mapping}
          lost={lost}
          send={props.onMap}
          onCancel={() => setMapping(false)}
        />
      )}
      {unclear.length > 0 && (
        <Part title={t("unclear", { count: unclear.length })}>
          <WorkbookFindings findings={unclear} lines={lines} points={points} />
        </Part>
      )}
      {missing.length > 0 && (
        <Part title={t("missing", { count: missing.length })}>
          <WorkbookFindings findings={missing} lines={lines} points={points} />
        </Part>
      )}
      {info.length > 0 && (
        <Part title={t("info")}>
          <WorkbookFindings findings={info} lines={lines} points={points} />
        </Part>
      )}
      {preview.changed.length > 0 && (
        <Part title={t("changes", { count: preview.changed.length })}>
          <UploadChanges
            changed={preview.changed}
            lines={lines}
            bundleNames={preview.bundleNames}
            places={preview.places}
            currency={preview.currency}
            hasBefore={preview.hasBefore}
          />
        </Part>
      )}
    </section>
  );
}

function Part(props: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="text-sm font-semibold text-ink-2">{props.title}</h3>
      {props.children}
    </div>
  );
}
