import { z } from "zod";
import { REQUIREMENT_ANSWERS, REQUIREMENT_LEVELS } from "@/lib/domain/requirements";

const id = z.string().min(1).max(60);
const edition = z.int().min(1).nullable();

export const saveRequirementInput = z.object({
  selectionId: id,
  id: id.nullable(),
  name: z.string().trim().min(1, "requirement.name_missing").max(300),
  level: z.enum(REQUIREMENT_LEVELS),
  expectedEdition: edition,
});

export const deleteRequirementInput = z.object({ selectionId: id, id, withAnswers: z.boolean() });

export const reorderRequirementsInput = z.object({
  selectionId: id,
  level: z.enum(REQUIREMENT_LEVELS),
  order: z.array(id).max(1000).readonly(),
});

export const saveRequirementAnswerInput = z.object({
  selectionId: id,
  requirementId: id,
  candidateId: id,
  answer: z.enum(REQUIREMENT_ANSWERS),
  note: z.string().trim().max(2000),
  expectedEdition: edition,
});
