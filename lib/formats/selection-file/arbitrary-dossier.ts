import fc from "fast-check";
import { CRITERION_FEEDS, type CriterionGroup, PURCHASES } from "@/lib/domain/criterion";
import type { Dossier } from "@/lib/domain/dossier";
import { CURRENCIES } from "@/lib/domain/money";
import { PERIODS } from "@/lib/domain/offer";
import { OWN_COST_KINDS } from "@/lib/domain/own-cost";
import { REQUIREMENT_ANSWERS, REQUIREMENT_LEVELS } from "@/lib/domain/requirements";
import {
  DRIVERS,
  ESTABLISHMENT_TYPES,
  PARTNER_TYPES,
  PHASES,
  PRICE_FORMULAS,
  SCORER_NAMES,
  TIE_BREAKS,
} from "@/lib/domain/selection";
import { asking } from "./arbitrary-asking";
import { candidate } from "./arbitrary-candidate";
import { leftGapsFor, line, offer, plugsFor } from "./arbitrary-offer";
import { amount, day, maybe, name, quantity, words } from "./arbitrary-values";

/** Dossiers that hold together, with every kind of thing in them: for property tests of files and of imports. */

const groups: fc.Arbitrary<CriterionGroup[]> = fc
  .array(
    fc.record({
      name,
      weight: fc.constantFrom(0, 1, 2.5, 30),
      templateKey: maybe(fc.constant("chemistry")),
      criteria: fc.array(
        fc.record({
          name,
          help: words,
          weight: fc.constantFrom(0, 1, 1.5, 20),
          purchase: fc.constantFrom(...PURCHASES),
          feed: fc.constantFrom(...CRITERION_FEEDS),
          rubric: fc.tuple(words, words, words, words, words),
          templateKey: maybe(fc.constant("flexible")),
        }),
        { maxLength: 4 },
      ),
    }),
    { maxLength: 3 },
  )
  .map((found) =>
    found.map((group, at) => ({
      ...group,
      id: `grp_${at}`,
      criteria: group.criteria.map((criterion, index) => ({ ...criterion, id: `cri_${at}_${index}` })),
    })),
  );

const selection = fc.record({
  id: fc.constant("sel_file"),
  name,
  currency: fc.constantFrom(...CURRENCIES),
  horizonMonths: fc.integer({ min: 12, max: 84 }),
  targetType: fc.constantFrom(...ESTABLISHMENT_TYPES),
  wantedPartnerType: maybe(fc.constantFrom(...PARTNER_TYPES)),
  quantities: fc.record({
    users: maybe(quantity),
    servers: maybe(quantity),
    gb: maybe(quantity),
    devices: maybe(quantity),
  }),
  discountBasisPoints: fc.constantFrom(0, 0, 350, 5_000),
  phase: fc.constantFrom(...PHASES),
  priceModel: fc.record({
    formula: fc.constantFrom(...PRICE_FORMULAS),
    priceShareTenths: fc.integer({ min: 0, max: 1_000 }),
    slopeHundredths: fc.integer({ min: 1, max: 300 }),
    lowBoundMinor: maybe(amount),
    highBoundMinor: maybe(amount),
    qualityValueMinor: maybe(amount),
    tieBreak: fc.constantFrom(...TIE_BREAKS),
  }),
});

/** A dossier with 1–5 candidates and 1–8 lines. Offers keep to currencies that a rate is typed for. */
export function arbitraryDossier(): fc.Arbitrary<Dossier> {
  const parts = fc.record({
    selection,
    lines: fc
      .integer({ min: 1, max: 8 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => line(index)))),
    candidates: fc
      .integer({ min: 1, max: 5 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => candidate(index)))),
    groups,
    participants: fc
      .array(fc.record({ name, role: fc.constantFrom("lead", "evaluator", "observer") }), { maxLength: 3 })
      .map((found) => found.map((each, index) => ({ ...each, id: `par_${index}` }))),
    rates: fc.uniqueArray(
      fc.record({
        currency: fc.constantFrom(...CURRENCIES),
        rateMillionths: fc.integer({ min: 1, max: 20_000_000 }),
        date: day,
      }),
      { selector: (rate) => rate.currency, maxLength: 2 },
    ),
    ownCosts: fc
      .array(
        fc.record({
          kind: fc.constantFrom(...OWN_COST_KINDS),
          name,
          amount,
          period: fc.constantFrom(...PERIODS),
          source: words,
          sourceDate: maybe(day),
        }),
        { maxLength: 3 },
      )
      .map((found) => found.map((each, index) => ({ ...each, id: `own_${index + 1}` }))),
    basket: fc
      .array(
        fc.record({
          lineId: maybe(fc.constant("line_0")),
          name,
          driver: fc.constantFrom(...DRIVERS),
          period: fc.constantFrom(...PERIODS),
          quantityMilli: quantity,
        }),
        { maxLength: 2 },
      )
      .map((found) => found.map((each, index) => ({ ...each, id: `bas_${index + 1}` }))),
    requirements: fc
      .array(
        fc.record({
          name,
          level: fc.constantFrom(...REQUIREMENT_LEVELS),
          templateKey: maybe(fc.constant("x")),
        }),
        { maxLength: 3 },
      )
      .map((found) => found.map((each, position) => ({ ...each, id: `req_${position}`, position }))),
  });
  return parts.chain((base) => {
    const criteria = base.groups.flatMap((group) => group.criteria);
    const currencies = [base.selection.currency, ...base.rates.map((rate) => rate.currency)];
    return fc
      .record({
        offers: fc.tuple(...base.candidates.map(({ id }) => maybe(offer(id, base.lines, currencies)))),
        plugs: plugsFor(base),
        left: leftGapsFor(base),
        asked: asking(base),
        sealed: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
        scoring: fc
          .record({ closed: fc.boolean(), waivedReason: words, names: fc.constantFrom(...SCORER_NAMES) })
          .map((each) => ({ ...each, waivedReason: each.closed ? each.waivedReason : "" })),
        values: fc.infiniteStream(
          fc.record({
            value: maybe(fc.integer({ min: 1, max: 5 })),
            note: words,
            submittedAt: maybe(fc.constant("2026-11-10T09:00:00.000Z")),
            answer: fc.constantFrom(...REQUIREMENT_ANSWERS),
          }),
        ),
      })
      .map(({ offers, plugs, left, asked, sealed, scoring, values }): Dossier => {
        const drawn = () => {
          const next = values.next();
          if (next.done) throw new RangeError("the stream has ended");
          return next.value;
        };
        const agreed = criteria.flatMap((criterion) => {
          const { value } = drawn();
          const [first] = base.candidates;
          return value === null || first === undefined || criterion.feed !== "people"
            ? []
            : [{ candidateId: first.id, criterionId: criterion.id, value, reason: "talked through" }];
        });
        return {
          ...base,
          ...(asked === undefined ? {} : { asking: asked }),
          agreedScores: agreed,
          offers: sealed ? [] : offers.filter((each) => each !== null),
          plugs: sealed ? [] : plugs,
          leftGaps: sealed
            ? []
            : left.filter((each) => !plugs.some((plug) => plug.id === each.id.replace("left_", "plug_"))),
          scoring,
          awaited: base.participants.slice(0, scoring.closed ? 0 : 1).flatMap(({ id: participantId }) =>
            base.groups.flatMap(({ id: groupId }) =>
              base.candidates.slice(0, 2).map(({ id: candidateId }) => ({
                participantId,
                candidateId,
                groupId,
              })),
            ),
          ),
          blindPairs: base.groups
            .slice(0, 1)
            .flatMap(({ id: groupId }) =>
              base.candidates.slice(1).map(({ id: candidateId }) => ({ candidateId, groupId })),
            ),
          pricesSealed: sealed,
          sealedOffers: [],
          scores: base.participants.flatMap((participant) =>
            base.candidates.flatMap(({ id: candidateId }) =>
              criteria.map((criterion) => {
                const { value, note, submittedAt } = drawn();
                return {
                  participantId: participant.id,
                  candidateId,
                  criterionId: criterion.id,
                  value,
                  note,
                  submittedAt,
                };
              }),
            ),
          ),
          requirementAnswers: base.candidates.flatMap(({ id: candidateId }) =>
            base.requirements.map((requirement) => {
              const { answer, note } = drawn();
              return { candidateId, requirementId: requirement.id, answer, note };
            }),
          ),
        };
      });
  });
}
