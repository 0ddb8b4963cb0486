import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CSSProperties, ReactNode } from "react";
import { AssuranceMarks } from "@/components/candidate/assurance-mark";
import { FinancialBars } from "@/components/candidate/financial-bars";
import { MembershipMark } from "@/components/candidate/membership-mark";
import { PartnerTypeMark } from "@/components/candidate/partner-type-mark";
import { ReferenceRemarks, ReferencesMark } from "@/components/candidate/references-mark";
import { SizeMark } from "@/components/candidate/size-mark";
import { SoundnessFlags, SoundnessMark } from "@/components/candidate/soundness-mark";
import { SourceLine } from "@/components/candidate/source-line";
import { CandidateChip, candidateHue } from "@/components/ui/candidate-chip";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, ColumnHead, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import { type Candidate, SUPPLIER_FACTS } from "@/lib/domain/candidate";
import { isExitStage } from "@/lib/domain/candidate-stage";
import { type FinancialSoundness, soundnessOn } from "@/lib/domain/financial-soundness";
import type { CandidatesPage } from "@/lib/features/candidate/loaders";

interface Column {
  readonly candidate: Candidate;
  readonly soundness: FinancialSoundness;
  readonly hue: string;
}

/** Candidates still in the race as columns, what is known about them as rows; head and labels stay put. */
export function SideBySide({ page }: { page: CandidatesPage }) {
  const t = useTranslations("candidates");
  const columns = page.candidates
    .filter(({ stage }) => !isExitStage(stage))
    .map(
      (candidate): Column => ({
        candidate,
        soundness: soundnessOn(candidate.financialYears, page.today),
        hue: candidateHue(candidate.letter, candidate.colour).value,
      }),
    );
  // Two candidates beside the labels on a phone; the rest is swiped to.
  const width: CSSProperties & Record<"--columns", number> = { "--columns": columns.length };
  if (columns.length === 0) return <EmptyState title={t("side.none")} />;
  const missing = (word: string) => <StatusMark state="missing" shape="text" word={word} />;

  function row(label: string, content: (column: Column) => ReactNode, key?: string): ReactNode {
    return (
      <Row key={key}>
        <RowHead indent className="align-top hyphens-auto wrap-break-word max-md:pl-3">
          {label}
        </RowHead>
        {columns.map((column) => (
          <Cell key={column.candidate.id} align="left" className="align-top py-2">
            {content(column)}
          </Cell>
        ))}
      </Row>
    );
  }
  function group(label: string, note?: string): ReactNode {
    return (
      <Row look="group">
        <RowHead className="py-1.5 hyphens-auto wrap-break-word">{label}</RowHead>
        <td
          colSpan={columns.length}
          className="border-b border-rule-strong px-3.5 text-sm !font-normal text-ink-2"
        >
          {note}
        </td>
      </Row>
    );
  }

  return (
    <TableFrame label={t("side.caption")} className="rounded-lg border border-rule">
      <Table
        caption={t("side.caption")}
        layout="fixed"
        className="min-w-[calc(13rem+var(--columns)*13rem)] max-md:min-w-[calc(7rem+var(--columns)*7.75rem)]"
        style={width}
      >
        <TableHead>
          <tr>
            <ColumnHead sticky className="w-52 max-md:w-28">
              {t("side.fact")}
            </ColumnHead>
            {columns.map(({ candidate }) => (
              <ColumnHead key={candidate.id} className="align-bottom whitespace-normal">
                <Link
                  href={`/selections/${page.selectionId}/candidates/${candidate.id}`}
                  className="block rounded-sm hover:underline"
                >
                  <CandidateChip
                    letter={candidate.letter}
                    colour={candidate.colour}
                    name={candidate.vendor.legalName}
                    under={t(`stage.${candidate.stage}`)}
                  />
                </Link>
              </ColumnHead>
            ))}
          </tr>
        </TableHead>
        <tbody>
          {group(t("group.finances"))}
          {row(t("row.soundness"), ({ soundness }) => (
            <SoundnessMark soundness={soundness} />
          ))}
          {row(t("row.equity"), (column) => (
            <Accounts column={column} kind="equity" />
          ))}
          {row(t("row.result"), (column) => (
            <Accounts column={column} kind="result" />
          ))}
          {row(t("row.flags"), ({ soundness, candidate }) => (
            <SoundnessFlags flags={soundness.flags} currency={currencyOf(candidate)} />
          ))}
          {group(t("group.assurance"), t("side.experienceNote"))}
          {row(t("row.reports"), ({ candidate }) => (
            <AssuranceMarks reports={candidate.assuranceReports} today={page.today} />
          ))}
          {row(t("row.membership"), ({ candidate }) => (
            <MembershipMark
              membership={candidate.membership}
              source={candidate.membershipSource}
              date={candidate.membershipDate}
            />
          ))}
          {group(t("group.references"))}
          {row(t("row.calls"), ({ candidate }) => (
            <ReferencesMark references={candidate.references} />
          ))}
          {row(t("row.remarks"), ({ candidate }) => (
            <ReferenceRemarks references={candidate.references} />
          ))}
          {group(
            t("group.partner"),
            page.wantedPartnerType === null
              ? undefined
              : t("partner.wanted", { type: page.wantedPartnerType }),
          )}
          {row(t("row.partnerType"), ({ candidate }) => (
            <PartnerTypeMark
              claimed={candidate.claimedPartnerType}
              capabilities={candidate.capabilities}
              withShares
            />
          ))}
          {row(t("row.size"), ({ candidate }) => (
            <SizeMark employees={candidate.vendor.employees} />
          ))}
          {group(t("group.supplier"))}
          {SUPPLIER_FACTS.map((fact) =>
            row(
              t(`fact.${fact}`),
              ({ candidate }) => {
                const { text, source, sourceDate } = candidate.facts[fact];
                return text === "" ? (
                  missing(t("missing.notKnown"))
                ) : (
                  <span className="grid gap-0.5">
                    <span className="wrap-anywhere">{text}</span>
                    <SourceLine source={source} date={sourceDate} />
                  </span>
                );
              },
              fact,
            ),
          )}
        </tbody>
      </Table>
    </TableFrame>
  );
}

function currencyOf(candidate: Candidate): string {
  return candidate.financialYears.at(-1)?.currency ?? "DKK";
}

function Accounts({ column, kind }: { column: Column; kind: "equity" | "result" }) {
  const t = useTranslations("candidates");
  const { candidate, soundness, hue } = column;
  const years = soundness.metrics.map(({ year }) => ({
    year,
    amount: candidate.financialYears.find((entry) => entry.year === year)?.[kind] ?? null,
  }));
  if (years.every(({ amount }) => amount === null))
    return <StatusMark state="missing" shape="text" word={t("missing.notEntered")} />;
  const currencies = [...new Set(candidate.financialYears.map(({ currency }) => currency))];
  return (
    <span className="inline-grid gap-0.5">
      <FinancialBars kind={kind} years={years} currency={currencyOf(candidate)} hue={hue} />
      <span className="text-2xs text-ink-3">
        {currencies.length === 1
          ? t("bars.in", { unit: t("bars.thousands"), currency: currencies[0] ?? "" })
          : t("bars.mixed")}
      </span>
    </span>
  );
}
