import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { actorNamed, seedOffers } from "@/db/testing/offer-fixture";
import { openMemory } from "@/db/testing/open-memory";
import type * as env from "@/lib/server/env";
import { request as asked } from "@/lib/server/testing/request";
import { bringWorkbook } from "../answer-file/actions";
import { attachDocument } from "../document/actions";
import { importSelectionFile } from "../selection-file/actions";
import { receiveWorkbook } from "./actions";

const here = vi.hoisted(() => ({ folder: "" }));
vi.mock("@/lib/server/env", async (original) => {
  const real = await original<typeof env>();
  return { ...real, env: () => ({ ...real.env(), filesFolder: here.folder }) };
});
vi.mock("next-intl/server", () => ({ getLocale: async () => "en" }));

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedOffers(db);
  asked.database = db;
  here.folder = mkdtempSync(path.join(tmpdir(), "strangers-"));
});
afterEach(async () => {
  await db.close();
  rmSync(here.folder, { recursive: true, force: true });
});

/** A body that counts how often somebody reads on. */
function sent(site: string) {
  let reads = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        reads += 1;
        if (reads > 3) controller.close();
        else controller.enqueue(Buffer.from("{}"));
      },
    },
    { highWaterMark: 0 },
  );
  const init: RequestInit & { duplex: string } = {
    ...{ method: "POST", body, duplex: "half" },
    headers: { "sec-fetch-site": site },
  };
  return { request: new Request("http://localhost/", init), reads: () => reads };
}

const ways: Readonly<Record<string, (request: Request) => Promise<{ readonly ok: boolean }>>> = {
  "an offer's workbook": (request) =>
    receiveWorkbook(request, "sel_own", { candidateId: null, fileName: "offer.xlsx" }),
  "a vendor's own workbook": (request) =>
    bringWorkbook(request, "sel_own", { variant: "", fileName: "offer.xlsx" }),
  "a selection file": (request) => importSelectionFile(request, "org_own"),
  "a document": (request) =>
    attachDocument(request, {
      ...{ selectionId: "sel_own", candidateId: "can_a", kind: "other", subjectId: null, fileName: "a.pdf" },
    }),
};

const held = () => {
  const incoming = path.join(here.folder, "incoming");
  return existsSync(incoming) ? readdirSync(incoming) : [];
};

describe("what is sent by somebody who may not send it", () => {
  for (const [what, send] of Object.entries(ways))
    it(`${what} is neither read nor stored`, async () => {
      const senders = [
        { actor: actorNamed("stranger"), site: "same-origin" },
        { actor: null, site: "same-origin" },
        { actor: actorNamed("lead"), site: "cross-site" },
      ];
      for (const { actor, site } of senders) {
        asked.actor = actor;
        const { request, reads } = sent(site);
        expect(await send(request), `${actor?.name} from ${site}`).toMatchObject({
          ok: false,
          code: expect.stringMatching(/^access\./),
        });
        expect(reads()).toBe(0);
      }
      expect(held()).toEqual([]);
    });
});

it("what the lead sends is read", async () => {
  asked.actor = actorNamed("lead");
  for (const what of ["an offer's workbook", "a selection file"] as const) {
    const { request, reads } = sent("same-origin");
    expect(await ways[what]?.(request)).toMatchObject({
      ok: false,
      code: expect.not.stringMatching(/^access/),
    });
    expect(reads()).toBeGreaterThan(1);
  }
  expect(held()).toEqual([]);
});
