// Installs, builds, migrates and serves Shortlist; a second start takes seconds. Ctrl-C stops it.
import { spawnSync } from "node:child_process";
import path from "node:path";
import {
  ensureBuilt,
  ensureDependencies,
  root,
  serveCommand,
  start,
  waitUntilHealthy,
} from "./steps/run.mjs";

const [major, minorVersion] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minorVersion < 19)) {
  console.error(`Shortlist needs Node 20.19 or newer (24 is best); this is ${process.versions.node}.`);
  process.exit(1);
}

const port = process.env.PORT ?? "3000";
const host = process.env.SHORTLIST_HOST ?? "127.0.0.1";
const data = path.resolve(root, process.env.SHORTLIST_DATA ?? "./data");
const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
const local = `http://${shown.includes(":") ? `[${shown}]` : shown}:${port}`;

try {
  const installed = ensureDependencies();
  ensureBuilt();
  await installed;
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const server = start(
  process.execPath,
  serveCommand(host, port),
  {
    NODE_ENV: "production",
    PORT: port,
    SHORTLIST_HOST: host,
    SHORTLIST_DATA: data,
  },
  ["ignore", "inherit", "inherit"],
);

let stopping = false;
let ended = false;
const stop = (signal) => {
  if (stopping) return;
  stopping = true;
  server.kill(signal === "SIGINT" ? "SIGTERM" : signal);
  // Requests under way get their answer; nothing may hold the door open for ever.
  setTimeout(() => server.kill("SIGKILL"), 10_000).unref();
};
process.on("SIGINT", () => stop("SIGINT"));
process.on("SIGTERM", () => stop("SIGTERM"));
server.on("exit", (code) => {
  ended = true;
  if (stopping) console.log("Shortlist has stopped.");
  process.exit(stopping ? 0 : (code ?? 1));
});

const postgres = process.env.DATABASE_URL;
const missingKeys = ["SHORTLIST_SECRET", "SHORTLIST_SEAL_KEY"].filter((name) => !process.env[name]);

const waitingFor = () =>
  console.error(
    postgres
      ? `\nShortlist waits for its database, ${placeOfData()}, which cannot be reached. It looks again every few seconds; Ctrl-C stops it.\n`
      : `\nShortlist cannot read and write its database in ${data}. Is the disk full, or the folder read-only? It looks again every few seconds; Ctrl-C stops it.\n`,
  );
const health = await waitUntilHealthy(local, () => !ended, waitingFor);
if (health === "refused") {
  console.error(
    `\nShortlist does not serve ${postgres ? placeOfData() : `the database in ${data}`}: the line above says why. Nothing in it was changed.\n`,
  );
  server.removeAllListeners("exit");
  server.once("exit", () => process.exit(1));
  server.kill("SIGTERM");
} else if (health === "ok") {
  console.log(
    `\nShortlist is ready:  ${process.env.SHORTLIST_URL ?? local}\nData is kept in:     ${placeOfData()}\n`,
  );
  if (postgres && missingKeys.length > 0)
    console.error(
      `Take note: without ${missingKeys.join(" and ")}, this server keeps keys of its own in ${data}. A second server on
the same database will refuse to serve until both are given the same (see the README).\n`,
    );
  if (othersCanReach()) printSetupCode();
}

/** Where the data is, in words that may stand in a log: without the password. */
function placeOfData() {
  if (!postgres) return data;
  try {
    const { hostname, port, pathname } = new URL(postgres);
    return `PostgreSQL at ${hostname}${port ? `:${port}` : ""}${pathname}`;
  } catch {
    return "PostgreSQL";
  }
}

/** Bound to more than this machine, or with a proxy before it: then the first account needs a code. */
function othersCanReach() {
  const isLocal = ["127.0.0.1", "localhost", "::1", "[::1]"].includes(host);
  return !isLocal || Boolean(process.env.SHORTLIST_PROXY_HEADER ?? process.env.SHORTLIST_URL);
}

function printSetupCode() {
  const tsx = path.join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const made = spawnSync(process.execPath, [tsx, path.join(root, "scripts", "setup-code.ts")], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, PORT: port, SHORTLIST_HOST: host, SHORTLIST_DATA: data },
  });
  const code = made.stdout.trim();
  if (made.status !== 0) console.error(`The one-time code could not be made.\n${made.stderr}`);
  else if (code !== "") console.log(`The first account needs this one-time code:  ${code}\n`);
}
