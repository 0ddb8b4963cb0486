import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The product's own folder, wherever it is started from. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

const quietly = { NEXT_TELEMETRY_DISABLED: "1" };

/** Enough for the largest selection several times over; the collector runs earlier for it. */
const SERVING_HEAP_MB = 256;

/** Runs a command in the product's folder, its output shown; true when it ended well. */
export function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...quietly, ...env },
  });
  return done.status === 0;
}

/** Starts a command and leaves it running. */
export function start(command, args, env = {}, stdio = "inherit") {
  return spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...quietly, ...env } });
}

const npm = process.platform === "win32" ? "npm.cmd" : "npm";

const hashOf = (text) => createHash("sha256").update(text).digest("hex");

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

// The database driver may be compiled on the way: with all the processors there are.
const installing = { JOBS: "max" };

/**
 * Installs what package-lock.json names, unless just that is installed already: what serving needs, or with `tests`
 * everything. The database driver may have to be compiled, which takes a minute on one processor: that goes on beside
 * whatever comes next and needs no database. The promise is kept when the driver is ready, too.
 */
export function ensureDependencies({ tests = false } = {}) {
  const lock = hashOf(readFileSync(path.join(root, "package-lock.json")) + process.version);
  const mark = path.join(root, "node_modules", ".shortlist-installed");
  const extent = tests ? "all" : "serving";
  const [installed, had] = readIfThere(mark).split(" ");
  if (installed === lock && (had === "all" || !tests)) return Promise.resolve();
  console.log("Installing dependencies (once; a minute or two) …");
  const quiet = ["--no-audit", "--no-fund"];
  const done = () => writeFileSync(mark, `${lock} ${extent}`);
  // What is there already is kept; `npm ci` would begin again.
  if (installed === lock) {
    if (!run(npm, ["install", "--include=dev", "--no-save", ...quiet], installing)) throw new Error(FAILED);
    done();
    return Promise.resolve();
  }
  if (!run(npm, ["ci", tests ? "--include=dev" : "--omit=dev", "--ignore-scripts", ...quiet]))
    throw new Error(FAILED);
  const scripts = start(npm, ["rebuild"], installing, ["ignore", "ignore", "inherit"]);
  const ready = new Promise((resolve, reject) => {
    scripts.on("error", reject);
    scripts.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(FAILED))));
  }).then(done);
  // Whoever waits for it is told; until then it is no fault that nobody does.
  ready.catch(() => undefined);
  return ready;
}

const FAILED = "Installing the dependencies failed; see above.";

const SOURCES = [
  "app",
  "components",
  "db",
  "lib",
  "public",
  "next.config.mjs",
  "postcss.config.mjs",
  "package-lock.json",
  "proxy.ts",
  "instrumentation.ts",
  "tsconfig.json",
  "scripts/read-workbook.ts",
  "scripts/read-selection-file.ts",
  "scripts/write-comparison.ts",
];

function* filesUnder(folder) {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) {
    yield folder;
    return;
  }
  for (const name of readdirSync(folder).sort()) yield* filesUnder(path.join(folder, name));
}

/**
 * Servers behind one proxy must take each other's requests, also when each has built for itself: what a build names
 * things by then comes from the source and from the secret they share, not from chance.
 */
function sharedNames(source) {
  const secret = process.env.SHORTLIST_SECRET;
  const key = createHash("sha256").update(`shortlist server actions ${secret}`).digest("base64");
  return {
    SHORTLIST_BUILD_ID: source.slice(0, 20),
    ...(secret ? { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key } : {}),
  };
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const source of SOURCES)
    for (const file of filesUnder(path.join(root, source)))
      hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.update(process.version).digest("hex");
}

/** Builds the product, unless this very source is built already. */
export function ensureBuilt(folder = ".next") {
  const mark = path.join(root, folder, "shortlist-built");
  const source = fingerprint();
  const names = sharedNames(source);
  const wanted = hashOf(JSON.stringify([source, names]));
  if (readIfThere(mark) === wanted) return;
  console.log("Building (about half a minute) …");
  if (!run(process.execPath, [nextProgram(), "build"], { NEXT_DIST_DIR: folder, ...names }))
    throw new Error("The build failed; see above.");
  const outside = [path.join(root, "scripts", "steps", "outside.mjs"), path.join(root, folder, "outside")];
  if (!run(process.execPath, outside)) throw new Error("The build failed; see above.");
  mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(mark, wanted);
}

export function nextProgram() {
  return path.join(root, "node_modules", "next", "dist", "bin", "next");
}

/** How a server says it is: "ok", "unavailable", "refused"; null while it does not listen. */
async function healthOf(url) {
  try {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(10_000) });
    return answer.ok ? "ok" : ((await answer.json()).status ?? "unavailable");
  } catch {
    return null;
  }
}

/**
 * Waits until a server is well, for as long as it runs; `onWait` is called once when its database is not there.
 * Gives back "ok", "refused" (this version must not serve that database) or "ended".
 */
export async function waitUntilHealthy(url, isRunning, onWait) {
  let patience = 3;
  while (isRunning()) {
    const health = await healthOf(url);
    if (health === "ok" || health === "refused") return health;
    if (health !== null && --patience === 0) onWait();
    await new Promise((resolve) => setTimeout(resolve, health === null ? 150 : patience > 0 ? 1000 : 4000));
  }
  return "ended";
}

/** How the built product is served: the heap is kept small, so that it shares a machine politely. */
export function serveCommand(host, port) {
  return [
    `--max-old-space-size=${SERVING_HEAP_MB}`,
    nextProgram(),
    "start",
    "--hostname",
    host,
    "--port",
    String(port),
  ];
}
