import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { Database } from "@/db/engine/database";
import { openSqlite } from "@/db/engine/sqlite";
import { catalogueLine, offer, offerBundle, offerLine, offerVersion, priceListItem } from "@/db/schema/offer";
import { selectionKey } from "@/db/schema/selection";
import { actorNamed, seedOffers } from "@/db/testing/offer-fixture";
import { readyToOpen, sealSelection } from "@/db/testing/sealed-fixture";
import { inChunks } from "@/db/writes/in-chunks";
import { requestOpening } from "@/db/writes/opening";
import { sealBundle, sealCell, sealItem, sealTerms } from "@/db/writes/sealed-values";
import { minor } from "@/lib/domain/money";
import { fail, type Outcome } from "@/lib/domain/outcome";
import { LockModelInput } from "@/lib/features/opening/schema";
import { runSelectionAction } from "@/lib/server/guarded-action";
import { withVault } from "@/lib/server/price-vault";
import { openText, sealText, wrapKey } from "@/lib/server/sealed-box";

/** A selection whose sealed prices may be opened, and the opening as the product does it, after the password. */

const SELECTION = "sel_own";
const CANDIDATES = ["can_a", "can_b"];
const AT = "2026-11-20T08:00:00.000Z";

/** What stands open of a line once prices are: 100 and its number. */
export const priceOf = (index: number): number => 100 + index;

/** Writes it into a new database file; every candidate has two versions of `lines` priced lines, a bundle and an item. */
export async function seedSealedOffers(file: string, master: KeyObject, lines: number): Promise<void> {
  const db = await openSqlite(file);
  const key = createSecretKey(randomBytes(32));
  const vault = {
    seal: (text: string, place: string) => sealText(key, text, place),
    open: (sealed: string, place: string) => openText(key, sealed, place),
  };
  await seedOffers(db);
  await sealSelection(db, "own", []);
  await readyToOpen(db, SELECTION);
  await db.transaction(async (tx) => {
    await tx.insert(selectionKey).values({
      selectionId: SELECTION,
      wrappedKey: wrapKey(master, key, `selection_key/${SELECTION}`),
      createdAt: AT,
    });
    const numbers = Array.from({ length: lines }, (_, index) => index);
    await inChunks(
      numbers.map((index) => ({
        id: `line_${index}`,
        selectionId: SELECTION,
        kind: "service" as const,
        name: `Service ${index}`,
        driver: "users" as const,
        scope: "in_scope" as const,
        position: 10 + index,
      })),
      (chunk) => tx.insert(catalogueLine).values(chunk),
    );
    for (const candidateId of CANDIDATES) {
      const offerId = `off_${candidateId}`;
      await tx.insert(offer).values({ id: offerId, candidateId, currency: "DKK", createdAt: AT });
      for (const number of [1, 2]) {
        const version = `ofv_${candidateId}_${number}`;
        await tx.insert(offerVersion).values({
          ...{ id: version, offerId, number, createdAt: AT },
          sealed: sealTerms(vault, version, {
            index: 250,
            indexAfter: 12,
            total: minor(999),
            source: "Their letter",
            financed: null,
            financeRate: 0,
          }),
        });
        const rows = numbers.map((index) => {
          const id = `cell_${version}_${index}`;
          const cell = {
            ...{ state: "priced" as const, unitPrice: minor(priceOf(index)), driver: "users" as const },
            ...{ quantityMilli: 5_000, period: "month" as const, minimumMilli: null, note: "" },
            tiers: [{ fromMilli: 10_000, unitPrice: minor(90) }],
          };
          return {
            ...{ id, offerVersionId: version, lineId: `line_${index}`, state: "priced" as const },
            ...{ driver: "users" as const, period: "month" as const, updatedAt: AT },
            sealed: sealCell(vault, id, cell),
          };
        });
        await inChunks(rows, (chunk) => tx.insert(offerLine).values(chunk));
        const bundle = `bun_${version}`;
        await tx.insert(offerBundle).values({
          ...{ id: bundle, offerVersionId: version, name: "Both", amountMinor: null },
          sealed: sealBundle(vault, bundle, {
            amount: 1_000,
            split: [{ lineId: "line_move", amount: 1_000 }],
            note: "Our guess",
          }),
        });
        const item = `item_${version}`;
        await tx.insert(priceListItem).values({
          ...{ id: item, offerVersionId: version, name: "An hour", unitPriceMinor: null },
          ...{ driver: "fixed" as const, period: "once" as const, sealed: sealItem(vault, item, 700) },
        });
      }
    }
  });
  await db.close();
}

/** Opens the prices, as the lead whose password has been verified. */
export function openAsLead(database: Database, master: KeyObject): Promise<Outcome<unknown>> {
  return runSelectionAction(
    {
      name: "prices.requestOpening",
      input: LockModelInput,
      write: async ({ tx, authorized, now, audit }) => {
        const { selection, participant } = authorized;
        // What two at once are told: the second finds no key any more.
        if (selection.pricesOpenedAt !== null) return fail("prices.already_open");
        return withVault({ tx, authorized, now, master: () => master }, async (vault) => {
          const result = await requestOpening(tx, { selection, participant, now }, vault);
          if (result.ok) audit(selection.id, { prices: "sealed" }, result.value);
          return result;
        });
      },
    },
    { database, actor: actorNamed("lead"), now: () => new Date() },
    { selectionId: SELECTION },
  );
}
