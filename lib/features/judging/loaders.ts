import { connection } from "next/server";
import { cache } from "react";
import type { Reader } from "@/db/engine/database";
import { criterionGroups } from "@/db/queries/criterion";
import { loadCandidates } from "@/db/queries/dossier-candidates";
import { loadRequirements } from "@/db/queries/dossier-scoring";
import { declaredCandidates, loadScorer, loadScoringFrame, submissionsOf } from "@/db/queries/duties";
import { organisationName } from "@/db/queries/organisation";
import { calledCandidates, callsOf } from "@/db/queries/reference-call";
import { scoredCandidates, scoresOfParticipant } from "@/db/queries/score";
import { type EvidenceDetail, type EvidenceFeed, evidenceDetails } from "@/lib/domain/evidence-detail";
import { mayInSelection, mayRead } from "@/lib/domain/policy";
import { dutiesOf, pairKey, undeclared } from "@/lib/domain/scoring-duties";
import { type AuthorizedSelection, readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { progressOfSelection } from "@/lib/server/progress-cache";
import { currentActor } from "@/lib/server/session";
import { dayOf } from "@/lib/server/today";

/**
 * What one participant judges, and what they have answered so far. Of scores only their own are read: nobody else's
 * score, note, mean or count.
 */
async function judgingOf(reader: Reader, { selection, participant }: AuthorizedSelection) {
  const scorer = await loadScorer(reader, participant);
  const frame = await loadScoringFrame(reader, selection.id);
  const submittedAt = new Map(
    (await submissionsOf(reader, participant.id)).map((each) => [pairKey(each), each.submittedAt]),
  );
  const duties = dutiesOf(scorer, frame);
  const pairs = duties.flatMap(({ duty, candidateId, groupId }) => {
    if (duty === "conflict" || duty === "not_theirs") return [];
    const at = submittedAt.get(pairKey({ candidateId, groupId })) ?? null;
    const state = at !== null ? ("submitted" as const) : duty === "theirs" ? ("open" as const) : duty;
    return [{ candidateId, groupId, state, submittedAt: at }];
  });
  const compared = await scoredCandidates(reader, selection.id);
  const called = await calledCandidates(reader, selection.id, participant.id);
  const declared = await declaredCandidates(reader, participant.id);
  const unasked = new Set([
    ...(selection.scoringClosedAt === null ? undeclared(duties, declared) : []),
    ...called.flatMap(({ id }) => (declared.includes(id) ? [] : [id])),
  ]);
  const known = [...compared, ...called.filter(({ id }) => compared.every((each) => each.id !== id))];
  const named = (ids: ReadonlySet<string>) =>
    known
      .filter(({ id }) => ids.has(id))
      .map(({ id, letter, colour, name }) => ({ id, letter, colour, name }));
  const inPairs = new Set(pairs.map(({ candidateId }) => candidateId));
  const asked = new Set(pairs.map(({ groupId }) => groupId));
  const groups = await criterionGroups(reader, selection.id);
  const scores = await scoresOfParticipant(reader, participant.id);
  return {
    selectionId: selection.id,
    name: selection.name,
    participantId: participant.id,
    participantName: participant.name,
    role: participant.role,
    knowsPrices: participant.knowsPrices,
    declaredAt: participant.declaredAt,
    deadline: selection.scoringDeadline,
    closedAt: selection.scoringClosedAt,
    groups: groups
      .filter(({ id }) => asked.has(id))
      .map((group) => ({
        id: group.id,
        name: group.name,
        criteria: group.criteria
          .filter(({ feed }) => feed === "people")
          .map((row) => ({
            id: row.id,
            name: row.name,
            help: row.help,
            rubric: [row.rubric1, row.rubric2, row.rubric3, row.rubric4, row.rubric5] as const,
          })),
      })),
    candidates: named(inPairs),
    /** Candidates about whom the reader is asked, before anything else, whether there are ties. */
    unasked: participant.knowsPrices ? [] : named(unasked),
    /** Candidates the reader has declared a conflict with. */
    conflicts: named(new Set(scorer.conflicts)),
    pairs,
    scores: scores.map(({ candidateId, criterionId, value, note, edition, ...row }) => ({
      ...{ candidateId, criterionId, value, note, edition },
      isSubmitted: row.submittedAt !== null,
    })),
  };
}

/** The scoring page of somebody who scores: an evaluator with a link or an account, or a lead. Null for all others. */
export const loadJudging = cache(async (selectionId: string) => {
  await connection();
  const actor = await currentActor();
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "scores.readOwn");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    return {
      ...(await judgingOf(reader, access.value)),
      organisationName: await organisationName(reader, selection.organisationId),
      /** Whether the reader may go on to the working pages. */
      mayReadSelection: mayRead("selection.read", participant.role),
      hasAccount: actor?.userId !== null && actor !== null,
      calls: await callsOf(reader, selection.id, participant.id),
    };
  });
});

/** The same for the lead's own page inside the selection, with what evidence says beside it. */
export const loadOwnScoring = cache(async (selectionId: string) => {
  await connection();
  const actor = await currentActor();
  const today = dayOf(new Date());
  return (await database()).snapshot(async (reader) => {
    const readable = await readSelection(reader, actor, selectionId, "selection.read");
    const access = readable.ok ? await readSelection(reader, actor, selectionId, "scores.readOwn") : readable;
    if (!access.ok) return null;
    const groups = await criterionGroups(reader, selectionId);
    const compared = await scoredCandidates(reader, selectionId);
    const evidence: Record<string, Readonly<Record<EvidenceFeed, EvidenceDetail>>> = {};
    if (groups.some((group) => group.criteria.some(({ feed }) => feed !== "people"))) {
      const background = await loadCandidates(reader, selectionId);
      const requirements = await loadRequirements(reader, selectionId);
      for (const { id } of compared) {
        const candidate = background.find((known) => known.id === id);
        if (candidate) evidence[id] = evidenceDetails(candidate, requirements, today);
      }
    }
    return { ...(await judgingOf(reader, access.value)), compared, evidence };
  });
});

/** So many of those who are waited for are named before scoring is closed; the matrix has them all. */
const NAMES_OF_MISSING = 50;

/** Whether scoring is open, what is missing before it can be closed, and the rounds after meetings. No score is read. */
export const loadScoringState = cache(async (selectionId: string) => {
  await connection();
  const actor = await currentActor();
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "progress.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    const { frame, names, awaited } = await progressOfSelection(reader, access.value);
    const missing = selection.scoringClosedAt === null ? awaited : [];
    const open = new Set(frame.rounds.map(pairKey));
    const heldBack = frame.groups.filter((group) => group.heldBack && group.criteria > 0);
    const groupNames = new Map(
      (await criterionGroups(reader, selectionId)).map(({ id, name }) => [id, name]),
    );
    const compared = heldBack.length === 0 ? [] : await scoredCandidates(reader, selectionId);
    return {
      selectionId,
      mayClose: mayInSelection("scoring.close", participant.role),
      hasParts: frame.candidateIds.length > 0 && frame.groups.some(({ criteria }) => criteria > 0),
      closedAt: selection.scoringClosedAt,
      closedBy: names.get(selection.scoringClosedBy ?? "") ?? null,
      waivedReason: selection.scoringWaivedReason,
      pricesOpened: selection.pricesOpenedAt !== null,
      missing: missing.slice(0, NAMES_OF_MISSING),
      missingPeople: missing.length,
      missingParts: missing.reduce((sum, { count }) => sum + count, 0),
      rounds: heldBack.map(({ id }) => ({
        id,
        name: groupNames.get(id) ?? "",
        candidates: compared.map(({ letter, colour, name, ...candidate }) => ({
          ...{ id: candidate.id, letter, colour, name },
          isOpen: open.has(pairKey({ candidateId: candidate.id, groupId: id })),
        })),
      })),
    };
  });
});
