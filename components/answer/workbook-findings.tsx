"use client";

import { useTranslations } from "next-intl";
import { ShowAllRows, useFirstRows } from "@/components/ui/first-rows";
import { useColumnName } from "@/components/upload/use-column-name";
import { useFindingText } from "@/components/upload/use-finding-text";
import type { CatalogueLine } from "@/lib/domain/offer";
import { severityOf, subjectOf, type UploadFinding } from "@/lib/domain/upload-finding";

/** Findings whose usual sentence speaks to the buyer. */
const OWN_WORDS = [
  "lineAdded",
  "lineDropped",
  "sheetLost",
  "columnLost",
  "currencyOther",
  "currencyNeedsRate",
  "absoluteMissing",
  "answerTwice",
  "lineTwice",
  "notANumber",
  "negative",
  "unknownRequest",
  "oldRequest",
] as const;

/** This many stand in view; the rest is a click away. */
const FEW = 8;

/** What was found in a vendor's own workbook, one by one, each with its sheet and cell. */
export function WorkbookFindings(props: {
  readonly findings: readonly UploadFinding[];
  readonly lines: readonly CatalogueLine[];
  readonly points: readonly { readonly id: string; readonly name: string }[];
}) {
  const t = useTranslations("answer.page.file");
  const tFindings = useTranslations("upload.findings");
  const usual = useFindingText();
  const columnName = useColumnName();
  const shown = useFirstRows(props.findings, FEW);
  const names = new Map([...props.lines, ...props.points].map(({ id, name }) => [id, name]));
  const words = (finding: UploadFinding): string => {
    const own = OWN_WORDS.find((each) => each === finding.code);
    const { column } = finding.params;
    const named = column === undefined ? {} : { column: columnName(String(column)) };
    return own === undefined
      ? usual(finding)
      : t(`code.${own}`, { loose: "", why: "", name: "empty", ...finding.params, ...named });
  };
  return (
    <>
      <ol className="border-t border-rule">
        {shown.rows.map((finding) => {
          const name =
            severityOf(finding) === "unclear" ? names.get(subjectOf(finding)?.id ?? "") : undefined;
          return (
            <li
              key={finding.key}
              className="flex flex-wrap items-start gap-x-4 gap-y-0.5 border-b border-rule py-2"
            >
              <span className="num w-40 shrink-0 text-sm break-words text-ink-2 max-md:w-full">
                {finding.sheet === ""
                  ? tFindings("file")
                  : finding.cell === ""
                    ? finding.sheet
                    : tFindings("where", { sheet: finding.sheet, cell: finding.cell })}
              </span>
              <p className="min-w-0 flex-1 basis-64">
                {name !== undefined && <strong className="font-semibold">{name}: </strong>}
                {words(finding)}
              </p>
            </li>
          );
        })}
      </ol>
      <ShowAllRows of={shown} label={tFindings("more", { count: props.findings.length })} />
    </>
  );
}
