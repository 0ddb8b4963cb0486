import pino from "pino";
import { newId } from "@/db/engine/new-id";
import { env } from "./env";

let logger: pino.Logger | undefined;

/** Structured lines on standard output. Never log prices, notes or addresses. */
export function log(): pino.Logger {
  logger ??= pino({ level: env().logLevel, base: null });
  return logger;
}

/** Logs a bug once and returns the id that its reader is shown. */
export function logBug(error: unknown, where: string): string {
  const errorId = newId("err");
  log().error({ errorId, where, err: withoutValues(error) }, "unexpected error");
  return errorId;
}

/**
 * An error as it may be written down. A failed statement carries the values it was to store, prices and notes among
 * them, in its message and beside it: of such a one only the statement and where it came from are kept.
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const bare = new Error(error.message.replace(/\nparams:[\s\S]*$/, ""));
  bare.name = error.name;
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  bare.stack = [`${bare.name}: ${bare.message}`, ...frames].join("\n");
  if ("code" in error) Object.assign(bare, { code: error.code });
  if (error.cause !== undefined) bare.cause = withoutValues(error.cause);
  return bare;
}

/** Logs what the store itself could not do: for whoever looks after it, not for whoever mends bugs. */
export function logFault(error: unknown, fault: string, where: string): void {
  log().error({ fault, where, reason: error instanceof Error ? rootOf(error).message : "" }, "storage fault");
}

/** The first cause: the ones around it may carry statements with the values that were being written. */
function rootOf(error: Error): Error {
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}
