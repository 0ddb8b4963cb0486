import { and, asc, count, desc, eq } from "drizzle-orm";
import type { Locale } from "@/lib/domain/locale";
import type { RequestContent, RequestWeights } from "@/lib/domain/request-content";
import { largestRemainder } from "@/lib/domain/weights";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { participant } from "../schema/participant";
import { offerRequest, pointAnswer, requestPoint } from "../schema/request";
import { vendor } from "../schema/vendor";
import type { SelectionRow } from "./access";
import { criterionGroups } from "./criterion";
import { selectionFromRow } from "./dossier-selection";
import { catalogueRows } from "./offer";
import { answeringCandidates, requirements } from "./requirement";

export type RequestPointRow = typeof requestPoint.$inferSelect;
export type OfferRequestRow = typeof offerRequest.$inferSelect;

/** The contract points and questions of a selection, each kind in its own order, contract points first. */
export async function requestPoints(reader: Reader, selectionId: string): Promise<RequestPointRow[]> {
  const rows = await reader
    .select()
    .from(requestPoint)
    .where(eq(requestPoint.selectionId, selectionId))
    .orderBy(asc(requestPoint.position), asc(requestPoint.id));
  return [
    ...rows.filter(({ kind }) => kind === "contract"),
    ...rows.filter(({ kind }) => kind === "question"),
  ];
}

/** In how many versions of offers a point is answered. */
export async function countPointAnswers(reader: Reader, pointId: string): Promise<number> {
  const [row] = await reader
    .select({ count: count() })
    .from(pointAnswer)
    .where(eq(pointAnswer.pointId, pointId));
  return row?.count ?? 0;
}

/** All numbers of a selection's request, newest first. */
export async function offerRequests(reader: Reader, selectionId: string): Promise<OfferRequestRow[]> {
  return reader
    .select()
    .from(offerRequest)
    .where(eq(offerRequest.selectionId, selectionId))
    .orderBy(desc(offerRequest.number));
}

/** One number of the request, the newest when none is given; undefined when there is none such. */
export async function offerRequestOf(
  reader: Reader,
  selectionId: string,
  number?: number,
): Promise<OfferRequestRow | undefined> {
  const [row] = await reader
    .select()
    .from(offerRequest)
    .where(
      number === undefined
        ? eq(offerRequest.selectionId, selectionId)
        : and(eq(offerRequest.selectionId, selectionId), eq(offerRequest.number, number)),
    )
    .orderBy(desc(offerRequest.number))
    .limit(1);
  return row;
}

/**
 * What a request made now would ask: the catalogue, quantities, requirements, points and questions as they stand, and
 * the weights when vendors are told them.
 */
export async function contentToAsk(
  reader: Reader,
  selection: SelectionRow,
  weightsShown: boolean,
): Promise<RequestContent> {
  const { currency, horizonMonths, quantities } = selectionFromRow(selection);
  const lines = await catalogueRows(reader, selection.id);
  const required = await requirements(reader, selection.id);
  const points = await requestPoints(reader, selection.id);
  return {
    currency,
    horizonMonths,
    quantities,
    lines: lines.map(({ id, kind, name, description, category, stage, driver, scope }) => ({
      id,
      kind,
      name,
      description,
      category,
      stage,
      driver,
      scope,
    })),
    requirements: required.map(({ id, name, level }) => ({ id, name, level })),
    points: points.map(({ id, kind, name, help }) => ({ id, kind, name, help })),
    weights: weightsShown ? await weightsToShow(reader, selection) : null,
  };
}

/** The weights of the groups of criteria beside price. Weights that say nothing (none, or all 0) are not shown. */
async function weightsToShow(reader: Reader, selection: SelectionRow): Promise<RequestWeights | null> {
  const groups = await criterionGroups(reader, selection.id);
  const shares = largestRemainder(groups.map(({ weight }) => weight));
  if (!shares.ok) return null;
  return {
    priceShareTenths: selection.priceShareTenths,
    groups: groups.map(({ name }, index) => ({ name, shareTenths: shares.value[index] ?? 0 })),
  };
}

/** A candidate that is asked for an offer, with what its language is guessed from. */
export interface AskedCandidate {
  readonly id: string;
  readonly name: string;
  readonly letter: string | null;
  readonly colour: number | null;
  readonly country: string;
  /** Language of its first contact; null when it has none. */
  readonly contactLocale: Locale | null;
}

/** The candidates still in the selection, shortlisted ones first. */
export async function askedCandidates(reader: Reader, selectionId: string): Promise<AskedCandidate[]> {
  const candidates = await answeringCandidates(reader, selectionId);
  const countries = await reader
    .select({ id: candidate.id, country: vendor.country })
    .from(candidate)
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(eq(candidate.selectionId, selectionId));
  const contacts = await reader
    .select({ candidateId: participant.candidateId, locale: participant.locale })
    .from(participant)
    .where(and(eq(participant.selectionId, selectionId), eq(participant.role, "vendor")))
    .orderBy(asc(participant.createdAt), asc(participant.id));
  const countryOf = new Map(countries.map(({ id, country }) => [id, country]));
  return candidates.map(({ id, name, letter, colour }) => ({
    id,
    name,
    letter,
    colour,
    country: countryOf.get(id) ?? "",
    contactLocale: contacts.find(({ candidateId }) => candidateId === id)?.locale ?? null,
  }));
}
