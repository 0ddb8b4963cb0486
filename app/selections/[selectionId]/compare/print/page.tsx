import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { matrixRows } from "@/components/compare/matrix-rows";
import { basisText, offerTexts } from "@/components/compare/print-basis";
import { PrintButton } from "@/components/compare/print-button";
import { PrintGaps } from "@/components/compare/print-gaps";
import { PrintMatrix } from "@/components/compare/print-matrix";
import { MissingTable, StandingNotice } from "@/components/compare/standing-notice";
import { verdictSentences } from "@/components/compare/verdict-text";
import { PrintPrice } from "@/components/price/print-price";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { loadComparisonPrint } from "@/lib/features/comparison/loaders";
import { formatDay } from "@/lib/i18n/formats";

interface PrintPageProps {
  params: Promise<{ selectionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("print"))("title") };
}

/** The whole comparison for paper: A4 landscape, every row, and what was filled in by the buyer. */
export default async function ComparePrintPage({ params, searchParams }: PrintPageProps) {
  const { selectionId } = await params;
  const asked = await searchParams;
  const print = await loadComparisonPrint(selectionId, asked);
  if (!print) notFound();
  const { prepared, comparison, frame, gaps, standing, revision, today } = print;
  const sealed = frame.pricesSealed;
  const t = await getTranslations("print");
  const tCompare = await getTranslations("compare");
  const locale = await getLocale();
  const words = { t: tCompare, locale, currency: frame.currency };
  const basis = basisText(prepared, comparison, { t, locale });
  const asOf = t("asOf", { day: formatDay(today, locale), revision });
  const rows = matrixRows(prepared, comparison, frame.columns, () => true, words);
  const names = new Map(frame.columns.map((column) => [column.letter, column.name]));
  return (
    <div className="mx-auto max-w-6xl print:max-w-none">
      <style>{paper(t("page"), t("of"))}</style>
      <div data-print="hide" className="mb-6 flex flex-wrap items-center justify-between gap-3">
        <LinkButton href={`/selections/${selectionId}/compare${addressOf(asked)}`}>{t("back")}</LinkButton>
        <PrintButton>{t("print")}</PrintButton>
      </div>
      <header className="mb-4 border-b-2 border-ink pb-3">
        <h1 className="text-xl font-semibold tracking-tight">{frame.name}</h1>
        <p className="mt-0.5 text-sm">
          {t("title")} · {asOf}
        </p>
        <dl className="mt-2 grid grid-cols-[max-content_1fr] gap-x-3 gap-y-0.5 text-sm text-ink-2">
          {sealed ? null : (
            <>
              <dt className="font-semibold">{t("basis")}</dt>
              <dd>{basis}</dd>
              <dt className="font-semibold">{t("offers")}</dt>
              <dd>{offerTexts(prepared, { t, locale }).join(" · ")}</dd>
            </>
          )}
        </dl>
        <p className="mt-2 text-sm">{verdictSentences(frame, words).join(" ")}</p>
        {sealed ? null : (
          <p className="mt-1 text-xs text-ink-3">{t("currency", { currency: frame.currency })}</p>
        )}
      </header>
      <StandingNotice standing={standing} links={NO_LINKS} />
      {frame.columns.length === 0 ? (
        <EmptyState title={tCompare("noCandidates.title")} body={tCompare("noCandidates.body")} />
      ) : (
        <>
          <PrintMatrix
            label={t("matrix")}
            corner={`${frame.name} · ${formatDay(today, locale, "short")}`}
            columns={frame.columns}
            rows={rows}
          />
          <p className="mt-2 text-xs text-ink-3">{tCompare("assuranceNote")}</p>
          {standing.missing.length > 0 ? (
            <section className="mt-8">
              <h2 className="mb-2 break-after-avoid text-lg font-semibold">{t("missingScores")}</h2>
              <MissingTable standing={standing} />
            </section>
          ) : null}
          {sealed ? null : (
            <section className="mt-8">
              <h2 className="mb-2 break-after-avoid text-lg font-semibold">{t("gaps")}</h2>
              <PrintGaps gaps={gaps} currency={frame.currency} names={names} />
            </section>
          )}
          {sealed || comparison.linesInBasis === 0 ? null : (
            <PrintPrice prepared={prepared} comparison={comparison} />
          )}
        </>
      )}
    </div>
  );
}

/** Paper leads nowhere. */
const NO_LINKS = { opening: null, progress: null, scores: null, answers: null };

/** Landscape paper with the page's number at its foot. Holds our own words only, so nothing typed can end up in it. */
function paper(page: string, of: string): string {
  const foot = `"${page} " counter(page) " ${of} " counter(pages)`;
  return `@page { size: A4 landscape; margin: 10mm 10mm 13mm; @bottom-right { content: ${foot}; font: 7.5pt sans-serif; color: #6a6d74; } @bottom-left { content: "Shortlist"; font: 7.5pt sans-serif; color: #6a6d74; } }`;
}

/** The address parameters as they came, for the way back to the same basis. */
function addressOf(asked: Record<string, string | string[] | undefined>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (typeof value === "string") parameters.set(name, value);
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}
