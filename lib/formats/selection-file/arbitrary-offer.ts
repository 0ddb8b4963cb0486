import fc from "fast-check";
import type { Dossier } from "@/lib/domain/dossier";
import { type CURRENCIES, minor } from "@/lib/domain/money";
import {
  type CatalogueLine,
  type Cell,
  type LeftGap,
  type Offer,
  PERIODS,
  type Plug,
} from "@/lib/domain/offer";
import { DRIVERS, ESTABLISHMENT_STAGES } from "@/lib/domain/selection";
import { amount, day, maybe, name, quantity, words } from "./arbitrary-values";

/** The catalogue's lines, offers on them, and plugs in their gaps. */

export const line = (index: number): fc.Arbitrary<CatalogueLine> =>
  fc
    .record({
      kind: fc.constantFrom("service", "service", "establishment", "exit"),
      stage: fc.constantFrom(...ESTABLISHMENT_STAGES),
      name,
      description: words,
      category: words,
      driver: fc.constantFrom(...DRIVERS),
      scope: fc.constantFrom("in_scope", "in_scope", "optional"),
      templateKey: maybe(fc.constantFrom("user_support", "backup")),
    })
    .map((fields) => ({
      ...fields,
      id: `line_${index}`,
      stage: fields.kind === "establishment" ? fields.stage : null,
    }));

const tiers = fc
  .uniqueArray(fc.record({ fromMilli: quantity, unitPrice: amount }), {
    selector: (tier) => tier.fromMilli,
    maxLength: 3,
  })
  .map((found) => [...found].sort((a, b) => a.fromMilli - b.fromMilli));

function cell(
  line: CatalogueLine,
  lines: readonly CatalogueLine[],
  bundleId: string | null,
): fc.Arbitrary<Cell> {
  const others = lines.filter((other) => other.id !== line.id).map((other) => other.id);
  const priced = fc.record({
    state: fc.constant("priced" as const),
    unitPrice: amount,
    driver: fc.constantFrom(...DRIVERS),
    quantityMilli: maybe(quantity),
    period: fc.constantFrom(...(line.kind === "service" ? (["month", "year"] as const) : ["once" as const])),
    minimumMilli: maybe(quantity),
    tiers,
    note: words,
  });
  return fc.oneof(
    { weight: 5, arbitrary: priced },
    fc.record({ state: fc.constant("not_offered" as const), note: words }),
    fc.record({ state: fc.constant("unanswered" as const), note: words }),
    ...(others.length > 0
      ? [
          fc.record({
            state: fc.constant("included" as const),
            inLineId: fc.constantFrom(...others),
            note: words,
          }),
        ]
      : []),
    ...(bundleId !== null && line.kind === "establishment"
      ? [
          {
            weight: 4,
            arbitrary: fc.record({
              state: fc.constant("bundled" as const),
              bundleId: fc.constant(bundleId),
              note: words,
            }),
          },
        ]
      : []),
  );
}

export function offer(
  candidateId: string,
  lines: readonly CatalogueLine[],
  currencies: readonly (typeof CURRENCIES)[number][],
): fc.Arbitrary<Offer> {
  return fc
    .record({
      currency: fc.constantFrom(...currencies),
      versionNumber: fc.integer({ min: 1, max: 9 }),
      receivedOn: maybe(day),
      validUntil: maybe(day),
      indexBasisPoints: fc.constantFrom(0, 0, 200, 333),
      indexAfterMonths: fc.constantFrom(1, 7, 12, 24),
      statedTotal: maybe(amount),
      source: words,
      financedMonths: maybe(fc.constantFrom(1, 36, 84)),
      financeBasisPoints: fc.constantFrom(0, 0, 450),
      cells: fc.tuple(...lines.map((each) => maybe(cell(each, lines, "bundle_1")))),
      bundleName: name,
      bundleAmount: amount,
      isSplit: fc.boolean(),
      splitNote: words,
      priceList: fc.array(
        fc.record({
          lineId: maybe(fc.constantFrom(...lines.map((each) => each.id))),
          name,
          unitPrice: amount,
          driver: fc.constantFrom(...DRIVERS),
          period: fc.constantFrom(...PERIODS),
        }),
        { maxLength: 3 },
      ),
    })
    .map(({ cells, bundleName, bundleAmount, isSplit, splitNote, priceList, ...fields }) => {
      const answered = lines.flatMap((each, index) => {
        const found = cells[index] ?? null;
        return found === null ? [] : [{ lineId: each.id, cell: found }];
      });
      const inBundle = answered.filter((each) => each.cell.state === "bundled");
      const part = Math.floor(bundleAmount / Math.max(1, inBundle.length));
      const split = inBundle.map(({ lineId }, index) => ({
        lineId,
        amount: minor(index === inBundle.length - 1 ? bundleAmount - part * (inBundle.length - 1) : part),
      }));
      return {
        ...fields,
        id: `off_${candidateId}`,
        candidateId,
        cells: answered,
        bundles:
          inBundle.length === 0
            ? []
            : [
                {
                  id: "bundle_1",
                  name: bundleName,
                  amount: bundleAmount,
                  split: isSplit ? split : [],
                  splitNote,
                },
              ],
        priceList: priceList.map((item, index) => ({ ...item, id: `item_${candidateId}_${index + 1}` })),
      };
    });
}

export function plugsFor(dossier: Pick<Dossier, "candidates" | "lines">): fc.Arbitrary<Plug[]> {
  const pairs = dossier.candidates.flatMap(({ id }) => dossier.lines.map((each) => [id, each.id] as const));
  if (pairs.length === 0) return fc.constant([]);
  return fc.uniqueArray(
    fc
      .record({
        pair: fc.constantFrom(...pairs),
        source: fc.constantFrom("own_price_list", "median_of_others", "highest_of_others", "estimate"),
        amounts: fc.tuple(amount, amount, amount),
        note: words,
        madeOn: day,
        madeBy: name,
      })
      .map(({ pair: [candidateId, lineId], amounts, ...fields }) => {
        const [low = null, base = null, high = null] =
          fields.source === "estimate" ? [...amounts].sort((a, b) => a - b) : [];
        return { ...fields, id: `plug_${candidateId}_${lineId}`, candidateId, lineId, low, base, high };
      }),
    { selector: (plug) => plug.id, maxLength: 12 },
  );
}

/** Gaps left open, on none of which a plug stands. */
export function leftGapsFor(dossier: Pick<Dossier, "candidates" | "lines">): fc.Arbitrary<LeftGap[]> {
  const pairs = dossier.candidates.flatMap(({ id }) => dossier.lines.map((each) => [id, each.id] as const));
  if (pairs.length === 0) return fc.constant([]);
  return fc.uniqueArray(
    fc
      .record({ pair: fc.constantFrom(...pairs), reason: name, leftOn: day, leftBy: name })
      .map(({ pair: [candidateId, lineId], ...fields }) => {
        return { ...fields, id: `left_${candidateId}_${lineId}`, candidateId, lineId };
      }),
    { selector: (left) => left.id, maxLength: 4 },
  );
}
