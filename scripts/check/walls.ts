import path from "node:path";

/** The rooms of the house, and what each may import. Everything points down: app → … → lib/domain. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  "lib/domain": ["lib/domain"],
  "lib/i18n": ["lib/i18n"],
  "lib/formats": ["lib/formats", "lib/domain"],
  db: ["db", "lib/domain"],
  "lib/server": ["lib/server", "db", "lib/domain", "lib/formats"],
  "lib/features": ["lib/features", "lib/server", "db", "lib/domain", "lib/formats", "lib/i18n"],
  components: ["components", "lib/domain", "lib/i18n"],
  app: ["app", "lib/features", "components", "lib/domain", "lib/i18n"],
};

/** Packages that belong to one room (and those that may do its work for it). */
const PACKAGE_ROOMS: readonly { readonly name: RegExp; readonly rooms: readonly string[] }[] = [
  { name: /^(drizzle-orm|better-sqlite3)(\/|$)/, rooms: ["db"] },
  { name: /^hucre(\/|$)/, rooms: ["lib/formats"] },
  { name: /^(better-auth|@better-auth\/.*|pino|nodemailer)(\/|$)/, rooms: ["lib/server"] },
  { name: /^zod(\/|$)/, rooms: ["lib/formats", "lib/server", "lib/features"] },
];

const VAGUE_NAMES = /^(utils?|helpers?|common|types|misc|index)\.tsx?$/;
const FEATURE_FILES = new Set(["schema.ts", "loaders.ts", "actions.ts"]);

export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** The room a repository path stands in; null for what stands outside (scripts, browser tests, configuration). */
export function roomOf(file: string): string | null {
  const room = Object.keys(ROOMS).find((name) => file === name || file.startsWith(`${name}/`));
  return room ?? null;
}

/** A test, or the surroundings that tests share. */
const isTest = (file: string): boolean => /\.test(\.tsx?)?$|\/testing\//.test(file);

/** Every wall that one file breaks. `source` is its text. */
export function faultsOfFile(file: string, source: string): Fault[] {
  const faults: Fault[] = [];
  const add = (index: number, reason: string) => {
    faults.push({ file, line: source.slice(0, index).split("\n").length, reason });
  };
  const room = roomOf(file);
  const name = path.posix.basename(file);
  // Next.js names its own files; nothing else may be vague.
  if (room && VAGUE_NAMES.test(name)) add(0, `"${name}" says nothing; name the file by its noun`);
  if (room === "lib/features" && !FEATURE_FILES.has(name) && !isTest(file))
    add(0, "lib/features holds schema.ts, loaders.ts and actions.ts, nothing else");
  if (room && file !== "lib/server/env.ts" && !isTest(file) && !file.startsWith("db/migrations/")) {
    for (const match of source.matchAll(/process\.env\b/g))
      add(match.index, "process.env is read in lib/server/env.ts only");
  }
  if (room === "lib/domain" && !isTest(file)) {
    for (const match of source.matchAll(/Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/g))
      add(match.index, "lib/domain has no clock and no dice: take them as arguments");
  }
  for (const { specifier, index } of importsOf(source)) {
    const reason = faultOfImport(file, room, specifier);
    if (reason) add(index, reason);
  }
  return faults;
}

/** Import and export specifiers with where they stand; comments are passed over. */
export function importsOf(source: string): { specifier: string; index: number }[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(^|[^:"'`])\/\/[^\n]*/g, (comment) =>
    comment.replace(/[^\n]/g, " "),
  );
  const found: { specifier: string; index: number }[] = [];
  const pattern =
    /(?:\bimport\s+|\bexport\s+(?=[\s\S]{0,2000}?\bfrom\b))(?:type\s+)?(?:[\w*${}\s,]+?\s*\bfrom\s*)?["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']/g;
  for (const match of code.matchAll(pattern)) {
    const specifier = match[1] ?? match[2];
    if (specifier !== undefined) found.push({ specifier, index: match.index });
  }
  return found;
}

function faultOfImport(file: string, room: string | null, specifier: string): string | null {
  if (!room || isTest(file)) return null;
  const target = targetOf(file, specifier);
  if (target === null) return faultOfPackage(file, room, specifier);
  if (isTest(target)) return "product code must not import a test";
  const targetRoom = roomOf(target);
  if (targetRoom === null) return `${room} must not import ${target}, which is outside the house`;
  if (!ROOMS[room]?.includes(targetRoom)) return `${room} must not import ${targetRoom} (${specifier})`;
  return null;
}

function faultOfPackage(file: string, room: string, specifier: string): string | null {
  if (room === "lib/domain") return `lib/domain imports itself only, not "${specifier}"`;
  const rule = PACKAGE_ROOMS.find((candidate) => candidate.name.test(specifier));
  if (rule && !rule.rooms.includes(room))
    return `"${specifier}" belongs to ${rule.rooms.join(", ")}, not ${room}`;
  if (room === "components" && specifier.startsWith("node:"))
    return `${file} runs in the browser: no "${specifier}"`;
  return null;
}

/** The repository path an import points to; null for a package. */
function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return path.posix.normalize(specifier.slice(2));
  if (specifier.startsWith("."))
    return path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
  return null;
}
