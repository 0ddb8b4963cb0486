import fc from "fast-check";
import { parseIsoDay } from "@/lib/domain/iso-day";
import { minor } from "@/lib/domain/money";
import type { Cell, Tier } from "@/lib/domain/offer";
import { emptyAnswer, type OfferAnswer } from "@/lib/domain/offer-answer";
import type { RequestContent, RequestLine } from "@/lib/domain/request-content";

/** Answers a vendor could give to a request, for tests and drills that send them to and fro. */

const price = fc.integer({ min: 0, max: 10_000_000_00 }).map(minor);
const quantity = fc.integer({ min: 1, max: 900_000 });
// Words as people write them, and a few that spreadsheets like to take for something else.
const words = fc.constantFrom(
  "",
  "Included from day one",
  "=1+1",
  "-5 %",
  "Før kl. 8",
  "3,5 timer",
  "Ja – efter aftale",
);

function cellOf(
  line: RequestLine,
  lineIds: readonly string[],
  bundleIds: readonly string[],
): fc.Arbitrary<Cell> {
  const driver = fc.constantFrom("users", "servers", "gb", "devices", "fixed" as const);
  const tiers = fc
    .uniqueArray(fc.record({ fromMilli: quantity, unitPrice: price }), {
      maxLength: 3,
      selector: ({ fromMilli }) => fromMilli,
    })
    .map((found) => found.sort((a, b) => a.fromMilli - b.fromMilli));
  const priced: fc.Arbitrary<Cell> = fc.record({
    state: fc.constant("priced" as const),
    unitPrice: price,
    driver,
    quantityMilli: fc.option(quantity, { nil: null }),
    period:
      line.kind === "service"
        ? fc.constantFrom("month" as const, "year" as const)
        : fc.constant("once" as const),
    minimumMilli: fc.option(quantity, { nil: null }),
    tiers: line.kind === "service" ? tiers : tiers.map((): Tier[] => []),
    note: words,
  });
  const plain: fc.Arbitrary<Cell> = fc.record({
    state: fc.constantFrom("not_offered" as const, "unanswered" as const),
    note: words,
  });
  // Only lines that come later in the catalogue, so that nothing is included in a circle.
  const later = lineIds.slice(lineIds.indexOf(line.id) + 1);
  const choices: fc.Arbitrary<Cell>[] = [priced, priced, plain];
  if (later.length > 0)
    choices.push(
      fc.record({
        state: fc.constant("included" as const),
        inLineId: fc.constantFrom(...later),
        note: words,
      }),
    );
  if (line.kind === "establishment" && bundleIds.length > 0)
    choices.push(
      fc.record({
        state: fc.constant("bundled" as const),
        bundleId: fc.constantFrom(...bundleIds),
        note: words,
      }),
    );
  return fc.oneof(...choices);
}

/** Any answer to what is asked; bundles without a piece are left out, as they say nothing. */
export function arbitraryAnswer(content: RequestContent): fc.Arbitrary<OfferAnswer> {
  const lineIds = content.lines.map(({ id }) => id);
  const bundles = [
    { id: "b1", name: "Alt i ét" },
    { id: "b2", name: "Move and more" },
  ];
  return fc
    .record({
      amounts: fc.tuple(price, price),
      cells: fc.tuple(...content.lines.map((line) => cellOf(line, lineIds, ["b1", "b2"]))),
      items: fc.array(
        fc.record({
          name: fc.constantFrom("Ny bruger", "Konsulenttime", "1 TB", "=SUM(A1)"),
          unitPrice: price,
          lineId: fc.option(fc.constantFrom(...lineIds)),
          driver: fc.constantFrom("users", "servers", "gb", "devices", "fixed" as const),
          period: fc.constantFrom("month", "year", "once" as const),
        }),
        { maxLength: 4 },
      ),
      requirements: fc.tuple(
        ...content.requirements.map(({ id }) =>
          fc.record({
            requirementId: fc.constant(id),
            answer: fc.constantFrom("meets", "partly", "does_not" as const),
            note: words,
          }),
        ),
      ),
      points: fc.tuple(
        ...content.points.map(({ id }) => fc.record({ pointId: fc.constant(id), text: words })),
      ),
      index: fc.integer({ min: 0, max: 2_500 }),
      after: fc.integer({ min: 1, max: 84 }),
      total: fc.option(price),
      financed: fc.option(fc.integer({ min: 1, max: 84 })),
      rate: fc.integer({ min: 0, max: 5_000 }),
      day: fc.option(fc.constantFrom("2027-01-31", "2027-03-04", "2028-02-29")),
    })
    .map((made): OfferAnswer => {
      const held = new Set(made.cells.map((cell) => (cell.state === "bundled" ? cell.bundleId : "")));
      return {
        ...emptyAnswer(content.currency),
        cells: made.cells.map((cell, index) => ({ lineId: lineIds[index] ?? "", cell })),
        bundles: bundles
          .map((bundle, index) => ({
            ...bundle,
            amount: made.amounts[index] ?? minor(0),
            split: [],
            splitNote: "",
          }))
          .filter(({ id }) => held.has(id)),
        priceList: made.items.map((item, index) => ({ id: `i${index}`, ...item })),
        requirements: made.requirements,
        points: made.points.filter(({ text }) => text !== ""),
        indexBasisPoints: made.index,
        indexAfterMonths: made.after,
        statedTotal: made.total,
        financedMonths: made.financed,
        financeBasisPoints: made.rate,
        validUntil: made.day === null ? null : parseIsoDay(made.day),
      };
    });
}
