import { useLocale, useTranslations } from "next-intl";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { TextLink } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { Arrival, Completeness } from "@/lib/domain/sealed-offer";
import { formatDay, formatMoment } from "@/lib/i18n/formats";

const STATES = ["priced", "included", "bundled", "not_offered", "unanswered"] as const;

/** Which offers have arrived while prices are sealed: from whom, when and how complete. No amount is known here. */
export function ArrivalTable(props: {
  readonly selectionId: string;
  readonly arrivals: readonly Arrival[];
  /** Lines of the catalogue. */
  readonly lines: number;
}) {
  const t = useTranslations("offers");
  const locale = useLocale();
  return (
    <div className="scroll-quiet overflow-x-auto rounded-lg border border-rule-strong">
      <Table caption={t("arrival.title")}>
        <TableHead>
          <tr>
            <ColumnHead>{t("candidate")}</ColumnHead>
            <ColumnHead>{t("arrival.received")}</ColumnHead>
            <ColumnHead>{t("arrival.answered")}</ColumnHead>
            <ColumnHead>{t("arrival.states")}</ColumnHead>
            <ColumnHead align="right">{t("arrival.gaps")}</ColumnHead>
            <ColumnHead>{t("arrival.typedBy")}</ColumnHead>
            <ColumnHead>{t("arrival.prices")}</ColumnHead>
          </tr>
        </TableHead>
        <tbody>
          {props.arrivals.map(({ candidateId, name, letter, offer }) => (
            <Row key={candidateId}>
              <RowHead>
                <TextLink
                  href={`/selections/${props.selectionId}/offers/${candidateId}`}
                  className="inline-block min-w-36 text-ink"
                >
                  <CandidateChip
                    size="sm"
                    letter={letter}
                    name={name}
                    under={offer ? t("arrival.version", { number: offer.versionNumber }) : undefined}
                  />
                </TextLink>
              </RowHead>
              {offer === null ? (
                <Cell align="left" colSpan={6}>
                  <StatusMark state="missing" word={t("arrival.none")} shape="text" />
                </Cell>
              ) : (
                <>
                  <Cell align="left">
                    {offer.receivedOn ? formatDay(offer.receivedOn, locale, "short") : "–"}
                  </Cell>
                  <Cell align="left" className="min-w-36">
                    <Progress
                      label={t("arrival.answeredOf", { name })}
                      done={answeredOf(offer)}
                      total={props.lines}
                    />
                  </Cell>
                  <Cell align="left" className="min-w-44 text-sm text-ink-2">
                    {STATES.flatMap((state) =>
                      offer.byState[state] > 0
                        ? [t("arrival.count", { state: t(`state.${state}`), count: offer.byState[state] })]
                        : [],
                    ).join(" · ")}
                  </Cell>
                  <Cell>
                    {offer.gaps === 0 ? (
                      "0"
                    ) : (
                      <StatusMark state="gap" word={String(offer.gaps)} shape="text" />
                    )}
                  </Cell>
                  <Cell align="left" className="min-w-40">
                    <span className="grid text-sm">
                      <span>{offer.typedBy.length > 0 ? offer.typedBy.join(", ") : "–"}</span>
                      {offer.lastChange && (
                        <span className="text-xs text-ink-3">{formatMoment(offer.lastChange, locale)}</span>
                      )}
                    </span>
                  </Cell>
                  <Cell align="left">
                    <StatusMark state="sealed" />
                  </Cell>
                </>
              )}
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

const answeredOf = ({ byState }: Completeness): number =>
  byState.priced + byState.included + byState.bundled + byState.not_offered;

/** How complete one offer is, part by part of the catalogue. */
export function ArrivalParts({ parts }: { readonly parts: Completeness["parts"] }) {
  const t = useTranslations("offers");
  const words = {
    service: t("heading.services"),
    move: t("heading.move"),
    upgrade: t("heading.upgrade"),
    improve: t("heading.improve"),
    exit: t("heading.exit"),
  };
  return (
    <ul className="grid max-w-xl gap-2.5">
      {parts.map(({ part, lines, answered }) => (
        <li key={part} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)] items-center gap-4">
          <span>{words[part]}</span>
          <Progress label={words[part]} done={answered} total={lines} />
        </li>
      ))}
    </ul>
  );
}
