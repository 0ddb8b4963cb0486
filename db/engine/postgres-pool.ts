import pg from "pg";
import { DatabaseUnreachable, toldToReader } from "./storage-fault";

/** Connections to one PostgreSQL, and what their failures mean. */

export interface PostgresLimits {
  /** A statement that takes longer is stopped. */
  readonly statementMs: number;
  /** Connections held at most; each web server has its own. */
  readonly connections: number;
}

export const USUAL_LIMITS: PostgresLimits = { statementMs: 15_000, connections: 10 };

const CONNECT_MS = 5_000;
const INT8 = 20;

/** bigint columns hold whole numbers that fit in a double; one that did not would be wrong without a word. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is too large a number to be read exactly`);
  return value;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === INT8 && format !== "binary" ? wholeNumber : pg.types.getTypeParser(oid, format),
};

/** One connection without time limits, for work that no request waits for. */
export async function openClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "shortlist",
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    types,
  });
  // A break is told to whoever waits for an answer; nobody else needs to hear of it.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw namedFailure(error);
  }
  return client;
}

/** @param url postgres://user:password@host:port/database */
export function openPool(url: string, limits: PostgresLimits): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "shortlist",
    max: limits.connections,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: limits.statementMs,
    // For a network that goes silent: the server's own limit has no way to be heard then.
    query_timeout: limits.statementMs + 5_000,
    idle_in_transaction_session_timeout: 60_000,
    // Statements that do not wait for each other's answers travel together.
    pipeline: true,
    types,
  });
  // A connection that breaks while nobody uses it is dropped by the pool; the next user gets a new one.
  pool.on("error", () => undefined);
  // One that breaks while in use is told to its user by the statement that fails; unheard, it would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

const GONE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENOENT",
  // The server is shutting down, has crashed, is starting, or has no connection left.
  "57P01",
  "57P02",
  "57P03",
  "53300",
  // It has become a standby, which takes no writes: the other one must be asked.
  "25006",
]);

/** What the driver says without any code when a connection is lost. */
const GONE_IN_WORDS =
  /connection terminated|connection error|client was closed|query read timeout|connection ended|server closed the connection/i;

/** Gives a lost connection its own kind of error; everything else comes back as it is. */
export function namedFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseUnreachable) return error;
  const code = codeOf(error);
  if (code === undefined && /timeout exceeded when trying to connect/i.test(error.message))
    return toldToReader(
      Object.assign(new Error("every connection to PostgreSQL was in use", { cause: error }), {
        code: "storage.busy",
      }),
    );
  const gone =
    code === undefined ? GONE_IN_WORDS.test(error.message) : GONE.has(code) || code.startsWith("08");
  return gone
    ? new DatabaseUnreachable(`PostgreSQL cannot be reached: ${error.message}`, { cause: error })
    : error;
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

const NAMED_LIMIT = 500;
const names = new Map<string, string>();

/** Statements seen before keep their plan on each connection; there are few of them, and only so many are kept. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= NAMED_LIMIT) return known;
  const name = `shortlist_${names.size + 1}`;
  names.set(text, name);
  return name;
}

/**
 * Runs one statement and gives back its rows as arrays of columns.
 *
 * @param touched told how many rows it has read or changed
 */
export async function run(
  on: pg.Pool | pg.PoolClient,
  text: string,
  values: unknown[],
  touched?: (rows: number) => void,
): Promise<unknown[][]> {
  const name = nameOf(text);
  try {
    const { rows, rowCount } = await on.query<unknown[]>({
      text,
      values,
      rowMode: "array",
      ...(name ? { name } : {}),
    });
    touched?.(rowCount ?? 0);
    return rows;
  } catch (error) {
    throw namedFailure(error);
  }
}

/** A connection from the pool. */
export async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw namedFailure(error);
  }
}
