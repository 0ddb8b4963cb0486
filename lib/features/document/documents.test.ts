import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { selectionOfUser } from "@/db/queries/access";
import { auditEvent } from "@/db/schema/audit";
import { document } from "@/db/schema/document";
import { GUEST_KEYS, seedEverything } from "@/db/testing/access-fixture";
import { actorNamed } from "@/db/testing/offer-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { readyToOpen, sealSelection } from "@/db/testing/sealed-fixture";
import { requestOpening } from "@/db/writes/opening";
import { MOST_DOCUMENT_BYTES } from "@/lib/domain/document";
import { type Actor, readSelection } from "@/lib/server/access";
import type * as env from "@/lib/server/env";
import { withVault } from "@/lib/server/price-vault";
import { attachDocument, takeDocumentAway, takeDocumentAwayByRequest } from "./actions";
import { type DocumentFile, loadDocumentFile, loadDocuments } from "./loaders";

const here = vi.hoisted(
  (): { database: Database | null; actor: Actor | null; folder: string; master: KeyObject | null } => ({
    database: null,
    actor: null,
    folder: "",
    master: null,
  }),
);
vi.mock("@/lib/server/database", () => ({ database: async () => here.database }));
vi.mock("@/lib/server/session", () => ({ currentActor: async () => here.actor }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/server", () => ({ connection: async () => undefined }));
vi.mock("@/lib/server/env", async (original) => {
  const real = await original<typeof env>();
  return { ...real, env: () => ({ ...real.env(), filesFolder: here.folder }) };
});
vi.mock("@/lib/server/sealed-box", async (original) => ({
  ...(await original<object>()),
  masterKey: () => here.master,
}));

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedEverything(db);
  // The fixture's document has no file.
  await db.transaction((tx) => tx.delete(document));
  here.database = db;
  here.actor = actorNamed("lead");
  here.folder = mkdtempSync(path.join(tmpdir(), "files-"));
  here.master = createSecretKey(randomBytes(32));
});
afterEach(async () => {
  await db.close();
  rmSync(here.folder, { recursive: true, force: true });
});

const selectionId = "sel_own";
const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
const own = new Headers({ "sec-fetch-site": "same-origin" });
const place = { selectionId, candidateId: "can_a", kind: "accounts", subjectId: null, fileName: "2025.pdf" };

function bodyOf(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}
const attach = (content: Uint8Array, more: Partial<Record<keyof typeof place, string | null>> = {}) =>
  attachDocument({ headers: own, body: bodyOf(content) }, { ...place, ...more });

/** All files below the store, unfinished ones too. */
const stored = () =>
  readdirSync(here.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

async function contentOf(file: DocumentFile | null): Promise<Buffer | string | null> {
  if (file === null) return null;
  return file.ok ? Buffer.from(await new Response(file.body).arrayBuffer()) : file.code;
}
const download = async (id: string) => contentOf(await loadDocumentFile(selectionId, id));

async function attached(content: Uint8Array, more: Parameters<typeof attach>[1] = {}): Promise<string> {
  const outcome = await attach(content, more);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.id;
}

describe("an attached file", () => {
  it("comes back byte by byte, with its name and the kind found in it", async () => {
    const id = await attached(PDF, { fileName: "Årsrapport.txt" });
    expect(await download(id)).toEqual(PDF);
    const page = await loadDocuments(selectionId);
    expect(page?.documents).toMatchObject([
      {
        id,
        fileName: "Årsrapport.txt",
        mediaType: "application/pdf",
        byteCount: PDF.length,
        kind: "accounts",
        candidateName: "Nordlys",
        addedBy: "The lead",
      },
    ]);
    expect(JSON.stringify(page)).not.toContain("contentHash");
  });

  it("is stored once however often it is attached, and removed with its last document", async () => {
    const one = await attached(PDF);
    const other = await attached(PDF, { candidateId: "can_b" });
    expect(stored()).toHaveLength(1);
    expect(await takeDocumentAway({ selectionId, documentId: one })).toMatchObject({ ok: true });
    expect(await download(other)).toEqual(PDF);
    expect(await takeDocumentAway({ selectionId, documentId: other })).toMatchObject({ ok: true });
    expect(stored()).toEqual([]);
    expect((await db.read.select().from(auditEvent)).map(({ action }) => action).sort()).toEqual([
      "document.add",
      "document.add",
      "document.remove",
      "document.remove",
    ]);
  });

  it("may belong to a report of its candidate, and to nothing of another's", async () => {
    expect((await attach(PDF, { subjectId: "rep_1" })).ok).toBe(true);
    expect(await attach(PDF, { candidateId: "can_b", subjectId: "rep_1" })).toMatchObject({
      code: "access.not_found",
    });
  });

  it("whose content is gone from the store is said to be, not shown empty", async () => {
    const id = await attached(PDF);
    for (const file of stored()) rmSync(file);
    expect(await download(id)).toBe("document.file_missing");
  });
});

describe("what is not kept leaves nothing behind", () => {
  const text = (content: string) => Buffer.from(content);
  it.each([
    ["a page", text("<!doctype html><script>alert(1)</script>")],
    ["a drawing with a script", text('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
    ["a page after a mark and blanks", text("\u{feff}  \n<html>")],
    ["a shell script", text("#!/bin/sh\nrm -rf /")],
    ["a program", Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
    ["bytes of no known kind", randomBytes(300)],
    ["an archive", Buffer.from(`504b0506${"00".repeat(18)}`, "hex")],
    ["half an office document", Buffer.from("PK\u0003\u0004 [Content_Types].xml xl/workbook.xml")],
  ])("%s", async (_name, content) => {
    expect(await attach(content, { fileName: "report.pdf" })).toMatchObject({
      code: "document.kind_unknown",
    });
    expect(stored()).toEqual([]);
    expect(await db.read.select().from(document)).toEqual([]);
  });

  it("an empty file", async () => {
    expect(await attach(new Uint8Array())).toMatchObject({ code: "document.empty" });
    expect(stored()).toEqual([]);
  });

  it("a file that is too large, whatever its header says, without reading all of it", async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(65);
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 1;
        controller.enqueue(chunk);
      },
    });
    const headers = new Headers({ "sec-fetch-site": "same-origin", "content-length": "10" });
    expect(await attachDocument({ headers, body: endless }, place)).toMatchObject({
      code: "document.too_large",
      params: { megabytes: 25 },
    });
    expect(read).toBeLessThan(MOST_DOCUMENT_BYTES / chunk.length + 5);
    expect(stored()).toEqual([]);
  });

  it("a file whose sender goes away in the middle", async () => {
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(PDF);
        controller.error(new Error("gone"));
      },
    });
    expect(await attachDocument({ headers: own, body }, place)).toMatchObject({
      code: "document.interrupted",
    });
    expect(stored()).toEqual([]);
  });
});

describe("who may", () => {
  const guest = (role: "evaluator" | "observer"): Actor => ({
    userId: null,
    name: "",
    guestKeys: [GUEST_KEYS[role]],
  });
  const people: readonly [string, Actor | null, string, boolean][] = [
    ["lead", actorNamed("lead"), "ok", true],
    ["observer", actorNamed("observer"), "access.forbidden", true],
    ["guest observer", guest("observer"), "access.forbidden", true],
    ["evaluator", actorNamed("evaluator"), "access.forbidden", false],
    ["guest evaluator", guest("evaluator"), "access.forbidden", false],
    ["lead of another organisation", actorNamed("stranger"), "access.not_found", false],
    ["nobody", null, "access.not_found", false],
  ];
  it.each(people)("%s", async (_who, actor, writes, reads) => {
    const id = await attached(PDF);
    here.actor = actor;
    const outcome = await attach(Buffer.from("Another file"));
    expect(outcome.ok ? "ok" : outcome.code).toBe(writes);
    expect((await loadDocuments(selectionId)) !== null).toBe(reads);
    expect((await download(id)) !== null).toBe(reads);
    expect(await loadDocumentFile("sel_other", id)).toBeNull();
    const removal = await takeDocumentAway({ selectionId, documentId: id });
    if (writes !== "ok") expect(removal.ok).toBe(false);
  });

  it("no page of another site, for anybody", async () => {
    const id = await attached(PDF);
    const headers = new Headers({ "sec-fetch-site": "cross-site" });
    expect(await attachDocument({ headers, body: bodyOf(PDF) }, place)).toMatchObject({
      code: "access.other_origin",
    });
    expect(await takeDocumentAwayByRequest(headers, { selectionId, documentId: id })).toMatchObject({
      code: "access.other_origin",
    });
  });
});

describe("while prices are sealed", () => {
  const CANARY = "only the seal knows 71390711";
  const OFFER = Buffer.from(`Total: ${CANARY}\n`.repeat(40));
  beforeEach(() => sealSelection(db, "own", []));

  async function openPrices(): Promise<void> {
    await readyToOpen(db, selectionId);
    const found = await selectionOfUser(db.read, "usr_lead", selectionId);
    if (!found) throw new Error("no selection");
    const access = await readSelection(db.read, actorNamed("lead"), selectionId, "prices.read");
    if (!access.ok) throw new Error(access.code);
    const authorized = access.value;
    const now = "2026-11-22T09:00:00.000Z";
    const outcome = await db.transaction((tx) =>
      withVault(
        { tx, authorized, now, master: () => here.master ?? createSecretKey(randomBytes(32)) },
        (vault) => requestOpening(tx, { ...found, now }, vault),
      ),
    );
    expect(outcome).toMatchObject({ ok: true, value: { opened: true } });
  }

  it.each(["offer", "contract"])("the content of an %s is nowhere, and nobody downloads it", async (kind) => {
    const id = await attached(OFFER, { kind, fileName: "offer.txt" });
    expect(stored()).toHaveLength(1);
    for (const file of stored()) expect(readFileSync(file, "latin1")).not.toContain("only the seal knows");
    const rows = JSON.stringify([
      await db.read.select().from(document),
      await db.read.select().from(auditEvent),
      await loadDocuments(selectionId),
    ]);
    expect(rows).not.toContain("71390711");
    for (const who of ["lead", "observer"] as const) {
      here.actor = actorNamed(who);
      expect(await download(id)).toBe("document.sealed");
    }
  });

  it("the same content sealed twice lies there twice, and tells by no hash what it is", async () => {
    await attached(OFFER, { kind: "offer" });
    await attached(OFFER, { kind: "offer" });
    const rows = await db.read.select().from(document);
    expect(new Set(rows.map(({ contentHash }) => contentHash)).size).toBe(2);
    expect(stored()).toHaveLength(2);
  });

  it("what holds no prices is read as always", async () => {
    expect(await download(await attached(PDF, { kind: "accounts" }))).toEqual(PDF);
  });

  it("a sealed file is whole again once prices are opened, also by a server that starts anew", async () => {
    const id = await attached(OFFER, { kind: "offer" });
    await openPrices();
    expect(await download(id)).toEqual(OFFER);
    const [row] = await db.read.select().from(document).where(eq(document.id, id));
    expect(row).toMatchObject({ isSealed: false });
    expect((await loadDocuments(selectionId))?.documents).toMatchObject([{ isSealed: false }]);
    // It can be taken away, and one that comes later is stored as it is.
    await takeDocumentAway({ selectionId, documentId: id });
    expect(stored()).toEqual([]);
    await attached(OFFER, { kind: "offer" });
    expect(stored().some((file) => readFileSync(file, "utf8").includes(CANARY))).toBe(true);
  });

  it("a lost master key keeps nothing, and says so", async () => {
    await attached(OFFER, { kind: "offer" });
    here.master = createSecretKey(randomBytes(32));
    expect(await attach(PDF, { kind: "offer" })).toMatchObject({ code: "seal.key_missing" });
    expect(stored()).toHaveLength(1);
  });
});

it("a server that was stopped in the middle leaves no half file in a place", async () => {
  const id = await attached(PDF);
  const half = path.join(here.folder, "incoming", "left.part");
  writeFileSync(half, "%PDF-1.7 half");
  expect(await download(id)).toEqual(PDF);
  const { clearUnfinished } = await import("@/lib/server/files/file-store");
  clearUnfinished(Date.now());
  expect(existsSync(half)).toBe(true);
  clearUnfinished(Date.now() + 2 * 60 * 60 * 1000);
  expect(existsSync(half)).toBe(false);
});
