import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DatabaseRefused, DatabaseUnreachable } from "@/db/engine/storage-fault";
import { awayAnswer } from "@/lib/i18n/away-answer";
import { noteFault, watchAnswers } from "./storage-answer";

/** As the framework does it: an error is told of, and then the answer is given as for any bug. */
let broken: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
let server: Server;
let url = "";

beforeAll(async () => {
  watchAnswers();
  server = createServer((request, response) => broken(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(() => server.close());

const tell = (error: unknown, request: IncomingMessage) => noteFault(error, request.headers, 10, awayAnswer);
const slow = () => Object.assign(new Error("canceling statement"), { code: "57014" });

async function asked(headers: Record<string, string> = {}) {
  const answer = await fetch(url, { headers });
  const { status } = answer;
  return {
    status,
    retry: answer.headers.get("retry-after"),
    type: answer.headers.get("content-type"),
    text: await answer.text(),
  };
}

function routeBreaksBy(error: unknown): void {
  broken = (request, response) => {
    tell(error, request);
    response.statusCode = 500;
    response.end();
  };
}

describe("an answer that the store's fault has broken", () => {
  it("tells whoever asked for data by code, and to try again in a moment", async () => {
    for (const [error, code] of [
      [slow(), "storage.slow"],
      [new DatabaseUnreachable("gone"), "storage.unreachable"],
      [new DatabaseRefused("another version"), "storage.refused"],
      // As a query fails, or as the sign-in library tells of one.
      [new Error("Failed query", { cause: new Error("again", { cause: slow() }) }), "storage.slow"],
    ] as const) {
      routeBreaksBy(error);
      expect(await asked()).toEqual({
        status: 503,
        retry: "10",
        type: "application/json",
        text: JSON.stringify({ ok: false, code }),
      });
    }
  });

  it("is 507 where the disk is full", async () => {
    routeBreaksBy(Object.assign(new Error("could not extend"), { code: "53100" }));
    expect(await asked()).toMatchObject({ status: 507, text: '{"ok":false,"code":"storage.full"}' });
  });

  it("is a page for whoever follows a link, in the reader's language and colours", async () => {
    routeBreaksBy(slow());
    const page = await asked({
      accept: "text/html,*/*",
      cookie: "a=b; theme=dark; locale=da",
      "accept-language": "en",
    });
    expect(page).toMatchObject({ status: 503, retry: "10", type: "text/html; charset=utf-8" });
    expect(page.text).toContain("Databasen var for længe om at svare");
    expect(page.text).toContain("color-scheme: dark");
    // What is slow is not made slower by pages that ask again by themselves.
    expect(page.text).not.toContain('http-equiv="refresh"');
  });

  it("keeps the body that a page has", async () => {
    broken = (request, response) => {
      tell(slow(), request);
      response.statusCode = 500;
      response.setHeader("Content-Type", "text/html");
      response.write("<p>drawn ");
      response.end("by the framework</p>");
    };
    expect(await asked()).toEqual({
      status: 503,
      retry: "10",
      type: "text/html",
      text: "<p>drawn by the framework</p>",
    });
  });

  it("is found when the framework asks for the head itself", async () => {
    broken = (request, response) => {
      tell(slow(), request);
      response.writeHead(500, { "Content-Type": "text/plain" });
      response.end("as it is");
    };
    expect(await asked()).toEqual({ status: 503, retry: "10", type: "text/plain", text: "as it is" });
  });
});

describe("any other answer", () => {
  it("is left alone: a bug, an answer that came through all the same, and one that has begun", async () => {
    routeBreaksBy(new Error("a bug"));
    expect(await asked()).toMatchObject({ status: 500, retry: null, text: "" });

    broken = (request, response) => {
      tell(slow(), request);
      response.end("a part failed, the rest is there");
    };
    expect(await asked()).toMatchObject({
      status: 200,
      retry: null,
      text: "a part failed, the rest is there",
    });

    broken = (request, response) => {
      response.write("begun");
      tell(slow(), request);
      response.end();
    };
    expect(await asked()).toMatchObject({ status: 200, retry: null, text: "begun" });
  });

  it("cannot be named by whoever asks", async () => {
    let own: string | undefined;
    broken = (request, response) => {
      own = String(request.headers["x-shortlist-request"]);
      response.end();
    };
    await asked({ "x-shortlist-request": "somebody else's" });
    expect(own).toMatch(/^\d+$/);
    expect(() => noteFault(slow(), {}, 10, awayAnswer)).not.toThrow();
  });
});
