import { ESTABLISHMENT_TYPES, PARTNER_TYPES, type Selection } from "@/lib/domain/selection";
import type { SelectionRow } from "./access";
import { memberOf } from "./grouped";

/** The domain's selection from its row. */
export function selectionFromRow(row: SelectionRow): Selection {
  return {
    id: row.id,
    name: row.name,
    currency: row.currency,
    horizonMonths: row.horizonMonths,
    targetType: memberOf(ESTABLISHMENT_TYPES, row.targetType) ?? 3,
    wantedPartnerType: memberOf(PARTNER_TYPES, row.wantedPartnerType),
    quantities: {
      users: row.usersMilli,
      servers: row.serversMilli,
      gb: row.gbMilli,
      devices: row.devicesMilli,
    },
    discountBasisPoints: row.discountBasisPoints,
    phase: row.phase,
    priceModel: {
      formula: row.priceFormula,
      priceShareTenths: row.priceShareTenths,
      slopeHundredths: row.slopeHundredths,
      lowBoundMinor: row.lowBoundMinor,
      highBoundMinor: row.highBoundMinor,
      qualityValueMinor: row.qualityValueMinor,
      tieBreak: row.tieBreak,
    },
  };
}
