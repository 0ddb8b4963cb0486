import type { Locale } from "@/lib/domain/locale";
import type { Outcome } from "@/lib/domain/outcome";
import type { ParticipationState } from "@/lib/domain/participation";
import type { DraftState, QuestionDirection } from "@/lib/domain/request";

/** Somebody at a vendor who answers for a candidate, as the lead sees them. */
export interface ContactView {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly locale: Locale;
  readonly openedAt: string | null;
  readonly devices: number;
  readonly state: ParticipationState;
  readonly edition: number;
}

/** An answer on a vendor's page, as far as a lead is told: never what it says. */
export interface ArrivalView {
  readonly id: string;
  readonly variant: string;
  readonly state: DraftState;
  readonly by: string;
  readonly begunAt: string;
  readonly changedAt: string;
  readonly submittedAt: string | null;
  readonly late: boolean;
  readonly contentHash: string | null;
  readonly versionNumber: number | null;
  readonly refusal: string;
  /** Why it counts although it came after the final round; empty when nobody had to say. */
  readonly letIn: string;
}

export interface DeskCandidate {
  readonly id: string;
  readonly name: string;
  readonly letter: string | null;
  readonly contacts: readonly ContactView[];
  readonly arrivals: readonly ArrivalView[];
  /** Versions that were typed or came by file. */
  readonly byOtherWays: number;
}

export interface DeskQuestion {
  readonly id: string;
  readonly direction: QuestionDirection;
  readonly candidateId: string;
  readonly lineId: string | null;
  readonly text: string;
  readonly publishedText: string;
  readonly askedBy: string;
  readonly answer: string;
  readonly answeredBy: string;
  readonly answeredAt: string | null;
  readonly edition: number;
  readonly createdAt: string;
}

interface GivenLink {
  readonly participantId: string;
  readonly name: string;
  readonly email: string;
  readonly link: string;
}
type Links = Promise<Outcome<{ readonly links: GivenLink[]; readonly mailed: boolean }>>;
interface One {
  readonly selectionId: string;
  readonly id: string;
}

export interface DeskActions {
  readonly invite: (input: {
    selectionId: string;
    candidateId: string;
    name: string;
    email: string;
    locale: Locale;
  }) => Links;
  readonly update: (
    input: One & { expectedEdition: number; name: string; email: string; locale: Locale },
  ) => Links;
  readonly sendLink: (input: One) => Links;
  readonly allowDevice: (input: One) => Promise<Outcome<{ name: string; deviceAllowedUntil: string }>>;
  readonly revoke: (input: One) => Promise<Outcome<null>>;
  readonly letIn: (input: One & { reason: string }) => Promise<Outcome<{ number: number }>>;
  readonly refuse: (input: One & { reason: string }) => Promise<Outcome<null>>;
  readonly answer: (
    input: One & { expectedEdition: number; answer: string; publishedText: string },
  ) => Promise<Outcome<{ edition: number }>>;
  readonly ask: (input: {
    selectionId: string;
    candidateId: string;
    lineId: string | null;
    text: string;
  }) => Promise<Outcome<{ id: string }>>;
}
