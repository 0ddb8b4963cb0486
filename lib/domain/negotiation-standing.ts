/** How the asking and answering with vendors stands, without any amount: what the road of a selection tells of it. */
export interface NegotiationStanding {
  /** The round of negotiation that is open; null when none is. */
  readonly round: {
    readonly number: number;
    /** ISO timestamp; null = none. */
    readonly deadline: string | null;
    readonly isFinal: boolean;
    /** Candidates who are asked in it and have sent nothing in it. */
    readonly unansweredBy: readonly string[];
  } | null;
  /** Candidates of whom an answer came late and waits for the lead's word. */
  readonly lateFrom: readonly string[];
  /** Questions of vendors that nobody has answered. */
  readonly openQuestions: number;
}

/** Nothing is asked and nothing waits. */
export const NO_NEGOTIATION: NegotiationStanding = { round: null, lateFrom: [], openQuestions: 0 };
