import { spawn } from "node:child_process";
import { setPriority } from "node:os";
import { Turns } from "@/db/engine/turns";
import { type Failure, fail, type Outcome } from "@/lib/domain/outcome";
import { JsonLines } from "@/lib/formats/json-lines";
import { outsideScript } from "./outside-script";
import type { UploadFile } from "./upload-file";

/**
 * Reads what somebody uploaded outside the web process, so that a file made to be heavy harms nothing but its own
 * reading.
 */

/** What one reading of an upload may take. */
export const UPLOAD_LIMITS = { seconds: 10, memoryMegabytes: 256, waiting: 8 } as const;

/** How long the reader itself may take to start. */
const START_SECONDS = 50;

const turns = new Turns();
let waiting = 0;

/** A reader: a script that takes the file on its standard input and answers with one outcome as lines of JSON. */
export interface OutsideReader<Value> {
  /** In `scripts/`. */
  readonly script: string;
  readonly mostAnswerBytes: number;
  /** Our own reader wrote it; that it is of this shape at all is what is left to see. */
  readonly isValue: (value: unknown) => value is Value;
}

/**
 * Starts a reader of its own for one file: one at a time, with a limit on time and memory, and a lower priority than
 * the answering of requests.
 *
 * Errors: those of the reader; `file.too_slow { seconds }`, `file.too_heavy { megabytes }` when a limit is hit;
 * `file.busy` when too many uploads wait already.
 * @throws Error when the reader cannot be started, or answers with something else
 */
export async function readOutside<Value>(
  reader: OutsideReader<Value>,
  file: UploadFile,
  seconds: number = UPLOAD_LIMITS.seconds,
): Promise<Outcome<Value>> {
  if (waiting >= UPLOAD_LIMITS.waiting) return fail("file.busy");
  waiting += 1;
  try {
    return await turns.take(() => run(reader, file, seconds));
  } finally {
    waiting -= 1;
  }
}

function run<Value>(
  { script, mostAnswerBytes, isValue }: OutsideReader<Value>,
  file: UploadFile,
  seconds: number,
): Promise<Outcome<Value>> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${UPLOAD_LIMITS.memoryMegabytes}`, ...outsideScript(script)],
      // Nothing of the surroundings is passed on: the reader needs no secrets. The file is handed over as it is open.
      { env: { NODE_ENV: "production" }, stdio: [file.handle.fd, "pipe", "ignore"] },
    );
    const { stdout } = child;
    if (stdout === null) return reject(new Error("the reader of uploads has nowhere to answer"));
    stepAside(child.pid);
    let failure: Failure | null = null;
    const stop = (reason: Failure) => {
      failure ??= reason;
      child.kill("SIGKILL");
    };
    const tooSlow = () => stop(fail("file.too_slow", { seconds }));
    // The reader says that it has started: a busy machine's slow start is not held against the file.
    let clock = setTimeout(tooSlow, (START_SECONDS + seconds) * 1_000);
    const answer = new JsonLines();
    let fault: unknown = null;
    let size = 0;
    stdout.once("data", () => {
      clearTimeout(clock);
      clock = setTimeout(tooSlow, seconds * 1_000);
    });
    stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostAnswerBytes) return stop(tooHeavy());
      try {
        answer.take(chunk);
      } catch (error) {
        fault ??= error;
        child.kill("SIGKILL");
      }
    });
    child.on("error", (error) => {
      clearTimeout(clock);
      reject(error);
    });
    child.on("close", (code) => {
      clearTimeout(clock);
      if (failure !== null) return resolve(failure);
      if (fault !== null) return reject(fault);
      if (code !== 0) return resolve(tooHeavy());
      const outcome = answer.value();
      if (isFailure(outcome)) resolve(outcome);
      else if (isSuccess(outcome) && isValue(outcome.value)) resolve({ ok: true, value: outcome.value });
      else reject(new Error("the reader of uploads gave no answer"));
    });
  });
}

/** Whoever waits for a page goes before whoever waits for a file. */
function stepAside(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, PRIORITY);
  } catch {
    // It has ended already, or the system knows no priorities: then it reads as it is.
  }
}

const PRIORITY = 5;

function tooHeavy(): Failure {
  return fail("file.too_heavy", { megabytes: UPLOAD_LIMITS.memoryMegabytes });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function isSuccess(value: unknown): value is { readonly ok: true; readonly value: unknown } {
  return isRecord(value) && value.ok === true && "value" in value;
}

function isFailure(value: unknown): value is Failure {
  return isRecord(value) && value.ok === false && typeof value.code === "string";
}
