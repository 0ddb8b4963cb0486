import { connection } from "next/server";
import { cache } from "react";
import type { Reader } from "@/db/engine/database";
import { criterionGroups } from "@/db/queries/criterion";
import { selectionFromRow } from "@/db/queries/dossier-selection";
import { mayInSelection } from "@/lib/domain/policy";
import { readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";

async function groupsOf(reader: Reader, selectionId: string) {
  const groups = await criterionGroups(reader, selectionId);
  return groups.map((group) => ({
    id: group.id,
    name: group.name,
    weight: group.weight,
    heldBack: group.heldBack,
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
      /** By whom and when it was locked: nobody changes it until it is opened again. */
      locked:
        selection.modelLockedAt === null
          ? null
          : { at: selection.modelLockedAt, by: selection.modelLockedBy ?? "" },
      mayEdit: selection.modelLockedAt === null && mayInSelection("criterion.save", participant.role),
      mayScore: mayInSelection("score.save", participant.role),
    };
  });
});
