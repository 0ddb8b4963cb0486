import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { type SQL, sql } from "drizzle-orm";
import type pg from "pg";
import type { Database, Reader, Turn, Tx } from "./database";
import { endingsOf } from "./lastly";
import { migratePostgres } from "./migrate-postgres";
import { faceOn, statementOf } from "./postgres-face";
import { alone, beside, Held, LOOKING, type Manner, PLAIN, SETTLED } from "./postgres-held";
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
import { countAnew } from "./postgres-statistics";
import { DatabaseRefused, DatabaseUnreachable, storageFault, toldToReader } from "./storage-fault";
import { NamedTurns, Places } from "./turns";

/**
 * PostgreSQL behind the same face as SQLite. Where SQLite has one writer at a time, here transactions are serialisable:
 * the database lets many run at once and stops one of two that would have seen each other; that one runs again.
 *
 * Writers of the same thing would meet at every write (each raises the selection's revision), so they take turns:
 * inside one web server in memory, between servers by advisory locks. Those who write rows of their own alone, such as
 * drafts of scores, hold the same lock with others and need no serialisation: they see what is committed, statement by
 * statement, and wait for each other only at the end, where their entries join the organisation's chain, and not for
 * the disk while they do.
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
  // Pages and everything else have connections left, however many draft at once.
  return new Postgres(openPool(url, limits), new Places(Math.max(1, Math.floor(limits.connections / 2))));
}

class Postgres implements Database {
  readonly #pool: pg.Pool;
  readonly #turns = new NamedTurns();
  readonly #drafts: Places;
  readonly read: Reader;
  readonly forSignIn: Tx;

  constructor(pool: pg.Pool, drafts: Places) {
    this.#pool = pool;
    this.#drafts = drafts;
    this.read = faceOn((text, values) => again(() => run(pool, text, values)));
    this.forSignIn = signInFace(pool);
  }

  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return again(async () => {
      const held = await Held.begin(this.#pool, LOOKING);
      try {
        const result = await work(held.face);
        held.letGo();
        return result;
      } catch (error) {
        await held.rollBack();
        throw toldToReader(error);
      } finally {
        held.giveBack();
      }
    });
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>, turn: Turn = ""): Promise<T> {
    const { value, added } = await (typeof turn === "string"
      ? this.#turns.take(turn, () => this.#untilDone(work, turn, false))
      : this.#turns.beside(turn.beside, () =>
          this.#drafts.take(() => this.#untilDone(work, turn.beside, true)),
        ));
    await countAnew(this.#pool, added);
    return value;
  }

  async #untilDone<T>(work: (tx: Tx) => Promise<T>, turn: string, isBeside: boolean): Promise<Kept<T>> {
    let conflicts = 0;
    let losses = 0;
    let turns: readonly string[] = [turn];
    for (;;) {
      const attempt = await this.#attempt(work, isBeside ? beside(turn) : alone(turns), isBeside);
      if ("value" in attempt) return attempt;
      const { error, again } = attempt;
      if (again === "never") throw error;
      if (again === "conflict" && ++conflicts >= CONFLICT_TRIES) throw error;
      if (again === "lost" && ++losses >= CONNECTION_TRIES) throw error;
      if (again === "conflict") turns = [turn, ...attempt.turns];
      await pause(again === "lost" ? 100 * losses : Math.random() * Math.min(100, 4 * 2 ** conflicts));
    }
  }

  /** One try. A failure says whether another may be made: never when the first may have been kept. */
  async #attempt<T>(work: (tx: Tx) => Promise<T>, manner: Manner, isBeside: boolean): Promise<Attempt<T>> {
    let held: Held | undefined;
    let face: Tx | undefined;
    let isEnding = false;
    try {
      held = await Held.begin(this.#pool, manner);
      face = held.face;
      const { added } = held;
      const value = await work(face);
      const number = await held.number();
      isEnding = true;
      try {
        await held.commit();
      } catch (error) {
        if (!(error instanceof DatabaseUnreachable)) throw error;
        held.giveBack(error);
        held = undefined;
        const signs = endingsOf(face).flatMap(({ sign }) => sign ?? []);
        if (await wasKept(this.#pool, number, signs, error)) return { value, added };
        return { error, again: "lost" };
      }
      return { value, added };
    } catch (error) {
      await held?.rollBack();
      if (error instanceof UnknownFate) return { error, again: "never" };
      if (error instanceof DatabaseUnreachable) return { error, again: "lost" };
      // What was written without looking first, because somebody else may have looked and written, too.
      const isTaken = (isBeside || isEnding) && hasCode(error, TAKEN);
      if (!isTaken && !hasCode(error, MET)) return { error, again: "never" };
      const turns = face === undefined ? [] : endingsOf(face).flatMap((each) => each.turn ?? []);
      return { error, again: "conflict", turns };
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

/** What was kept, and how many rows it has put into which table. */
interface Kept<T> {
  readonly value: T;
  readonly added: ReadonlyMap<string, number>;
}

type Attempt<T> =
  | Kept<T>
  | { error: unknown; again: "never" | "lost" }
  /** `turns`: what it would have taken in the end, to be held from the start next time. */
  | { error: unknown; again: "conflict"; turns: readonly string[] };

/** The answer to a commit was lost, and nobody could be asked what became of it. */
class UnknownFate extends DatabaseUnreachable {}

/** Serialisation failures and deadlocks. */
const MET = new Set(["40001", "40P01"]);
/** A row that may be there once was there already. */
const TAKEN = new Set(["23505"]);

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (codes.has(codeOf(cause) ?? "")) return true;
  return false;
}

/**
 * What became of a transaction whose commit was sent and never answered. When it was kept, it is on the disk, too.
 * @param signs by which it is known again: after a crash its number may have been given to another one
 * @throws UnknownFate when the database stays away
 */
async function wasKept(
  pool: pg.Pool,
  transactionId: string,
  signs: readonly SQL[],
  loss: Error,
): Promise<boolean> {
  const until = Date.now() + FATE_PATIENCE_MS;
  for (let wait = 20; Date.now() < until; wait = Math.min(500, wait * 2)) {
    try {
      const fate = await fateOf(pool, transactionId, signs);
      // Otherwise the database has not noticed yet that its client is gone.
      if (fate !== "in progress") return fate === "kept";
    } catch (error) {
      if (storageFault(error) === null) throw error;
    }
    await pause(wait);
  }
  throw new UnknownFate(`nobody could say whether the transaction was kept: ${loss.message}`, {
    cause: loss,
  });
}

/** A number that nobody has been given yet, as after a crash that took the transaction with it. */
const NOT_YET = new Set(["22023"]);

/** Asked on one connection, so that the database cannot have started anew between two answers. */
async function fateOf(
  pool: pg.Pool,
  transactionId: string,
  signs: readonly SQL[],
): Promise<"kept" | "not kept" | "in progress"> {
  const client = await connect(pool);
  let lost: Error | undefined;
  try {
    const [asked] = await run(client, "select pg_xact_status($1::text::xid8)", [transactionId]);
    const status = asked?.[0];
    if (status !== "committed") return status === "in progress" ? "in progress" : "not kept";
    const seen = signs.length === 0 ? sql`true` : sql.join([...signs], sql` and `);
    const { text, values } = statementOf(sql`select ${seen}, ${sql.raw(SETTLED)}`);
    const [found] = await run(client, text, values);
    return found?.[0] === true ? "kept" : "not kept";
  } catch (error) {
    if (hasCode(error, NOT_YET)) return "not kept";
    if (error instanceof DatabaseUnreachable) lost = error;
    throw error;
  } finally {
    client.release(lost);
  }
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
    const held = await Held.begin(pool, PLAIN);
    try {
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
