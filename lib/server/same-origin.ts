import { env } from "./env";

/**
 * Whether a request that changes something comes from one of our own pages. Browsers say where a request comes from
 * and let no page lie about it; a request that says nothing is not from a page and is refused too.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  return origin !== null && env().origins.includes(origin);
}
