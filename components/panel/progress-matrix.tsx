import Link from "next/link";
import { useTranslations } from "next-intl";
import { CandidateSquare } from "@/components/ui/candidate-chip";
import { classNames } from "@/components/ui/class-names";
import { Cell, ColumnHead, Corner, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import { pairKey } from "@/lib/domain/scoring-duties";
import type { PairCounts, PersonView, ProgressCandidate, ProgressGroup } from "./progress-view";
import { StateMark } from "./state-mark";
import { useStateWords } from "./state-words";

export interface ProgressMatrixProps {
  readonly people: readonly PersonView[];
  readonly candidates: readonly ProgressCandidate[];
  readonly groups: readonly ProgressGroup[];
  readonly byPair: PairCounts;
  /** The address that opens one person's detail. */
  readonly hrefOf: (personId: string) => string;
  readonly chosenId: string | null;
}

/** More columns than this, and parts are numbered in the head; their names stand in the legend. */
const NAMED_COLUMNS = 8;

/** Who is how far, at a glance. The words for each mark are there for screen readers and on hover. */
export function ProgressMatrix(props: ProgressMatrixProps) {
  const { people, candidates, groups, byPair } = props;
  const t = useTranslations("panel.progress");
  const isNumbered = candidates.length * groups.length > NAMED_COLUMNS;
  return (
    <TableFrame label={t("matrix")} scroll="frame" className="rounded-lg border border-rule">
      <Table caption={t("matrix")}>
        <TableHead under="frame">
          <tr>
            <Corner colSpan={2} className="border-b-0" />
            {candidates.map(({ id, letter, colour, name }) => (
              <th
                key={id}
                scope="colgroup"
                colSpan={groups.length}
                className="border-l border-rule px-2 pt-2 text-left text-sm font-semibold"
              >
                <span className="flex items-center gap-1.5">
                  <CandidateSquare letter={letter} colour={colour} size="sm" />
                  <span className="max-w-40 truncate">{name}</span>
                </span>
              </th>
            ))}
          </tr>
          <tr>
            <ColumnHead sticky className="min-w-34">
              {t("person")}
            </ColumnHead>
            <ColumnHead align="right">{t("parts")}</ColumnHead>
            {candidates.flatMap((candidate) =>
              groups.map((group, index) => (
                <ColumnHead
                  key={pairKey({ candidateId: candidate.id, groupId: group.id })}
                  align="center"
                  className={classNames(
                    "px-1.5 text-xs font-medium max-md:px-1.5",
                    index === 0 && "border-l border-l-rule",
                  )}
                >
                  {isNumbered ? (
                    <abbr title={group.name} className="no-underline">
                      <span aria-hidden>{index + 1}</span>
                      <span className="sr-only">{group.name}</span>
                    </abbr>
                  ) : (
                    <span className="inline-block max-w-30 truncate align-bottom" title={group.name}>
                      {group.name}
                    </span>
                  )}
                </ColumnHead>
              )),
            )}
          </tr>
        </TableHead>
        <tbody>
          {people.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              groups={groups}
              href={props.hrefOf(person.id)}
              isChosen={person.id === props.chosenId}
            />
          ))}
        </tbody>
        <tfoot>
          <Row look="total">
            <RowHead className="border-t border-b-0 border-t-rule-strong">{t("sum")}</RowHead>
            <Cell className="border-t border-b-0 border-t-rule-strong" />
            {candidates.flatMap((candidate) =>
              groups.map((group, index) => {
                const key = pairKey({ candidateId: candidate.id, groupId: group.id });
                const count = byPair.get(key);
                return (
                  <Cell
                    key={key}
                    align="center"
                    className={classNames(
                      "border-t border-b-0 border-t-rule-strong px-1 text-2xs whitespace-nowrap max-md:px-1",
                      index === 0 && "border-l border-l-rule",
                    )}
                  >
                    {count === undefined || count.expected === 0
                      ? "–"
                      : t("state.startedShort", { done: count.submitted, of: count.expected })}
                  </Cell>
                );
              }),
            )}
          </Row>
        </tfoot>
      </Table>
    </TableFrame>
  );
}

function PersonRow(props: {
  person: PersonView;
  groups: readonly ProgressGroup[];
  href: string;
  isChosen: boolean;
}) {
  const { person, groups } = props;
  const t = useTranslations("panel.progress");
  const words = useStateWords();
  const [first] = groups;
  return (
    <Row interactive className={props.isChosen ? "[&>*]:bg-accent-soft" : undefined}>
      <RowHead className="max-w-56 max-md:max-w-36">
        <Link
          href={props.href}
          prefetch={false}
          scroll={false}
          aria-label={t("detail", { name: person.name })}
          className="block min-h-6 truncate rounded-sm leading-6 font-medium hover:text-accent"
        >
          {person.name}
        </Link>
        {(person.role === "lead" || !person.reachable) && (
          <span className="block text-2xs text-ink-3">{person.role === "lead" ? t("lead") : t("file")}</span>
        )}
      </RowHead>
      <Cell className={classNames("whitespace-nowrap", person.isDone && "text-good")}>
        {person.numbers.expected === 0
          ? "–"
          : t("state.startedShort", { done: person.numbers.submitted, of: person.numbers.expected })}
      </Cell>
      {person.pairs.map(({ candidateId, groupId, progress }) => {
        const said = words(progress);
        return (
          <td
            key={pairKey({ candidateId, groupId })}
            title={said}
            className={classNames(
              "h-row border-b px-1.5 text-center",
              groupId === first?.id && "border-l border-l-rule",
            )}
          >
            <StateMark state={progress.state} />
            <span className="sr-only">{said}</span>
          </td>
        );
      })}
    </Row>
  );
}

/** What the marks mean, and which number is which part. */
export function ProgressLegend({
  groups,
  numbered,
}: {
  groups: readonly ProgressGroup[];
  numbered: boolean;
}) {
  const t = useTranslations("panel.progress");
  const states = ["submitted", "started", "not_started", "before_meeting", "conflict", "not_theirs"] as const;
  return (
    <div className="mt-3 grid gap-1.5 text-sm text-ink-2">
      <ul aria-label={t("legend")} className="flex flex-wrap gap-x-5 gap-y-1">
        {states.map((state) => (
          <li key={state} className="inline-flex items-center gap-1.5">
            <span className="inline-grid w-4 place-items-center">
              <StateMark state={state} />
            </span>
            {state === "started" ? t("legendStarted") : t(`state.${state}`)}
          </li>
        ))}
      </ul>
      {numbered && (
        <ol className="flex flex-wrap gap-x-5 gap-y-1">
          {groups.map(({ id, name }, index) => (
            <li key={id} className="num">
              <span className="font-semibold">{index + 1}</span> {name}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** Whether the head shows numbers in the place of names. */
export const isNumbered = (candidates: number, groups: number): boolean =>
  candidates * groups > NAMED_COLUMNS;
