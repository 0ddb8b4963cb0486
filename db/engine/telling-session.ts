import { DrizzleQueryError, type ExtractTablesWithRelations } from "drizzle-orm";
import {
  type PreparedQueryConfig,
  type RemotePreparedQuery,
  SQLiteRemoteSession,
} from "drizzle-orm/sqlite-proxy/session";
import type { Schema } from "./schema";
import { toldToReader } from "./storage-fault";

/**
 * What runs the data layer's statements, on either database. The builder wraps whatever fails in an error of its own;
 * that one, which is what breaks a page, says here already when it is the store's fault, and leaves the values out.
 */
export class TellingSession extends SQLiteRemoteSession<Schema, ExtractTablesWithRelations<Schema>> {
  override prepareQuery<T extends Omit<PreparedQueryConfig, "run">>(
    ...asked: Parameters<SQLiteRemoteSession<Schema, ExtractTablesWithRelations<Schema>>["prepareQuery"]>
  ): RemotePreparedQuery<T> {
    const prepared = super.prepareQuery<T>(...asked);
    const all = prepared.all.bind(prepared);
    const run = prepared.run.bind(prepared);
    prepared.all = (values) => all(values).catch(tell);
    prepared.run = (values) => run(values).catch(tell);
    return prepared;
  }
}

function tell(error: unknown): never {
  throw toldToReader(bare(error));
}

/**
 * Without the values of the statement, which the builder puts into the message and beside it: whoever prints the error,
 * the framework among them, must not write prices, notes or the keys of sessions into the log.
 */
function bare(error: unknown): unknown {
  if (!(error instanceof DrizzleQueryError)) return error;
  const whole = error.message;
  error.message = whole.replace(/\nparams:[\s\S]*$/, "");
  error.stack = error.stack?.replace(whole, error.message) ?? "";
  error.params = [];
  // PostgreSQL quotes the row it refuses.
  if (error.cause instanceof Error && "detail" in error.cause)
    Object.assign(error.cause, { detail: undefined });
  return error;
}
