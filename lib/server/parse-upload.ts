import { spawn } from "node:child_process";
import path from "node:path";
import { Turns } from "@/db/engine/turns";
import type { Dossier } from "@/lib/domain/dossier";
import { type Failure, fail, type Outcome } from "@/lib/domain/outcome";

/** What one reading of an upload may take. */
export const UPLOAD_LIMITS = { seconds: 10, memoryMegabytes: 256, waiting: 8 } as const;

/** How long the reader itself may take to start. */
const START_SECONDS = 50;

/** A checked file says little more as a dossier than it did as text. */
const MOST_ANSWER_BYTES = 100 * 1024 * 1024;

const READER = path.join("scripts", "read-selection-file.ts");

const turns = new Turns();
let waiting = 0;

/**
 * Reads an uploaded selection file outside the web process: one at a time, with a limit on time and memory.
 *
 * Errors: those of the reader; `file.too_slow { seconds }`, `file.too_heavy { megabytes }` when a limit is hit;
 * `file.busy` when too many uploads wait already.
 * @throws Error when the reader cannot be started
 */
export async function parseUpload(
  bytes: Uint8Array,
  seconds: number = UPLOAD_LIMITS.seconds,
): Promise<Outcome<Dossier>> {
  if (waiting >= UPLOAD_LIMITS.waiting) return fail("file.busy");
  waiting += 1;
  try {
    return await turns.take(() => readOutside(bytes, seconds));
  } finally {
    waiting -= 1;
  }
}

function readOutside(bytes: Uint8Array, seconds: number): Promise<Outcome<Dossier>> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${UPLOAD_LIMITS.memoryMegabytes}`,
        "--import",
        "tsx",
        path.join(/* turbopackIgnore: true */ process.cwd(), READER),
      ],
      // Nothing of the surroundings is passed on: the reader needs no secrets.
      { env: { NODE_ENV: "production" }, stdio: ["pipe", "pipe", "ignore"] },
    );
    let failure: Failure | null = null;
    const stop = (reason: Failure) => {
      failure ??= reason;
      child.kill("SIGKILL");
    };
    const tooSlow = () => stop(fail("file.too_slow", { seconds }));
    // The reader says that it has started: a busy machine's slow start is not held against the file.
    let clock = setTimeout(tooSlow, (START_SECONDS + seconds) * 1_000);
    const answer: Buffer[] = [];
    let size = 0;
    child.stdout.once("data", () => {
      clearTimeout(clock);
      clock = setTimeout(tooSlow, seconds * 1_000);
    });
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_ANSWER_BYTES) stop(tooHeavy());
      else answer.push(chunk);
    });
    // The reader stops listening once a file is too long; that is its right.
    child.stdin.on("error", () => undefined);
    child.stdin.end(bytes);
    child.on("error", (error) => {
      clearTimeout(clock);
      reject(error);
    });
    child.on("close", (code) => {
      clearTimeout(clock);
      if (failure !== null) return resolve(failure);
      if (code !== 0) return resolve(tooHeavy());
      const outcome: unknown = JSON.parse(Buffer.concat(answer).toString("utf8"));
      if (isOutcome(outcome)) resolve(outcome);
      else reject(new Error("the reader of uploads gave no answer"));
    });
  });
}

function tooHeavy(): Failure {
  return fail("file.too_heavy", { megabytes: UPLOAD_LIMITS.memoryMegabytes });
}

/** Our own reader wrote it; that it is an outcome at all is what is left to see. */
function isOutcome(value: unknown): value is Outcome<Dossier> {
  if (typeof value !== "object" || value === null || !("ok" in value)) return false;
  return value.ok === true ? "value" in value : "code" in value;
}
