// A PostgreSQL for tests and measurements: found on this machine, started on a temporary folder, stopped afterwards.
import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

/** The folder with initdb and pg_ctl, newest version first; null when there is none. */
export function findPostgres() {
  const versions = (folder, below) =>
    existsSync(folder)
      ? readdirSync(folder)
          .sort(
            (a, b) => Number.parseInt(b.replace(/\D+/, ""), 10) - Number.parseInt(a.replace(/\D+/, ""), 10),
          )
          .map((name) => path.join(folder, name, ...below))
      : [];
  const brews = ["/opt/homebrew/opt", "/usr/local/opt"].flatMap((opt) =>
    versions(opt, ["bin"]).filter((bin) => /postgresql/.test(bin)),
  );
  const places = [
    ...(process.env.PATH ?? "").split(path.delimiter),
    ...versions("/usr/lib/postgresql", ["bin"]),
    ...brews,
    ...versions("/Library/PostgreSQL", ["bin"]),
    "/Applications/Postgres.app/Contents/Versions/latest/bin",
    "/usr/pgsql/bin",
    "/usr/local/pgsql/bin",
  ];
  return (
    places.find((bin) => ["initdb", "pg_ctl", "postgres"].every((it) => existsSync(path.join(bin, it)))) ??
    null
  );
}

/** PostgreSQL refuses to be run by root: then somebody else on this machine is asked. */
function otherUser() {
  if (process.getuid?.() !== 0) return null;
  const people = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const found = ["postgres", "nobody"].map((name) => people.find(([it]) => it === name)).find(Boolean);
  if (!found)
    throw new Error("PostgreSQL refuses to be run by root, and there is no user 'postgres' or 'nobody'.");
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/**
 * Starts an empty server that only this machine can reach, through a socket in a folder of its own.
 * @param durable true for measurements and drills: what is committed is on the disk, as it is in real use
 * @returns its address, the database `postgres`; `stop` removes everything
 */
export function startPostgres({ durable = false } = {}) {
  const bin = findPostgres();
  if (!bin) throw new Error("No PostgreSQL was found on this machine.");
  // Not below the folder of the test run: a socket's path may have 107 characters at most.
  const folder = mkdtempSync("/tmp/shortlist-pg-");
  const user = otherUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, "data");
  const run = (program, ...args) =>
    spawnSync(path.join(bin, program), args, {
      cwd: folder,
      encoding: "utf8",
      // The server keeps what it inherits; nothing may wait for its output to end.
      stdio: ["ignore", program === "initdb" ? "pipe" : "ignore", program === "initdb" ? "pipe" : "ignore"],
      env: { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" },
      ...(user ?? {}),
    });
  const base = ["-D", data, "-U", "shortlist", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  // A server set up for Danish orders text otherwise than SQLite, unless every column says how it is compared.
  let made = run("initdb", ...base, "--locale-provider=icu", "--icu-locale=da");
  if (made.status !== 0) {
    rmSync(data, { recursive: true, force: true });
    made = run("initdb", ...base);
  }
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (made.status !== 0) {
    remove();
    throw new Error(`PostgreSQL could not be set up.\n${made.stderr}`);
  }
  const careless = durable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
  const options = `-k ${folder} -c listen_addresses='' -c max_connections=120 -c shared_buffers=128MB -c timezone=UTC${careless}`;
  const start = () =>
    run("pg_ctl", "-D", data, "-l", path.join(folder, "log"), "-w", "-t", "60", "-o", options, "start");
  const halt = (how) => run("pg_ctl", "-D", data, "-w", "-t", "60", "-m", how, "stop");
  if (start().status !== 0) {
    const log = existsSync(path.join(folder, "log")) ? readFileSync(path.join(folder, "log"), "utf8") : "";
    remove();
    throw new Error(`PostgreSQL could not be started.\n${log}`);
  }
  return {
    url: urlOf(folder, "postgres"),
    database: (name) => urlOf(folder, name),
    /** Down, as after a crash; `again` brings it back with what was committed. */
    crash: () => halt("immediate"),
    again: () => start(),
    stop: () => {
      halt("immediate");
      remove();
    },
  };
}

const urlOf = (folder, name) => `postgres://shortlist@localhost/${name}?host=${encodeURIComponent(folder)}`;
