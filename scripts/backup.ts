import path from "node:path";
import { backupFile, FileRefused } from "../db/engine/sqlite-file";

/** `npm run backup [-- FILE]`: copies the database of SHORTLIST_DATA to one new file, also while the product runs. */
const data = path.resolve(process.env.SHORTLIST_DATA ?? "./data");
const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
const [file, ...more] = process.argv.slice(2);

try {
  if (process.env.DATABASE_URL)
    throw new FileRefused(
      "DATABASE_URL names a PostgreSQL: back it up with pg_dump, or by continuous archiving (see the README).",
    );
  if (more.length > 0) throw new FileRefused("Name one file, or none: npm run backup [-- FILE]");
  const target = path.resolve(file ?? path.join(data, "backups", `shortlist-${stamp}.sqlite`));
  backupFile(path.join(data, "shortlist.sqlite"), target);
  console.log(`Backup written and checked: ${target}

It holds the whole database: people and their passwords' hashes, selections, prices. Keep it as carefully.
Not in it are two files of ${data}:
- "seal-key" opens sealed prices. Without it they are lost for good; keep a copy apart from the backups, for
  whoever has both can read them. (With SHORTLIST_SEAL_KEY set there is no such file: keep that key.)
- "secret" signs sessions. Without it people sign in again, nothing more.`);
} catch (error) {
  if (!(error instanceof FileRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
