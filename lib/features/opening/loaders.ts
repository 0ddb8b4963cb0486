import { connection } from "next/server";
import { candidateNames } from "@/db/queries/offer";
import {
  confirmerOf,
  hasLostConfirmer,
  modelReopenings,
  openingState,
  possibleConfirmers,
} from "@/db/queries/opening";
import { hasOffers, sealedSheets } from "@/db/queries/sealed-offer";
import { COMPARED_STAGES } from "@/lib/domain/candidate";
import { mayInSelection } from "@/lib/domain/policy";
import { arePricesSealed, openingConditions } from "@/lib/domain/sealing";
import { accountOf, readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";

/** Everything about locking the model and opening prices; null for whoever may see neither. Holds no price. */
export async function loadOpening(selectionId: string) {
  await connection();
  const actor = await currentActor();
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "prices.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    const { role } = participant;
    const mayAsk = mayInSelection("prices.requestOpening", role);
    const arrived = new Set((await sealedSheets(reader, selectionId)).map(({ candidateId }) => candidateId));
    const compared = (await candidateNames(reader, selectionId)).filter(({ stage }) =>
      COMPARED_STAGES.includes(stage),
    );
    const confirmer = await confirmerOf(reader, selection);
    return {
      selectionId,
      isLead: mayAsk,
      hasAccount: accountOf(actor) !== null,
      sealing: selection.sealing,
      isSealed: arePricesSealed(selection),
      opened:
        selection.pricesOpenedAt === null
          ? null
          : { at: selection.pricesOpenedAt, by: selection.pricesOpenedBy ?? "" },
      locked:
        selection.modelLockedAt === null
          ? null
          : { at: selection.modelLockedAt, by: selection.modelLockedBy ?? "" },
      closed:
        selection.scoringClosedAt === null
          ? null
          : {
              at: selection.scoringClosedAt,
              by: selection.scoringClosedBy ?? "",
              waivedReason: selection.scoringWaivedReason,
            },
      reopenings: await modelReopenings(reader, selectionId),
      conditions: openingConditions(await openingState(reader, selection)),
      confirmer: confirmer && { ...confirmer, isReader: confirmer.participantId === participant.id },
      /** The lead's to know: a second person was asked for, and is there no more. */
      hasLostConfirmer: mayAsk && (await hasLostConfirmer(reader, selection)),
      possibleConfirmers: mayAsk ? await possibleConfirmers(reader, selectionId, participant.id) : [],
      requested:
        selection.openingRequestedAt === null
          ? null
          : { at: selection.openingRequestedAt, by: selection.openingRequestedBy ?? "" },
      /** Of those who are compared. */
      offers: {
        arrived: compared.filter(({ id }) => arrived.has(id)).length,
        missing: compared.filter(({ id }) => !arrived.has(id)).map(({ name }) => name),
      },
      /** Sealing can be switched on while no offer is stored. */
      maySeal:
        mayInSelection("prices.seal", role) &&
        selection.sealing === "none" &&
        !(await hasOffers(reader, selectionId)),
    };
  });
}

export type OpeningPage = NonNullable<Awaited<ReturnType<typeof loadOpening>>>;
