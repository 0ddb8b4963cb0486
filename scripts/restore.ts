import { existsSync } from "node:fs";
import path from "node:path";
import { checkKept, copyKept, filesBeside, hashesNamedBy } from "../db/engine/kept-files";
import { FileRefused, faultOfFile, restoreFile } from "../db/engine/sqlite-file";

/**
 * `npm run restore -- FILE`: puts a backup in the place of SHORTLIST_DATA's database and keeps the old one. The attached
 * files beside the backup are checked first and added to those that are there.
 */
const data = path.resolve(process.env.SHORTLIST_DATA ?? "./data");
const files = path.resolve(process.env.SHORTLIST_FILES ?? path.join(data, "files"));
const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
const [file, ...more] = process.argv.slice(2);

try {
  if (process.env.DATABASE_URL)
    throw new FileRefused(
      "DATABASE_URL names a PostgreSQL: restore it with pg_restore, or from its archive (see the README).",
    );
  if (file === undefined || more.length > 0) throw new FileRefused("Name one file: npm run restore -- FILE");
  const target = path.join(data, "shortlist.sqlite");
  const backup = path.resolve(file);
  // A file that is no whole database is refused by the restore itself, in its own words.
  if (existsSync(backup) && faultOfFile(backup) === null)
    checkKept(filesBeside(backup), files, hashesNamedBy(backup));
  const { kept } = restoreFile(backup, target, stamp);
  const copied = copyKept(filesBeside(backup), files);
  console.log(`Restored: ${target}
${kept === null ? "There was no database before." : `The database from before is kept as: ${kept}`}
${copied === 0 ? "All attached files are in their place." : `Attached files put back: ${copied}`}

The file "secret" beside it signs sessions. If the backup comes from another machine and that machine's secret is not
copied here, everybody signs in again; nothing else is lost. Start Shortlist to bring an older database up to date.`);
} catch (error) {
  if (!(error instanceof FileRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
