import { and, eq, ne } from "drizzle-orm";
import { variantTarget } from "@/lib/domain/offer-target";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { candidateOfSelection, offerOf } from "../queries/offer";
import { offer } from "../schema/offer";
import type { OfferContext } from "./offer";
import type { Written } from "./written";

/** Most alternatives of one candidate beside its main offer. */
export const MOST_VARIANTS = 4;

export interface VariantInput {
  readonly candidateId: string;
  /** Null for a new one. */
  readonly offerId: string | null;
  readonly name: string;
  /** Whether it stands as a column of its own in the comparison. */
  readonly shown: boolean;
  readonly expectedEdition: number;
}

/**
 * Adds an alternative to what a candidate offers, renames it, or says whether it stands as a column.
 * Errors: `access.not_found`, `variant.name_known`, `variant.too_many { limit }`, `row.changed_meanwhile`.
 */
export async function saveVariant(
  tx: Tx,
  { selection, now }: Pick<OfferContext, "selection" | "now">,
  input: VariantInput,
): Promise<Outcome<Written<{ readonly targetId: string }>>> {
  const owner = await candidateOfSelection(tx, selection.id, input.candidateId);
  if (!owner) return fail("access.not_found");
  const others = await tx
    .select()
    .from(offer)
    .where(and(eq(offer.candidateId, owner.id), ne(offer.variant, "")));
  const plain = (name: string) => name.toLocaleLowerCase("da");
  if (others.some(({ id, variant }) => id !== input.offerId && plain(variant) === plain(input.name)))
    return fail("input.invalid", {}, [{ path: "name", code: "variant.name_known", params: {} }]);
  const after = { variant: input.name, shown: input.shown };
  if (input.offerId === null) {
    if (others.length >= MOST_VARIANTS) return fail("variant.too_many", { limit: MOST_VARIANTS });
    const main = await offerOf(tx, owner.id);
    const id = newId("off");
    await tx.insert(offer).values({
      id,
      candidateId: owner.id,
      currency: main?.currency ?? selection.currency,
      variant: input.name,
      variantShown: input.shown,
      createdAt: now,
    });
    return succeed({ value: { targetId: variantTarget(owner.id, id) }, subjectId: id, before: null, after });
  }
  const before = others.find(({ id }) => id === input.offerId);
  if (!before) return fail("access.not_found");
  if (before.edition !== input.expectedEdition) return fail("row.changed_meanwhile");
  await tx
    .update(offer)
    .set({ variant: input.name, variantShown: input.shown, edition: before.edition + 1 })
    .where(eq(offer.id, before.id));
  return succeed({
    value: { targetId: variantTarget(owner.id, before.id) },
    subjectId: before.id,
    before: { variant: before.variant, shown: before.variantShown },
    after,
  });
}

/** Removes an alternative with all its versions. Errors: `access.not_found`; the main offer is no variant. */
export async function removeVariant(
  tx: Tx,
  selectionId: string,
  input: { readonly candidateId: string; readonly offerId: string },
): Promise<Outcome<Written<null>>> {
  const target = variantTarget(input.candidateId, input.offerId);
  const owner = await candidateOfSelection(tx, selectionId, target);
  const held = owner && (await offerOf(tx, target));
  if (!held) return fail("access.not_found");
  await tx.delete(offer).where(eq(offer.id, held.id));
  return succeed({
    value: null,
    subjectId: held.id,
    before: { variant: held.variant, shown: held.variantShown },
    after: null,
  });
}
