import fc from "fast-check";
import { ASSURANCE_STANDARDS, SUBSERVICE_METHODS } from "@/lib/domain/assurance";
import { type Candidate, MEMBERSHIPS, type SourcedText } from "@/lib/domain/candidate";
import { CRITERION_FEEDS, type CriterionGroup, PURCHASES } from "@/lib/domain/criterion";
import type { Dossier } from "@/lib/domain/dossier";
import { FIGURE_SOURCES } from "@/lib/domain/financial-soundness";
import { addDays, type IsoDay, parseIsoDay } from "@/lib/domain/iso-day";
import { CURRENCIES, MAX_PRICE_MINOR, type Minor, minor } from "@/lib/domain/money";
import { type CatalogueLine, type Cell, type Offer, PERIODS, type Plug } from "@/lib/domain/offer";
import { CAPABILITIES, CAPABILITY_STATES } from "@/lib/domain/partner-type";
import { REFERENCE_FINDERS, REFERENCE_RATINGS } from "@/lib/domain/references";
import { REQUIREMENT_ANSWERS, REQUIREMENT_LEVELS } from "@/lib/domain/requirements";
import {
  DRIVERS,
  ESTABLISHMENT_STAGES,
  ESTABLISHMENT_TYPES,
  PARTNER_TYPES,
  PHASES,
  PRICE_FORMULAS,
  SCORER_NAMES,
  TIE_BREAKS,
} from "@/lib/domain/selection";

/** Dossiers that hold together, with every kind of thing in them: for property tests of files and of imports. */

const words = fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => text.trim() === text);
const name = words.filter((text) => text !== "");
const amount: fc.Arbitrary<Minor> = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }).map(minor),
  fc.integer({ min: 0, max: MAX_PRICE_MINOR }).map(minor),
);
const quantity = fc.integer({ min: 0, max: 10_000_000 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const START = parseIsoDay("2020-01-01");
const day: fc.Arbitrary<IsoDay> = fc.integer({ min: 0, max: 3_000 }).map((days) => {
  if (START === null) throw new RangeError("no start");
  return addDays(START, days);
});

const line = (index: number): fc.Arbitrary<CatalogueLine> =>
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

function offer(
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

const sourced: fc.Arbitrary<SourcedText> = fc.record({ text: words, source: words, sourceDate: maybe(day) });
const account = maybe(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }));
const positive = maybe(fc.integer({ min: 0, max: 1_000_000_000 }));

const report = fc
  .record({
    standard: fc.constantFrom(...ASSURANCE_STANDARDS),
    type: fc.constantFrom("I", "II"),
    auditor: words,
    end: day,
    length: fc.integer({ min: 0, max: 400 }),
    services: words,
    sites: words,
    qualified: fc.boolean(),
    exceptions: words,
    subservice: fc.constantFrom(...SUBSERVICE_METHODS),
    source: words,
    sourceDate: maybe(day),
  })
  .map(({ end, length, ...fields }) => ({
    ...fields,
    date: end,
    periodStart: fields.type === "II" ? addDays(end, -length) : null,
    periodEnd: fields.type === "II" ? end : null,
    bridgeLetterDate: addDays(end, 30),
  }));

const reference = fc.record({
  customer: name,
  contact: words,
  foundBy: fc.constantFrom(...REFERENCE_FINDERS),
  similarSize: maybe(fc.boolean()),
  similarIndustry: maybe(fc.boolean()),
  similarSystems: maybe(fc.boolean()),
  calledBy: name,
  calledOn: day,
  answers: fc.record({
    establishment_project: words,
    daily_operation: words,
    support: words,
    proactivity: words,
    invoices: words,
    choose_again: words,
  }),
  rating: maybe(fc.constantFrom(...REFERENCE_RATINGS)),
});

function candidate(index: number): fc.Arbitrary<Candidate> {
  const id = `can_${index}`;
  return fc
    .record({
      legalName: name,
      country: fc.constantFrom("SE", "DE", "OTHER"),
      employees: maybe(fc.integer({ min: 0, max: 5_000 })),
      website: words,
      compared: fc.boolean(),
      stageReason: words,
      claimedPartnerType: maybe(fc.constantFrom(...PARTNER_TYPES)),
      membership: fc.constantFrom(...MEMBERSHIPS),
      membershipSource: words,
      membershipDate: maybe(day),
      facts: fc.record({
        data_location: sourced,
        backup_location: sourced,
        data_access: sourced,
        subcontractors: sourced,
        standards: sourced,
        software_rights: sourced,
      }),
      financialYears: fc.uniqueArray(
        fc.record({
          year: fc.integer({ min: 2018, max: 2026 }),
          currency: fc.constantFrom(...CURRENCIES),
          equity: account,
          result: account,
          totalAssets: positive,
          revenue: account,
          shareCapital: positive,
          employees: positive.map((value) => (value === null ? null : value % 10_000)),
          source: fc.constantFrom(...FIGURE_SOURCES),
          sourceNote: words,
          sourceDate: maybe(day),
        }),
        { selector: (each) => each.year, maxLength: 3 },
      ),
      assuranceReports: fc.array(report, { maxLength: 2 }),
      capabilities: fc.uniqueArray(
        fc.record({
          capability: fc.constantFrom(...CAPABILITIES),
          state: fc.constantFrom(...CAPABILITY_STATES),
          how: words,
          date: maybe(day),
        }),
        { selector: (each) => each.capability, maxLength: 4 },
      ),
      references: fc.array(reference, { maxLength: 2 }),
    })
    .map(({ legalName, country, employees, website, compared, ...fields }) => ({
      ...fields,
      id,
      vendor: {
        id: `ven_${id}`,
        legalName,
        country,
        registrationNumber: `reg-${index}`,
        employees,
        website,
      },
      letter: compared ? String.fromCharCode(65 + index) : null,
      colour: compared ? index : null,
      stage: compared ? "shortlisted" : "longlisted",
      assuranceReports: fields.assuranceReports.map((each, at) => ({ ...each, id: `rep_${id}_${at + 1}` })),
      references: fields.references.map((each, at) => ({ ...each, id: `ref_${id}_${at + 1}` })),
    }));
}

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

function plugsFor(dossier: Pick<Dossier, "candidates" | "lines">): fc.Arbitrary<Plug[]> {
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
      .map(({ offers, plugs, sealed, scoring, values }): Dossier => {
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
          agreedScores: agreed,
          offers: sealed ? [] : offers.filter((each) => each !== null),
          plugs: sealed ? [] : plugs,
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
