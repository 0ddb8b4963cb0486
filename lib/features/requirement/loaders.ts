import { connection } from "next/server";
import { cache } from "react";
import { answeringCandidates, requirementAnswers, requirements } from "@/db/queries/requirement";
import { mayInSelection } from "@/lib/domain/policy";
import { readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";

/** The requirements of a selection and every candidate's answers; null for strangers. */
export const loadRequirementGrid = cache(async (selectionId: string) => {
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
      name: selection.name,
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
