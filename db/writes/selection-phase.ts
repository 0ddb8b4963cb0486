import { eq } from "drizzle-orm";
import { defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import type { IsoDay } from "@/lib/domain/iso-day";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { phaseMove } from "@/lib/domain/phase-move";
import { phaseRoad } from "@/lib/domain/phase-road";
import type { Phase } from "@/lib/domain/selection";
import type { Tx } from "../engine/database";
import type { SelectionRow } from "../queries/access";
import { loadDossier } from "../queries/dossier";
import { negotiationStanding } from "../queries/negotiation-standing";
import type { Seer } from "../queries/visible-scores";
import { selection } from "../schema/selection";

/**
 * Moves a selection to a phase. Its conditions are checked on what the database holds at this moment, as far as the
 * one who moves it may see.
 * Errors: `phase.same`; `phase.hard_conditions { count, codes }`; `phase.reason_needed` when something open is passed
 * over, or on the way back, without a word.
 * @returns what was passed over, for the record
 */
export async function moveSelection(
  tx: Tx,
  current: SelectionRow,
  mover: Seer,
  to: Phase,
  reason: string,
  today: IsoDay,
): Promise<Outcome<{ passedOver: readonly string[] }>> {
  const dossier = await loadDossier(tx, current, mover);
  const comparison = compare(prepareComparison(dossier, today), defaultBasis(dossier.selection));
  const negotiation = await negotiationStanding(tx, current.id);
  const move = phaseMove(phaseRoad(dossier, comparison, negotiation).phases, current.phase, to);
  if (move.direction === "none") return fail("phase.same");
  if (move.hard.length > 0)
    return fail("phase.hard_conditions", {
      count: move.hard.length,
      codes: move.hard.map(({ code }) => code).join(", "),
    });
  if (move.needsReason && reason.trim() === "")
    return fail("phase.reason_needed", {}, [{ path: "reason", code: "phase.reason_needed", params: {} }]);
  await tx.update(selection).set({ phase: to }).where(eq(selection.id, current.id));
  return succeed({ passedOver: move.soft.map(({ code }) => code) });
}
