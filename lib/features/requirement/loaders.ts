import { connection } from "next/server";
import { cache } from "react";
import type { SelectionRow } from "@/db/queries/access";
import { selectionFromRow } from "@/db/queries/dossier-selection";
import { answeringCandidates, requirementAnswers, requirements } from "@/db/queries/requirement";
import { mayInSelection } from "@/lib/domain/policy";
import { arePricesSealed } from "@/lib/domain/sealing";
import type { SelectionSettings } from "@/lib/domain/selection-settings";
import { readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";

/** A selection's own frame, its requirements and every candidate's answers to them; null for strangers. */
export const loadNeeds = cache(async (selectionId: string) => {
  await connection();
  const actor = await currentActor();
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "selection.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    const rows = await requirements(reader, selectionId);
    const answers = await requirementAnswers(reader, selectionId);
    return {
      selectionId,
      edition: selection.edition,
      settings: settingsOf(selection),
      /** How this selection keeps its prices; changed on a page of its own. */
      prices: arePricesSealed(selection)
        ? ("sealed" as const)
        : selection.sealing === "sealed"
          ? ("opened" as const)
          : ("open" as const),
      maySetSettings: mayInSelection("selection.update", participant.role),
      mayEdit: mayInSelection("requirement.save", participant.role),
      mayAnswer: mayInSelection("requirementAnswer.save", participant.role),
      requirements: rows.map(({ id, name, level, position, edition }) => ({
        id,
        name,
        level,
        position,
        edition,
      })),
      candidates: await answeringCandidates(reader, selectionId),
      answers: answers.map(({ requirementId, candidateId, answer, note, edition }) => ({
        requirementId,
        candidateId,
        answer,
        note,
        edition,
      })),
    };
  });
});

/** What the settings form holds. */
function settingsOf(row: SelectionRow): SelectionSettings {
  const { name, currency, horizonMonths, targetType, wantedPartnerType, quantities, discountBasisPoints } =
    selectionFromRow(row);
  return { name, currency, horizonMonths, targetType, wantedPartnerType, quantities, discountBasisPoints };
}
