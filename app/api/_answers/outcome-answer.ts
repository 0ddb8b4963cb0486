import type { Failure, Outcome } from "@/lib/domain/outcome";
import { AWAY_RETRY_SECONDS } from "@/lib/i18n/away-page";

/** What a failure is called over HTTP; what is not named here, or by the route, is something wrong with what was sent. */
const STATUS: Readonly<Record<string, number>> = {
  "access.other_origin": 403,
  "access.forbidden": 403,
  "access.signed_out": 401,
  "access.not_found": 404,
  "file.busy": 503,
  "storage.full": 507,
  "storage.busy": 503,
  "storage.slow": 503,
  "storage.unreachable": 503,
  "storage.refused": 503,
  internal: 500,
};
const NOT_AS_SENT = 422;

/** The status of a failure. @param own what this route calls its own failures, before what all call theirs */
export function statusOf({ code }: Failure, own: Readonly<Record<string, number>> = {}): number {
  return own[code] ?? STATUS[code] ?? NOT_AS_SENT;
}

/** Answers with an outcome as it is; what may be tried again in a moment says when. */
export function outcomeAnswer(
  outcome: Outcome<unknown>,
  { done, own, cache = "no-store" }: { done: number; own?: Readonly<Record<string, number>>; cache?: string },
): Response {
  const status = outcome.ok ? done : statusOf(outcome, own);
  const headers = new Headers({ "Cache-Control": cache });
  if (status === 503) headers.set("Retry-After", String(AWAY_RETRY_SECONDS));
  return Response.json(outcome, { status, headers });
}
