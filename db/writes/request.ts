import { createHash } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { PointKind } from "@/lib/domain/request";
import { requestText } from "@/lib/domain/request-content";
import type { TemplatePoint } from "@/lib/domain/template-content";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { SelectionRow } from "../queries/access";
import {
  contentToAsk,
  countPointAnswers,
  type OfferRequestRow,
  offerRequestOf,
  type RequestPointRow,
  requestPoints,
} from "../queries/request";
import { offerRequest, pointAnswer, requestPoint } from "../schema/request";
import { type Change, movedTo, samePermutation } from "./change";

/** At most this many contract points and questions together; every candidate answers each in words. */
export const MAX_POINTS = 200;

export interface RequestPointInput {
  /** Null makes a new one. */
  readonly id: string | null;
  readonly kind: PointKind;
  readonly name: string;
  readonly help: string;
  readonly expectedEdition: number | null;
}

const keyOf = ({ name }: { readonly name: string }): string => name.trim().toLowerCase();

/**
 * Makes or changes a contract point or a question. A new one goes last of its kind; a kind does not change.
 * Errors: `access.not_found`, `row.changed_meanwhile` (with what stands now), `request_point.name_twice`,
 * `request_point.too_many`.
 */
export async function saveRequestPoint(
  tx: Tx,
  selectionId: string,
  input: RequestPointInput,
): Promise<Outcome<Change<RequestPointRow>>> {
  const all = await requestPoints(tx, selectionId);
  const before = input.id === null ? undefined : all.find((row) => row.id === input.id);
  if (input.id !== null && before?.kind !== input.kind) return fail("access.not_found");
  if (before && before.edition !== input.expectedEdition) {
    const { name, help, edition } = before;
    return fail("row.changed_meanwhile", { name, help, edition });
  }
  const key = keyOf(input);
  if (all.some((row) => row.id !== input.id && row.kind === input.kind && keyOf(row) === key)) {
    const params = { name: input.name };
    return fail("request_point.name_twice", params, [
      { path: "name", code: "request_point.name_twice", params },
    ]);
  }
  if (before) {
    const after = { ...before, name: input.name, help: input.help, edition: before.edition + 1 };
    await tx.update(requestPoint).set(after).where(eq(requestPoint.id, before.id));
    return succeed({ before, after });
  }
  if (all.length >= MAX_POINTS) return fail("request_point.too_many", { limit: MAX_POINTS });
  const after: RequestPointRow = {
    id: newId("pnt"),
    selectionId,
    kind: input.kind,
    templateKey: null,
    name: input.name,
    help: input.help,
    position: placeOfNew(all),
    edition: 1,
  };
  await tx.insert(requestPoint).values(after);
  return succeed({ before: undefined, after });
}

const placeOfNew = (rows: readonly RequestPointRow[]): number =>
  1 + Math.max(-1, ...rows.map(({ position }) => position));

/**
 * Adds contract points that the product knows, in its order. Those that are there already, by key or by name, stay as
 * they are; gives back what was added.
 * Errors: `request_point.too_many`.
 */
export async function addKnownPoints(
  tx: Tx,
  selectionId: string,
  points: readonly TemplatePoint[],
): Promise<Outcome<readonly RequestPointRow[]>> {
  const all = await requestPoints(tx, selectionId);
  const contract = all.filter(({ kind }) => kind === "contract");
  const keys = new Set(contract.map(({ templateKey }) => templateKey));
  const names = new Set(contract.map(keyOf));
  const fresh = points.filter((point) => !keys.has(point.key) && !names.has(keyOf(point)));
  if (all.length + fresh.length > MAX_POINTS) return fail("request_point.too_many", { limit: MAX_POINTS });
  const first = placeOfNew(all);
  const rows = fresh.map(
    ({ key, name, help }, index): RequestPointRow => ({
      id: newId("pnt"),
      selectionId,
      kind: "contract",
      templateKey: key,
      name,
      help,
      position: first + index,
      edition: 1,
    }),
  );
  if (rows.length > 0) await tx.insert(requestPoint).values(rows);
  return succeed(rows);
}

/**
 * Deletes a point or question. One that candidates have answered is refused first, naming how many versions of offers;
 * `withAnswers` says that the answers may go, too.
 * Errors: `access.not_found`, `request_point.has_answers` (with the count).
 */
export async function deleteRequestPoint(
  tx: Tx,
  selectionId: string,
  pointId: string,
  withAnswers: boolean,
): Promise<Outcome<RequestPointRow & { readonly answers: number }>> {
  const before = (await requestPoints(tx, selectionId)).find(({ id }) => id === pointId);
  if (!before) return fail("access.not_found");
  const answers = await countPointAnswers(tx, pointId);
  if (answers > 0 && !withAnswers) return fail("request_point.has_answers", { count: answers });
  await tx.delete(pointAnswer).where(eq(pointAnswer.pointId, pointId));
  await tx.delete(requestPoint).where(eq(requestPoint.id, pointId));
  return succeed({ ...before, answers });
}

/**
 * Puts the points of one kind in this order.
 * Errors: `row.order_changed` when the ids are not exactly that kind's points now.
 */
export async function reorderRequestPoints(
  tx: Tx,
  selectionId: string,
  kind: PointKind,
  order: readonly string[],
): Promise<Outcome<Change<readonly string[]>>> {
  const rows = await tx
    .select({ id: requestPoint.id })
    .from(requestPoint)
    .where(and(eq(requestPoint.selectionId, selectionId), eq(requestPoint.kind, kind)))
    .orderBy(asc(requestPoint.position), asc(requestPoint.id));
  const before = rows.map(({ id }) => id);
  if (!samePermutation(before, order)) return fail("row.order_changed");
  for (const { id, position } of movedTo(order))
    await tx.update(requestPoint).set({ position }).where(eq(requestPoint.id, id));
  return succeed({ before, after: order });
}

export interface NewRequest {
  /** ISO timestamp; null = none. */
  readonly deadline: string | null;
  readonly message: string;
  readonly weightsShown: boolean;
  /** The newest number its maker saw; 0 when there was none. */
  readonly afterNumber: number;
  readonly createdBy: string;
}

/**
 * Makes the next number of the request: what is asked now is frozen in it, with its hash. Older numbers stay.
 * Errors: `request.nothing_to_ask` (an empty catalogue), `request.deadline_past`, `request.made_meanwhile` (somebody
 * made one since `afterNumber`).
 */
export async function makeRequest(
  tx: Tx,
  selection: SelectionRow,
  made: NewRequest,
  now: string,
): Promise<Outcome<OfferRequestRow>> {
  const last = (await offerRequestOf(tx, selection.id))?.number ?? 0;
  if (last !== made.afterNumber) return fail("request.made_meanwhile", { number: last });
  if (made.deadline !== null && made.deadline <= now)
    return fail("request.deadline_past", {}, [
      { path: "deadline", code: "request.deadline_past", params: {} },
    ]);
  const asked = await contentToAsk(tx, selection, made.weightsShown);
  if (asked.lines.length === 0) return fail("request.nothing_to_ask");
  const content = requestText(asked);
  const row: OfferRequestRow = {
    id: newId("rqs"),
    selectionId: selection.id,
    number: last + 1,
    deadline: made.deadline,
    message: made.message,
    weightsShown: made.weightsShown,
    contentHash: createHash("sha256").update(content).digest("hex"),
    content,
    createdBy: made.createdBy,
    createdAt: now,
  };
  await tx.insert(offerRequest).values(row);
  return succeed(row);
}
