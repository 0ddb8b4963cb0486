import { and, eq, inArray, isNull } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { arePricesSealed } from "@/lib/domain/sealing";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { negotiationOf, offerRounds } from "../queries/offer-round";
import { candidate } from "../schema/candidate";
import { offerRound } from "../schema/negotiation";
import type { OfferContext } from "./offer";
import type { Written } from "./written";

export const MOST_ROUNDS = 100;

export interface NewRound {
  readonly message: string;
  /** ISO timestamp; null = none. */
  readonly deadline: string | null;
  /** Asks for best and final offers. */
  readonly isFinal: boolean;
}

/** Stages in which a candidate takes part in a round. */
const NEGOTIATED = ["shortlisted", "negotiating"] as const;

/** Candidates that a round is for. */
export async function negotiated(tx: Tx, selectionId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: candidate.id })
    .from(candidate)
    .where(and(eq(candidate.selectionId, selectionId), inArray(candidate.stage, [...NEGOTIATED])));
  return rows.map(({ id }) => id);
}

/**
 * Opens a round of negotiation: offers that come while it is open belong to it. Prices are negotiated once they are
 * known, so not while they are sealed.
 * Errors: `prices.sealed`, `offer_round.already_open { number }`, `offer_round.nobody`, `offer_round.deadline_past`,
 * `offer_round.too_many { limit }`.
 */
export async function openOfferRound(
  tx: Tx,
  { selection, actorName, now }: Pick<OfferContext, "selection" | "actorName" | "now">,
  input: NewRound,
): Promise<Outcome<Written<{ readonly number: number; readonly candidateIds: readonly string[] }>>> {
  if (arePricesSealed(selection)) return fail("prices.sealed");
  const { open } = await negotiationOf(tx, selection.id);
  if (open) return fail("offer_round.already_open", { number: open.number });
  if (input.deadline !== null && Date.parse(input.deadline) <= Date.parse(now))
    return fail("input.invalid", {}, [{ path: "deadline", code: "offer_round.deadline_past", params: {} }]);
  const candidateIds = await negotiated(tx, selection.id);
  if (candidateIds.length === 0) return fail("offer_round.nobody");
  const [latest] = await offerRounds(tx, selection.id);
  const number = (latest?.number ?? 0) + 1;
  if (number > MOST_ROUNDS) return fail("offer_round.too_many", { limit: MOST_ROUNDS });
  const id = newId("rnd");
  await tx.insert(offerRound).values({
    ...input,
    id,
    selectionId: selection.id,
    number,
    openedBy: actorName,
    createdAt: now,
  });
  return succeed({
    value: { number, candidateIds },
    subjectId: id,
    before: null,
    after: { number, deadline: input.deadline, isFinal: input.isFinal },
  });
}

/** Closes a round; after a final one no candidate revises its offer. Errors: `access.not_found`, `offer_round.closed`. */
export async function closeOfferRound(
  tx: Tx,
  { selection, actorName, now }: Pick<OfferContext, "selection" | "actorName" | "now">,
  number: number,
): Promise<Outcome<Written<null>>> {
  const round = (await offerRounds(tx, selection.id)).find((each) => each.number === number);
  if (!round) return fail("access.not_found");
  const closed = await tx
    .update(offerRound)
    .set({ closedAt: now, closedBy: actorName, edition: round.edition + 1 })
    .where(and(eq(offerRound.id, round.id), isNull(offerRound.closedAt)))
    .returning({ id: offerRound.id });
  if (closed.length === 0) return fail("offer_round.closed");
  return succeed({ value: null, subjectId: round.id, before: { number }, after: { number, closed: true } });
}
