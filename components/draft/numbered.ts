import type { Failure, Outcome } from "@/lib/domain/outcome";

/**
 * Sends requests with a number, so that the server recognises one that comes again because its answer was lost. The
 * same request keeps its number until an answer has come; once answered, the next one alike is a new wish.
 */

const waiting = new Map<string, string>();

/** Failures after which nobody knows whether it was done. */
const UNKNOWN = new Set(["storage.unreachable", "network", "internal"]);

/**
 * For writes that make something; the answer is kept for a day, so it must hold no price and no score.
 * @param what names the wish, e.g. "vendor.create"
 * @example await numbered("vendor.create", props.onCreate)({ organisationId, vendor })
 */
export function numbered<Input extends object, Value>(
  what: string,
  send: (input: Input & { readonly requestNumber?: string }) => Promise<Outcome<Value>>,
): (input: Input) => Promise<Outcome<Value>> {
  return async (input) => {
    const wish = `${what} ${JSON.stringify(input)}`;
    const requestNumber = waiting.get(wish) ?? newNumber();
    waiting.set(wish, requestNumber);
    // A lost connection throws on: the number waits for the next try.
    const outcome = await send({ ...input, requestNumber });
    if (!isUnknown(outcome)) waiting.delete(wish);
    return outcome;
  };
}

const isUnknown = (outcome: { ok: true } | Failure): boolean => !outcome.ok && UNKNOWN.has(outcome.code);

/** A random UUID; `crypto.randomUUID` is there only on https and loopback. */
function newNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) =>
    (index === 6 ? (byte & 15) | 64 : index === 8 ? (byte & 63) | 128 : byte).toString(16).padStart(2, "0"),
  ).join("");
  return [8, 12, 16, 20, 32].map((end, part) => hex.slice([0, 8, 12, 16, 20][part], end)).join("-");
}
