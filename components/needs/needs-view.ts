import type { Failure } from "@/lib/domain/outcome";
import type { Requirement, RequirementAnswer, RequirementLevel } from "@/lib/domain/requirements";

/** What the needs page shows. Editions say which state of a row the reader has seen. */

export interface RequirementView extends Pick<Requirement, "id" | "name" | "level" | "position"> {
  readonly edition: number;
}

export interface AnsweringCandidateView {
  readonly id: string;
  readonly letter: string | null;
  readonly name: string;
}

export interface AnswerView {
  readonly requirementId: string;
  readonly candidateId: string;
  readonly answer: RequirementAnswer;
  readonly note: string;
  readonly edition: number;
}

type Answered<Value> = Promise<{ readonly ok: true; readonly value: Value } | Failure>;

export interface RequirementActions {
  readonly save: (input: {
    selectionId: string;
    id: string | null;
    name: string;
    level: RequirementLevel;
    expectedEdition: number | null;
  }) => Answered<{ id: string; edition: number }>;
  readonly remove: (input: { selectionId: string; id: string; withAnswers: boolean }) => Answered<null>;
  readonly reorder: (input: {
    selectionId: string;
    level: RequirementLevel;
    order: readonly string[];
  }) => Answered<null>;
  readonly answer: (input: {
    selectionId: string;
    requirementId: string;
    candidateId: string;
    answer: RequirementAnswer;
    note: string;
    expectedEdition: number | null;
  }) => Answered<{ edition: number }>;
}
