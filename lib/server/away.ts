import type { Database } from "@/db/engine/database";
import { isRefused, storageFault } from "@/db/engine/storage-fault";
import { hearBeat } from "@/db/queries/heartbeat";

/**
 * Whether pages can be made at all just now. Asked before every page, so an answer is kept for a moment: a page that
 * needs the database and does not get it can say no more than that something broke.
 */

/** `unreachable`: it does not answer. `refused`: this version must not serve it; the log says why. */
export type Away = "unreachable" | "refused";

const KEPT_MS = 1_000;
const PATIENCE_MS = 4_000;

/** Set once by whoever starts the server; whoever asks loads no database driver for it. */
const shared: typeof globalThis & { shortlistAway?: () => Promise<Away | null> } = globalThis;

/** From now on `databaseAway` asks this database. */
export function watchDatabase(
  open: () => Promise<Database>,
  now: () => number = Date.now,
  patience = PATIENCE_MS,
): void {
  let asked = Number.NEGATIVE_INFINITY;
  let answer: Promise<Away | null> = Promise.resolve(null);
  shared.shortlistAway = () => {
    if (now() - asked >= KEPT_MS) {
      asked = now();
      answer = look(open, patience);
    }
    return answer;
  };
}

/** Why no page can be made just now; null when they can, or when nobody watches. Never throws. */
export async function databaseAway(): Promise<Away | null> {
  return (await shared.shortlistAway?.()) ?? null;
}

async function look(open: () => Promise<Database>, patience: number): Promise<Away | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Away>((resolve) => {
    timer = setTimeout(() => resolve("unreachable"), patience);
  });
  try {
    return await Promise.race([beats(open), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

async function beats(open: () => Promise<Database>): Promise<Away | null> {
  try {
    await hearBeat((await open()).read);
    return null;
  } catch (error) {
    if (isRefused(error)) return "refused";
    // Slow or busy is still there: the page itself may get its turn.
    const fault = storageFault(error);
    return fault === "storage.slow" || fault === "storage.busy" ? null : "unreachable";
  }
}
