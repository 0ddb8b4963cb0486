import type { Candidate, SourcedText } from "@/lib/domain/candidate";
import type { Dossier } from "@/lib/domain/dossier";
import type { Cell, Offer } from "@/lib/domain/offer";
import { fileIds } from "./file-ids";
import { FILE_FORMAT, FILE_VERSION } from "./file-schema";

/**
 * Writes a dossier as a selection file. What is not known is left out. Reading the text gives the same dossier apart
 * from ids, and writing that again gives the same text.
 * @param exportedAt ISO moment, e.g. "2026-11-22T09:00:00.000Z"
 */
export function writeSelectionFile(dossier: Dossier, exportedAt: string): string {
  return `${JSON.stringify(fileFromDossier(dossier, exportedAt), null, 2)}\n`;
}

type Json = Record<string, unknown>;

/** Leaves out what is null, empty text or an empty list: in a file, absence says the same. */
function known(fields: Json): Json {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== "" &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** The file as plain JSON values. */
export function fileFromDossier(dossier: Dossier, exportedAt: string): Json {
  const ids = idsOf(dossier);
  const { selection } = dossier;
  return {
    format: FILE_FORMAT,
    version: FILE_VERSION,
    exportedAt,
    selection: known({
      name: selection.name,
      currency: selection.currency,
      horizonMonths: selection.horizonMonths,
      targetType: selection.targetType,
      wantedPartnerType: selection.wantedPartnerType,
      quantities: known({ ...selection.quantities }),
      discountBasisPoints: selection.discountBasisPoints,
      phase: selection.phase,
      priceModel: known({ ...selection.priceModel }),
    }),
    lines: dossier.lines.map((line) => known({ ...line, id: ids.line(line.id) })),
    candidates: dossier.candidates.map((candidate) => candidateJson(candidate, ids.candidate(candidate.id))),
    offers: dossier.offers.map((offer) => offerJson(offer, ids)),
    plugs: dossier.plugs.map(({ id: _, ...plug }) =>
      known({ ...plug, candidateId: ids.candidate(plug.candidateId), lineId: ids.line(plug.lineId) }),
    ),
    rates: dossier.rates,
    groups: dossier.groups.map((group) =>
      known({
        ...group,
        id: ids.group(group.id),
        criteria: group.criteria.map((criterion) =>
          known({
            ...criterion,
            id: ids.criterion(criterion.id),
            rubric: criterion.rubric.some((step) => step !== "") ? criterion.rubric : null,
          }),
        ),
      }),
    ),
    participants: dossier.participants.map(({ id, name, role }) => ({ id: ids.participant(id), name, role })),
    scores: dossier.scores.map((score) => ({
      participantId: ids.participant(score.participantId),
      candidateId: ids.candidate(score.candidateId),
      criterionId: ids.criterion(score.criterionId),
      // Null is an answer here: "cannot judge".
      value: score.value,
      ...known({ note: score.note, submittedAt: score.submittedAt }),
    })),
    agreedScores: dossier.agreedScores.map((score) =>
      known({
        ...score,
        candidateId: ids.candidate(score.candidateId),
        criterionId: ids.criterion(score.criterionId),
      }),
    ),
    requirements: [...dossier.requirements]
      .sort((a, b) => a.position - b.position)
      .map(({ position: _, ...requirement }) =>
        known({ ...requirement, id: ids.requirement(requirement.id) }),
      ),
    requirementAnswers: dossier.requirementAnswers.map((answer) =>
      known({
        ...answer,
        candidateId: ids.candidate(answer.candidateId),
        requirementId: ids.requirement(answer.requirementId),
      }),
    ),
  };
}

type Name = (id: string) => string;

interface Names {
  readonly line: Name;
  readonly candidate: Name;
  readonly group: Name;
  readonly criterion: Name;
  readonly participant: Name;
  readonly requirement: Name;
}

function idsOf(dossier: Dossier): Names {
  const named =
    (names: ReadonlyMap<string, string>): Name =>
    (id) =>
      names.get(id) ?? id;
  const texts = (
    things: readonly { readonly id: string; readonly name: string; readonly templateKey?: string | null }[],
    kind: string,
  ) =>
    named(
      fileIds(
        things.map(({ id, name, templateKey }) => ({ id, called: templateKey ?? name })),
        kind,
      ),
    );
  return {
    line: texts(dossier.lines, "line"),
    candidate: named(
      fileIds(
        dossier.candidates.map(({ id, vendor }) => ({ id, called: vendor.legalName })),
        "candidate",
      ),
    ),
    group: texts(dossier.groups, "group"),
    criterion: texts(
      dossier.groups.flatMap((group) => group.criteria),
      "criterion",
    ),
    participant: texts(dossier.participants, "participant"),
    requirement: texts(dossier.requirements, "requirement"),
  };
}

function candidateJson(candidate: Candidate, id: string): Json {
  const { id: _, ...vendor } = candidate.vendor;
  const facts = Object.entries(candidate.facts).filter(([, fact]) => isKnown(fact));
  return known({
    ...candidate,
    id,
    vendor: known(vendor),
    facts:
      facts.length === 0
        ? null
        : Object.fromEntries(
            facts.map(([fact, { text, ...source }]) => [fact, { text, ...known({ ...source }) }]),
          ),
    financialYears: candidate.financialYears.map((year) => known({ ...year })),
    assuranceReports: candidate.assuranceReports.map(({ id: _report, ...report }) => known(report)),
    capabilities: candidate.capabilities.map((record) => known({ ...record })),
    references: candidate.references.map(({ id: _reference, answers, ...reference }) => {
      const given = known({ ...answers });
      return known({ ...reference, answers: Object.keys(given).length === 0 ? null : given });
    }),
  });
}

function isKnown({ text, source, sourceDate }: SourcedText): boolean {
  return text !== "" || source !== "" || sourceDate !== null;
}

function offerJson({ id: _, ...offer }: Offer, ids: Names): Json {
  const bundleNames = fileIds(
    offer.bundles.map(({ id, name }) => ({ id, called: name })),
    "bundle",
  );
  const bundle: Name = (id) => bundleNames.get(id) ?? id;
  return known({
    ...offer,
    candidateId: ids.candidate(offer.candidateId),
    cells: offer.cells.map(({ lineId, cell }) => ({
      lineId: ids.line(lineId),
      ...cellJson(cell, ids, bundle),
    })),
    bundles: offer.bundles.map((each) =>
      known({
        ...each,
        id: bundle(each.id),
        split: each.split.map((part) => ({ lineId: ids.line(part.lineId), amount: part.amount })),
      }),
    ),
    priceList: offer.priceList.map(({ id: _item, ...item }) =>
      known({ ...item, lineId: item.lineId === null ? null : ids.line(item.lineId) }),
    ),
  });
}

function cellJson(cell: Cell, ids: Names, bundle: Name): Json {
  switch (cell.state) {
    case "included":
      return known({ ...cell, inLineId: ids.line(cell.inLineId) });
    case "bundled":
      return known({ ...cell, bundleId: bundle(cell.bundleId) });
    default:
      return known({ ...cell });
  }
}
