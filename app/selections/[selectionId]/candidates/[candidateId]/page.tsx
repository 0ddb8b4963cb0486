import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PartnerTypeMark } from "@/components/candidate/partner-type-mark";
import { SizeMark } from "@/components/candidate/size-mark";
import { SoundnessFlags, SoundnessMark } from "@/components/candidate/soundness-mark";
import { Messages } from "@/components/i18n/messages-provider";
import { AdviceNote } from "@/components/ui/advice-note";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { TextLink } from "@/components/ui/link-button";
import { PageHeader, Section } from "@/components/ui/page-header";
import { stageMoves } from "@/lib/domain/candidate-stage";
import { soundnessOn } from "@/lib/domain/financial-soundness";
import { type CandidatePage, loadCandidatePage } from "@/lib/features/candidate/loaders";
import { loadCandidateDocuments } from "@/lib/features/document/loaders";
import { CapabilitiesForm } from "../_components/capabilities-form";
import { DocumentsSection } from "../_components/documents-section";
import { FactsForm } from "../_components/facts-form";
import { ClaimedTypeForm, MembershipForm } from "../_components/membership-form";
import { ReferencesSection } from "../_components/references-section";
import { ReportsSection } from "../_components/reports-section";
import { SideBySide } from "../_components/side-by-side";
import { StageMenu } from "../_components/stage-menu";
import { YearsForm } from "../_components/years-form";

interface Params {
  params: Promise<{ selectionId: string; candidateId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("candidates");
  return { title: t("list.background") };
}

/** Everything known about one candidate, in sections that are edited one by one. */
export default async function OneCandidatePage(props: Params) {
  const { selectionId, candidateId } = await props.params;
  const page = await loadCandidatePage(selectionId, candidateId);
  const files = page && (await loadCandidateDocuments(selectionId, candidateId));
  if (!page || !files) notFound();
  const t = await getTranslations("candidates");
  const { candidate } = page;
  const { legalName } = candidate.vendor;
  const documents = (
    <DocumentsSection
      selectionId={selectionId}
      candidate={{ id: candidate.id, name: legalName, letter: candidate.letter }}
      page={files}
      title={t("page.documents")}
    />
  );
  return (
    <Messages namespaces={["candidates", "documents"]}>
      <TextLink
        href={`/selections/${selectionId}/candidates`}
        className="mb-3 inline-flex items-center gap-1 text-sm"
      >
        <ArrowLeft aria-hidden className="size-3.5" />
        {t("page.back")}
      </TextLink>
      <PageHeader
        title={
          <CandidateChip letter={candidate.letter} colour={candidate.colour} name={legalName} size="lg" />
        }
        description={t(`stage.${candidate.stage}`)}
        actions={
          page.mayWrite && (
            <StageMenu
              selectionId={selectionId}
              candidateId={candidateId}
              name={legalName}
              stage={candidate.stage}
              moves={stageMoves(candidate.stage, candidate.letter !== null)}
            />
          )
        }
      />
      {page.mayWrite ? (
        <EditSections page={page} t={t} documents={documents} />
      ) : (
        <>
          <p className="mb-4 text-sm text-ink-2">{t("page.readOnly")}</p>
          <SideBySide page={{ ...page, candidates: [candidate], vendors: [] }} />
          {documents}
        </>
      )}
    </Messages>
  );
}

const SECTIONS = [
  "accounts",
  "assurance",
  "membership",
  "references",
  "partner",
  "supplier",
  "documents",
] as const;

function EditSections({
  page,
  t,
  documents,
}: {
  page: CandidatePage;
  documents: ReactNode;
  t: Awaited<ReturnType<typeof getTranslations<"candidates">>>;
}) {
  const { rows, candidate, selectionId, today } = page;
  const place = { selectionId, candidateId: candidate.id };
  const soundness = soundnessOn(candidate.financialYears, today);
  const accountsCurrency = candidate.financialYears.at(-1)?.currency ?? page.currency;
  return (
    <div className="max-w-5xl [&_section]:scroll-mt-16">
      <nav aria-label={t("page.sections")} data-print="hide" className="mb-6 flex flex-wrap gap-x-4 gap-y-1">
        {SECTIONS.map((section) => (
          <a
            key={section}
            href={`#${section}`}
            className="inline-flex min-h-6 items-center rounded-sm text-sm text-ink-2 hover:text-ink hover:underline"
          >
            {t(`page.${section}`)}
          </a>
        ))}
      </nav>
      <Section id="accounts" title={t("page.accounts")}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <AdviceNote id="candidate-accounts">{t("advice.accounts")}</AdviceNote>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <SoundnessMark soundness={soundness} />
            <SoundnessFlags flags={soundness.flags} currency={accountsCurrency} />
          </div>
          <YearsForm {...place} rows={rows.financialYears} today={today} currency={page.currency} />
        </div>
      </Section>
      <Section id="assurance" title={t("page.assurance")} description={t("side.experienceNote")}>
        <ReportsSection
          {...place}
          today={today}
          reports={candidate.assuranceReports.map((report) => ({
            ...report,
            edition: editionOf(rows.assuranceReports, report.id),
          }))}
        />
      </Section>
      <Section id="membership" title={t("page.membership")}>
        <MembershipForm {...place} row={rows.candidate} />
      </Section>
      <Section id="references" title={t("page.references")}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <AdviceNote id="candidate-references">{t("advice.references")}</AdviceNote>
          <ReferencesSection
            {...place}
            callers={page.callers}
            references={candidate.references.map((reference) => ({
              ...reference,
              callerId: rows.references.find(({ id }) => id === reference.id)?.callerId ?? null,
              edition: editionOf(rows.references, reference.id),
            }))}
          />
        </div>
      </Section>
      <Section
        id="partner"
        title={t("page.partner")}
        description={page.wantedPartnerType !== null && t("partner.wanted", { type: page.wantedPartnerType })}
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <AdviceNote id="candidate-partner-type">{t("advice.partner")}</AdviceNote>
          <div className="grid gap-5 sm:grid-cols-2">
            <PartnerTypeMark claimed={candidate.claimedPartnerType} capabilities={candidate.capabilities} />
            <SizeMark employees={candidate.vendor.employees} />
          </div>
          <ClaimedTypeForm {...place} row={rows.candidate} />
          <CapabilitiesForm {...place} rows={rows.capabilities} />
        </div>
      </Section>
      <Section id="supplier" title={t("page.supplier")}>
        <FactsForm {...place} rows={rows.facts} />
      </Section>
      {documents}
    </div>
  );
}

/** The edition of a row that was read in the same snapshot as the entry it belongs to. */
function editionOf(rows: readonly { readonly id: string; readonly edition: number }[], id: string): number {
  return rows.find((row) => row.id === id)?.edition ?? 1;
}
