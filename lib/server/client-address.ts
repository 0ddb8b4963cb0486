import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Where a request comes from. Whoever sends a request can put any address into `x-forwarded-for`, and the framework
 * keeps what is there. So the server itself writes the connection's own address into a header of ours, over whatever
 * stood there, before anything reads the request. Behind a proxy that is named in the settings, its header is used.
 */

/** Written by this server on every request; a client's own value never survives. */
export const ADDRESS_HEADER = "x-shortlist-address";

/** From now on every request to this process carries its connection's address. Called once, at the start. */
export function stampAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    if (!hasRequest(message)) return;
    message.request.headers[ADDRESS_HEADER] = message.request.socket.remoteAddress ?? "unknown";
  });
}

function hasRequest(message: unknown): message is { request: IncomingMessage } {
  return typeof message === "object" && message !== null && "request" in message;
}

/** The caller's address, or one name for all whose address cannot be told. */
export function clientAddress(headers: Headers | undefined, proxyHeader: string | null): string {
  const value = headers?.get(proxyHeader ?? ADDRESS_HEADER) ?? "";
  // A chain of proxies appends: the last entry is the one our own proxy saw.
  return value.split(",").at(-1)?.trim() || "unknown";
}
