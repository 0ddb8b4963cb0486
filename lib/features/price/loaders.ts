import { connection } from "next/server";
import { basketRows } from "@/db/queries/basket";
import { selectionFromRow } from "@/db/queries/dossier-selection";
import { catalogueLines, rateRows } from "@/db/queries/offer";
import { ownCostRows } from "@/db/queries/own-cost";
import { defaultBasis } from "@/lib/domain/basis";
import { priceBasket } from "@/lib/domain/basket";
import { compare } from "@/lib/domain/comparison/compare";
import { againstStaying, stayingCost } from "@/lib/domain/comparison/staying";
import { offerWarnings } from "@/lib/domain/offer-warnings";
import { mayInSelection } from "@/lib/domain/policy";
import { arePricesSealed } from "@/lib/domain/sealing";
import { readSelection } from "@/lib/server/access";
import { preparedComparison } from "@/lib/server/comparison-cache";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";
import { dayOf } from "@/lib/server/today";

/**
 * What the price really is, on the selection's own basis: own costs, the basket, warnings and rates. While prices are
 * sealed only what is the buyer's own is in it.
 */
export async function loadPricePage(selectionId: string) {
  await connection();
  const db = await database();
  const access = await readSelection(db.read, await currentActor(), selectionId, "prices.read");
  if (!access.ok) return null;
  const { selection: row, participant } = access.value;
  const selection = selectionFromRow(row);
  const today = dayOf(new Date());
  const basis = defaultBasis(selection);
  const ownCosts = await ownCostRows(db.read, selectionId);
  const staying = stayingCost(ownCosts, basis);
  const own = {
    selection: { id: selection.id, name: selection.name, currency: selection.currency },
    mayEdit: mayInSelection("ownCost.save", participant.role),
    basis,
    today,
    revision: row.revision,
    ownCosts,
    totals: staying.items.map(({ cost, total }) => ({ costId: cost.id, total })),
    staying: {
      total: staying.total,
      followUp: staying.followUp,
      known: staying.known,
      followUpKnown: staying.followUpKnown,
    },
    basket: await basketRows(db.read, selectionId),
    lines: (await catalogueLines(db.read, selectionId)).map(({ id, name, driver, kind }) => ({
      id,
      name,
      driver,
      kind,
    })),
  };
  if (arePricesSealed(row)) return { kind: "sealed" as const, ...own };
  const prepared = await preparedComparison(db, access.value, today);
  const comparison = compare(prepared, basis);
  const foreign = new Set(
    prepared.dossier.offers.map(({ currency }) => currency).filter((each) => each !== selection.currency),
  );
  return {
    kind: "open" as const,
    ...own,
    candidates: comparison.candidates.map((column, index) => ({
      id: column.candidateId,
      letter: column.letter,
      name: prepared.candidates[index]?.candidate.vendor.legalName ?? "",
      levelled: column.comparable ? column.levelled.total : null,
      against: againstStaying(column, staying),
    })),
    basketColumns: priceBasket(prepared, prepared.dossier.basket),
    warnings: offerWarnings(prepared, comparison),
    offers: prepared.dossier.offers.length,
    rates: await rateRows(db.read, selectionId),
    foreign: [...foreign],
  };
}

export type PricePage = NonNullable<Awaited<ReturnType<typeof loadPricePage>>>;
