import { connection } from "next/server";
import { candidateNames } from "@/db/queries/offer";
import { negotiationOf, offerRounds, roundVersions } from "@/db/queries/offer-round";
import { mayInSelection } from "@/lib/domain/policy";
import { arePricesSealed } from "@/lib/domain/sealing";
import { readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";

/** The rounds of negotiation with what came in each, newest first; null for strangers and evaluators. */
export async function loadRounds(selectionId: string) {
  await connection();
  const actor = await currentActor();
  const open = await database();
  return open.snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "prices.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    const versions = await roundVersions(reader, selectionId);
    const { finalOver } = await negotiationOf(reader, selectionId);
    return {
      selectionId,
      pricesSealed: arePricesSealed(selection),
      mayWrite: mayInSelection("offerRound.open", participant.role),
      finalOver,
      /** Who takes part in a round that is opened now. */
      candidates: (await candidateNames(reader, selectionId))
        .filter(({ stage }) => stage === "shortlisted" || stage === "negotiating")
        .map(({ id, name, letter }) => ({ id, name, letter })),
      rounds: (await offerRounds(reader, selectionId)).map(
        ({ selectionId: _of, edition: _edition, ...round }) => ({
          ...round,
          versions: versions.filter(({ roundId }) => roundId === round.id),
        }),
      ),
    };
  });
}

export type RoundsPage = NonNullable<Awaited<ReturnType<typeof loadRounds>>>;
