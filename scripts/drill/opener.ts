import { createSecretKey } from "node:crypto";
import { openSqlite } from "@/db/engine/sqlite";
import { openAsLead } from "./sealed-scene";

/** Opens the prices of the drill's selection, and says when it begins and when it is acknowledged. */
const [file, key] = process.argv.slice(2);
if (!file || !key) throw new Error("opener FILE KEY");
const db = await openSqlite(file);
process.stdout.write("opening\n");
const outcome = await openAsLead(db, createSecretKey(Buffer.from(key, "base64")));
process.stdout.write(outcome.ok ? "opened\n" : `${outcome.code}\n`);
await db.close();
