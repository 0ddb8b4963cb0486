import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { Lead, METTE } from "./actors/lead";
import { type SelectionFile, sampleFile } from "./selection-file";
import { storeSelection } from "./stored-selection";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** A served product with a data folder of its own. */
export interface Product {
  readonly url: string;
  readonly data: string;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
  /** Serves the same data again on the same address; with a limit, no file may grow beyond so many KiB. */
  restart(fileLimit?: number): Promise<void>;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

function serve(
  port: number,
  data: string,
  extra: Record<string, string>,
  fileLimit: number | null = null,
): ChildProcess {
  const program = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const served = [process.execPath, program, "start", "--hostname", "127.0.0.1", "--port", String(port)];
  // The shell sets the limit and then becomes the server, so that signals reach it.
  const limited = ["/bin/sh", "-c", 'ulimit -f "$0" && exec "$@"', String((fileLimit ?? 0) * 2), ...served];
  const [command = "", ...args] = fileLimit === null ? served : limited;
  return spawn(command, args, {
    cwd: root,
    // What the product logs lies beside its data, to be read by tests.
    stdio: ["ignore", openSync(path.join(data, "server.log"), "a"), "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      LOG_LEVEL: "error",
      PORT: String(port),
      SHORTLIST_DATA: data,
      ...extra,
    },
  });
}

async function untilHealthy(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const healthy = await fetch(`${url}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing healthy at ${url}`);
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once("exit", () => resolve()));

/** Serves a product on a fresh data folder. Call `stop` at the end. */
export async function startProduct(
  extra: Record<string, string> = {},
): Promise<Product & { stop(): Promise<void> }> {
  const port = await freePort();
  const data = mkdtempSync(path.join(tmpdir(), "shortlist-e2e-"));
  const url = `http://127.0.0.1:${port}`;
  let child = serve(port, data, extra);
  await untilHealthy(url);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended(child);
  };
  return {
    url,
    data,
    kill: () => end("SIGKILL"),
    restart: async (fileLimit) => {
      await end("SIGTERM");
      child = serve(port, data, extra, fileLimit);
      await untilHealthy(url);
    },
    stop: async () => {
      await end("SIGTERM");
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Messages that the browser prints for what a test does on purpose. */
const EXPECTED = [
  /Failed to load resource: the server responded with a status of (400|401|403|404|409|422|429|507)/,
  // Tests that take the browser off the line.
  /net::ERR_INTERNET_DISCONNECTED/,
];

/** Two houses on one product: the sample's own, and the organisation of a lead who has started for real. */
export interface House {
  /** Signed in as the lead. */
  readonly lead: SignedIn;
  /** Signed in as the sample's guest: another account in another organisation. */
  readonly guest: SignedIn;
  readonly guestSelection: string;
}

export type SignedIn = Awaited<ReturnType<BrowserContext["storageState"]>>;
export const SIGNED_OUT: SignedIn = { cookies: [], origins: [] };

interface WorkerFixtures {
  product: Product;
  house: House;
}

interface TestFixtures {
  page: Page;
  /** The reader of this test's page. */
  lead: Lead;
  /** Puts a selection that stands in a file into the lead's organisation; answers its id. */
  stores: (file: SelectionFile) => Promise<string>;
  /** A selection of this test's own, from the sample's file. */
  selectionId: string;
}

/** Collects what a page's console says is wrong; `check` fails when that is anything but what is expected everywhere, or `also`. */
export function watchConsole(page: Page, also: readonly RegExp[] = []): { check(): void } {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && ![...EXPECTED, ...also].some((pattern) => pattern.test(message.text())))
      faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  return { check: () => expect(faults, "errors in the browser's console").toEqual([]) };
}

/**
 * A test with a product of its worker's own, in which somebody has looked at the sample and then started for real.
 * An unexpected error in the browser's console or an uncaught exception fails the test.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  product: [
    async ({ playwright: _playwright }, use) => {
      const product = await startProduct();
      await use(product);
      await product.stop();
    },
    { scope: "worker" },
  ],
  house: [
    async ({ browser, product }, use) => {
      const context = await browser.newContext({ baseURL: product.url, locale: "en-GB" });
      const lead = new Lead(await context.newPage());
      const guestSelection = await lead.looksAroundWithSample();
      const guest = await context.storageState();
      await context.clearCookies();
      await lead.startsForReal(METTE);
      await use({ lead: await context.storageState(), guest, guestSelection });
      await context.close();
    },
    { scope: "worker" },
  ],
  storageState: async ({ house }, use) => {
    await use(house.lead);
  },
  baseURL: async ({ product }, use) => {
    await use(product.url);
  },
  page: async ({ page }, use) => {
    const watched = watchConsole(page);
    await use(page);
    watched.check();
  },
  lead: async ({ page }, use) => {
    await use(new Lead(page));
  },
  stores: async ({ house: _house, product }, use) => {
    await use((file) => storeSelection(product.data, METTE.email, file));
  },
  selectionId: async ({ stores }, use) => {
    await use(await stores(sampleFile()));
  },
});

export { expect };
