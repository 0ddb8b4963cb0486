import { and, eq } from "drizzle-orm";
import type { IsoDay } from "@/lib/domain/iso-day";
import type { Currency } from "@/lib/domain/money";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { SelectionRow } from "../queries/access";
import { exchangeRate } from "../schema/selection";
import type { Written } from "./written";

export interface ExchangeRateInput {
  readonly currency: Currency;
  /** Millionths of the selection's currency for one unit: 7.46 is 7 460 000. */
  readonly rateMillionths: number;
  readonly date: IsoDay;
  /** Of the rate of the same currency and day; counts for nothing when there is none. */
  readonly expectedEdition: number;
}

/**
 * Stores the rate of one currency on one day; other days' rates stay beside it, and the latest by the day of a
 * comparison counts in it.
 */
export async function saveExchangeRate(
  tx: Tx,
  { selection, today }: { readonly selection: SelectionRow; readonly today: string },
  input: ExchangeRateInput,
): Promise<Outcome<Written<{ readonly edition: number }>>> {
  if (input.currency === selection.currency) return fail("exchange_rate.own_currency");
  if (input.date > today)
    return fail("input.invalid", {}, [{ path: "date", code: "exchange_rate.date_ahead", params: {} }]);
  const [before] = await tx
    .select()
    .from(exchangeRate)
    .where(
      and(
        eq(exchangeRate.selectionId, selection.id),
        eq(exchangeRate.currency, input.currency),
        eq(exchangeRate.date, input.date),
      ),
    )
    .limit(1);
  if (before && before.edition !== input.expectedEdition) return fail("row.changed_meanwhile");
  const id = before?.id ?? newId("rate");
  const edition = (before?.edition ?? 0) + 1;
  const columns = { rateMillionths: input.rateMillionths, date: input.date };
  if (before)
    await tx
      .update(exchangeRate)
      .set({ ...columns, edition })
      .where(eq(exchangeRate.id, id));
  else
    await tx
      .insert(exchangeRate)
      .values({ id, selectionId: selection.id, currency: input.currency, ...columns });
  return succeed({ value: { edition }, subjectId: id, before: before ?? null, after: columns });
}

/** Takes one day's rate away. An offer in its currency is read at the day before's, or not at all. */
export async function deleteExchangeRate(
  tx: Tx,
  { selection }: { readonly selection: SelectionRow },
  input: { readonly currency: Currency; readonly date: IsoDay },
): Promise<Outcome<Written<null>>> {
  const which = and(
    eq(exchangeRate.selectionId, selection.id),
    eq(exchangeRate.currency, input.currency),
    eq(exchangeRate.date, input.date),
  );
  const [before] = await tx.select().from(exchangeRate).where(which).limit(1);
  if (!before) return fail("access.not_found");
  await tx.delete(exchangeRate).where(which);
  return succeed({ value: null, subjectId: before.id, before, after: null });
}
