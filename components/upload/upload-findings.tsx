"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ShowAllRows, useFirstRows } from "@/components/ui/first-rows";
import { FormDialog } from "@/components/ui/form-dialog";
import { Section } from "@/components/ui/page-header";
import { Textarea } from "@/components/ui/textarea";
import { isPriceSubject } from "@/lib/domain/mended-answer";
import type { Outcome } from "@/lib/domain/outcome";
import { openFindings, severityOf, subjectOf, type UploadFinding } from "@/lib/domain/upload-finding";
import { MendDialog } from "./mend-dialog";
import type { MendFrame } from "./mend-frame";
import { useFindingText } from "./use-finding-text";
import { useSubjectName } from "./use-subject-name";

/** Where each kind of finding stands on the page, to jump there. */
export const PLACES = { unclear: "unclear", missing: "missing", info: "worth-knowing" } as const;

/** What has to be done is in view, all of it; of what is only to be known these many are, the rest is a click away. */
const FEW = 8;

interface FindingsProps {
  readonly findings: readonly UploadFinding[];
  readonly mend: MendFrame;
  readonly leave: (keys: readonly number[] | null, word: string) => Promise<Outcome<unknown>>;
  /** Says where a lost sheet or column is; left out where nothing can be told. */
  readonly onFind?: (() => void) | undefined;
}

/** What is unclear, what is missing, and what is worth knowing, each with its sheet and cell. */
export function UploadFindings(props: FindingsProps) {
  const t = useTranslations("upload.findings");
  const [leaving, setLeaving] = useState<readonly number[] | "all" | null>(null);
  const of = (severity: ReturnType<typeof severityOf>) =>
    props.findings.filter((finding) => severityOf(finding) === severity);
  const open = openFindings(props.findings);
  const settled = of("unclear").filter((finding) => finding.settled !== null);
  const missing = of("missing");
  const info = of("info");
  return (
    <>
      <Section id={PLACES.unclear} title={t("unclear")}>
        {open.length === 0 ? (
          <p className="text-ink-2">{t("none")}</p>
        ) : (
          <FindingList {...props} findings={open} onLeave={(key) => setLeaving([key])} />
        )}
        {open.length > 1 && (
          <div className="mt-3">
            <Button size="sm" onClick={() => setLeaving("all")}>
              {t("leaveAll", { count: open.length })}
            </Button>
          </div>
        )}
        {settled.length > 0 && (
          <>
            <h3 className="mt-5 mb-2 text-sm font-semibold text-ink-2">
              {t("settled", { count: settled.length })}
            </h3>
            <FindingList {...props} findings={settled} first={FEW} />
          </>
        )}
      </Section>
      <Section id={PLACES.missing} title={t("missing")}>
        {missing.length === 0 ? (
          <p className="text-ink-2">{t("noneMissing")}</p>
        ) : (
          <>
            <p className="mb-3 max-w-prose text-sm text-ink-2">{t("missingHow")}</p>
            <FindingList {...props} findings={missing} first={FEW} />
          </>
        )}
      </Section>
      {info.length > 0 && (
        <Section id={PLACES.info} title={t("info")}>
          <FindingList {...props} findings={info} first={FEW} />
        </Section>
      )}
      {leaving !== null && (
        <FormDialog
          title={t("leaveTitle")}
          description={t("leaveBody")}
          submit={t("leave")}
          look="primary"
          onSubmit={(text) => props.leave(leaving === "all" ? null : leaving, text("word"))}
          onDone={() => undefined}
          onClose={() => setLeaving(null)}
        >
          {(faults) => (
            <Textarea
              name="word"
              label={t("word")}
              maxLength={500}
              required
              error={faults.of("word") ?? faults.general}
            />
          )}
        </FormDialog>
      )}
    </>
  );
}

/** Whether there is a sheet or column left in the file that could be the lost one. */
const isToFind = ({ code, params }: UploadFinding): boolean =>
  (code === "columnLost" || code === "sheetLost") && params.loose !== "no";

function FindingList(
  props: FindingsProps & {
    /** Left out where there is nothing to leave. */
    readonly onLeave?: (key: number) => void;
    /** How many are in view at first, when it is fewer than usual. */
    readonly first?: number;
  },
) {
  const t = useTranslations("upload.findings");
  const words = useFindingText();
  const [mending, setMending] = useState<UploadFinding | null>(null);
  const shown = useFirstRows(props.findings, props.first);
  const nameOf = useSubjectName(props.mend);
  return (
    <>
      <ol className="border-t border-rule">
        {shown.rows.map((finding) => {
          const subject = subjectOf(finding);
          const isOpen = finding.settled === null;
          const isUnclear = severityOf(finding) === "unclear";
          const isKept = subject !== null && isPriceSubject(subject) && !props.mend.mayTypePrices;
          const name = subject === null || subject.part === "row" ? "" : nameOf(subject);
          return (
            <li
              key={finding.key}
              className="flex flex-wrap items-start gap-x-4 gap-y-1.5 border-b border-rule py-2.5"
            >
              <span className="num w-48 shrink-0 text-sm break-words text-ink-2 max-md:w-full">
                {finding.sheet === ""
                  ? t("file")
                  : finding.cell === ""
                    ? finding.sheet
                    : t("where", { sheet: finding.sheet, cell: finding.cell })}
              </span>
              <div className="min-w-0 flex-1 basis-64">
                <p>
                  {isUnclear && name !== "" && subject?.part !== "requirement" && (
                    <strong className="font-semibold">{name}: </strong>
                  )}
                  {words(finding)}
                </p>
                {finding.settled !== null && (
                  <p className="mt-0.5 text-sm text-ink-2">
                    {finding.settled.how === "mended"
                      ? t("mended", { name: finding.settled.by })
                      : t("left", { name: finding.settled.by, word: finding.settled.word })}
                  </p>
                )}
                {isOpen && isUnclear && isKept && (
                  <p className="mt-0.5 text-sm text-ink-2">{t("keeperOnly")}</p>
                )}
              </div>
              {isOpen && (
                <div className="flex flex-wrap gap-2">
                  {props.onFind && isToFind(finding) && (
                    <Button size="sm" onClick={props.onFind}>
                      {t("find")}
                    </Button>
                  )}
                  {subject !== null && !isKept && severityOf(finding) !== "info" && (
                    <Button size="sm" onClick={() => setMending(finding)}>
                      {t("mend")}
                    </Button>
                  )}
                  {props.onLeave && (
                    <Button size="sm" look="quiet" onClick={() => props.onLeave?.(finding.key)}>
                      {t("leave")}
                    </Button>
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <ShowAllRows of={shown} label={t("more", { count: props.findings.length })} />
      {mending && <MendDialog frame={props.mend} finding={mending} onClose={() => setMending(null)} />}
    </>
  );
}
