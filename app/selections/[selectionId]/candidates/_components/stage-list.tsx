import { Building2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AssuranceMarks } from "@/components/candidate/assurance-mark";
import { ReferencesMark } from "@/components/candidate/references-mark";
import { SizeMark } from "@/components/candidate/size-mark";
import { SoundnessMark } from "@/components/candidate/soundness-mark";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { CANDIDATE_STAGES, type Candidate, type CandidateStage } from "@/lib/domain/candidate";
import { isExitStage, ROAD_STAGES, stageMoves } from "@/lib/domain/candidate-stage";
import { soundnessOn } from "@/lib/domain/financial-soundness";
import type { IsoDay } from "@/lib/domain/iso-day";
import { formatRegistrationNumber, isCountry } from "@/lib/domain/registration-number";
import type { CandidatesPage } from "@/lib/features/candidate/loaders";
import { AddCandidate } from "./add-candidate";
import { StageMenu } from "./stage-menu";

/** Nearest to the choice first, those that left last. */
const SHOWN: readonly CandidateStage[] = [
  ...[...ROAD_STAGES].reverse(),
  ...CANDIDATE_STAGES.filter(isExitStage),
];

/** Every candidate under its stage, with the short of its background and the ways it may go from here. */
export function StageList({ page }: { page: CandidatesPage }) {
  const t = useTranslations("candidates");
  if (page.candidates.length === 0)
    return (
      <EmptyState
        icon={<Building2 aria-hidden />}
        title={t("empty.title")}
        body={page.mayWrite ? t("empty.body") : t("empty.observer")}
        action={page.mayWrite && <AddCandidate selectionId={page.selectionId} vendors={page.vendors} />}
      />
    );
  return (
    <div className="grid gap-7">
      {SHOWN.map((stage) => {
        const here = page.candidates.filter((candidate) => candidate.stage === stage);
        if (here.length === 0) return null;
        return (
          <section key={stage} aria-labelledby={`stage-${stage}`}>
            <h2 id={`stage-${stage}`} className="mb-1.5 flex items-baseline gap-2 text-md font-semibold">
              {t(`stage.${stage}`)}
              <span className="num text-sm font-normal text-ink-3">{here.length}</span>
            </h2>
            <ul className="rounded-lg border border-rule bg-raised">
              {here.map((candidate) => (
                <CandidateItem key={candidate.id} candidate={candidate} page={page} today={page.today} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function CandidateItem(props: { candidate: Candidate; page: CandidatesPage; today: IsoDay }) {
  const { candidate, page, today } = props;
  const t = useTranslations("candidates");
  const { vendor } = candidate;
  const href = `/selections/${page.selectionId}/candidates/${candidate.id}`;
  const country = isCountry(vendor.country) ? vendor.country : "OTHER";
  const hasLeft = isExitStage(candidate.stage);
  return (
    <li className="grid gap-x-6 gap-y-3 border-t border-rule px-4 py-3 first:border-t-0 lg:grid-cols-[minmax(14rem,1.5fr)_minmax(0,3fr)_auto] lg:items-start">
      <div className="min-w-0">
        <Link href={href} className="inline-block max-w-full rounded-sm hover:underline">
          <CandidateChip
            letter={candidate.letter}
            colour={candidate.colour}
            name={vendor.legalName}
            size="md"
          />
        </Link>
        <p className="num mt-0.5 text-xs text-ink-3">
          {t(`country.${country}`)} ·{" "}
          {vendor.registrationNumber === ""
            ? t("list.noNumber")
            : formatRegistrationNumber(country, vendor.registrationNumber)}
        </p>
        {hasLeft && (
          <p className="mt-1 text-sm text-ink-2">{t("list.reason", { reason: candidate.stageReason })}</p>
        )}
      </div>
      <dl className="grid grid-cols-2 gap-x-5 gap-y-3 text-sm xl:grid-cols-4">
        <Fact name={t("group.finances")}>
          <SoundnessMark soundness={soundnessOn(candidate.financialYears, today)} />
        </Fact>
        <Fact name={t("group.assurance")}>
          <AssuranceMarks reports={candidate.assuranceReports} today={today} />
        </Fact>
        <Fact name={t("group.references")}>
          <ReferencesMark references={candidate.references} />
        </Fact>
        <Fact name={t("row.size")}>
          <SizeMark employees={vendor.employees} />
        </Fact>
      </dl>
      <div className="flex gap-2 lg:justify-end" data-print="hide">
        <LinkButton href={href} size="sm" aria-label={t("side.edit", { name: vendor.legalName })}>
          {t("list.background")}
        </LinkButton>
        {page.mayWrite && (
          <StageMenu
            selectionId={page.selectionId}
            candidateId={candidate.id}
            name={vendor.legalName}
            stage={candidate.stage}
            moves={stageMoves(candidate.stage, candidate.letter !== null)}
          />
        )}
      </div>
    </li>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-2xs text-ink-3">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
