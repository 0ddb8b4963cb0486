import type { Candidate } from "@/lib/domain/candidate";
import type { CriterionGroup, Participant } from "@/lib/domain/criterion";
import type { Dossier } from "@/lib/domain/dossier";
import type { Cell, Offer } from "@/lib/domain/offer";
import type { Selection } from "@/lib/domain/selection";
import { askingJson } from "./asking-json";
import { quantities } from "./asking-schema";
import * as candidateParts from "./candidate-schema";
import { type Name, type Names, namesIn, namesOf } from "./file-ids";
import * as fileParts from "./file-schema";
import { known } from "./known-fields";
import * as offerParts from "./offer-schema";

/**
 * Writes a dossier as a selection file. What is not known is left out. Reading the text gives the same dossier apart
 * from ids, and writing that again gives the same text.
 * @param exportedAt ISO moment, e.g. "2026-11-22T09:00:00.000Z"
 */
export function writeSelectionFile(dossier: Dossier, exportedAt: string): string {
  return `${JSON.stringify(fileFromDossier(dossier, exportedAt), null, 2)}\n`;
}

type Json = Record<string, unknown>;

const orNothing = (fields: Json): Json | null => (Object.keys(fields).length === 0 ? null : fields);

/** The file as plain JSON values. */
export function fileFromDossier(dossier: Dossier, exportedAt: string): Json {
  const names = namesIn(dossier);
  return {
    format: fileParts.FILE_FORMAT,
    version: versionNeeded(dossier),
    exportedAt,
    selection: selectionJson(dossier.selection),
    lines: dossier.lines.map((line) => known(offerParts.line, { ...line, id: names.line(line.id) })),
    candidates: dossier.candidates.map((each) => candidateJson(each, names)),
    offers: dossier.offers.map((each) => offerJson(each, names)),
    plugs: dossier.plugs.map((each) => known(offerParts.plug, { ...each, ...pointers(each, names) })),
    ...(dossier.leftGaps.length > 0
      ? {
          leftGaps: dossier.leftGaps.map((each) =>
            known(offerParts.leftGap, { ...each, ...pointers(each, names) }),
          ),
        }
      : {}),
    rates: dossier.rates.map((each) => known(offerParts.rate, each)),
    ...ownJson(dossier, names),
    groups: dossier.groups.map((each) => groupJson(each, names)),
    participants: dossier.participants.map((each) =>
      known(fileParts.participant, { ...each, id: names.participant(each.id), name: nameIn(each) }),
    ),
    scores: dossier.scores.map(({ note, submittedAt, ...each }) => ({
      ...pointers(each, names),
      // Null is an answer here: "cannot judge".
      value: each.value,
      ...known(fileParts.score, { note, submittedAt }),
    })),
    agreedScores: dossier.agreedScores.map((each) =>
      known(fileParts.agreedScore, { ...each, ...pointers(each, names) }),
    ),
    ...scoringJson(dossier, names),
    requirements: [...dossier.requirements]
      .sort((a, b) => a.position - b.position)
      .map((each) => known(fileParts.requirement, { ...each, id: names.requirement(each.id) })),
    requirementAnswers: dossier.requirementAnswers.map((each) =>
      known(fileParts.requirementAnswer, { ...each, ...pointers(each, names) }),
    ),
    ...askingJson(dossier.asking, names),
  };
}

/** The first version that can say all of it: a file that says nothing new is read by what knows the first one only. */
function versionNeeded({ asking, offers, leftGaps }: Dossier): 1 | 2 | 3 | 4 {
  if (leftGaps.length > 0) return 4;
  if (asking && (asking.points.length > 0 || asking.requests.length > 0)) return 3;
  return offers.some(({ variant }) => (variant ?? "") !== "") ? 2 : 1;
}

/** The buyer's own costs and the basket; where there is nothing to say, nothing is said. */
function ownJson({ ownCosts, basket }: Dossier, names: Names): Json {
  return {
    ...(ownCosts.length > 0 ? { ownCosts: ownCosts.map((each) => known(offerParts.ownCost, each)) } : {}),
    ...(basket.length > 0
      ? {
          basket: basket.map((each) =>
            known(offerParts.basketItem, {
              ...each,
              lineId: each.lineId === null ? null : names.line(each.lineId),
            }),
          ),
        }
      : {}),
  };
}

/** A person without a name in the dossier has none in the file; a file is in no language but this. */
function nameIn({ name, scorerNumber }: Participant): string {
  return scorerNumber === undefined ? name : `Evaluator ${scorerNumber}`;
}

/** How far scoring and sealing had come; where there is nothing to say, nothing is said. */
function scoringJson({ scoring, awaited, blindPairs, pricesSealed }: Dossier, names: Names): Json {
  const says = scoring.closed || scoring.waivedReason !== "" || scoring.names !== "shown";
  return {
    ...(says ? { scoring: known(fileParts.scoring, scoring) } : {}),
    ...(awaited.length > 0 ? { awaited: awaited.map((each) => pointers(each, names)) } : {}),
    ...(blindPairs.length > 0 ? { hiddenPairs: blindPairs.map((each) => pointers(each, names)) } : {}),
    ...(pricesSealed ? { pricesSealed } : {}),
  };
}

/** The ids by which one thing points to others, as the file calls them. */
function pointers(
  each: {
    readonly participantId?: string;
    readonly candidateId: string;
    readonly groupId?: string;
    readonly criterionId?: string;
    readonly requirementId?: string;
    readonly lineId?: string;
  },
  names: Names,
): Json {
  return {
    ...(each.participantId === undefined ? {} : { participantId: names.participant(each.participantId) }),
    candidateId: names.candidate(each.candidateId),
    ...(each.groupId === undefined ? {} : { groupId: names.group(each.groupId) }),
    ...(each.criterionId === undefined ? {} : { criterionId: names.criterion(each.criterionId) }),
    ...(each.requirementId === undefined ? {} : { requirementId: names.requirement(each.requirementId) }),
    ...(each.lineId === undefined ? {} : { lineId: names.line(each.lineId) }),
  };
}

function selectionJson(selection: Selection): Json {
  return known(fileParts.selection, {
    ...selection,
    quantities: known(quantities, selection.quantities),
    priceModel: known(fileParts.priceModel, selection.priceModel),
  });
}

function groupJson(group: CriterionGroup, names: Names): Json {
  return known(fileParts.group, {
    ...group,
    id: names.group(group.id),
    criteria: group.criteria.map((criterion) =>
      known(fileParts.criterion, {
        ...criterion,
        id: names.criterion(criterion.id),
        rubric: criterion.rubric.some((step) => step !== "") ? criterion.rubric : null,
      }),
    ),
  });
}

function candidateJson(candidate: Candidate, names: Names): Json {
  const facts: Json = {};
  for (const [fact, { text, source, sourceDate }] of Object.entries(candidate.facts)) {
    const sources = known(candidateParts.knownFact, { source, sourceDate });
    if (text !== "" || orNothing(sources) !== null) facts[fact] = { text, ...sources };
  }
  return known(candidateParts.candidate, {
    ...candidate,
    id: names.candidate(candidate.id),
    vendor: known(candidateParts.vendor, candidate.vendor),
    facts: orNothing(facts),
    financialYears: candidate.financialYears.map((each) => known(candidateParts.financialYear, each)),
    assuranceReports: candidate.assuranceReports.map((each) => known(candidateParts.assuranceReport, each)),
    capabilities: candidate.capabilities.map((each) => known(candidateParts.capability, each)),
    references: candidate.references.map((each) => {
      const answers = Object.entries(each.answers).filter(([, answer]) => answer !== "");
      return known(candidateParts.reference, { ...each, answers: orNothing(Object.fromEntries(answers)) });
    }),
  });
}

function offerJson(offer: Offer, names: Names): Json {
  const bundle = namesOf(offer.bundles, "bundle");
  return known(offerParts.offer, {
    ...offer,
    // Without interest nothing is said of it.
    financeBasisPoints: offer.financeBasisPoints === 0 ? null : offer.financeBasisPoints,
    candidateId: names.candidate(offer.candidateId),
    cells: offer.cells.map(({ lineId, cell }) => cellJson(names.line(lineId), cell, names, bundle)),
    bundles: offer.bundles.map((each) =>
      known(offerParts.bundle, {
        ...each,
        id: bundle(each.id),
        split: each.split.map((part) => ({ lineId: names.line(part.lineId), amount: part.amount })),
      }),
    ),
    priceList: offer.priceList.map((each) =>
      known(offerParts.priceListItem, {
        ...each,
        lineId: each.lineId === null ? null : names.line(each.lineId),
      }),
    ),
  });
}

function cellJson(lineId: string, cell: Cell, names: Names, bundle: Name): Json {
  switch (cell.state) {
    case "priced":
      return known(offerParts.pricedCell, {
        ...cell,
        lineId,
        tiers: cell.tiers.map((each) => known(offerParts.tier, each)),
      });
    case "included":
      return known(offerParts.includedCell, { ...cell, lineId, inLineId: names.line(cell.inLineId) });
    case "bundled":
      return known(offerParts.bundledCell, { ...cell, lineId, bundleId: bundle(cell.bundleId) });
    default:
      return known(offerParts.unansweredCell, { ...cell, lineId });
  }
}
