import { subscribe } from "node:diagnostics_channel";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { type StorageFault, storageFault } from "@/db/engine/storage-fault";

/**
 * What an answer becomes when the store's own fault has broken it: a page or a route that threw is answered 500 by the
 * framework, as for any bug; here that is made into what it is, for every page and route at once. A page keeps its body,
 * which the browser fills from the error's digest; a route, which would be answered with nothing at all, gets words.
 */

/** Known to this process alone: by it an error that the framework tells of finds its answer. */
const REQUEST_HEADER = "x-shortlist-request";

/** What is sent where the framework would send nothing. */
export interface Words {
  readonly contentType: string;
  readonly body: string;
}

interface Open {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Shared by the parts of the server, which are bundled apart. */
const shared: typeof globalThis & { shortlistOpen?: Map<string, Open> } = globalThis;

/** From now on `noteFault` finds the answers to this process's requests. Called once, at the start. */
export function watchAnswers(): void {
  const open = new Map<string, Open>();
  shared.shortlistOpen = open;
  let last = 0;
  subscribe("http.server.request.start", (message) => {
    if (!isOpen(message)) return;
    last += 1;
    const number = String(last);
    message.request.headers[REQUEST_HEADER] = number;
    open.set(number, { request: message.request, response: message.response });
    message.response.once("close", () => open.delete(number));
  });
}

function isOpen(message: unknown): message is Open {
  return typeof message === "object" && message !== null && "request" in message && "response" in message;
}

/**
 * An error that broke the answer to the request with these headers. When the store is behind it, the answer is 503 (507
 * where the disk is full) instead of 500.
 *
 * @param wordsFor what somebody is told whose answer would have been empty
 */
export function noteFault(
  error: unknown,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  retryAfterSeconds: number,
  wordsFor: (fault: StorageFault, headers: IncomingHttpHeaders) => Words,
): void {
  const fault = storageFault(error);
  const open = shared.shortlistOpen?.get(String(headers[REQUEST_HEADER]));
  if (fault === null || !open || open.response.headersSent) return;
  const { request, response } = open;
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);
  const status = fault === "storage.full" ? 507 : 503;
  const isBroken = () => !response.headersSent && response.statusCode === 500;
  // Node asks for the head with the status that stands; whoever gives another one has an answer of its own.
  Reflect.set(response, "writeHead", (given: number, ...rest: unknown[]) => {
    if (given !== 500 || response.headersSent) return Reflect.apply(writeHead, response, [given, ...rest]);
    response.statusCode = status;
    response.setHeader("Retry-After", String(retryAfterSeconds));
    return Reflect.apply(writeHead, response, [status, ...rest]);
  });
  Reflect.set(response, "end", (...given: unknown[]) => {
    if (!isBroken() || isText(given[0])) return Reflect.apply(end, response, given);
    const { contentType, body } = wordsFor(fault, request.headers);
    response.setHeader("Content-Type", contentType);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    return Reflect.apply(end, response, [body]);
  });
}

const isText = (chunk: unknown): boolean => typeof chunk === "string" || chunk instanceof Uint8Array;
