import type { RequestContent, RequestPoint } from "./request-content";

/**
 * What a selection asks its candidates for offers on: the contract points and questions, and every number of the
 * request as it was sent. Taken along with a whole selection; what candidates answered is part of their offers.
 */
export interface Asking {
  /** Contract points first, then questions, each kind in its order. */
  readonly points: readonly AskedPoint[];
  /** By number. */
  readonly requests: readonly NumberedRequest[];
}

export interface AskedPoint extends RequestPoint {
  readonly templateKey: string | null;
}

/** One number of the request. Its content may ask for what has left the selection since. */
export interface NumberedRequest {
  readonly number: number;
  /** ISO timestamp. */
  readonly madeAt: string;
  readonly madeBy: string;
  /** ISO timestamp; null = none. */
  readonly deadline: string | null;
  readonly message: string;
  readonly weightsShown: boolean;
  readonly content: RequestContent;
}

type Part = "lines" | "requirements" | "points";

/**
 * What requests have asked for that is there no more, each once, in the order it was first asked.
 *
 * @example goneFrom(requests, "lines", [{ id: "backup" }]) // the lines of all requests but "backup"
 */
export function goneFrom<Which extends Part>(
  requests: readonly NumberedRequest[],
  part: Which,
  there: readonly { readonly id: string }[],
): RequestContent[Which][number][] {
  const known = new Set(there.map(({ id }) => id));
  const gone: RequestContent[Which][number][] = [];
  for (const { content } of requests)
    for (const each of content[part])
      if (!known.has(each.id)) {
        known.add(each.id);
        gone.push(each);
      }
  return gone;
}
