import { existsSync, renameSync } from "node:fs";
import path from "node:path";
import { copyKept, filesBeside, hashesIn, hashesNamedBy } from "../db/engine/kept-files";
import { backupFile, FileRefused } from "../db/engine/sqlite-file";

/**
 * `npm run backup [-- FILE]`: copies the database of SHORTLIST_DATA to one new file and the attached files to a folder
 * beside it, also while the product runs.
 */
const data = path.resolve(process.env.SHORTLIST_DATA ?? "./data");
const kept = path.resolve(process.env.SHORTLIST_FILES ?? path.join(data, "files"));
const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
const [file, ...more] = process.argv.slice(2);

/** Hashes of files that a backup's documents name and its folder lacks. */
function missingIn(backup: string, files: string): string[] {
  const there = new Set(hashesIn(files));
  return hashesNamedBy(backup).filter((hash) => !there.has(hash));
}

try {
  if (process.env.DATABASE_URL)
    throw new FileRefused(
      "DATABASE_URL names a PostgreSQL: back it up with pg_dump, or by continuous archiving (see the README).",
    );
  if (more.length > 0) throw new FileRefused("Name one file, or none: npm run backup [-- FILE]");
  const target = path.resolve(file ?? path.join(data, "backups", `shortlist-${stamp}.sqlite`));
  const files = filesBeside(target);
  // Before the database, as a file may be taken away after it is copied; and again, as others may come meanwhile.
  if (!existsSync(target)) copyKept(kept, files);
  backupFile(path.join(data, "shortlist.sqlite"), target);
  copyKept(kept, files);
  let missing = missingIn(target, files);
  // One that came and was taken away again while this ran: a copy made now does not name it any more.
  for (let again = 0; missing.length > 0 && again < 2; again += 1) {
    const fresh = `${target}.again`;
    backupFile(path.join(data, "shortlist.sqlite"), fresh);
    renameSync(fresh, target);
    copyKept(kept, files);
    missing = missingIn(target, files);
  }
  const there = hashesIn(files);
  if (missing.length > 0) {
    console.error(
      `Files of ${missing.length} documents are missing in ${kept}; the backup is written without them:`,
    );
    for (const hash of missing) console.error(`- ${hash}`);
    process.exitCode = 2;
  }
  const count = there.length;
  console.log(`Backup written and checked: ${target}
${count === 0 ? "No files are attached to anything." : `Attached files, ${count} of them, beside it: ${files} (keep both together)`}

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
