import type { PartRole } from "@/lib/domain/criterion";
import type { Failure } from "@/lib/domain/outcome";
import type { PairCount, PairProgress, PersonProgress } from "@/lib/domain/progress";

/** What the progress page shows: states and counts of answers, never an answer. */

export interface ProgressCandidate {
  readonly id: string;
  readonly letter: string | null;
  readonly colour: number | null;
  readonly name: string;
}

export interface ProgressGroup {
  readonly id: string;
  readonly name: string;
}

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly role: PartRole;
  /** False for somebody who came with an imported file. */
  readonly reachable: boolean;
  readonly numbers: PersonProgress;
  readonly isDone: boolean;
  readonly remindedAt: string | null;
  /** Candidates first, groups in order within each. */
  readonly pairs: readonly {
    readonly candidateId: string;
    readonly groupId: string;
    readonly progress: PairProgress;
  }[];
}

export type PairCounts = ReadonlyMap<string, PairCount>;

export type ReopenPair = (input: {
  selectionId: string;
  participantId: string;
  candidateId: string;
  groupId: string;
}) => Promise<{ readonly ok: true } | Failure>;
