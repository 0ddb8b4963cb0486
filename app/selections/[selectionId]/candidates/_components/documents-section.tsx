import { useTranslations } from "next-intl";
import { DocumentList } from "@/components/documents/document-list";
import { DocumentUpload } from "@/components/documents/document-upload";
import { Section } from "@/components/ui/page-header";
import type { loadCandidateDocuments } from "@/lib/features/document/loaders";

/** The files kept with one candidate, its reports and its references. */
export function DocumentsSection(props: {
  readonly selectionId: string;
  readonly candidate: { readonly id: string; readonly name: string; readonly letter: string | null };
  readonly page: NonNullable<Awaited<ReturnType<typeof loadCandidateDocuments>>>;
  readonly title: string;
}) {
  const t = useTranslations("documents");
  const { selectionId, page } = props;
  return (
    <Section id="documents" title={props.title} description={t("sectionNote")}>
      <div className="grid gap-5">
        {page.mayWrite && (
          <DocumentUpload
            selectionId={selectionId}
            candidates={[props.candidate]}
            subjects={page.subjects}
            pricesSealed={page.pricesSealed}
          />
        )}
        <DocumentList
          selectionId={selectionId}
          documents={page.documents}
          subjects={page.subjects}
          mayWrite={page.mayWrite}
          showsCandidate={false}
        />
      </div>
    </Section>
  );
}
