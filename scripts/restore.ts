import path from "node:path";
import { FileRefused, restoreFile } from "../db/engine/sqlite-file";

/** `npm run restore -- FILE`: puts a backup in the place of SHORTLIST_DATA's database and keeps the old one. */
const data = path.resolve(process.env.SHORTLIST_DATA ?? "./data");
const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
const [file, ...more] = process.argv.slice(2);

try {
  if (process.env.DATABASE_URL)
    throw new FileRefused(
      "DATABASE_URL names a PostgreSQL: restore it with pg_restore, or from its archive (see the README).",
    );
  if (file === undefined || more.length > 0) throw new FileRefused("Name one file: npm run restore -- FILE");
  const target = path.join(data, "shortlist.sqlite");
  const { kept } = restoreFile(path.resolve(file), target, stamp);
  console.log(`Restored: ${target}
${kept === null ? "There was no database before." : `The database from before is kept as: ${kept}`}

The file "secret" beside it signs sessions. If the backup comes from another machine and that machine's secret is not
copied here, everybody signs in again; nothing else is lost. Start Shortlist to bring an older database up to date.`);
} catch (error) {
  if (!(error instanceof FileRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
