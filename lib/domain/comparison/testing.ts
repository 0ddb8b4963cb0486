import { defaultBasis } from "../basis";
import type { Candidate, SourcedText } from "../candidate";
import type { Criterion, CriterionGroup, Score } from "../criterion";
import type { Dossier } from "../dossier";
import type { IsoDay } from "../iso-day";
import { parseIsoDay } from "../iso-day";
import type { Minor } from "../money";
import { minor } from "../money";
import type { CatalogueLine, Cell, Offer, Plug } from "../offer";
import type { EstablishmentStage, PriceModel, Selection } from "../selection";
import { compare } from "./compare";
import { prepareComparison } from "./prepare";
import type { CandidateResult, Comparison } from "./result";

/** Builders of dossiers for tests and benches: small and readable, or large and always the same. */

/** A day written as a literal. @throws RangeError when it is not a day */
export function day(text: string): IsoDay {
  const parsed = parseIsoDay(text);
  if (parsed === null) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

export const TODAY = day("2026-11-22");

/** Whole kroner (or another unit of two decimals) as minor units. `kr(60_000)` is `6_000_000`. */
export function kr(amount: number): Minor {
  return minor(Math.round(amount * 100));
}

export const PRICE_MODEL: PriceModel = {
  formula: "proportional",
  priceShareTenths: 200,
  slopeHundredths: 100,
  lowBoundMinor: null,
  highBoundMinor: null,
  qualityValueMinor: null,
  tieBreak: "shared",
};

export function aSelection(overrides: Partial<Selection> = {}): Selection {
  return {
    id: "sel_test",
    name: "IT operations",
    currency: "DKK",
    horizonMonths: 48,
    targetType: 3,
    wantedPartnerType: 3,
    quantities: { users: 120_000, servers: 20_000, gb: 4_000_000, devices: 150_000 },
    discountBasisPoints: 0,
    phase: "offers_opened",
    priceModel: PRICE_MODEL,
    ...overrides,
  };
}

const NOT_KNOWN: SourcedText = { text: "", source: "", sourceDate: null };

/** A shortlisted candidate, `can_a` for letter A, about which nothing is known. */
export function aCandidate(letter: string, overrides: Partial<Candidate> = {}): Candidate {
  const id = `can_${letter.toLowerCase()}`;
  return {
    id,
    vendor: {
      id: `ven_${letter.toLowerCase()}`,
      legalName: `Vendor ${letter}`,
      country: "DK",
      registrationNumber: "",
      employees: null,
      website: "",
    },
    letter,
    colour: letter.charCodeAt(0) - "A".charCodeAt(0),
    stage: "shortlisted",
    stageReason: "",
    claimedPartnerType: null,
    membership: "not_checked",
    membershipSource: "",
    membershipDate: null,
    facts: {
      data_location: NOT_KNOWN,
      backup_location: NOT_KNOWN,
      data_access: NOT_KNOWN,
      subcontractors: NOT_KNOWN,
      standards: NOT_KNOWN,
      software_rights: NOT_KNOWN,
    },
    financialYears: [],
    assuranceReports: [],
    capabilities: [],
    references: [],
    ...overrides,
  };
}

/** A service counted in users unless said otherwise. Its name is its id. */
export function aService(id: string, overrides: Partial<CatalogueLine> = {}): CatalogueLine {
  return {
    id,
    kind: "service",
    name: id,
    description: "",
    category: "",
    stage: null,
    driver: "users",
    scope: "in_scope",
    ...overrides,
  };
}

/** A piece of establishment work in a stage. */
export function aPiece(
  id: string,
  stage: EstablishmentStage,
  overrides: Partial<CatalogueLine> = {},
): CatalogueLine {
  return aService(id, { kind: "establishment", stage, driver: "fixed", ...overrides });
}

export function anExit(id: string, overrides: Partial<CatalogueLine> = {}): CatalogueLine {
  return aService(id, { kind: "exit", driver: "fixed", ...overrides });
}

type Priced = Extract<Cell, { state: "priced" }>;

/** A fixed price per month. */
export function monthly(amount: Minor, overrides: Partial<Omit<Priced, "state" | "unitPrice">> = {}): Priced {
  return {
    state: "priced",
    unitPrice: amount,
    driver: "fixed",
    quantityMilli: null,
    period: "month",
    minimumMilli: null,
    tiers: [],
    note: "",
    ...overrides,
  };
}

/** A fixed price once. */
export function once(amount: Minor, overrides: Partial<Omit<Priced, "state" | "unitPrice">> = {}): Priced {
  return monthly(amount, { period: "once", ...overrides });
}

export const included = (inLineId: string): Cell => ({ state: "included", inLineId, note: "" });
export const bundled = (bundleId: string): Cell => ({ state: "bundled", bundleId, note: "" });
export const NOT_OFFERED: Cell = { state: "not_offered", note: "" };
export const UNANSWERED: Cell = { state: "unanswered", note: "" };

/** An offer of `can_<letter>` with cells by line id. */
export function anOffer(
  letter: string,
  cells: Readonly<Record<string, Cell>>,
  overrides: Partial<Offer> = {},
): Offer {
  return {
    id: `off_${letter.toLowerCase()}`,
    candidateId: `can_${letter.toLowerCase()}`,
    currency: "DKK",
    versionNumber: 1,
    receivedOn: day("2026-10-01"),
    validUntil: null,
    indexBasisPoints: 0,
    indexAfterMonths: 12,
    statedTotal: null,
    source: "offer.pdf",
    cells: Object.entries(cells).map(([lineId, cell]) => ({ lineId, cell })),
    bundles: [],
    priceList: [],
    ...overrides,
  };
}

/** A plug in a gap of `can_<letter>`; with a base it is an estimate. */
export function aPlug(letter: string, lineId: string, overrides: Partial<Plug> = {}): Plug {
  const base = overrides.base ?? null;
  return {
    id: `plg_${letter.toLowerCase()}_${lineId}`,
    candidateId: `can_${letter.toLowerCase()}`,
    lineId,
    source: "estimate",
    low: base,
    high: base,
    note: "",
    madeOn: day("2026-11-01"),
    madeBy: "lead",
    ...overrides,
    base,
  };
}

export function aCriterion(id: string, overrides: Partial<Criterion> = {}): Criterion {
  return {
    id,
    name: id,
    help: "",
    weight: 1,
    purchase: "both",
    feed: "people",
    rubric: ["", "", "", "", ""],
    ...overrides,
  };
}

export function aGroup(
  id: string,
  criteria: readonly Criterion[],
  overrides: Partial<CriterionGroup> = {},
): CriterionGroup {
  return { id, name: id, weight: 1, criteria, ...overrides };
}

/** A submitted score of `can_<letter>`; null is "cannot judge". */
export function aScore(
  letter: string,
  criterionId: string,
  value: number | null,
  participantId = "par_lead",
): Score {
  return {
    participantId,
    candidateId: `can_${letter.toLowerCase()}`,
    criterionId,
    value,
    note: "",
    submittedAt: "2026-11-10T09:00:00Z",
  };
}

export function aDossier(overrides: Partial<Dossier> = {}): Dossier {
  return {
    selection: aSelection(),
    candidates: [aCandidate("A"), aCandidate("B")],
    groups: [],
    participants: [{ id: "par_lead", name: "Lead", role: "lead" }],
    scores: [],
    agreedScores: [],
    requirements: [],
    requirementAnswers: [],
    lines: [],
    offers: [],
    plugs: [],
    leftGaps: [],
    rates: [],
    ownCosts: [],
    basket: [],
    scoring: { closed: false, waivedReason: "", names: "shown" },
    awaited: [],
    blindPairs: [],
    pricesSealed: false,
    sealedOffers: [],
    ...overrides,
  };
}

/** The comparison on the selection's own basis, with changes to it. */
export function compareDossier(
  dossier: Dossier,
  basis: Partial<Parameters<typeof compare>[1]> = {},
): Comparison {
  return compare(prepareComparison(dossier, TODAY), { ...defaultBasis(dossier.selection), ...basis });
}

/** The column of a letter. @throws RangeError when there is none */
export function columnOf(comparison: Comparison, letter: string): CandidateResult {
  const found = comparison.candidates.find((candidate) => candidate.letter === letter);
  if (found === undefined) throw new RangeError(`no candidate ${letter}`);
  return found;
}

/**
 * Two offers that are not alike: A moves for 400 000 and runs for 60 000 a month; B moves, upgrades and improves for
 * 1 250 000 and runs for 52 000 a month. Over 48 months A looks cheaper, and is not.
 */
export function unlikeOffers(): Dossier {
  return aDossier({
    lines: [
      aPiece("move", "move"),
      aPiece("upgrade", "upgrade"),
      aPiece("improve", "improve"),
      aService("run", { driver: "fixed" }),
    ],
    offers: [
      anOffer("A", { move: once(kr(400_000)), run: monthly(kr(60_000)) }),
      anOffer("B", {
        move: once(kr(450_000)),
        upgrade: once(kr(300_000)),
        improve: once(kr(500_000)),
        run: monthly(kr(52_000)),
      }),
    ],
  });
}
