import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Database } from "@/db/engine/database";
import { openDatabase } from "@/db/engine/open-database";
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
const ROUNDS = 30;
const SHARE_SECONDS = 5;
const SHARE_ROUNDS = 3;
const CROWD = { organisations: 999, each: 10 };

interface Bench {
  readonly name: string;
  readonly database: Database;
  readonly measured: Measured;
  readonly work: Readonly<Record<Work, () => Promise<unknown>>>;
}

type Work = "list" | "open" | "save" | "comparison";
const WORKS: readonly Work[] = ["list", "open", "save", "comparison"];

/** @param server a PostgreSQL that keeps what is committed, as in real use */
export async function benchEngines(server: string): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "shortlist-engines-"));
  const url = await blankDatabase(server);
  const sqlite = await openDatabase({ file: path.join(folder, "bench.sqlite") });
  const postgres = await openDatabase({ url, statementMs: 60_000, connections: 10 });
  try {
    const benches = [await bench("SQLite", sqlite), await bench("PostgreSQL", postgres)];
    const alone = await timed(benches);
    const servers = await serversFigure(url, benches[1]?.measured);
    for (const { database } of benches) await addCrowd(database, CROWD.organisations, CROWD.each);
    await settle(url);
    const crowded = await timed(benches);
    return [
      ...(["comparison", "save"] as const).map((work) => enginesFigure(work, alone)),
      servers,
      ...benches.flatMap(({ name }) =>
        (["list", "open", "save"] as const).map((work) => crowdFigure(name, work, alone, crowded)),
      ),
    ];
  } finally {
    await sqlite.close();
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bench(name: string, database: Database): Promise<Bench> {
  const measured = await addMeasured(database, EVALUATORS + 1);
  const { leadId, selectionId } = measured;
  const largeId = await database.transaction((tx) =>
    importSelection(tx, largeDossier(), {
      organisationId: "org_one",
      lead: { userId: leadId, name: "Lead" },
      now: "2026-11-22T09:00:00.000Z",
    }),
  );
  const load = (id: string) =>
    database.snapshot(async (reader) => {
      const found = await selectionOfUser(reader, leadId, id);
      if (!found) throw new Error("the lead's selection is gone");
      return loadDossier(reader, found.selection, found.participant);
    });
  return {
    name,
    database,
    measured,
    work: {
      list: () =>
        database.snapshot(async (reader) => {
          await organisationsOfUser(reader, leadId);
          return selectionsOfUser(reader, leadId);
        }),
      open: () => load(selectionId),
      save: saver(database, measured.evaluatorIds[0] ?? "", selectionId, measured.pairs),
      comparison: async () => {
        const prepared = prepareComparison(await load(largeId), day("2026-11-22"));
        return compare(prepared, defaultBasis(prepared.dossier.selection));
      },
    },
  };
}

type Times = ReadonlyMap<string, number>;
const keyOf = (name: string, work: Work) => `${name} ${work}`;

/** The middle time of each work on each database; they take turns, so that both meet the same machine. */
async function timed(benches: readonly Bench[]): Promise<Times> {
  const times = new Map<string, number[]>();
  for (let round = -3; round < ROUNDS; round++)
    for (const work of WORKS)
      for (const { name, work: works } of benches) {
        const began = performance.now();
        await works[work]();
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

function crowdFigure(name: string, work: "list" | "open" | "save", alone: Times, crowded: Times): Figure {
  const [before, after] = [at(alone, name, work), at(crowded, name, work)];
  const value = after / before;
  return {
    name: `${name}: ${work} among ${CROWD.organisations * CROWD.each + 1} selections in ${CROWD.organisations + 1} organisations`,
    value,
    unit: "× of one selection",
    target: "≤ 1.3",
    met: value <= 1.3,
    detail: `${ms(after)} against ${ms(before)}`,
  };
}

/** Fifty evaluators on one web server, and the same fifty on two; the rounds alternate. */
async function serversFigure(url: string, measured: Measured | undefined): Promise<Figure> {
  if (!measured) throw new Error("nothing to score");
  const rates: Record<1 | 2, number[]> = { 1: [], 2: [] };
  for (let round = 0; round < SHARE_ROUNDS; round++)
    for (const servers of [1, 2] as const) rates[servers].push(await savesPerSecond(url, measured, servers));
  const [one, two] = [median(rates[1]), median(rates[2])];
  const value = two / one;
  return {
    name: `Saves a second of ${EVALUATORS} evaluators in one selection: two web servers`,
    value,
    unit: "× one web server",
    target: "≥ 1",
    met: value >= 1,
    detail: `${two.toFixed(0)} against ${one.toFixed(0)} a second`,
  };
}

async function savesPerSecond(url: string, measured: Measured, servers: 1 | 2): Promise<number> {
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
  const saves = await Promise.all(workers.map(({ go }) => go()));
  return saves.reduce((sum, each) => sum + each, 0) / SHARE_SECONDS;
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
    go: async (): Promise<number> => {
      worker.stdin.write("go\n");
      return Number(await next());
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
