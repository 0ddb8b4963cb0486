/** What went wrong with the store itself, whichever database it is; the codes have sentences in every language. */
export type StorageFault =
  | "storage.full"
  | "storage.slow"
  | "storage.busy"
  | "storage.unreachable"
  | "storage.refused";

/** The database was not there, or went away; the sentence is for the log. */
export class DatabaseUnreachable extends Error {
  readonly code = "storage.unreachable";
  readonly digest = "storage.unreachable" satisfies StorageFault;
}

/** Two writers met at one row, and the work of this one is to look again; a transaction then runs it again. */
export class WritersMet extends Error {
  readonly code = "40001";
}

/** The database is there, but this version must not serve it: wrong schema, wrong encoding, too old a server. */
export class DatabaseRefused extends Error {
  readonly code = "DATABASE_REFUSED";
  readonly digest = "storage.refused" satisfies StorageFault;
}

/** Known by its code: the server's parts are bundled apart, each with a class of its own. */
export function isRefused(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "DATABASE_REFUSED";
}

const BY_CODE: Readonly<Record<string, StorageFault>> = {
  SQLITE_FULL: "storage.full",
  SQLITE_IOERR_WRITE: "storage.full",
  ENOSPC: "storage.full",
  SQLITE_BUSY: "storage.busy",
  // PostgreSQL: disk full; time limit; no lock in time; conflicts that outlived every retry; no free connection.
  "53100": "storage.full",
  "57014": "storage.slow",
  "55P03": "storage.busy",
  "40001": "storage.busy",
  "40P01": "storage.busy",
  "storage.busy": "storage.busy",
  "storage.unreachable": "storage.unreachable",
  DATABASE_REFUSED: "storage.refused",
};

/**
 * Marks an error that the store's own fault is behind. Of what breaks a page the browser is told nothing but its
 * `digest`; with this one it can say what it was. Everything that is asked of an open database passes here, so that no
 * page has to think of it.
 */
export function toldToReader(error: unknown): unknown {
  const fault = storageFault(error);
  if (error instanceof Error && fault !== null) Object.assign(error, { digest: fault });
  return error;
}

/**
 * The fault of the store that an error tells of, or null when it tells of something else (a bug).
 *
 * @example storageFault(Object.assign(new Error("could not extend file"), { code: "53100" })) // "storage.full"
 */
export function storageFault(error: unknown): StorageFault | null {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") {
      const fault = BY_CODE[cause.code];
      if (fault !== undefined) return fault;
    }
  }
  return null;
}
