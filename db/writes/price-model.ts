import { eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { checkPriceModel } from "@/lib/domain/price-model";
import type { PriceModel } from "@/lib/domain/selection";
import type { Tx } from "../engine/database";
import type { SelectionRow } from "../queries/access";
import { selection } from "../schema/selection";
import type { Change } from "./change";

/**
 * Declares how price becomes points.
 * Errors: `model.locked`, `price.invalid` (with the fields), `row.changed_meanwhile` (with what stands now; −1 = no amount).
 */
export async function setPriceModel(
  tx: Tx,
  row: SelectionRow,
  expectedEdition: number,
  model: PriceModel,
): Promise<Outcome<Change<PriceModel> & { readonly edition: number }>> {
  if (row.modelLockedAt !== null) return fail("model.locked");
  const faults = checkPriceModel(model);
  if (faults.length > 0) return fail("price.invalid", {}, faults);
  const before: PriceModel = {
    formula: row.priceFormula,
    priceShareTenths: row.priceShareTenths,
    slopeHundredths: row.slopeHundredths,
    lowBoundMinor: row.lowBoundMinor,
    highBoundMinor: row.highBoundMinor,
    qualityValueMinor: row.qualityValueMinor,
    tieBreak: row.tieBreak,
  };
  if (row.edition !== expectedEdition) {
    return fail("row.changed_meanwhile", {
      formula: before.formula,
      priceShareTenths: before.priceShareTenths,
      slopeHundredths: before.slopeHundredths,
      lowBoundMinor: before.lowBoundMinor ?? -1,
      highBoundMinor: before.highBoundMinor ?? -1,
      qualityValueMinor: before.qualityValueMinor ?? -1,
      tieBreak: before.tieBreak,
      edition: row.edition,
    });
  }
  const edition = row.edition + 1;
  await tx
    .update(selection)
    .set({
      priceFormula: model.formula,
      priceShareTenths: model.priceShareTenths,
      slopeHundredths: model.slopeHundredths,
      lowBoundMinor: model.lowBoundMinor,
      highBoundMinor: model.highBoundMinor,
      qualityValueMinor: model.qualityValueMinor,
      tieBreak: model.tieBreak,
      edition,
    })
    .where(eq(selection.id, row.id));
  return succeed({ before, after: model, edition });
}
