import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Database, Reader, Tx } from "./database";
import { migratePostgres } from "./migrate-postgres";
import { faceOn } from "./postgres-face";
import {
  codeOf,
  connect,
  namedFailure,
  openClient,
  openPool,
  type PostgresLimits,
  run,
  USUAL_LIMITS,
} from "./postgres-pool";
import { DatabaseRefused, DatabaseUnreachable, storageFault } from "./storage-fault";
import { NamedTurns, Turns } from "./turns";

/**
 * PostgreSQL behind the same face as SQLite. Where SQLite has one writer at a time, here transactions are serialisable:
 * the database lets many run at once and stops one of two that would have seen each other; that one runs again.
 *
 * Writers of the same thing would meet at every write (each raises the selection's revision), so they take turns:
 * inside one web server in memory, between servers by an advisory lock that ends with the transaction.
 */

/** Two writers met: the loser looks again, this often at most. */
const CONFLICT_TRIES = 12;
/** A lost connection is tried again this often, unless the answer to a commit was on it. */
const CONNECTION_TRIES = 3;
/** How long to ask what became of a commit whose answer was lost. */
const FATE_PATIENCE_MS = 8_000;

/**
 * Opens (and migrates) a PostgreSQL database.
 * @throws DatabaseUnreachable when it does not answer
 * @throws DatabaseRefused when its schema is not one this version may serve; nothing has been changed
 */
export async function openPostgres(url: string, limits: PostgresLimits = USUAL_LIMITS): Promise<Database> {
  const client = await openClient(url);
  try {
    await migratePostgres(client);
  } catch (error) {
    throw namedFailure(error);
  } finally {
    await client.end();
  }
  return new Postgres(openPool(url, limits));
}

class Postgres implements Database {
  readonly #pool: pg.Pool;
  readonly #turns = new NamedTurns();
  readonly read: Reader;
  readonly forSignIn: Tx;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
    this.read = faceOn((text, values) => again(() => run(pool, text, values)));
    this.forSignIn = signInFace(pool);
  }

  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return again(async () => {
      const held = await Held.take(this.#pool);
      try {
        await held.plain("begin isolation level repeatable read, read only");
        const result = await work(held.face);
        await held.plain("commit");
        return result;
      } catch (error) {
        await held.rollBack();
        throw error;
      } finally {
        held.giveBack();
      }
    });
  }

  transaction<T>(work: (tx: Tx) => Promise<T>, turn = ""): Promise<T> {
    return this.#turns.take(turn, async () => {
      let conflicts = 0;
      let losses = 0;
      for (;;) {
        const attempt = await this.#attempt(work, lockNumber(turn));
        if ("value" in attempt) return attempt.value;
        const { error, again } = attempt;
        if (again === "never") throw error;
        if (again === "conflict" && ++conflicts >= CONFLICT_TRIES) throw error;
        if (again === "lost" && ++losses >= CONNECTION_TRIES) throw error;
        await pause(again === "lost" ? 100 * losses : Math.random() * Math.min(100, 4 * 2 ** conflicts));
      }
    });
  }

  /** One try. A failure says whether another may be made: never when the first may have been kept. */
  async #attempt<T>(work: (tx: Tx) => Promise<T>, lock: string): Promise<Attempt<T>> {
    let held: Held | undefined;
    try {
      held = await Held.take(this.#pool);
      const transactionId = await beginInTurn(held, lock);
      const value = await work(held.face);
      try {
        await held.commit();
      } catch (error) {
        if (!(error instanceof DatabaseUnreachable)) throw error;
        held.giveBack(error);
        held = undefined;
        if (await wasKept(this.#pool, transactionId, error)) return { value };
        return { error, again: "lost" };
      }
      return { value };
    } catch (error) {
      await held?.rollBack();
      if (error instanceof UnknownFate) return { error, again: "never" };
      if (error instanceof DatabaseUnreachable) return { error, again: "lost" };
      return { error, again: isConflict(error) ? "conflict" : "never" };
    } finally {
      held?.giveBack();
    }
  }

  async backupTo(): Promise<void> {
    throw new DatabaseRefused(
      "This database is PostgreSQL: back it up with pg_dump, or by continuous archiving (see the README).",
    );
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

type Attempt<T> = { value: T } | { error: unknown; again: "never" | "conflict" | "lost" };

/** The answer to a commit was lost, and nobody could be asked what became of it. */
class UnknownFate extends DatabaseUnreachable {}

/** One connection, held for as long as a transaction lasts. */
class Held {
  readonly face: Tx;
  readonly #client: pg.PoolClient;
  readonly #oneByOne = new Turns();
  #open = true;
  #lost: Error | undefined;
  /** Said when the transaction ends, where the turn was waited for. */
  #afterwards = "";

  private constructor(client: pg.PoolClient) {
    this.#client = client;
    this.face = faceOn(async (text, values) => this.query(text, values));
  }

  static async take(pool: pg.Pool): Promise<Held> {
    return new Held(await connect(pool));
  }

  async query(text: string, values: unknown[]): Promise<unknown[][]> {
    if (!this.#open) throw new Error("a transaction was used after it ended");
    return this.#oneByOne.take(async () => {
      if (!this.#open) throw new Error("a transaction was used after it ended");
      try {
        return await run(this.#client, text, values);
      } catch (error) {
        throw this.#noted(error);
      }
    });
  }

  /** Runs statements without parameters, several at once where they are parted by semicolons. */
  async plain(text: string): Promise<pg.QueryResult<Record<string, unknown>>[]> {
    try {
      const results: unknown = await this.#client.query(text);
      // The driver gives an array for several statements and says nothing of it in its types.
      return (Array.isArray(results) ? results : [results]) as pg.QueryResult<Record<string, unknown>>[];
    } catch (error) {
      throw this.#noted(namedFailure(error));
    }
  }

  /** Ends what was begun, waits, and holds the turn until the next transaction on this connection has ended. */
  async waitForTurn(lock: string): Promise<void> {
    await this.plain(`rollback; select pg_advisory_lock(${lock})`);
    this.#afterwards = `; select pg_advisory_unlock(${lock})`;
  }

  /** @throws Error when a statement had failed before and the work went on regardless: PostgreSQL then keeps nothing */
  async commit(): Promise<void> {
    this.#open = false;
    await this.#oneByOne.settled();
    const [result] = await this.plain(`commit${this.#afterwards}`);
    this.#afterwards = "";
    if (result?.command !== "COMMIT")
      throw new Error("nothing was kept: a statement had failed, and the work went on as if it had not");
  }

  async rollBack(): Promise<void> {
    this.#open = false;
    await this.#oneByOne.settled();
    if (this.#lost) return;
    try {
      await this.plain(`rollback${this.#afterwards}`);
      this.#afterwards = "";
    } catch (error) {
      // A turn that could not be given back goes with the connection.
      this.#lost ??= error instanceof Error ? error : new Error(String(error));
    }
  }

  /** @param lost the connection is not to be used by anybody again */
  giveBack(lost: Error | undefined = this.#lost): void {
    this.#open = false;
    this.#client.release(lost);
  }

  #noted(error: unknown): unknown {
    if (error instanceof DatabaseUnreachable) this.#lost = error;
    return error;
  }
}

const BEGIN = "begin isolation level serializable";
const NUMBER = "pg_current_xact_id()::text as number";

/**
 * Begins a serialisable transaction as the one who holds the turn, and gives back its number, by which its fate can be
 * asked for. Inside the transaction the turn is tried for and not waited for: what a transaction sees is fixed from its
 * first statement on, so after a wait it would look at the past. Who has to wait does so before beginning, and keeps
 * the turn from then on.
 */
async function beginInTurn(held: Held, lock: string): Promise<string> {
  const [, tried] = await held.plain(
    `${BEGIN}; select pg_try_advisory_xact_lock(${lock}) as mine, ${NUMBER}`,
  );
  if (tried?.rows[0]?.mine === true) return String(tried.rows[0].number);
  await held.waitForTurn(lock);
  const [, begun] = await held.plain(`${BEGIN}; select ${NUMBER}`);
  return String(begun?.rows[0]?.number);
}

/** A turn's name as the 64-bit number by which PostgreSQL knows locks; two names on one number only wait needlessly. */
function lockNumber(turn: string): string {
  return createHash("sha256").update(`shortlist turn ${turn}`).digest().readBigInt64BE(0).toString();
}

const isConflict = (error: unknown): boolean => {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = codeOf(cause);
    if (code === "40001" || code === "40P01") return true;
  }
  return false;
};

/**
 * What became of a transaction whose commit was sent and never answered.
 * @throws UnknownFate when the database stays away
 */
async function wasKept(pool: pg.Pool, transactionId: string, loss: Error): Promise<boolean> {
  const until = Date.now() + FATE_PATIENCE_MS;
  for (let wait = 20; Date.now() < until; wait = Math.min(500, wait * 2)) {
    try {
      const rows = await run(pool, "select pg_xact_status($1::text::xid8)", [transactionId]);
      const status = rows[0]?.[0];
      if (status === "committed") return true;
      // Otherwise the database has not noticed yet that its client is gone.
      if (status !== "in progress") return false;
    } catch (error) {
      if (storageFault(error) === null) throw error;
    }
    await pause(wait);
  }
  throw new UnknownFate(`nobody could say whether the transaction was kept: ${loss.message}`, {
    cause: loss,
  });
}

/** Reads change nothing: a lost connection is simply tried again. */
async function again<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await read();
    } catch (error) {
      if (tries >= CONNECTION_TRIES || !isUnreachable(error)) throw error;
      await pause(100 * tries);
    }
  }
}

function isUnreachable(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof DatabaseUnreachable) return true;
  return false;
}

/** The library's own transactions run once, as it wrote them; nested ones are savepoints. */
function signInFace(pool: pg.Pool): Tx {
  const holding = new AsyncLocalStorage<{ held: Held; depth: number }>();
  const db = faceOn(async (text, values) => {
    const outer = holding.getStore();
    if (outer) return outer.held.query(text, values);
    return /^\s*select\b/i.test(text) ? again(() => run(pool, text, values)) : run(pool, text, values);
  });
  const nested = async <T>(
    outer: { held: Held; depth: number },
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> => {
    const savepoint = `nested_${++outer.depth}`;
    await outer.held.plain(`savepoint ${savepoint}`);
    try {
      const result = await work(db);
      await outer.held.plain(`release ${savepoint}`);
      return result;
    } catch (error) {
      await outer.held.plain(`rollback to ${savepoint}`);
      throw error;
    } finally {
      outer.depth -= 1;
    }
  };
  const transaction = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const outer = holding.getStore();
    if (outer) return nested(outer, work);
    const held = await Held.take(pool);
    try {
      await held.plain("begin");
      const result = await holding.run({ held, depth: 0 }, () => work(db));
      await held.commit();
      return result;
    } catch (error) {
      await held.rollBack();
      throw error;
    } finally {
      held.giveBack();
    }
  };
  return Object.assign(db, { transaction });
}
