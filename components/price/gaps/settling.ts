import type { PlugSource } from "@/lib/domain/offer";
import { type Outcome, succeed } from "@/lib/domain/outcome";
import { type BoardGap, byCandidate } from "./board-gap";

/** What the page hands over to settle gaps, and what it takes to do and to undo it. */

export type ListSource = Exclude<PlugSource, "estimate">;

/** A gap as it was looked at, so that nobody overwrites what somebody else has decided meanwhile. */
export interface SeenGap {
  lineId: string;
  plugEdition: number;
  leftEdition: number;
}

export interface PlugInput {
  selectionId: string;
  candidateId: string;
  lineId: string;
  expectedEdition: number;
  leftEdition: number;
  source: PlugSource;
  low: number | null;
  base: number | null;
  high: number | null;
  note: string;
}

interface OfOneCandidate {
  selectionId: string;
  candidateId: string;
}

export interface GapActions {
  readonly ask: (
    input: OfOneCandidate & { lineIds: string[]; text: string },
  ) => Promise<Outcome<{ readonly questionId: string }>>;
  readonly fillAll: (
    input: OfOneCandidate & { source: ListSource; note: string; gaps: SeenGap[] },
  ) => Promise<Outcome<{ readonly saved: number }>>;
  readonly leave: (
    input: OfOneCandidate & {
      reason: string;
      gaps: SeenGap[];
      /** Whose decision is put back, and of which day. */
      asBefore?: { leftOn: string; leftBy: string };
    },
  ) => Promise<Outcome<{ readonly left: number }>>;
  readonly open: (
    input: OfOneCandidate & { gaps: SeenGap[] },
  ) => Promise<Outcome<{ readonly opened: number }>>;
  readonly save: (
    input: PlugInput,
  ) => Promise<Outcome<{ readonly plugId: string; readonly edition: number }>>;
}

export const seen = ({ line, plugEdition, leftEdition }: BoardGap): SeenGap => ({
  lineId: line.id,
  plugEdition,
  leftEdition,
});

const NOTHING = { plugEdition: 0, leftEdition: 0 } as const;

/** Does something for one candidate after another; stops at the first that fails, and says for whom it went how. */
export async function forEachCandidate(
  gaps: readonly BoardGap[],
  work: (candidateId: string, own: readonly BoardGap[]) => Promise<Outcome<unknown>>,
  went: (candidateId: string, isDone: boolean) => void = () => undefined,
): Promise<Outcome<null>> {
  for (const { candidateId, gaps: own } of byCandidate(gaps)) {
    const outcome = await work(candidateId, own);
    went(candidateId, outcome.ok);
    if (!outcome.ok) return outcome;
  }
  return succeed(null);
}

/** Opens gaps again: what stands in them, and decisions to leave them, are taken away. */
export function openAgain(
  selectionId: string,
  gaps: readonly BoardGap[],
  actions: GapActions,
): Promise<Outcome<null>> {
  return forEachCandidate(gaps, (candidateId, own) =>
    actions.open({ selectionId, candidateId, gaps: own.map(seen) }),
  );
}

/**
 * Puts gaps back as they stood before they were settled in another way. `settledAs` says what that has put there: it is
 * taken away only as long as nobody has changed it since.
 */
export async function putBack(
  selectionId: string,
  before: readonly BoardGap[],
  settledAs: "plug" | "left" | "nothing",
  actions: GapActions,
): Promise<Outcome<null>> {
  if (settledAs !== "nothing") {
    const now = before.map((gap) => ({
      ...gap,
      plugEdition: settledAs === "plug" ? gap.plugEdition + 1 : 0,
      leftEdition: settledAs === "left" ? gap.leftEdition + 1 : 0,
    }));
    const opened = await openAgain(selectionId, now, actions);
    if (!opened.ok) return opened;
  }
  for (const gap of before) {
    const { candidateId, line } = gap;
    const outcome =
      gap.plug !== null
        ? await actions.save(plugAsItWas(selectionId, gap, gap.plug))
        : gap.left !== null
          ? await actions.leave({
              ...{ selectionId, candidateId, reason: gap.left.reason },
              gaps: [{ lineId: line.id, ...NOTHING }],
              asBefore: { leftOn: gap.left.leftOn, leftBy: gap.left.leftBy },
            })
          : succeed(null);
    if (!outcome.ok) return outcome;
  }
  return succeed(null);
}

function plugAsItWas(
  selectionId: string,
  { candidateId, line, estimate }: BoardGap,
  { source, note }: NonNullable<BoardGap["plug"]>,
): PlugInput {
  const { low, base, high } = estimate ?? { low: null, base: null, high: null };
  const place = { selectionId, candidateId, lineId: line.id, expectedEdition: 0, leftEdition: 0 };
  return { ...place, source, low, base, high, note };
}
