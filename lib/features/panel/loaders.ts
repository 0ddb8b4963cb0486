import { connection } from "next/server";
import { cache } from "react";
import type { Reader } from "@/db/engine/database";
import { type AgreedScoreRow, agreedScoreRows } from "@/db/queries/agreed-score";
import { criterionGroups } from "@/db/queries/criterion";
import { answersOfPeople, remindersOfPeople, submissionsOfPeople } from "@/db/queries/progress";
import { scoredCandidates } from "@/db/queries/score";
import { sightOf, visibleJudgements, visibleNames } from "@/db/queries/visible-scores";
import { disagreements, weightShares } from "@/lib/domain/agenda";
import { mayInSelection } from "@/lib/domain/policy";
import { isAwaited, isDone, progressOf } from "@/lib/domain/progress";
import { pairKey } from "@/lib/domain/scoring-duties";
import { sees } from "@/lib/domain/sight";
import { questionKey, spreadOf, spreadsOf } from "@/lib/domain/spread";
import { type AuthorizedSelection, readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { progressOfSelection } from "@/lib/server/progress-cache";
import { currentActor } from "@/lib/server/session";
import { talliesInSight } from "@/lib/server/tally-cache";
import type { ProgressQuery } from "./schema";

/** People on one page of the progress matrix: the page costs the same with ten evaluators as with a thousand. */
const PEOPLE_PER_PAGE = 25;
/** Beyond this many judgements the dots of the overview go without names; each question's own page has them. */
const NAMES_AT_MOST = 3_000;

/** Who is how far: states and counts of answers, never an answer. Null for those who may not see it. */
export async function loadProgress(selectionId: string, query: ProgressQuery) {
  await connection();
  const actor = await currentActor();
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "progress.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    const { frame, progress } = await progressOfSelection(reader, access.value);
    const wanted = query.search.toLocaleLowerCase();
    const found = progress.people.filter(
      ({ scorer, numbers }) =>
        (!query.notDone || numbers.submitted < numbers.expected) &&
        (wanted === "" || scorer.name.toLocaleLowerCase().includes(wanted)),
    );
    const pages = Math.max(1, Math.ceil(found.length / PEOPLE_PER_PAGE));
    const page = Math.min(query.page, pages);
    const listed = found.slice((page - 1) * PEOPLE_PER_PAGE, page * PEOPLE_PER_PAGE);
    const chosen = progress.people.find(({ scorer }) => scorer.id === query.personId);
    const ids = [...new Set([...listed, ...(chosen ? [chosen] : [])].map(({ scorer }) => scorer.id))];
    const submissions = await submissionsOfPeople(reader, ids);
    const answers = await answersOfPeople(reader, ids);
    const reminders = await remindersOfPeople(reader, ids);

    const person = ({ scorer, numbers }: (typeof progress.people)[number]) => {
      const own = <Row extends { participantId: string }>(rows: readonly Row[]) =>
        rows.filter(({ participantId }) => participantId === scorer.id);
      const work = {
        submittedAt: new Map(own(submissions).map((each) => [pairKey(each), each.submittedAt])),
        answered: new Map(own(answers).map((each) => [pairKey(each), each.answered])),
      };
      return {
        id: scorer.id,
        name: scorer.name,
        role: scorer.role,
        reachable: scorer.reachable,
        numbers,
        isDone: isDone(numbers),
        isAwaited: selection.scoringClosedAt === null && isAwaited(scorer, numbers),
        remindedAt: reminders.get(scorer.id) ?? null,
        pairs: progressOf(scorer, frame, work),
      };
    };
    const candidates = await scoredCandidates(reader, selectionId);
    const groups = await criterionGroups(reader, selectionId);
    return {
      selectionId,
      role: participant.role,
      revision: selection.revision,
      deadline: selection.scoringDeadline,
      closedAt: selection.scoringClosedAt,
      mayReopen: mayInSelection("score.reopen", participant.role) && selection.scoringClosedAt === null,
      mayInvite: mayInSelection("participant.invite", participant.role),
      candidates: candidates.map(({ id, letter, colour, name }) => ({ id, letter, colour, name })),
      groups: groups
        .filter(({ criteria }) => criteria.some(({ feed }) => feed === "people"))
        .map(({ id, name, heldBack }) => ({ id, name, heldBack })),
      asked: progress.asked,
      done: progress.done,
      numbers: progress.numbers,
      byPair: progress.byPair,
      total: progress.people.length,
      found: found.length,
      page,
      pages,
      query,
      people: listed.map(person),
      chosen: chosen ? person(chosen) : null,
    };
  });
}

/** What an agreed score looks like on a page. */
const agreedView = ({ value, reason, agreedBy, agreedAt, edition }: AgreedScoreRow) => ({
  value,
  reason,
  agreedBy,
  agreedAt,
  edition,
});

/** What the panel's pages have in common: the questions, and how far apart the panel lies on those in sight. */
async function panelOf(reader: Reader, authorized: AuthorizedSelection) {
  const { selection, participant } = authorized;
  const sight = await sightOf(reader, selection, participant);
  const candidates = await scoredCandidates(reader, selection.id);
  const groups = await criterionGroups(reader, selection.id);
  // Over all criteria: those fed by evidence have their share of the whole, too.
  const shares = weightShares(groups);
  const asked = groups
    .map((group) => ({
      id: group.id,
      name: group.name,
      criteria: group.criteria
        .filter(({ feed }) => feed === "people")
        .map((row) => ({
          id: row.id,
          groupId: row.groupId,
          name: row.name,
          help: row.help,
          rubric: [row.rubric1, row.rubric2, row.rubric3, row.rubric4, row.rubric5],
          share: shares.get(row.id) ?? 0,
        })),
    }))
    .filter(({ criteria }) => criteria.length > 0);
  const onTheTable = new Set(candidates.map(({ id }) => id));
  const tallies = await talliesInSight(reader, authorized, sight);
  const spreads = spreadsOf(tallies.filter(({ candidateId }) => onTheTable.has(candidateId)));
  const agreed = new Map<string, ReturnType<typeof agreedView>>();
  for (const row of await agreedScoreRows(reader, selection, participant)) {
    const { candidateId, criterionId } = row;
    if (!onTheTable.has(candidateId)) continue;
    const key = questionKey(candidateId, criterionId);
    agreed.set(key, agreedView(row));
    // Nobody may have been able to judge what the panel then settled together.
    if (!spreads.has(key)) spreads.set(key, spreadOf(candidateId, criterionId, []));
  }
  const { progress } = await progressOfSelection(reader, authorized);
  return {
    selectionId: selection.id,
    name: selection.name,
    role: participant.role,
    namesShown: selection.scorerNames === "shown",
    closedAt: selection.scoringClosedAt,
    pricesOpenedAt: selection.pricesOpenedAt,
    mayAgree: mayInSelection("agreedScore.save", participant.role) && selection.pricesOpenedAt === null,
    candidates: candidates.map(({ id, letter, colour, name }) => ({ id, letter, colour, name })),
    groups: asked,
    spreads,
    agreed,
    disagreements: disagreements(spreads.values(), shares),
    /** Whether this reader may see a pair, and for how many it still waits. */
    pairs: new Map(
      candidates.flatMap(({ id: candidateId }) =>
        asked.map(({ id: groupId }) => {
          const pair = { candidateId, groupId };
          const awaited =
            selection.scoringClosedAt === null ? progress.byPair.get(pairKey(pair))?.awaited : 0;
          return [pairKey(pair), { isVisible: sees(sight, pair), awaited: awaited ?? 0 }] as const;
        }),
      ),
    ),
  };
}

/** How far apart the panel lies, question by question, as far as this reader may see. Null for those who may not. */
export async function loadPanel(selectionId: string) {
  await connection();
  const actor = await currentActor();
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "scores.read");
    if (!access.ok) return null;
    const panel = await panelOf(reader, access.value);
    let judgements = 0;
    for (const { statistics } of panel.spreads.values())
      judgements += statistics.count + statistics.cannotJudge;
    const names = new Map<string, string[]>();
    if (judgements <= NAMES_AT_MOST) {
      const { selection, participant } = access.value;
      for (const each of await visibleNames(reader, selection, participant)) {
        const key = `${questionKey(each.candidateId, each.criterionId)} ${each.value ?? 0}`;
        names.set(key, [...(names.get(key) ?? []), each.name]);
      }
    }
    return { ...panel, names };
  });
}

/**
 * One question for the shared screen: its rubric, the judgements and notes, and what is agreed; with the list of
 * questions to go through. Without an address it is the first that is not settled. Null for those who may not see
 * scores, and for a question that is not this selection's.
 */
export const loadModeration = cache(
  async (selectionId: string, candidateId: string | null, criterionId: string | null) => {
    await connection();
    const actor = await currentActor();
    return (await database()).snapshot(async (reader) => {
      const access = await readSelection(reader, actor, selectionId, "scores.read");
      if (!access.ok) return null;
      const {
        spreads,
        agreed,
        disagreements: listed,
        pairs,
        groups,
        ...panel
      } = await panelOf(reader, access.value);
      const list = listed.map((each) => ({
        candidateId: each.candidateId,
        criterionId: each.criterionId,
        range: each.statistics.range ?? 0,
        agreed: agreed.get(questionKey(each.candidateId, each.criterionId))?.value ?? null,
      }));
      const wanted =
        candidateId !== null && criterionId !== null
          ? { candidateId, criterionId }
          : (list.find((each) => each.agreed === null) ?? list[0]);
      if (wanted === undefined) return { ...panel, list, question: null };
      const candidate = panel.candidates.find(({ id }) => id === wanted.candidateId);
      const group = groups.find(({ criteria }) => criteria.some(({ id }) => id === wanted.criterionId));
      const criterion = group?.criteria.find(({ id }) => id === wanted.criterionId);
      if (!candidate || !group || !criterion) return null;
      const pair = pairs.get(pairKey({ candidateId: candidate.id, groupId: group.id }));
      const isVisible = pair?.isVisible ?? false;
      const key = questionKey(candidate.id, criterion.id);
      const { selection, participant } = access.value;
      return {
        ...panel,
        list,
        question: {
          candidate,
          group: { id: group.id, name: group.name },
          criterion,
          isVisible,
          awaited: pair?.awaited ?? 0,
          spread: spreads.get(key) ?? spreadOf(candidate.id, criterion.id, []),
          judgements: isVisible
            ? await visibleJudgements(reader, selection, participant, candidate.id, criterion.id)
            : [],
          agreed: agreed.get(key) ?? null,
          /** Where it stands in the list; −1 for a question on which the panel is close enough. */
          position: list.findIndex(
            (each) => each.candidateId === candidate.id && each.criterionId === criterion.id,
          ),
        },
      };
    });
  },
);

export type ProgressPage = NonNullable<Awaited<ReturnType<typeof loadProgress>>>;
export type PanelPage = NonNullable<Awaited<ReturnType<typeof loadPanel>>>;
export type ModerationPage = NonNullable<Awaited<ReturnType<typeof loadModeration>>>;
