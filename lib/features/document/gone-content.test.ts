import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import type * as documents from "@/db/queries/document";
import { candidate } from "@/db/schema/candidate";
import { document } from "@/db/schema/document";
import { selection } from "@/db/schema/selection";
import { vendor } from "@/db/schema/vendor";
import { seedEverything } from "@/db/testing/access-fixture";
import { actorNamed } from "@/db/testing/offer-fixture";
import { openMemory } from "@/db/testing/open-memory";
import type { Actor } from "@/lib/server/access";
import type * as env from "@/lib/server/env";
import { placeOf } from "@/lib/server/files/file-store";
import { noteGone, settleGone, settleLeft } from "@/lib/server/files/gone-content";
import { removeFromSelection } from "../candidate/actions";
import { deleteSelection } from "../selection/actions";
import { attachDocument, takeDocumentAway } from "./actions";

interface Here {
  database: Database | null;
  actor: Actor | null;
  folder: string;
  /** Looks for documents so far, and what happens before the second one. */
  looks: number;
  beforeSecondLook: (() => Promise<unknown>) | null;
}
const here = vi.hoisted(
  (): Here => ({
    database: null,
    actor: null,
    folder: "",
    looks: 0,
    beforeSecondLook: null,
  }),
);
vi.mock("@/db/queries/document", async (original) => {
  const real = await original<typeof documents>();
  const isContentInUse: typeof real.isContentInUse = async (...asked) => {
    here.looks += 1;
    if (here.looks === 2) await here.beforeSecondLook?.();
    return real.isContentInUse(...asked);
  };
  return { ...real, isContentInUse };
});
vi.mock("@/lib/server/database", () => ({ database: async () => here.database }));
vi.mock("@/lib/server/session", () => ({ currentActor: async () => here.actor }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/server", () => ({ connection: async () => undefined }));
vi.mock("next-intl/server", () => ({ getLocale: async () => "en" }));
vi.mock("@/lib/server/env", async (original) => {
  const real = await original<typeof env>();
  return { ...real, env: () => ({ ...real.env(), filesFolder: here.folder }) };
});

const selectionId = "sel_own";
let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedEverything(db);
  await db.transaction(async (tx) => {
    // The fixture's document has no file.
    await tx.delete(document);
    const [known] = await tx.select().from(candidate).where(eq(candidate.id, "can_a"));
    const [from] = await tx.select().from(vendor).limit(1);
    if (!known || !from) throw new Error("the fixture has a candidate");
    await tx.insert(vendor).values({ ...from, id: "ven_new", legalName: "Ny A/S", registrationNumber: "" });
    const fresh = { ...known, id: "can_new", vendorId: "ven_new", letter: null, colour: null };
    await tx.insert(candidate).values({ ...fresh, stage: "longlisted" });
  });
  here.database = db;
  here.actor = actorNamed("lead");
  here.folder = mkdtempSync(path.join(tmpdir(), "gone-"));
});
afterEach(async () => {
  here.beforeSecondLook = null;
  await db.close();
  rmSync(here.folder, { recursive: true, force: true });
});

async function attached(content: string, candidateId = "can_new"): Promise<string> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from(content));
      controller.close();
    },
  });
  const headers = new Headers({ "sec-fetch-site": "same-origin" });
  const place = { selectionId, candidateId, kind: "accounts", subjectId: null, fileName: "a.txt" };
  const outcome = await attachDocument({ headers, body }, place);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value.id;
}
/** All files below the store, notes and unfinished ones too. */
const stored = () =>
  readdirSync(here.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
const hashOf = async (id: string) => {
  const [row] = await db.read.select().from(document).where(eq(document.id, id));
  if (!row) throw new Error("no document");
  return row.contentHash;
};
const HOURS_LATER = () => Date.now() + 2 * 60 * 60 * 1000;

describe("files go with what they belong to", () => {
  it("with a candidate that is taken out, but for what another's document holds too", async () => {
    await attached("Accounts of the new one");
    const shared = await hashOf(await attached("Terms of trade"));
    await attached("Terms of trade", "can_a");
    expect(stored()).toHaveLength(2);
    expect(await removeFromSelection({ selectionId, candidateId: "can_new" })).toMatchObject({ ok: true });
    expect(stored()).toEqual([placeOf(shared)]);
  });

  it("with a selection that is deleted; not when its name was typed wrongly", async () => {
    await attached("One");
    await attached("Two", "can_a");
    const [row] = await db.read.select().from(selection).where(eq(selection.id, selectionId));
    expect(await deleteSelection({ selectionId, typedName: "Another" })).toMatchObject({ ok: false });
    expect(stored()).toHaveLength(2);
    expect(await deleteSelection({ selectionId, typedName: row?.name ?? "" })).toMatchObject({ ok: true });
    expect(stored()).toEqual([]);
  });
});

describe("a server that is stopped in the middle", () => {
  const forget = () => db.transaction((tx) => tx.delete(document));

  it("after the rows went leaves a note by which the next one removes the files", async () => {
    const hash = await hashOf(await attached("One"));
    noteGone([hash]);
    await forget();
    await settleLeft(db, Date.now());
    // So young a note is its writer's to settle.
    expect(existsSync(placeOf(hash))).toBe(true);
    await settleLeft(db, HOURS_LATER());
    expect(stored()).toEqual([]);
  });

  it("before the rows went loses nothing", async () => {
    const hash = await hashOf(await attached("One"));
    noteGone([hash]);
    await settleLeft(db, HOURS_LATER());
    expect(stored()).toEqual([placeOf(hash)]);
  });

  it("after it took a file out of its place has it put back when a document names it", async () => {
    const hash = await hashOf(await attached("One"));
    noteGone([hash]);
    renameSync(placeOf(hash), path.join(here.folder, "incoming", `${hash}.aside`));
    await settleLeft(db, HOURS_LATER());
    expect(stored()).toEqual([placeOf(hash)]);
  });
});

describe("while the same content is added", () => {
  it("between the look and the removal it is put back", async () => {
    const id = await attached("One");
    const hash = await hashOf(id);
    const note = noteGone([hash]);
    const [row] = await db.read.select().from(document).where(eq(document.id, id));
    if (!row) throw new Error("no document");
    await db.transaction((tx) => tx.delete(document));
    here.looks = 0;
    here.beforeSecondLook = async () => {
      expect(existsSync(placeOf(hash))).toBe(false);
      await db.transaction((tx) => tx.insert(document).values({ ...row, id: "doc_meanwhile" }));
    };
    await settleGone(db, note);
    expect(here.looks).toBe(2);
    expect(existsSync(placeOf(hash))).toBe(true);
  });

  it("again and again, no document is ever left without its file, nor a file without a document", async () => {
    for (let round = 0; round < 15; round += 1) {
      const id = await attached("Same");
      const [, , added] = await Promise.all([
        takeDocumentAway({ selectionId, documentId: id }),
        attached("Other"),
        attached("Same", "can_a"),
      ]);
      expect(existsSync(placeOf(await hashOf(added)))).toBe(true);
      for (const row of await db.read.select().from(document))
        await takeDocumentAway({ selectionId, documentId: row.id });
      expect(stored()).toEqual([]);
    }
  });
});
