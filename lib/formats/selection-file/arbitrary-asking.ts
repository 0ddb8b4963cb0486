import fc from "fast-check";
import type { Asking, NumberedRequest } from "@/lib/domain/asking";
import { CURRENCIES } from "@/lib/domain/money";
import type { CatalogueLine } from "@/lib/domain/offer";
import { POINT_KINDS } from "@/lib/domain/request";
import type { Requirement } from "@/lib/domain/requirements";
import { maybe, name, quantity, words } from "./arbitrary-values";

/** What candidates could have been asked, of what is there and of what has left: for property tests of files. */
export function asking(base: {
  readonly lines: readonly CatalogueLine[];
  readonly requirements: readonly Requirement[];
}): fc.Arbitrary<Asking | undefined> {
  const points = fc
    .array(
      fc.record({
        kind: fc.constantFrom(...POINT_KINDS),
        name,
        help: words,
        templateKey: maybe(fc.constant("exit")),
      }),
      { maxLength: 3 },
    )
    .map((found) => found.map((each, index) => ({ ...each, id: `pnt_${index}` })));
  return points.chain((asked) =>
    fc
      .array(request(base, asked), { maxLength: 2 })
      .map((found) => found.map((each, index) => ({ ...each, number: index * 3 + 1 })))
      .map((requests) =>
        asked.length === 0 && requests.length === 0 ? undefined : { points: asked, requests },
      ),
  );
}

function request(
  base: Parameters<typeof asking>[0],
  points: Asking["points"],
): fc.Arbitrary<Omit<NumberedRequest, "number">> {
  const lines = base.lines.map(({ templateKey: _key, ...line }) => line);
  const [first] = lines;
  const gone = first ? [{ ...first, id: "line_gone" }] : [];
  return fc.record({
    madeAt: fc.constant("2026-11-01T08:00:00.000Z"),
    madeBy: words,
    deadline: maybe(fc.constant("2026-11-20T11:00:00.000Z")),
    message: words,
    weightsShown: fc.boolean(),
    content: fc.record({
      currency: fc.constantFrom(...CURRENCIES),
      horizonMonths: fc.integer({ min: 12, max: 84 }),
      quantities: fc.record({
        users: maybe(quantity),
        servers: maybe(quantity),
        gb: maybe(quantity),
        devices: maybe(quantity),
      }),
      lines: fc.subarray([...lines, ...gone]),
      requirements: fc.subarray(
        base.requirements.map(({ id, name: called, level }) => ({ id, name: called, level })),
      ),
      points: fc.subarray(points.map(({ templateKey: _key, ...point }) => point)),
      weights: maybe(
        fc.record({
          priceShareTenths: fc.integer({ min: 0, max: 1_000 }),
          groups: fc.array(fc.record({ name, shareTenths: fc.integer({ min: 0, max: 1_000 }) }), {
            maxLength: 2,
          }),
        }),
      ),
    }),
  });
}
