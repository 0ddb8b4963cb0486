/** Until when a vendor may answer, and what an answer after that is. All times are ISO timestamps in UTC. */

export interface AnswerFrame {
  /** The newest edition of the request; null when nothing has been asked for yet. */
  readonly request: { readonly deadline: string | null; readonly createdAt: string } | null;
  /** The newest round of negotiation; null when there has been none. */
  readonly round: {
    readonly deadline: string | null;
    readonly createdAt: string;
    readonly isClosed: boolean;
    readonly isFinal: boolean;
  } | null;
  /** A final round was held, and no round is open. */
  readonly finalOver: boolean;
}

export interface AnswerWindow {
  /** Nothing has been asked for yet: nothing can be submitted. */
  readonly isAsked: boolean;
  /** Which deadline holds now; null = none. */
  readonly deadline: string | null;
  /** What is submitted now is late, and waits for the lead's word. */
  readonly isLate: boolean;
  readonly inRound: boolean;
  /** The final round is over: nothing is submitted any more, not even late, until the buyer opens another round. */
  readonly isOver: boolean;
}

/**
 * The deadline that holds: that of an open round of negotiation before that of the request. After a round was closed
 * whatever comes is late, unless a newer edition of the request was made since. The moment of the deadline itself is
 * in time. After a final round was closed nothing is in time: it is over.
 *
 * @example answerWindow({ request: { deadline: "2026-11-27T11:00:00.000Z", createdAt }, round: null, finalOver: false }, "2026-11-27T11:00:00.000Z").isLate // false
 */
export function answerWindow({ request, round, finalOver }: AnswerFrame, now: string): AnswerWindow {
  const isAsked = request !== null || round !== null;
  const overtaken = round?.isClosed === true && request !== null && request.createdAt > round.createdAt;
  if (round !== null && !overtaken) {
    const { deadline, isClosed } = round;
    const isLate = isClosed || isPast(deadline, now);
    return { isAsked, deadline, isLate, inRound: !isClosed, isOver: finalOver };
  }
  const deadline = request?.deadline ?? null;
  return { isAsked, deadline, isLate: isPast(deadline, now), inRound: false, isOver: finalOver };
}

const isPast = (deadline: string | null, now: string): boolean =>
  deadline !== null && Date.parse(now) > Date.parse(deadline);
