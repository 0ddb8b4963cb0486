import { and, eq } from "drizzle-orm";
import type { LineKind, LineScope } from "@/lib/domain/offer";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { type Driver, type EstablishmentStage, SELECTION_LIMITS } from "@/lib/domain/selection";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { SelectionRow } from "../queries/access";
import { catalogueLineUse } from "../queries/catalogue-use";
import { type CatalogueLineRow, catalogueRows } from "../queries/offer";
import { catalogueLine, offerLine } from "../schema/offer";
import type { Written } from "./written";

interface Context {
  readonly selection: SelectionRow;
}

export interface CatalogueLineInput {
  /** Null for a new one. */
  readonly lineId: string | null;
  readonly expectedEdition: number;
  readonly kind: LineKind;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly stage: EstablishmentStage | null;
  readonly driver: Driver;
  readonly scope: LineScope;
}

/** Adds a line after the last of its like, or changes one. A line with answers cannot become another kind of purchase. */
export async function saveCatalogueLine(
  tx: Tx,
  { selection }: Context,
  input: CatalogueLineInput,
): Promise<Outcome<Written<{ readonly lineId: string; readonly edition: number }>>> {
  if ((input.kind === "establishment") !== (input.stage !== null))
    return fail("input.invalid", {}, [{ path: "stage", code: "catalogue_line.stage_of_piece", params: {} }]);
  const rows = await catalogueRows(tx, selection.id);
  const before = rows.find((row) => row.id === input.lineId);
  if (input.lineId !== null && !before) return fail("access.not_found");
  if (before && before.edition !== input.expectedEdition)
    return fail("row.changed_meanwhile", { name: before.name });
  const columns = {
    kind: input.kind,
    name: input.name,
    description: input.description,
    category: input.category,
    stage: input.stage,
    driver: input.driver,
    scope: input.scope,
  };
  if (before) {
    if (before.kind !== input.kind) {
      const use = await catalogueLineUse(tx, before.id);
      if (use.answered || use.referredTo)
        return fail("catalogue_line.kind_has_prices", { names: use.vendors.join(", ") });
    }
    const edition = before.edition + 1;
    await tx
      .update(catalogueLine)
      .set({ ...columns, edition })
      .where(eq(catalogueLine.id, before.id));
    return succeed({
      value: { lineId: before.id, edition },
      subjectId: before.id,
      before: described(before),
      after: columns,
    });
  }
  if (rows.length >= SELECTION_LIMITS.lines)
    return fail("catalogue_line.too_many", { limit: SELECTION_LIMITS.lines });
  const lineId = newId("line");
  const place = placeOfNew(rows, input);
  await tx
    .insert(catalogueLine)
    .values({ id: lineId, selectionId: selection.id, position: rows.length, ...columns });
  const order = rows.map((row) => row.id);
  order.splice(place, 0, lineId);
  await renumber(
    tx,
    new Map([...rows.map((row) => [row.id, row.position] as const), [lineId, rows.length]]),
    order,
  );
  return succeed({ value: { lineId, edition: 1 }, subjectId: lineId, before: null, after: columns });
}

const described = ({ kind, name, description, category, stage, driver, scope }: CatalogueLineRow) => ({
  kind,
  name,
  description,
  category,
  stage,
  driver,
  scope,
});

const KIND_ORDER: readonly LineKind[] = ["service", "establishment", "exit"];

/** After the last line of the same heading, else after the last of the same kind, else where that kind belongs. */
function placeOfNew(rows: readonly CatalogueLineRow[], line: CatalogueLineInput): number {
  const sameHeading = rows.findLastIndex(
    (row) => row.kind === line.kind && row.category === line.category && row.stage === line.stage,
  );
  if (sameHeading >= 0) return sameHeading + 1;
  const rank = KIND_ORDER.indexOf(line.kind);
  return rows.findLastIndex((row) => KIND_ORDER.indexOf(row.kind) <= rank) + 1;
}

async function renumber(
  tx: Tx,
  positions: ReadonlyMap<string, number>,
  order: readonly string[],
): Promise<void> {
  for (const [position, id] of order.entries())
    if (positions.get(id) !== position)
      await tx.update(catalogueLine).set({ position }).where(eq(catalogueLine.id, id));
}

/** Moves one line behind another (null = to the top). Two people moving different lines do not disturb each other. */
export async function moveCatalogueLine(
  tx: Tx,
  { selection }: Context,
  input: { readonly lineId: string; readonly afterLineId: string | null },
): Promise<Outcome<Written<null>>> {
  const rows = await catalogueRows(tx, selection.id);
  const from = rows.findIndex((row) => row.id === input.lineId);
  const order = rows.map((row) => row.id).filter((id) => id !== input.lineId);
  const after = input.afterLineId === null ? -1 : order.indexOf(input.afterLineId);
  if (from < 0 || (input.afterLineId !== null && after < 0)) return fail("access.not_found");
  order.splice(after + 1, 0, input.lineId);
  await renumber(tx, new Map(rows.map((row) => [row.id, row.position])), order);
  return succeed({
    value: null,
    subjectId: input.lineId,
    before: { position: from },
    after: { position: after + 1 },
  });
}

/**
 * Deletes a line that nobody has answered and nothing refers to, in any version of any offer. Otherwise it is refused
 * and `names` says whose answers they are: make it optional instead.
 */
export async function deleteCatalogueLine(
  tx: Tx,
  { selection }: Context,
  input: { readonly lineId: string },
): Promise<Outcome<Written<null>>> {
  const rows = await catalogueRows(tx, selection.id);
  const before = rows.find((row) => row.id === input.lineId);
  if (!before) return fail("access.not_found");
  const use = await catalogueLineUse(tx, before.id);
  if (use.answered) return fail("catalogue_line.has_prices", { names: use.vendors.join(", ") });
  if (use.referredTo) return fail("catalogue_line.referred_to", { names: use.vendors.join(", ") });
  // Cells that were answered and emptied again leave rows that say nothing.
  await tx.delete(offerLine).where(and(eq(offerLine.lineId, before.id), eq(offerLine.state, "unanswered")));
  await tx.delete(catalogueLine).where(eq(catalogueLine.id, before.id));
  return succeed({ value: null, subjectId: before.id, before: described(before), after: null });
}
