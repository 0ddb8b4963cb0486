import { connection } from "next/server";
import { cache } from "react";
import type { Reader } from "@/db/engine/database";
import { criterionGroups } from "@/db/queries/criterion";
import { loadCandidates } from "@/db/queries/dossier-candidates";
import { loadRequirements } from "@/db/queries/dossier-scoring";
import { selectionFromRow } from "@/db/queries/dossier-selection";
import { scoredCandidates, scoresOfParticipant } from "@/db/queries/score";
import { type EvidenceDetail, type EvidenceFeed, evidenceDetails } from "@/lib/domain/evidence-detail";
import { mayInSelection, mayRead } from "@/lib/domain/policy";
import { readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";
import { dayOf } from "@/lib/server/today";

async function groupsOf(reader: Reader, selectionId: string) {
  const groups = await criterionGroups(reader, selectionId);
  return groups.map((group) => ({
    id: group.id,
    name: group.name,
    weight: group.weight,
    edition: group.edition,
    criteria: group.criteria.map((row) => ({
      id: row.id,
      groupId: row.groupId,
      name: row.name,
      help: row.help,
      weight: row.weight,
      purchase: row.purchase,
      feed: row.feed,
      rubric: [row.rubric1, row.rubric2, row.rubric3, row.rubric4, row.rubric5] as const,
      edition: row.edition,
    })),
  }));
}

/** The scoring model of a selection and how price becomes points; null for strangers. */
export const loadScoringModel = cache(async (selectionId: string) => {
  await connection();
  const actor = await currentActor();
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "selection.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    return {
      selectionId,
      name: selection.name,
      currency: selection.currency,
      phase: selection.phase,
      edition: selection.edition,
      priceModel: selectionFromRow(selection).priceModel,
      groups: await groupsOf(reader, selectionId),
      role: participant.role,
      mayEdit: mayInSelection("criterion.save", participant.role),
      mayScore: mayInSelection("score.save", participant.role),
    };
  });
});

/**
 * What one participant needs to score: the questions, the candidates, and that participant's own scores. Nobody
 * else's scores are read. `scores` is null for someone who may not score; the whole is null for strangers.
 */
export const loadScoring = cache(async (selectionId: string) => {
  await connection();
  const actor = await currentActor();
  const today = dayOf(new Date());
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "selection.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    const groups = await groupsOf(reader, selectionId);
    const candidates = await scoredCandidates(reader, selectionId);
    const own = mayRead("scores.readOwn", participant.role)
      ? await scoresOfParticipant(reader, participant.id)
      : null;
    const evidence: Record<string, Readonly<Record<EvidenceFeed, EvidenceDetail>>> = {};
    if (groups.some((group) => group.criteria.some(({ feed }) => feed !== "people"))) {
      const background = await loadCandidates(reader, selectionId);
      const requirements = await loadRequirements(reader, selectionId);
      for (const { id } of candidates) {
        const candidate = background.find((known) => known.id === id);
        if (candidate) evidence[id] = evidenceDetails(candidate, requirements, today);
      }
    }
    return {
      selectionId,
      name: selection.name,
      participantName: participant.name,
      role: participant.role,
      mayScore: mayInSelection("score.save", participant.role),
      groups,
      candidates,
      evidence,
      scores:
        own?.map(({ candidateId, criterionId, value, note, edition }) => ({
          candidateId,
          criterionId,
          value,
          note,
          edition,
        })) ?? null,
    };
  });
});
