import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect, type Page } from "@playwright/test";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** A served product with a data folder of its own. */
export interface Product {
  readonly url: string;
  readonly data: string;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
  /** Serves the same data again on the same address. */
  restart(): Promise<void>;
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

function serve(port: number, data: string, extra: Record<string, string>): ChildProcess {
  const program = path.join(root, "node_modules", "next", "dist", "bin", "next");
  return spawn(process.execPath, [program, "start", "--hostname", "127.0.0.1", "--port", String(port)], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
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
    restart: async () => {
      await end("SIGTERM");
      child = serve(port, data, extra);
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
  /Failed to load resource: the server responded with a status of (400|401|403|404|409|422|429)/,
];

interface Fixtures {
  product: Product;
}

/**
 * A test with a product of its worker's own. An unexpected error in the browser's console or an uncaught exception
 * fails the test.
 */
export const test = base.extend<{ page: Page }, Fixtures>({
  product: [
    async ({ playwright: _playwright }, use) => {
      const product = await startProduct();
      await use(product);
      await product.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ product }, use) => {
    await use(product.url);
  },
  page: async ({ page }, use) => {
    const faults: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" && !EXPECTED.some((pattern) => pattern.test(message.text())))
        faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    await use(page);
    expect(faults, "errors in the browser's console").toEqual([]);
  },
});

export { expect };
