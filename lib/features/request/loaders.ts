import { connection } from "next/server";
import { getLocale } from "next-intl/server";
import type { Reader } from "@/db/engine/database";
import type { SelectionRow } from "@/db/queries/access";
import { answerOfVersion } from "@/db/queries/answered-offer";
import { currentVersion } from "@/db/queries/offer";
import { organisationName } from "@/db/queries/organisation";
import {
  type AskedCandidate,
  askedCandidates,
  contentToAsk,
  type OfferRequestRow,
  offerRequestOf,
  offerRequests,
  requestPoints,
} from "@/db/queries/request";
import { CONTRACT_POINTS, type ContractPointKey } from "@/lib/domain/contract-point";
import type { Locale } from "@/lib/domain/locale";
import type { OfferAnswer } from "@/lib/domain/offer-answer";
import { mayInSelection, mayRead } from "@/lib/domain/policy";
import { MADE_WITH } from "@/lib/domain/product-version";
import type { PointKind } from "@/lib/domain/request";
import { changedParts, type RequestContent, type RequestPart } from "@/lib/domain/request-content";
import { requestLanguage } from "@/lib/domain/request-language";
import { arePricesSealed } from "@/lib/domain/sealing";
import { COUNTED_DRIVERS, type CountedDriver } from "@/lib/domain/selection";
import { filled } from "@/lib/formats/export-texts";
import { writeRequestPaper } from "@/lib/formats/pdf/request-paper";
import { FORMAT, FORMAT_VERSION } from "@/lib/formats/request/layout";
import type { RequestInput } from "@/lib/formats/request/request-frame";
import { writeRequest } from "@/lib/formats/request/write-request";
import { slugOf } from "@/lib/formats/selection-file/file-ids";
import { formatDay, formatMoment } from "@/lib/i18n/formats";
import { loadMessages } from "@/lib/i18n/load-messages";
import { templateTexts } from "@/lib/i18n/templates/by-locale";
import { readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { requestContent } from "@/lib/server/request-content";
import { currentActor } from "@/lib/server/session";
import { dayOf, wallClock } from "@/lib/server/today";
import type { OwnRequestFileInput, RequestFileInput } from "./schema";

export interface RequestPointView {
  readonly id: string;
  readonly kind: PointKind;
  readonly name: string;
  readonly help: string;
  readonly edition: number;
}

export interface RequestHistoryEntry {
  readonly number: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly deadline: string | null;
  readonly message: string;
  readonly weightsShown: boolean;
  /** The first characters of what was asked's hash: enough to compare by eye. */
  readonly mark: string;
  readonly lines: number;
  readonly requirements: number;
  readonly points: number;
}

export interface RequestCandidateView {
  readonly id: string;
  readonly name: string;
  readonly letter: string | null;
  readonly colour: number | null;
  readonly locale: Locale;
  /** Of the current version of its offer; null when there is none, or while prices are sealed. */
  readonly version: number | null;
}

export interface RequestPage {
  readonly selectionId: string;
  readonly mayEdit: boolean;
  readonly mayDownload: boolean;
  readonly sealed: boolean;
  readonly counts: Readonly<
    Record<"services" | "optional" | "establishment" | "exit" | "requirements", number>
  >;
  /** Drivers that lines are counted in and whose quantity nobody has said. */
  readonly missingQuantities: readonly CountedDriver[];
  readonly points: readonly RequestPointView[];
  /** Contract points the product knows and the list does not hold, in the reader's language. */
  readonly known: readonly { readonly key: ContractPointKey; readonly name: string }[];
  /** Newest first. */
  readonly history: readonly RequestHistoryEntry[];
  /** What differs from the newest number; empty when nothing does or when there is none. */
  readonly changed: readonly RequestPart[];
  /** The newest number's deadline as a wall clock shows it. */
  readonly lastDeadline: { readonly day: string; readonly clock: string } | null;
  readonly candidates: readonly RequestCandidateView[];
}

/** What is asked of candidates and was asked before; null for strangers. */
export async function loadRequest(selectionId: string): Promise<RequestPage | null> {
  await connection();
  const actor = await currentActor();
  const locale = await getLocale();
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "selection.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    const sealed = arePricesSealed(selection);
    const requests = await offerRequests(reader, selectionId);
    const contents = requests.map((row) => ({ row, content: requestContent(row) }));
    const newest = contents[0];
    const now = await contentToAsk(reader, selection, newest?.row.weightsShown ?? false);
    const points = await requestPoints(reader, selectionId);
    const candidates = await askedCandidates(reader, selectionId);
    return {
      selectionId,
      mayEdit: mayInSelection("requestPoint.save", participant.role),
      mayDownload: mayRead("selection.export", participant.role),
      sealed,
      counts: countsOf(now),
      missingQuantities: COUNTED_DRIVERS.filter(
        (driver) => now.quantities[driver] === null && now.lines.some((line) => line.driver === driver),
      ),
      points: points.map(({ id, kind, name, help, edition }) => ({ id, kind, name, help, edition })),
      known: CONTRACT_POINTS.filter((key) => !points.some(({ templateKey }) => templateKey === key)).map(
        (key) => ({
          key,
          name: templateTexts(locale).points[key].name,
        }),
      ),
      history: contents.map(({ row, content }) => historyEntry(row, content)),
      changed: newest === undefined ? [] : changedParts(newest.content, now),
      lastDeadline: newest?.row.deadline == null ? null : wallClock(newest.row.deadline),
      candidates: await withVersions(reader, candidates, sealed),
    };
  });
}

function countsOf({ lines, requirements }: RequestContent): RequestPage["counts"] {
  const services = lines.filter(({ kind }) => kind === "service");
  return {
    services: services.length,
    optional: services.filter(({ scope }) => scope === "optional").length,
    establishment: lines.filter(({ kind }) => kind === "establishment").length,
    exit: lines.filter(({ kind }) => kind === "exit").length,
    requirements: requirements.length,
  };
}

function historyEntry(row: OfferRequestRow, content: RequestContent): RequestHistoryEntry {
  const { number, createdAt, createdBy, deadline, message, weightsShown, contentHash } = row;
  return {
    number,
    createdAt,
    createdBy,
    deadline,
    message,
    weightsShown,
    mark: contentHash.slice(0, 8),
    lines: content.lines.length,
    requirements: content.requirements.length,
    points: content.points.length,
  };
}

async function withVersions(
  reader: Reader,
  candidates: readonly AskedCandidate[],
  sealed: boolean,
): Promise<RequestCandidateView[]> {
  const views: RequestCandidateView[] = [];
  for (const { id, name, letter, colour, country, contactLocale } of candidates) {
    // While prices are sealed nothing of an offer leaves the product, so nothing is offered to be filled in.
    const current = sealed ? undefined : await currentVersion(reader, id);
    views.push({
      id,
      name,
      letter,
      colour,
      locale: requestLanguage({ country, contactLocale }),
      version: current?.version.number ?? null,
    });
  }
  return views;
}

export type RequestFile =
  | {
      readonly ok: true;
      readonly name: string;
      readonly contentType: string;
      readonly body: Uint8Array<ArrayBuffer>;
    }
  | { readonly ok: false; readonly code: "access.not_found" | "prices.sealed" };

const CONTENT_TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
} as const;

const NOT_FOUND = { ok: false, code: "access.not_found" } as const;

/**
 * One number of the request for one candidate, as a workbook to fill in or a paper to read. Leads only. It comes filled
 * in with the candidate's current version when that is asked for; never while prices are sealed.
 */
export async function loadRequestFile(input: RequestFileInput): Promise<RequestFile> {
  await connection();
  const actor = await currentActor();
  const found = await (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, input.selectionId, "selection.export");
    if (!access.ok) return NOT_FOUND;
    const { selection } = access.value;
    const row = await offerRequestOf(reader, selection.id, input.number);
    const candidate = (await askedCandidates(reader, selection.id)).find(
      ({ id }) => id === input.candidateId,
    );
    if (!row || !candidate) return NOT_FOUND;
    if (input.filled && arePricesSealed(selection)) return { ok: false, code: "prices.sealed" } as const;
    const current = input.filled ? await currentVersion(reader, candidate.id) : undefined;
    const prefill = current && (await answerOfVersion(reader, current.version.id));
    return {
      ok: true,
      row,
      selection,
      candidate,
      organisation: await organisationName(reader, selection.organisationId),
      prefill: prefill === undefined ? null : { answer: prefill, version: current?.version.number ?? 0 },
    } as const;
  });
  return found.ok ? fileOf(found, input.format, input.locale ?? requestLanguage(found.candidate)) : found;
}

/** The newest number of the request for the vendor that asks for it, in its contact's language, with nothing filled in. */
export async function loadOwnRequestFile(input: OwnRequestFileInput): Promise<RequestFile> {
  await connection();
  const actor = await currentActor();
  const found = await (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, input.selectionId, "answer.read");
    if (!access.ok) return NOT_FOUND;
    const { selection, participant } = access.value;
    const row = await offerRequestOf(reader, selection.id);
    const candidate = (await askedCandidates(reader, selection.id)).find(
      ({ id }) => id === participant.candidateId,
    );
    if (!row || !candidate) return NOT_FOUND;
    const organisation = await organisationName(reader, selection.organisationId);
    const { locale } = participant;
    return { ok: true, row, selection, candidate, organisation, prefill: null, locale } as const;
  });
  return found.ok ? fileOf(found, input.format, found.locale) : found;
}

async function fileOf(
  found: Found,
  format: RequestFileInput["format"],
  locale: Locale,
): Promise<RequestFile> {
  const request = inputOf(found, locale);
  const bytes = format === "xlsx" ? await writeRequest(request) : await writeRequestPaper(request);
  const name = [slugOf(found.selection.name), slugOf(found.candidate.name), found.row.number]
    .filter(Boolean)
    .join("-");
  return {
    ok: true,
    name: `${name}.${format}`,
    contentType: CONTENT_TYPES[format],
    body: new Uint8Array(bytes),
  };
}

interface Found {
  readonly row: OfferRequestRow;
  readonly selection: SelectionRow;
  readonly candidate: AskedCandidate;
  readonly organisation: string;
  readonly prefill: { readonly answer: OfferAnswer; readonly version: number } | null;
}

function inputOf({ row, selection, candidate, organisation, prefill }: Found, locale: Locale): RequestInput {
  const texts = loadMessages(locale).request.workbook;
  const content = requestContent(row);
  return {
    content,
    texts,
    locale,
    meta: {
      format: FORMAT,
      formatVersion: String(FORMAT_VERSION),
      requestId: row.id,
      selectionId: selection.id,
      candidateId: candidate.id,
      requestNumber: String(row.number),
      variant: "",
      locale,
      currency: content.currency,
      contentHash: row.contentHash,
      prefilledVersion: prefill === null ? "" : String(prefill.version),
    },
    organisation,
    selection: selection.name,
    candidate: candidate.name,
    madeOn: formatDay(dayOf(new Date(row.createdAt)), locale),
    deadline:
      row.deadline === null
        ? null
        : filled("{moment} ({zone})", { moment: formatMoment(row.deadline, locale), zone: texts.cover.zone }),
    message: row.message,
    prefill: prefill === null ? null : stillAsked(prefill.answer, content),
    madeWith: MADE_WITH,
  };
}

/** Only what this number of the request asks: a line that came later has no row to stand in. */
function stillAsked(answer: OfferAnswer, content: RequestContent): OfferAnswer {
  const lines = new Set(content.lines.map(({ id }) => id));
  return {
    ...answer,
    cells: answer.cells.filter(({ lineId }) => lines.has(lineId)),
    priceList: answer.priceList.map((item) => ({
      ...item,
      lineId: item.lineId !== null && lines.has(item.lineId) ? item.lineId : null,
    })),
  };
}
