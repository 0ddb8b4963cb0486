import { createServer, connect as dial, type Socket } from "node:net";

/** A line to a PostgreSQL that can be cut: what is sent passes through until a chosen moment. */
export interface CutLine {
  /** The database's address by way of this line. */
  readonly url: string;
  /** Cuts at the next commit: before it arrives, or after it was done and before its answer comes back. */
  cutAtCommit(when: "before" | "after"): void;
  /** Nobody gets through, and whoever is through is cut off; `mend` lets them again. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** @param database address with the server's socket folder in `host=` or a host and port */
export async function cutLine(database: string): Promise<CutLine> {
  const there = new URL(database);
  const folder = there.searchParams.get("host");
  const open = new Set<Socket>();
  let cutting: "before" | "after" | null = null;
  let isCut = false;
  const server = createServer((client) => {
    const far = folder?.startsWith("/")
      ? dial(`${folder}/.s.PGSQL.${there.port || 5432}`)
      : dial(Number(there.port || 5432), folder ?? there.hostname);
    const end = () => {
      client.destroy();
      far.destroy();
      open.delete(client);
    };
    if (isCut) return end();
    open.add(client);
    for (const socket of [client, far]) socket.on("error", end).on("close", end);
    far.on("data", (bytes) => client.write(bytes));
    client.on("data", (bytes) => {
      // The statement alone: other statements have the word in longer ones.
      if (cutting === null || !/\bcommit[;\0]/.test(bytes.toString("latin1"))) return far.write(bytes);
      const when = cutting;
      cutting = null;
      if (when === "before") return end();
      // The answer is what is lost, and what came before it.
      far.removeAllListeners("data").on("data", (answer) => {
        if (answer.includes("COMMIT")) end();
      });
      return far.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const url = new URL(database);
  url.searchParams.delete("host");
  url.hostname = "127.0.0.1";
  url.port = String(port);
  const dropAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: url.toString(),
    cutAtCommit: (when) => {
      cutting = when;
    },
    cut: () => {
      isCut = true;
      dropAll();
    },
    mend: () => {
      isCut = false;
    },
    close: () =>
      new Promise((resolve) => {
        dropAll();
        server.close(() => resolve());
      }),
  };
}
