import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import { Duplex } from "node:stream";
import type { SQL } from "drizzle-orm";
import type pg from "pg";
import type { Tx } from "./database";
import { endingsOf, withEndings } from "./lastly";
import { faceOn, statementOf } from "./postgres-face";
import { connect, namedFailure, run } from "./postgres-pool";
import { DatabaseUnreachable } from "./storage-fault";

/**
 * One connection to PostgreSQL, held for as long as a transaction lasts. Statements are sent when they are asked for,
 * behind one another and without waiting for the answers of those before: what is begun, asked first, and what is
 * written last and committed, each make one trip together.
 */

/** How a transaction begins, and what is said when it has ended. */
export interface Manner {
  readonly begin: readonly string[];
  /** Sent in one with the end, whichever it is. */
  readonly afterwards: string;
  /** Whether its commit does not wait for the disk, so that something else must. */
  readonly settlesLater: boolean;
}

const NUMBER = "pg_current_xact_id()::text as number";

/**
 * As if alone, with turns held from before the beginning until after the end: what a serialisable transaction sees is
 * fixed at its first statement, so one that waited inside would look at the past.
 */
export function alone(turns: readonly string[]): Manner {
  const each = (does: string) => turns.map((turn) => `${does}(${lockNumber(turn)})`).join(", ");
  return {
    begin: [`select ${each("pg_advisory_lock")}`, `begin isolation level serializable; select ${NUMBER}`],
    afterwards: `; select ${each("pg_advisory_unlock")}`,
    settlesLater: false,
  };
}

/**
 * Waits until everything that was committed before is on the disk, and wherever else this database is told to wait for:
 * an empty note in the write-ahead log, committed in the ordinary way. Those who wait at the same time share one writing.
 */
export const SETTLED = "pg_logical_emit_message(true, 'shortlist', '')";

/**
 * Beside others who say so; every statement sees what is committed when it runs.
 *
 * All of them end with an entry in the same chain. Were its lock held until the disk has answered, as in an ordinary
 * commit, they would wait for one disk writing each, one after another, on however many servers. So the commit lets go
 * of the lock first, and the disk is waited for afterwards, together; nobody is answered before that.
 */
export function beside(turn: string): Manner {
  const taken = `pg_advisory_xact_lock_shared(${lockNumber(turn)})`;
  const unsettled = "set_config('synchronous_commit', 'off', true)";
  const begin = `begin isolation level read committed; select ${taken}, ${unsettled}, ${NUMBER}`;
  return { begin: [begin], afterwards: "", settlesLater: true };
}

export const LOOKING: Manner = {
  begin: ["begin isolation level repeatable read, read only"],
  afterwards: "",
  settlesLater: false,
};

/** As the sign-in library's own transactions are. */
export const PLAIN: Manner = { begin: ["begin"], afterwards: "", settlesLater: false };

/** A turn's name as the 64-bit number by which PostgreSQL knows locks; two names on one number only wait needlessly. */
function lockNumber(turn: string): string {
  return createHash("sha256").update(`shortlist turn ${turn}`).digest().readBigInt64BE(0).toString();
}

/** @example ADDING.exec('insert into "score" ("id") values ($1)')?.[1] // "score" */
const ADDING = /^insert into "(\w+)"/;

type Results = pg.QueryResult<Record<string, unknown>>[];

export class Held {
  readonly face: Tx;
  /** How many rows this transaction has put into which table. */
  readonly added = new Map<string, number>();
  readonly #client: pg.PoolClient;
  readonly #begun: Promise<Results>;
  readonly #settlesLater: boolean;
  #afterwards: string;
  #open = true;
  #lost: Error | undefined;

  private constructor(client: pg.PoolClient, { begin, afterwards, settlesLater }: Manner) {
    this.#client = client;
    this.#afterwards = afterwards;
    this.#settlesLater = settlesLater;
    this.face = withEndings(faceOn((text, values) => this.query(text, values)));
    this.#begun = unheard(Promise.all(begin.map((text) => this.plain(text))).then((all) => all.at(-1) ?? []));
  }

  /** A connection on which a transaction is beginning. */
  static async begin(pool: pg.Pool, manner: Manner): Promise<Held> {
    return new Held(await connect(pool), manner);
  }

  /** The number by which this transaction's fate can be asked for. */
  async number(): Promise<string> {
    return String((await this.#begun).at(-1)?.rows[0]?.number);
  }

  async query(text: string, values: unknown[]): Promise<unknown[][]> {
    if (!this.#open) throw new Error("a transaction was used after it ended");
    withNext(this.#client);
    const table = ADDING.exec(text)?.[1];
    const count = (rows: number) => table && this.added.set(table, (this.added.get(table) ?? 0) + rows);
    const answer = unheard(run(this.#client, text, values, table === undefined ? undefined : count));
    try {
      // Without its turn, nothing that it was told counts.
      await this.#begun;
      return await answer;
    } catch (error) {
      throw this.#noted(error);
    }
  }

  /** Runs statements without parameters, several at once where they are parted by semicolons. */
  async plain(text: string): Promise<Results> {
    withNext(this.#client);
    try {
      const results: unknown = await this.#client.query(text);
      // The driver gives an array for several statements and says nothing of it in its types.
      return (Array.isArray(results) ? results : [results]) as Results;
    } catch (error) {
      throw this.#noted(namedFailure(error));
    }
  }

  /**
   * @throws Error when a statement had failed before and the work went on regardless: PostgreSQL then keeps nothing
   * @throws DatabaseUnreachable when nobody knows whether it is kept
   */
  async commit(): Promise<void> {
    await this.#begun;
    this.#open = false;
    const last = endingsOf(this.face).flatMap(({ turn, statements }): Promise<unknown>[] => [
      ...(turn === undefined ? [] : [this.plain(`select pg_advisory_xact_lock(${lockNumber(turn)})`)]),
      ...statements.map((statement) => this.#send(statement)),
    ]);
    const end = this.plain(`commit${this.#afterwards}`);
    const settling = this.#settlesLater ? this.plain(`select ${SETTLED}`) : undefined;
    const [done, settled, ...before] = await Promise.allSettled([end, settling, ...last]);
    if (done.status === "fulfilled") this.#afterwards = "";
    // The first that failed is why the others did.
    for (const answer of [...before, done]) if (answer.status === "rejected") throw answer.reason;
    if (done.status === "fulfilled" && done.value[0]?.command !== "COMMIT")
      throw new Error("nothing was kept: a statement had failed, and the work went on as if it had not");
    if (settled.status === "rejected")
      throw new DatabaseUnreachable("committed, and not known to be on the disk", { cause: settled.reason });
  }

  async rollBack(): Promise<void> {
    this.#open = false;
    if (this.#lost) return;
    try {
      await this.plain(`rollback${this.#afterwards}`);
      this.#afterwards = "";
    } catch (error) {
      // A turn that could not be given back goes with the connection.
      this.#lost ??= error instanceof Error ? error : new Error(String(error));
    }
  }

  /** Ends what only looked: nobody waits for that, and whoever uses the connection next comes behind it. */
  letGo(): void {
    this.#open = false;
    unheard(this.plain("commit"));
  }

  /** @param lost the connection is not to be used by anybody again */
  giveBack(lost: Error | undefined = this.#lost): void {
    this.#open = false;
    this.#client.release(lost);
  }

  async #send(statement: SQL): Promise<unknown[][]> {
    const { text, values } = statementOf(statement);
    withNext(this.#client);
    try {
      return await run(this.#client, text, values);
    } catch (error) {
      throw this.#noted(error);
    }
  }

  #noted(error: unknown): unknown {
    if (error instanceof DatabaseUnreachable) this.#lost = error;
    return error;
  }
}

/**
 * Lets what is sent now leave together with what is sent before this turn of the process's loop is over: one writing
 * to the network, and one waking of the database, for several statements.
 */
function withNext(client: pg.PoolClient): void {
  // The driver keeps its socket to itself; without it, every statement simply leaves alone.
  const connection: unknown = Reflect.get(client, "connection");
  const socket: unknown = connection instanceof EventEmitter ? Reflect.get(connection, "stream") : undefined;
  if (!(socket instanceof Duplex)) return;
  socket.cork();
  process.nextTick(() => socket.uncork());
}

/** An answer that is looked at later, or not at all: its failure is no surprise to the process. */
function unheard<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined);
  return answer;
}
