import { spawn } from "node:child_process";
import { setPriority } from "node:os";
import { pipeline } from "node:stream/promises";
import { Turns } from "@/db/engine/turns";
import { jsonLines } from "@/lib/formats/json-lines";
import { outsideScript } from "./outside-script";

/**
 * Writes a large file outside the web process: a second of work there is a second in which nobody else is answered.
 */

const LIMITS = { seconds: 120, memoryMegabytes: 512, waiting: 8, errorBytes: 4_000 } as const;

/** Whoever waits for a page goes before whoever waits for a file. */
const PRIORITY = 5;

const turns = new Turns();
let waiting = 0;

/**
 * Starts a script of `scripts/` that takes its input as lines of JSON and answers with the file's bytes: one at a time, with
 * limits on time and memory. Null when too many wait for one already.
 * @throws Error when the script fails, with what it said
 */
export async function writeOutside(script: string, input: unknown): Promise<Uint8Array<ArrayBuffer> | null> {
  if (waiting >= LIMITS.waiting) return null;
  waiting += 1;
  try {
    return await turns.take(() => run(script, input));
  } finally {
    waiting -= 1;
  }
}

function run(script: string, input: unknown): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${LIMITS.memoryMegabytes}`, ...outsideScript(script)],
      // Nothing of the surroundings is passed on: the writer needs no secrets.
      { env: { NODE_ENV: "production" }, stdio: ["pipe", "pipe", "pipe"] },
    );
    try {
      if (child.pid !== undefined) setPriority(child.pid, PRIORITY);
    } catch {
      // It has ended already, or the system knows no priorities: then it writes as it is.
    }
    const clock = setTimeout(() => child.kill("SIGKILL"), LIMITS.seconds * 1_000);
    const written: Buffer[] = [];
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => written.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString("utf8")).slice(-LIMITS.errorBytes);
    });
    // A script that has ended early does not listen any more; how it ended is told below.
    pipeline(jsonLines(input), child.stdin).catch(() => undefined);
    child.on("error", (error) => {
      clearTimeout(clock);
      reject(error);
    });
    child.on("close", (code, signal) => {
      clearTimeout(clock);
      if (code === 0) resolve(new Uint8Array(Buffer.concat(written)));
      else reject(new Error(`${script} ended with ${code ?? signal}: ${said}`));
    });
  });
}
