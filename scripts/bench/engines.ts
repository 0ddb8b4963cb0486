import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import type { Database } from "@/db/engine/database";
import { type DatabaseAddress, openDatabase } from "@/db/engine/open-database";
import { openClient } from "@/db/engine/postgres-pool";
import { organisationsOfUser, selectionOfUser } from "@/db/queries/access";
import { loadDossier } from "@/db/queries/dossier";
import { selectionsOfUser } from "@/db/queries/selection";
import { blankDatabase } from "@/db/testing/postgres-server";
import { importSelection } from "@/db/writes/dossier";
import { defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import { day } from "@/lib/domain/comparison/testing";
import { largeDossier } from "@/lib/domain/comparison/testing-large";
import { addCrowd, addMeasured, type Measured } from "./crowd";
import { type Share, saver } from "./evaluators";
import { type Figure, median } from "./figure";

/** The same work on both databases, and PostgreSQL with one web server and with two. */

const EVALUATORS = 50;
/** One and two servers take turns, each pair the other way round than the one before: what else the machine does, and how it changes, favours neither. */
const PAIRS = 16;
const SHARE_MS = 1_000;
const CROWD = { organisations: 999, each: 10 };

const SMALL: Rounds = { works: ["list", "open", "save"], warmUp: 40, counted: 80 };
const LARGE: Rounds = { works: ["comparison"], warmUp: 3, counted: 20 };

interface Rounds {
  readonly works: readonly Work[];
  readonly warmUp: number;
  readonly counted: number;
}

interface Bench {
  readonly name: string;
  readonly work: Readonly<Record<Work, () => Promise<unknown>>>;
}

type Work = "list" | "open" | "save" | "comparison";

/**
 * @param server a PostgreSQL that keeps what is committed, as in real use
 *
 * Four databases stand open: each engine with one selection, and with ten thousand. They take turns, so that all meet
 * the same machine, however busy it is.
 */
export async function benchEngines(server: string): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "shortlist-engines-"));
  const opened: Database[] = [];
  const open = async (address: DatabaseAddress): Promise<Database> => {
    const database = await openDatabase(address);
    opened.push(database);
    return database;
  };
  const postgres = async (): Promise<[string, Database]> => {
    const url = await blankDatabase(server);
    return [url, await open({ url, statementMs: 60_000, connections: 10 })];
  };
  try {
    const [aloneUrl, alone] = await postgres();
    const [crowdedUrl, crowded] = await postgres();
    const sqlite = await open({ file: path.join(folder, "alone.sqlite") });
    const sqliteCrowded = await open({ file: path.join(folder, "crowded.sqlite") });
    // One who is measured alone, fifty on one server and fifty others on two: nobody's answers are known on both.
    const measured = await addMeasured(alone, 2 * EVALUATORS + 1);
    const benches = [
      bench("SQLite", sqlite, await addMeasured(sqlite, EVALUATORS + 1)),
      bench("PostgreSQL", alone, measured),
      bench("SQLite crowded", sqliteCrowded, await addMeasured(sqliteCrowded, EVALUATORS + 1)),
      bench("PostgreSQL crowded", crowded, await addMeasured(crowded, EVALUATORS + 1)),
    ];
    for (const database of [sqliteCrowded, crowded])
      await addCrowd(database, CROWD.organisations, CROWD.each);
    for (const url of [aloneUrl, crowdedUrl]) await settle(url);
    const small = await timed(benches, SMALL);
    const servers = await serversFigure(aloneUrl, measured);
    const comparing = [
      await largeBench("SQLite", sqlite, measured.leadId),
      await largeBench("PostgreSQL", alone, measured.leadId),
    ];
    // The import has had the large tables counted; within a minute PostgreSQL counts the small ones and sweeps by itself.
    await settle(aloneUrl);
    const large = await timed(comparing, LARGE);
    return [
      enginesFigure("comparison", large),
      enginesFigure("save", small),
      servers,
      ...["SQLite", "PostgreSQL"].flatMap((name) =>
        (["list", "open", "save"] as const).map((work) => crowdFigure(name, work, small)),
      ),
    ];
  } finally {
    for (const database of opened) await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const nothing = async (): Promise<void> => undefined;

const load = (database: Database, leadId: string, id: string) =>
  database.snapshot(async (reader) => {
    const found = await selectionOfUser(reader, leadId, id);
    if (!found) throw new Error("the lead's selection is gone");
    return loadDossier(reader, found.selection, found.participant);
  });

function bench(name: string, database: Database, measured: Measured): Bench {
  const { leadId, selectionId, evaluatorIds, pairs } = measured;
  return {
    name,
    work: {
      list: () =>
        database.snapshot(async (reader) => {
          await organisationsOfUser(reader, leadId);
          return selectionsOfUser(reader, leadId);
        }),
      open: () => load(database, leadId, selectionId),
      save: saver(database, evaluatorIds[0] ?? "", selectionId, pairs),
      comparison: nothing,
    },
  };
}

async function largeBench(name: string, database: Database, leadId: string): Promise<Bench> {
  const id = await database.transaction((tx) =>
    importSelection(tx, largeDossier(), {
      organisationId: "org_one",
      lead: { userId: leadId, name: "Lead" },
      now: "2026-11-22T09:00:00.000Z",
    }),
  );
  const comparison = async () => {
    const prepared = prepareComparison(await load(database, leadId, id), day("2026-11-22"));
    return compare(prepared, defaultBasis(prepared.dossier.selection));
  };
  return { name, work: { list: nothing, open: nothing, save: nothing, comparison } };
}

/** Each work's times on each database, round by round. */
type Times = ReadonlyMap<string, readonly number[]>;
const keyOf = (name: string, work: Work) => `${name} ${work}`;

/** The databases take turns within each round, every other time the other way round, so that all meet the same machine. */
async function timed(benches: readonly Bench[], { works, warmUp, counted }: Rounds): Promise<Times> {
  const times = new Map<string, number[]>();
  for (let round = -warmUp; round < counted; round++)
    for (const work of works)
      for (const { name, work: does } of round % 2 === 0 ? benches : benches.toReversed()) {
        const began = performance.now();
        await does[work]();
        if (round < 0) continue;
        const key = keyOf(name, work);
        times.set(key, [...(times.get(key) ?? []), performance.now() - began]);
      }
  return times;
}

/** The middle of what one database took against another in the same round: what else the machine did meanwhile, it did to both. */
function against(times: Times, work: Work, name: string, other: string) {
  const [all, others] = [times.get(keyOf(name, work)) ?? [], times.get(keyOf(other, work)) ?? []];
  const value = median(all.map((time, round) => time / (others[round] ?? Number.NaN)));
  return { value, detail: `${ms(median([...all]))} against ${ms(median([...others]))}` };
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;

function enginesFigure(work: "comparison" | "save", times: Times): Figure {
  const { value, detail } = against(times, work, "PostgreSQL", "SQLite");
  return {
    name:
      work === "save"
        ? "Score save, one client"
        : "Comparison of 500 services × 5 offers read and computed, one client",
    value,
    unit: "× SQLite on PostgreSQL",
    target: "≤ 2",
    met: value <= 2,
    detail,
  };
}

function crowdFigure(name: string, work: "list" | "open" | "save", times: Times): Figure {
  const { value, detail } = against(times, work, `${name} crowded`, name);
  return {
    name: `${name}: ${work} among ${CROWD.organisations * CROWD.each + 1} selections in ${CROWD.organisations + 1} organisations`,
    value,
    unit: "× of one selection",
    target: "≤ 1.3",
    met: value <= 1.3,
    detail,
  };
}

/** What all servers together saved in a second, and the processor time they took for each. */
interface Shared {
  readonly rate: number;
  readonly cpuMs: number;
}

/** Fifty evaluators on one web server, and fifty on two. All servers stay open and warm; those not asked do nothing. */
async function serversFigure(url: string, measured: Measured): Promise<Figure> {
  const [, ...others] = measured.evaluatorIds;
  const serve = (userIds: readonly string[]) =>
    startWorker({ url, selectionId: measured.selectionId, userIds, pairs: measured.pairs });
  const half = EVALUATORS / 2;
  const one = [serve(others.slice(0, EVALUATORS))];
  const two = [
    serve(others.slice(EVALUATORS, EVALUATORS + half)),
    serve(others.slice(EVALUATORS + half, 2 * EVALUATORS)),
  ];
  try {
    await Promise.all([...one, ...two].map(({ ready }) => ready));
    const pairs: { readonly one: Shared; readonly two: Shared }[] = [];
    for (let index = 0; index < PAIRS; index++) {
      const first = await share(index % 2 === 0 ? one : two);
      const second = await share(index % 2 === 0 ? two : one);
      pairs.push(index % 2 === 0 ? { one: first, two: second } : { one: second, two: first });
    }
    return figureOf(pairs);
  } finally {
    for (const worker of [...one, ...two]) worker.stop();
  }
}

/** The middle of what two did against one in the same pair. */
function figureOf(pairs: readonly { readonly one: Shared; readonly two: Shared }[]): Figure {
  const value = median(pairs.map(({ one, two }) => two.rate / one.rate));
  const middle = (each: (pair: (typeof pairs)[number]) => number) => median(pairs.map(each));
  const rates = `${middle(({ two }) => two.rate).toFixed(0)} against ${middle(({ one }) => one.rate).toFixed(0)} a second`;
  const cpu = `${ms(middle(({ two }) => two.cpuMs))} against ${ms(middle(({ one }) => one.cpuMs))} of the web servers' processor time a save`;
  return {
    name: `Saves a second of ${EVALUATORS} evaluators in one selection: two web servers`,
    value,
    unit: "× one web server",
    target: "≥ 1",
    met: value >= 1,
    detail: `${rates}; ${cpu}; load ${loadavg()[0]?.toFixed(1)}`,
  };
}

async function share(servers: readonly ReturnType<typeof startWorker>[]): Promise<Shared> {
  const began = performance.now();
  const done = await Promise.all(servers.map((server) => server.go(SHARE_MS)));
  const saves = done.reduce((sum, each) => sum + each.saves, 0);
  return {
    rate: saves / ((performance.now() - began) / 1000),
    cpuMs: done.reduce((sum, each) => sum + each.cpuMs, 0) / saves,
  };
}

function startWorker(share: Share) {
  const worker = spawn(
    process.execPath,
    [
      path.resolve("node_modules", "tsx", "dist", "cli.mjs"),
      path.join(import.meta.dirname, "evaluator-worker.ts"),
      JSON.stringify(share),
    ],
    { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, LOG_LEVEL: "error" } },
  );
  const lines: string[] = [];
  const waiting: { heard: (line: string) => void; ended: (error: Error) => void }[] = [];
  worker.stdout.setEncoding("utf8").on("data", (text: string) => {
    for (const line of text.split("\n").filter(Boolean)) {
      const next = waiting.shift();
      if (next) next.heard(line);
      else lines.push(line);
    }
  });
  worker.once("exit", () => {
    for (const { ended } of waiting.splice(0)) ended(new Error("a worker ended early"));
  });
  const next = (): Promise<string> =>
    new Promise((heard, ended) => {
      const line = lines.shift();
      if (line !== undefined) heard(line);
      else waiting.push({ heard, ended });
    });
  const ready = next();
  return {
    ready,
    /** Lets its evaluators save for so long. @returns how many saves were made, in how much time of the processor */
    go: async (forMs: number): Promise<{ readonly saves: number; readonly cpuMs: number }> => {
      worker.stdin.write(`${forMs}\n`);
      const [saves, cpuMs] = (await next()).split(" ").map(Number);
      return { saves: saves ?? Number.NaN, cpuMs: cpuMs ?? Number.NaN };
    },
    stop: () => worker.kill(),
  };
}

/** What PostgreSQL does by itself soon after a large load: it looks at what its tables hold now. */
async function settle(url: string): Promise<void> {
  const client = await openClient(url);
  await client.query("vacuum analyze");
  await client.query("checkpoint");
  await client.end();
}
