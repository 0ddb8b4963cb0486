import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { SealedNotice } from "@/components/offer/sealed-notice";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SealedDiff, VersionDiff, VersionEffect } from "@/components/versions/version-diff";
import { VersionPicker } from "@/components/versions/version-picker";
import { loadVersionDiff } from "@/lib/features/offer-version/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("versions");
  return { title: t("differences") };
}

const numberIn = (value: string | string[] | undefined): number | null =>
  typeof value === "string" && /^\d{1,5}$/.test(value) ? Number(value) : null;

/** Two versions of one offer read against each other: only what differs. */
export default async function VersionDiffPage(
  props: PageProps<"/selections/[selectionId]/offers/[candidateId]/versions">,
) {
  const { selectionId, candidateId: encoded } = await props.params;
  const candidateId = decodeURIComponent(encoded);
  const { from, to } = await props.searchParams;
  const page = await loadVersionDiff(selectionId, candidateId, numberIn(from), numberIn(to));
  if (!page) notFound();
  const t = await getTranslations("versions");
  const base = `/selections/${selectionId}/offers/${candidateId}`;
  return (
    <Messages namespaces={["offers", "versions"]}>
      <PageHeader
        title={<CandidateChip size="lg" letter={page.candidate.letter} name={page.candidate.name} />}
        description={
          page.variant === ""
            ? t("between", { from: page.before.number, to: page.after.number })
            : t("betweenOf", { from: page.before.number, to: page.after.number, variant: page.variant })
        }
        actions={
          <LinkButton href={`${base}?tab=versions`} size="sm">
            {t("toVersions")}
          </LinkButton>
        }
      />
      <VersionPicker
        address={`${base}/versions`}
        numbers={page.versions.map(({ number, withdrawn }) => ({ number, isWithdrawn: withdrawn !== null }))}
        from={page.before.number}
        to={page.after.number}
      />
      {page.kind === "sealed" ? (
        <div className="mt-5">
          <SealedNotice selectionId={selectionId} isKeeper={false}>
            {t("sealed")}
          </SealedNotice>
          <SealedDiff cells={page.cells} from={page.before.number} to={page.after.number} />
        </div>
      ) : (
        <div className="mt-5">
          <VersionEffect currency={page.currency} before={page.effect.before} after={page.effect.after} />
          <VersionDiff
            diff={page.diff}
            offerCurrency={page.offerCurrency}
            lineNames={page.lineNames}
            bundleNames={page.bundleNames}
            requirementNames={page.requirementNames}
            pointNames={page.pointNames}
            from={page.before.number}
            to={page.after.number}
          />
        </div>
      )}
    </Messages>
  );
}
