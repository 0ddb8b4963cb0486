import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { MoveRefused, moveEverything } from "../db/engine/move";
import { type DatabaseAddress, openDatabase } from "../db/engine/open-database";
import { DatabaseRefused, storageFault } from "../db/engine/storage-fault";

/** `npm run move -- --from sqlite:FILE --to postgres://…`, and back: everything into an empty database. */
const USAGE = `npm run move -- --from sqlite:FILE --to postgres://user:password@host/database
npm run move -- --from postgres://user:password@host/database --to sqlite:FILE`;

/** Copying may take longer than any request may. */
const LIMITS = { statementMs: 10 * 60_000, connections: 4 };

function addressOf(text: string | undefined): DatabaseAddress {
  if (text && /^postgres(ql)?:\/\/./.test(text)) return { url: text, ...LIMITS };
  if (text?.startsWith("sqlite:") && text.length > 7) return { file: path.resolve(text.slice(7)) };
  throw new MoveRefused(USAGE);
}

async function move(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: "string" }, to: { type: "string" } } });
  const [source, target] = [addressOf(values.from), addressOf(values.to)];
  if ("file" in source && !existsSync(source.file)) throw new MoveRefused(`There is no file ${source.file}.`);
  if ("file" in target) mkdirSync(path.dirname(target.file), { recursive: true, mode: 0o700 });
  const from = await openDatabase(source);
  try {
    const to = await openDatabase(target);
    try {
      const moved = await moveEverything(from, to);
      const rows = moved.reduce((sum, content) => sum + content.rows, 0);
      for (const { table, rows: inTable, sha256 } of moved)
        console.log(`${String(inTable).padStart(9)}  ${sha256.slice(0, 16)}  ${table}`);
      console.log(`
${rows} rows in ${moved.length} tables arrived as they were sent: counts and hashes agree on both sides.
What was written to the source since is not in the target: stop Shortlist before moving.
Not in the database: attached files. Give the new servers the folder "files" of the data folder, whole, as SHORTLIST_FILES.
Nor the files "secret" and "seal-key" in the data folder. Sealed prices and waiting mail open with
that seal key alone, so give the new servers both (SHORTLIST_SECRET, SHORTLIST_SEAL_KEY).`);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

try {
  await move();
} catch (error) {
  const plain =
    error instanceof MoveRefused ||
    error instanceof DatabaseRefused ||
    storageFault(error) !== null ||
    (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
  if (!plain || !(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
