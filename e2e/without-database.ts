import pg from "pg";
import { addressOf, allRoutes } from "./routes";

/** What every page and route says while its database cannot be read: the list is read from the code. */

/** How one address answered. */
export interface Heard {
  readonly address: string;
  readonly kind: "page" | "api";
  readonly status: number;
  /** Of the answer: `Retry-After`. */
  readonly again: string | null;
  readonly text: string;
}

/** Made without a look at anything that is stored. */
const NEEDS_NOTHING: ReadonlySet<string> = new Set(["/yardstick"]);
/** Says how the database is, and is not broken by it. */
const HEALTH = "/api/health";

/**
 * Asks every page and route handler there is, with every method it has.
 *
 * @param values what stands in the places of addresses, e.g. `{ selectionId: "sel_…" }`
 * @throws Error when an address has a place that `values` does not fill
 */
export async function askEverywhere(
  origin: string,
  cookie: string,
  values: Readonly<Record<string, string>>,
): Promise<Heard[]> {
  const asked = allRoutes()
    .filter(({ pattern }) => pattern !== HEALTH && !NEEDS_NOTHING.has(pattern))
    .flatMap(({ pattern, kind, methods }) => {
      const format = pattern.includes("/export/") ? "csv" : "xlsx";
      const address = addressOf(pattern, { format, ...values });
      if (address === null) throw new Error(`nothing is said of what stands in ${pattern}`);
      return methods.map((method) => ({ address, kind, method }));
    });
  return Promise.all(
    asked.map(async ({ address, kind, method }): Promise<Heard> => {
      const answer = await fetch(`${origin}${address}`, {
        method,
        headers: { cookie, origin, ...(kind === "page" ? { accept: "text/html" } : {}) },
        ...(method === "POST" ? { body: "{}" } : {}),
        redirect: "manual",
      });
      const again = answer.headers.get("retry-after");
      return {
        address: `${method} ${address}`,
        kind,
        status: answer.status,
        again,
        text: await answer.text(),
      };
    }),
  );
}

/** Those that do not say what is wrong as they should: 503, when to try again, and words or a code. */
export function unclear(heard: readonly Heard[]): string[] {
  return heard
    .filter(
      ({ kind, status, again, text }) =>
        status !== 503 || again === null || (kind === "api" && !/"storage\.[a-z]+"/.test(text)),
    )
    .map(({ address, status, again }) => `${address}: ${status}, again ${again}`);
}

/**
 * Holds every table but these against every reader, as a statement that takes too long does; the answer lets go.
 *
 * @param except tables that can be read all the same
 */
export async function holdTables(url: string, except: readonly string[]): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = current_schema() order by tablename",
  );
  const held = rows.map(({ name }) => name).filter((name) => !except.includes(name));
  await client.query("begin");
  await client.query(`lock table ${held.map((name) => `"${name}"`).join(", ")} in access exclusive mode`);
  return () => client.end();
}
