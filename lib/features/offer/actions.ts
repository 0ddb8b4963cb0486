"use server";

import { deleteCatalogueLine, moveCatalogueLine, saveCatalogueLine } from "@/db/writes/catalogue";
import { deleteExchangeRate, saveExchangeRate } from "@/db/writes/exchange-rate";
import { setCells } from "@/db/writes/offer";
import { deleteBundle, saveBundle } from "@/db/writes/offer-bundle";
import { saveTerms } from "@/db/writes/offer-terms";
import { newVersion } from "@/db/writes/offer-version";
import { savePlug } from "@/db/writes/plug";
import { deletePriceListItem, savePriceListItem } from "@/db/writes/price-list-item";
import type { Written } from "@/db/writes/written";
import { type Outcome, succeed } from "@/lib/domain/outcome";
import type { Actor, AuthorizedSelection } from "@/lib/server/access";
import { selectionAction } from "@/lib/server/action";
import type { AuditRecord } from "@/lib/server/guarded-action";
import { typingPrices } from "@/lib/server/price-vault";
import { dayOf } from "@/lib/server/today";
import {
  DeleteBundle,
  DeleteCatalogueLine,
  DeleteExchangeRate,
  DeletePriceListItem,
  MoveCatalogueLine,
  NewVersion,
  SaveBundle,
  SaveCatalogueLine,
  SaveExchangeRate,
  SavePlug,
  SavePriceListItem,
  SaveTerms,
  SetCells,
} from "./schema";

/** Puts a write on the record and hands its value on. */
function recorded<Value>(audit: AuditRecord, outcome: Outcome<Written<Value>>): Outcome<Value> {
  if (!outcome.ok) return outcome;
  audit(outcome.value.subjectId, outcome.value.before, outcome.value.after);
  return succeed(outcome.value.value);
}

/** Which selection, and by whose name: an account's, or that of the participant who came by a link. */
const whose = ({ selection, participant }: AuthorizedSelection, actor: Actor) => ({
  selection,
  actorName: actor.name || participant.name,
});

/** Stores a batch of cells; answers cell by cell, so that one conflict holds nothing else back. */
export const setOfferCells = selectionAction(
  {
    name: "offer.setCells",
    input: SetCells,
    write: async ({ tx, input, actor, now, audit, authorized }) =>
      typingPrices({ tx, authorized, now }, async (vault) => {
        const context = { ...whose(authorized, actor), now, vault };
        const { results, written } = await setCells(tx, context, input.changes);
        for (const each of written) audit(each.subjectId, each.before, each.after);
        return succeed(results);
      }),
  },
  "none",
);

export const saveOfferTerms = selectionAction({
  name: "offer.saveTerms",
  input: SaveTerms,
  write: async ({ tx, input, actor, now, audit, authorized }) =>
    typingPrices({ tx, authorized, now }, async (vault) => {
      const context = { ...whose(authorized, actor), now, vault };
      const { candidateId, terms, expectedEdition, keepsSealed } = input;
      return recorded(audit, await saveTerms(tx, context, candidateId, terms, expectedEdition, keepsSealed));
    }),
});

export const startOfferVersion = selectionAction({
  name: "offer.newVersion",
  input: NewVersion,
  write: async ({ tx, input, actor, now, audit, authorized }) =>
    typingPrices({ tx, authorized, now }, async (vault) => {
      const context = { ...whose(authorized, actor), now, vault };
      return recorded(
        audit,
        await newVersion(tx, context, input.candidateId, input.fromNumber, input.reason),
      );
    }),
});

export const saveOfferBundle = selectionAction({
  name: "offerBundle.save",
  input: SaveBundle,
  write: async ({ tx, input, actor, now, audit, authorized }) =>
    typingPrices({ tx, authorized, now }, async (vault) =>
      recorded(audit, await saveBundle(tx, { ...whose(authorized, actor), now, vault }, input)),
    ),
});

export const deleteOfferBundle = selectionAction({
  name: "offerBundle.delete",
  input: DeleteBundle,
  write: async ({ tx, input, actor, now, audit, authorized }) =>
    typingPrices({ tx, authorized, now }, async (vault) =>
      recorded(audit, await deleteBundle(tx, { ...whose(authorized, actor), now, vault }, input)),
    ),
});

export const saveOfferPriceListItem = selectionAction({
  name: "priceListItem.save",
  input: SavePriceListItem,
  write: async ({ tx, input, actor, now, audit, authorized }) =>
    typingPrices({ tx, authorized, now }, async (vault) =>
      recorded(audit, await savePriceListItem(tx, { ...whose(authorized, actor), now, vault }, input)),
    ),
});

export const deleteOfferPriceListItem = selectionAction({
  name: "priceListItem.delete",
  input: DeletePriceListItem,
  write: async ({ tx, input, now, audit, authorized }) =>
    typingPrices({ tx, authorized, now }, async (vault) =>
      recorded(audit, await deletePriceListItem(tx, { selection: authorized.selection, vault }, input)),
    ),
});

export const saveGapPlug = selectionAction({
  name: "plug.save",
  input: SavePlug,
  write: async ({ tx, input, actor, now, audit, authorized }) =>
    recorded(
      audit,
      await savePlug(
        tx,
        { selection: authorized.selection, actorName: actor.name, today: dayOf(new Date(now)) },
        input,
      ),
    ),
});

export const saveRate = selectionAction({
  name: "exchangeRate.save",
  input: SaveExchangeRate,
  write: async ({ tx, input, now, audit, authorized }) =>
    recorded(
      audit,
      await saveExchangeRate(tx, { selection: authorized.selection, today: dayOf(new Date(now)) }, input),
    ),
});

export const deleteRate = selectionAction({
  name: "exchangeRate.delete",
  input: DeleteExchangeRate,
  write: async ({ tx, input, audit, authorized }) =>
    recorded(audit, await deleteExchangeRate(tx, { selection: authorized.selection }, input)),
});

export const saveLine = selectionAction({
  name: "catalogueLine.save",
  input: SaveCatalogueLine,
  write: async ({ tx, input, audit, authorized }) =>
    recorded(audit, await saveCatalogueLine(tx, { selection: authorized.selection }, input)),
});

export const deleteLine = selectionAction({
  name: "catalogueLine.delete",
  input: DeleteCatalogueLine,
  write: async ({ tx, input, audit, authorized }) =>
    recorded(audit, await deleteCatalogueLine(tx, { selection: authorized.selection }, input)),
});

export const moveLine = selectionAction({
  name: "catalogueLine.reorder",
  input: MoveCatalogueLine,
  write: async ({ tx, input, audit, authorized }) =>
    recorded(audit, await moveCatalogueLine(tx, { selection: authorized.selection }, input)),
});
