"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/page-header";
import type { ColumnMapping, LostParts } from "@/lib/domain/column-mapping";
import type { MappedSheet } from "@/lib/domain/mapped-sheet";
import type { MendedPart } from "@/lib/domain/mended-answer";
import type { Currency } from "@/lib/domain/money";
import type { CatalogueLine, Cell } from "@/lib/domain/offer";
import type { OfferAnswer } from "@/lib/domain/offer-answer";
import type { Outcome } from "@/lib/domain/outcome";
import type { Quantities } from "@/lib/domain/selection";
import { openFindings, type UploadFinding, type UploadSummary } from "@/lib/domain/upload-finding";
import type { UploadRest } from "@/lib/domain/upload-rest";
import { ColumnMapper } from "./column-mapper";
import type { MendFrame } from "./mend-frame";
import { UploadChanges } from "./upload-changes";
import { CHANGES, UploadContents } from "./upload-contents";
import { UploadFindings } from "./upload-findings";
import { UploadVerdict } from "./upload-preview";
import { UploadSummaryTable } from "./upload-summary";
import type { DiscardUpload } from "./waiting-uploads";

interface Where {
  selectionId: string;
  draftId: string;
  expectedEdition: number;
}

/** What there is to see of one upload. `open` is null while prices are sealed. */
export interface UploadToReview {
  readonly report: {
    readonly kind: "ours" | "foreign";
    readonly findings: readonly UploadFinding[];
    readonly summary: UploadSummary | null;
    readonly places: Readonly<Record<string, { readonly sheet: string; readonly cell: string }>>;
    readonly mapping: ColumnMapping | null;
    readonly lost: LostParts | null;
  };
  readonly lines: readonly CatalogueLine[];
  readonly requirements: MendFrame["requirements"];
  readonly points: MendFrame["points"];
  readonly currency: Currency;
  readonly quantities: Quantities;
  /** Number of the version that counts now; null when there is none. */
  readonly before: number | null;
  /** Number the next version gets. */
  readonly next: number;
  readonly mayMend: boolean;
  readonly sheets: readonly MappedSheet[] | null;
  readonly open: {
    readonly currency: Currency;
    readonly answer: OfferAnswer;
    readonly rest: UploadRest;
    readonly changed: readonly { lineId: string; before: Cell; after: Cell }[];
    readonly bundleNames: Readonly<Record<string, string>>;
    readonly sameAsBefore: boolean;
  } | null;
}

/** An upload to be looked at: told how it is laid out, mended, left as it is, accepted or thrown away. */
export function UploadReview(props: {
  readonly selectionId: string;
  readonly draftId: string;
  readonly edition: number;
  readonly vendorName: string;
  readonly page: UploadToReview;
  readonly accept: (input: Where) => Promise<Outcome<{ number: number; candidateId: string }>>;
  readonly discard: DiscardUpload;
  readonly leave: (input: Where & { keys: number[] | null; word: string }) => Promise<Outcome<unknown>>;
  readonly map: (input: Where & { mapping: ColumnMapping }) => Promise<Outcome<unknown>>;
  readonly mend: (input: Where & { findingKey: number; part: MendedPart }) => Promise<Outcome<unknown>>;
}) {
  const t = useTranslations("upload");
  const { page, selectionId, draftId } = props;
  const { report, open } = page;
  const where = { selectionId, draftId, expectedEdition: props.edition };
  const [isMapping, setMapping] = useState(report.kind === "foreign" && report.summary === null);
  const mapper = isMapping && page.sheets && (
    <ColumnMapper
      vendorName={props.vendorName}
      sheets={page.sheets}
      targets={{ lines: page.lines, requirements: page.requirements, points: page.points }}
      mapping={report.mapping}
      lost={report.lost}
      onCancel={report.summary === null ? undefined : () => setMapping(false)}
      send={async (mapping) => {
        const outcome = await props.map({ ...where, mapping });
        if (outcome.ok) setMapping(false);
        return outcome;
      }}
    />
  );
  if (report.summary === null || mapper) return mapper;
  const frame: MendFrame = {
    lines: page.lines,
    requirements: page.requirements,
    points: page.points,
    currency: page.currency,
    quantities: page.quantities,
    open,
    mayTypePrices: page.mayMend,
    send: (findingKey, part) => props.mend({ ...where, findingKey, part }),
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <UploadVerdict
        where={where}
        number={page.next}
        unclear={openFindings(report.findings).length}
        sameAs={open?.sameAsBefore ? page.before : null}
        accept={props.accept}
        discard={props.discard}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <UploadContents findings={report.findings} changed={open?.changed.length ?? null} />
        {page.sheets && (
          <Button size="sm" onClick={() => setMapping(true)}>
            {report.lost ? t("map.lost.find") : t("map.again")}
          </Button>
        )}
      </div>
      <div>
        <Section title={t("read.title")}>
          <UploadSummaryTable summary={report.summary} />
        </Section>
        <UploadFindings
          findings={report.findings}
          mend={frame}
          onFind={report.lost && page.sheets ? () => setMapping(true) : undefined}
          leave={(keys, word) => props.leave({ ...where, keys: keys && [...keys], word })}
        />
        {open && (
          <Section
            id={CHANGES}
            title={page.before === null ? t("changed.first") : t("changed.title", { number: page.before })}
          >
            <UploadChanges
              changed={open.changed}
              lines={page.lines}
              bundleNames={open.bundleNames}
              places={report.places}
              currency={open.currency}
              hasBefore={page.before !== null}
            />
          </Section>
        )}
      </div>
    </div>
  );
}
