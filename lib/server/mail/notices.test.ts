import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { mailMessage } from "@/db/schema/mail";
import { participant } from "@/db/schema/participant";
import { openMemory } from "@/db/testing/open-memory";
import { addParticipant, addSelection, addUser } from "@/db/testing/selection-fixture";
import { loadMessages } from "@/lib/i18n/load-messages";
import { askToConfirmOpening, tellLeadsOfConflicts } from "./notices";
import { openMailContent } from "./queue";

const AT = "2026-11-22T08:00:00.000Z";
const selection = { id: "sel_a", organisationId: "org_a", name: "IT operations" };
const notice = {
  selection,
  origin: "https://shortlist.example.dk",
  textsOf: (locale: "en" | "da" | "nb") => loadMessages(locale).mail.letter,
};

let folder: string;
let db: Database;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "shortlist-notices-"));
  vi.stubEnv("SHORTLIST_DATA", folder);
  vi.stubEnv("SHORTLIST_SMTP_URL", "smtp://127.0.0.1:1");
  vi.stubEnv("SHORTLIST_MAIL_FROM", "s@example.dk");
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  db = await openMemory();
  await db.transaction(async (tx) => {
    await addSelection(tx, "a");
    for (const [name, role] of [
      ["mette", "lead"],
      ["lars", "lead"],
      ["ida", "observer"],
    ] as const) {
      await addUser(tx, name);
      await addParticipant(tx, "a", name, role);
    }
    await tx.update(participant).set({ locale: "nb" }).where(eq(participant.id, "par_a_ida"));
  });
});
afterEach(() => db.close());

const mails = async () =>
  (await db.read.select().from(mailMessage).orderBy(mailMessage.toAddress)).map((row) => ({
    to: row.toAddress,
    kind: row.kind,
    state: row.state,
    content: row.state === "queued" ? openMailContent(row.id, row.sealedContent) : null,
  }));

describe("a declared conflict of interest", () => {
  const declare = (id: string) =>
    db.transaction((tx) =>
      tellLeadsOfConflicts(
        tx,
        notice,
        { participant: { id, name: "Ida" }, candidates: ["Nordlys A/S", "Fjord IT"] },
        AT,
      ),
    );

  it("is told to every lead and to nobody else", async () => {
    await declare("par_a_ida");
    const told = await mails();
    expect(told.map(({ to, kind }) => [to, kind])).toEqual([
      ["lars@example.test", "conflict_declared"],
      ["mette@example.test", "conflict_declared"],
    ]);
    expect(told[0]?.content?.text).toContain("Nordlys A/S, Fjord IT");
    expect(told[0]?.content?.text).toContain("https://shortlist.example.dk/selections/sel_a/scoring/people");
  });

  it("of a lead's own is not told to that lead", async () => {
    await declare("par_a_mette");
    expect((await mails()).map(({ to }) => to)).toEqual(["lars@example.test"]);
  });
});

describe("the opening of prices", () => {
  it("is asked of the second person alone, in their language, once however often it is asked", async () => {
    for (const _time of [1, 2])
      await db.transaction((tx) =>
        askToConfirmOpening(tx, notice, { confirmerId: "par_a_ida", leadName: "Mette" }, AT),
      );
    const asked = await mails();
    expect(asked.map(({ to, state }) => [to, state]).sort()).toEqual([
      ["ida@example.test", "cancelled"],
      ["ida@example.test", "queued"],
    ]);
    const content = asked.find(({ state }) => state === "queued")?.content;
    expect(content?.subject).toBe("Bekreft at prisene kan åpnes: IT operations");
    expect(content?.text).toContain("/selections/sel_a/offers/opening");
  });
});
