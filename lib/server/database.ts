import { mkdirSync } from "node:fs";
import type { Database } from "@/db/engine/database";
import { openDatabase } from "@/db/engine/open-database";
import { DatabaseRefused } from "@/db/engine/storage-fault";
import { type Env, env, installationSecret } from "./env";
import { log } from "./log";
import { masterKey } from "./sealed-box";
import { agreeOnKeys } from "./shared-keys";

/** One open database per process, also when a development server reloads modules. */
const shared: typeof globalThis & { shortlistDatabase?: Promise<Database> } = globalThis;

/**
 * The open database; opened and migrated at the first call.
 * @throws Error while the product is being built: a page that reads at build time is a mistake
 */
export function database(): Promise<Database> {
  const { building, dataFolder, databaseFile, postgres } = env();
  if (building) throw new Error("The database is not opened while building; wait for a connection first.");
  if (!shared.shortlistDatabase) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    shared.shortlistDatabase = postgres ? openShared(postgres) : openDatabase({ file: databaseFile });
    // A failed opening (full disk, file locked, server away) is tried again by the next caller.
    shared.shortlistDatabase.catch((error: unknown) => {
      delete shared.shortlistDatabase;
      // For whoever runs the server: a plain sentence beside the traces of what was asked of it.
      if (error instanceof DatabaseRefused) log().fatal({ where: "database" }, error.message);
    });
  }
  return shared.shortlistDatabase;
}

/** A database that other servers may be using too: they must have the same keys. */
async function openShared(address: NonNullable<Env["postgres"]>): Promise<Database> {
  const opened = await openDatabase(address);
  try {
    await agreeOnKeys(opened, { secret: installationSecret(), sealKey: masterKey().export() });
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}
