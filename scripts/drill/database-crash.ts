import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "@/db/engine/database";
import { openDatabase } from "@/db/engine/open-database";
import { auditEvent } from "@/db/schema/audit";
import { score } from "@/db/schema/scoring";
import { blankDatabase } from "@/db/testing/postgres-server";
import { firstBrokenLink } from "@/db/writes/audit";
import { runSelectionAction } from "@/lib/server/guarded-action";
import { addMeasured, type Measured } from "../bench/crowd";
import { SAVE } from "../bench/evaluators";
import { startPostgres } from "../steps/postgres.mjs";

/** Evaluators who score on two web servers while their PostgreSQL crashes, again and again, in the middle of commits. */

const LIMITS = { statementMs: 15_000, connections: 10 };

interface Crashed {
  readonly acknowledged: number;
  /** Saves that somebody was told of and that are not there. */
  readonly lost: number;
  /** Changes of one score to one edition that are on record more than once. */
  readonly doubled: number;
  /** Where the record's chain does not follow; null when it does everywhere. */
  readonly broken: number | null;
}

/** What an evaluator has been told was saved: which turn, of which question. */
type Told = Map<string, number>;

const keyOf = (participantId: string, candidateId: string, criterionId: string) =>
  `${participantId} ${candidateId} ${criterionId}`;

/** @param evaluators half of them on each server */
export async function crashDatabase(crashes: number, evaluators: number): Promise<Crashed> {
  const server = startPostgres({ durable: true });
  const open: Database[] = [];
  try {
    const url = await blankDatabase(server.url);
    const servers = [await openDatabase({ url, ...LIMITS }), await openDatabase({ url, ...LIMITS })] as const;
    open.push(...servers);
    const measured = await addMeasured(servers[0], evaluators);
    const told: Told = new Map();
    let goesOn = true;
    let acknowledged = 0;
    const heard = () => {
      acknowledged += 1;
    };
    const untilHeard = async (count: number) => {
      while (acknowledged < count) await pause(20);
    };
    const scoring = Promise.all(
      measured.evaluatorIds.map((userId, index) =>
        scores(servers[index % 2 === 0 ? 0 : 1], measured, userId, told, heard, () => goesOn),
      ),
    );
    for (let crash = 0; crash < crashes; crash += 1) {
      await untilHeard(acknowledged + 20);
      await pause(Math.random() * 300);
      server.crash();
      server.again();
    }
    await untilHeard(acknowledged + 20);
    goesOn = false;
    await scoring;
    return { acknowledged, ...(await found(servers[0], told)) };
  } finally {
    for (const database of open) await database.close();
    server.stop();
  }
}

/** One evaluator's saves, each sent again until it is answered. */
async function scores(
  database: Database,
  { selectionId, pairs }: Measured,
  userId: string,
  told: Told,
  heard: () => void,
  goesOn: () => boolean,
): Promise<void> {
  const editions = new Map<string, number>();
  const surroundings = { database, actor: { userId, name: userId }, now: () => new Date() };
  for (let turn = 0; goesOn(); turn += 1) {
    const pair = pairs[turn % pairs.length];
    if (!pair) break;
    const key = keyOf(userId.replace(/^usr_/, "par_one_"), pair.candidateId, pair.criterionId);
    const expectedEdition = editions.get(key) ?? null;
    const input = { selectionId, ...pair, value: 1 + (turn % 5), note: String(turn), expectedEdition };
    for (;;) {
      const outcome = await runSelectionAction(SAVE, surroundings, input);
      if (outcome.ok) {
        editions.set(key, outcome.value.edition);
        told.set(key, turn);
        heard();
        break;
      }
      if (!outcome.code.startsWith("storage.")) throw new Error(`a save was refused: ${outcome.code}`);
      if (!goesOn()) return;
      await pause(50);
    }
  }
}

async function found(database: Database, told: Told): Promise<Omit<Crashed, "acknowledged">> {
  const rows = await database.read.select().from(score);
  const turns = new Map(
    rows.map(({ participantId, candidateId, criterionId, note }) => [
      keyOf(participantId, candidateId, criterionId),
      Number(note),
    ]),
  );
  const lost = [...told].filter(([key, turn]) => (turns.get(key) ?? -1) < turn).length;
  const chain = await database.read.select().from(auditEvent).orderBy(auditEvent.sequence);
  // The same answer heard twice is on record as one that changed nothing.
  const changes = chain.filter(({ before, after }) => editionIn(before) !== editionIn(after));
  const once = new Set(changes.map(({ subjectId, after }) => `${subjectId} ${editionIn(after)}`));
  return { lost, doubled: changes.length - once.size, broken: firstBrokenLink(chain) };
}

function editionIn(row: string | null): number {
  const said: { readonly edition?: number } = JSON.parse(row ?? "{}");
  return said.edition ?? 0;
}
