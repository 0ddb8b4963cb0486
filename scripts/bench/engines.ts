import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
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
const SHARE_SECONDS = 5;
/** One and two servers in turn, then the other way round: a machine that gets busier or calmer favours neither. */
const SHARES = [1, 2, 2, 1, 1, 2, 2, 1] as const;
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
    const measured = await addMeasured(alone, EVALUATORS + 1);
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
    const large = await timed(
      [
        await largeBench("SQLite", sqlite, measured.leadId),
        await largeBench("PostgreSQL", alone, measured.leadId),
      ],
      LARGE,
    );
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

type Times = ReadonlyMap<string, number>;
const keyOf = (name: string, work: Work) => `${name} ${work}`;

/** The middle time of each work on each database; they take turns, so that all meet the same machine. */
async function timed(benches: readonly Bench[], { works, warmUp, counted }: Rounds): Promise<Times> {
  const times = new Map<string, number[]>();
  for (let round = -warmUp; round < counted; round++)
    for (const work of works)
      for (const { name, work: does } of benches) {
        const began = performance.now();
        await does[work]();
        if (round < 0) continue;
        const key = keyOf(name, work);
        times.set(key, [...(times.get(key) ?? []), performance.now() - began]);
      }
  return new Map([...times].map(([key, values]) => [key, median(values)]));
}

const at = (times: Times, name: string, work: Work): number => times.get(keyOf(name, work)) ?? Number.NaN;
const ms = (value: number): string => `${value.toFixed(1)} ms`;

function enginesFigure(work: "comparison" | "save", times: Times): Figure {
  const [sqlite, postgres] = [at(times, "SQLite", work), at(times, "PostgreSQL", work)];
  const value = postgres / sqlite;
  return {
    name:
      work === "save"
        ? "Score save, one client"
        : "Comparison of 500 services × 5 offers read and computed, one client",
    value,
    unit: "× SQLite on PostgreSQL",
    target: "≤ 2",
    met: value <= 2,
    detail: `${ms(postgres)} against ${ms(sqlite)}`,
  };
}

function crowdFigure(name: string, work: "list" | "open" | "save", times: Times): Figure {
  const [alone, crowded] = [at(times, name, work), at(times, `${name} crowded`, work)];
  const value = crowded / alone;
  return {
    name: `${name}: ${work} among ${CROWD.organisations * CROWD.each + 1} selections in ${CROWD.organisations + 1} organisations`,
    value,
    unit: "× of one selection",
    target: "≤ 1.3",
    met: value <= 1.3,
    detail: `${ms(crowded)} against ${ms(alone)}`,
  };
}

/** Fifty evaluators on one web server, and the same fifty on two. */
async function serversFigure(url: string, measured: Measured): Promise<Figure> {
  const rounds: Record<1 | 2, Shared[]> = { 1: [], 2: [] };
  for (const servers of SHARES) rounds[servers].push(await share(url, measured, servers));
  const [one, two] = ([1, 2] as const).map((servers) => ({
    rate: median(rounds[servers].map(({ saves }) => saves / SHARE_SECONDS)),
    cpu: median(rounds[servers].map(({ saves, cpuMs }) => cpuMs / saves)),
  }));
  if (!one || !two) throw new Error("nothing was measured");
  const value = two.rate / one.rate;
  return {
    name: `Saves a second of ${EVALUATORS} evaluators in one selection: two web servers`,
    value,
    unit: "× one web server",
    target: "≥ 1",
    met: value >= 1,
    detail: `${two.rate.toFixed(0)} against ${one.rate.toFixed(0)} a second; ${ms(two.cpu)} against ${ms(one.cpu)} of the web servers' processor time a save`,
  };
}

/** What all servers together saved, and the processor time they took for it. */
interface Shared {
  readonly saves: number;
  readonly cpuMs: number;
}

async function share(url: string, measured: Measured, servers: 1 | 2): Promise<Shared> {
  await forgetScores(url);
  // The first evaluator is measured by itself; what the others have scored is forgotten between the rounds.
  const evaluatorIds = measured.evaluatorIds.slice(1);
  const workers = Array.from({ length: servers }, (_, index) =>
    startWorker({
      url,
      selectionId: measured.selectionId,
      userIds: evaluatorIds.filter((_id, at) => at % servers === index),
      pairs: measured.pairs,
      seconds: SHARE_SECONDS,
    }),
  );
  await Promise.all(workers.map(({ ready }) => ready));
  const done = await Promise.all(workers.map(({ go }) => go()));
  return {
    saves: done.reduce((sum, { saves }) => sum + saves, 0),
    cpuMs: done.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
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
  const waiting: ((line: string) => void)[] = [];
  worker.stdout.setEncoding("utf8").on("data", (text: string) => {
    for (const line of text.split("\n").filter(Boolean)) (waiting.shift() ?? ((it) => lines.push(it)))(line);
  });
  const next = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const line = lines.shift();
      if (line !== undefined) return resolve(line);
      worker.once("exit", (code) => (code === 0 ? undefined : reject(new Error("a worker ended early"))));
      waiting.push(resolve);
    });
  const ready = next();
  return {
    ready,
    go: async (): Promise<Shared> => {
      worker.stdin.write("go\n");
      const [saves, cpuMs] = (await next()).split(" ").map(Number);
      return { saves: saves ?? Number.NaN, cpuMs: cpuMs ?? Number.NaN };
    },
  };
}

async function forgetScores(url: string): Promise<void> {
  const client = await openClient(url);
  await client.query(
    "delete from score where participant_id like 'par\\_one\\_%' and participant_id <> 'par_one_evaluator0'",
  );
  await client.end();
}

/** What PostgreSQL does by itself soon after a large load: it looks at what its tables hold now. */
async function settle(url: string): Promise<void> {
  const client = await openClient(url);
  await client.query("vacuum analyze");
  await client.query("checkpoint");
  await client.end();
}
