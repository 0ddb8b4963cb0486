import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { desc } from "drizzle-orm";
import { openSqlite } from "@/db/engine/sqlite";
import { member } from "@/db/schema/organisation";
import { importSelection } from "@/db/writes/dossier";
import { largeDossier } from "@/lib/domain/comparison/testing-large";

/** The built product, serving a large selection to one who is signed in. */
export interface Served {
  readonly url: string;
  /** Its data folder. */
  readonly data: string;
  readonly process: ChildProcess;
  readonly browser: Browser;
  readonly cookie: string;
  readonly selectionId: string;
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, "..", "..");

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}

/** Serves the product on an empty data folder, signs in with one click and adds the large selection. */
export async function serveLarge(): Promise<Served> {
  const port = await freePort();
  const data = mkdtempSync(path.join(tmpdir(), "shortlist-bench-"));
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(
    process.execPath,
    [
      "--max-old-space-size=256",
      path.join(root, "node_modules", "next", "dist", "bin", "next"),
      "start",
      "--hostname",
      "127.0.0.1",
      "--port",
      String(port),
    ],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        LOG_LEVEL: "error",
        PORT: String(port),
        SHORTLIST_DATA: data,
      },
    },
  );
  await untilHealthy(url);
  const browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(url);
  await page
    .getByRole("button", { name: /sample/i })
    .first()
    .click();
  await page.waitForURL(/\/selections\/sel_/);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await context.close();
  const selectionId = await addLarge(path.join(data, "shortlist.sqlite"));
  return {
    url,
    data,
    process: server,
    browser,
    cookie,
    selectionId,
    stop: async () => {
      await browser.close();
      server.kill("SIGTERM");
      await new Promise((resolve) => server.once("exit", resolve));
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function untilHealthy(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const healthy = await fetch(`${url}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing healthy at ${url}`);
}

async function addLarge(file: string): Promise<string> {
  const db = await openSqlite(file);
  const [lead] = await db.read.select().from(member).orderBy(desc(member.createdAt)).limit(1);
  if (!lead) throw new Error("nobody is signed up");
  const selectionId = await db.transaction((tx) =>
    importSelection(tx, largeDossier(), {
      organisationId: lead.organisationId,
      lead: { userId: lead.userId, name: "Bench" },
      now: new Date().toISOString(),
    }),
  );
  await db.close();
  return selectionId;
}

/** Processor time a process has used so far, in clock ticks of 10 ms (Linux only). */
export function cpuTicks(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

/** Memory a process holds now, in MB (Linux only). */
export function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}
