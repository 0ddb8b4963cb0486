import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { auditEvent } from "@/db/schema/audit";
import { mailMessage } from "@/db/schema/mail";
import { invitation, participant } from "@/db/schema/participant";
import { scoreSubmission } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { openMemory } from "@/db/testing/open-memory";
import {
  addCandidate,
  addCriteria,
  addParticipant,
  addSelection,
  addUser,
} from "@/db/testing/selection-fixture";
import { loadMessages } from "@/lib/i18n/load-messages";
import { postWith } from "../participant-mail";
import { openMailContent } from "./queue";
import { reminderChore } from "./reminders";

const ORIGIN = "https://shortlist.example.dk";
const post = postWith((locale) => loadMessages(locale).mail.letter);

let folder: string;
let db: Database;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "shortlist-reminders-"));
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
    await addUser(tx, "mette");
    await addSelection(tx, "a");
    await addParticipant(tx, "a", "mette", "lead");
    await addCandidate(tx, "a", "nordlys", "A");
    await addCandidate(tx, "a", "fjord", "B");
    await addCriteria(tx, "a", "chemistry", ["open"]);
    await tx.update(selection).set({ scoringDeadline: "2026-11-27" }).where(eq(selection.id, "sel_a"));
    for (const [name, locale] of [
      ["søren", "da"],
      ["ida", "nb"],
    ] as const)
      await tx.insert(participant).values({
        id: `par_${name}`,
        selectionId: "sel_a",
        name,
        role: "evaluator",
        email: `${name === "søren" ? "soren" : name}@example.dk`,
        locale,
        createdAt: "2026-11-01T08:00:00.000Z",
      });
  });
});
afterEach(() => db.close());

/** A look at a moment, as a server that has just started would take it. */
const lookAt = (moment: string) => reminderChore(post, ORIGIN)(db, new Date(moment));

const mails = async () =>
  (await db.read.select().from(mailMessage).orderBy(mailMessage.createdAt, mailMessage.toAddress)).map(
    (row) => ({
      to: row.toAddress,
      kind: row.kind,
      ...openMailContent(row.id, row.sealedContent),
    }),
  );

const submitAll = (participantId: string) =>
  db.transaction((tx) =>
    tx.insert(scoreSubmission).values(
      ["nordlys", "fjord"].map((name) => ({
        id: `sub_${participantId}_${name}`,
        participantId,
        candidateId: `can_a_${name}`,
        groupId: "grp_a_chemistry",
        submittedAt: "2026-11-20T08:00:00.000Z",
      })),
    ),
  );

describe("before the deadline of scoring", () => {
  it("those who are not done are reminded once, in their language, with a link of their own", async () => {
    await submitAll("par_ida");
    await lookAt("2026-11-25T09:00:00.000Z");
    await lookAt("2026-11-25T09:30:00.000Z");
    await lookAt("2026-11-26T09:30:00.000Z");
    const sent = await mails();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      to: "soren@example.dk",
      kind: "reminder",
      subject: "Vi mangler dine point: IT operations a",
    });
    expect(sent[0]?.text).toContain("fredag den 27. november 2026");
    expect(sent[0]?.text).toContain("Ikke afleveret endnu: 2 af 2");
    expect(sent[0]?.text).toMatch(/https:\/\/shortlist\.example\.dk\/invited\/[\w-]{43}\n/);
    expect(await db.read.select().from(invitation)).toHaveLength(1);
  });

  it("they are reminded again on the day, and not after it", async () => {
    await submitAll("par_ida");
    for (const day of ["24", "25", "26", "27", "28"]) await lookAt(`2026-11-${day}T12:00:00.000Z`);
    expect((await mails()).map(({ subject }) => subject)).toEqual([
      "Vi mangler dine point: IT operations a",
      "Sidste dag for dine point: IT operations a",
    ]);
  });

  it("nobody is written to at night", async () => {
    await lookAt("2026-11-25T05:00:00.000Z");
    expect(await mails()).toEqual([]);
    await lookAt("2026-11-25T07:00:00.000Z");
    expect(await mails()).toHaveLength(2);
  });

  it("two servers looking at the same time remind each person once", async () => {
    await Promise.all([1, 2, 3].map(() => lookAt("2026-11-25T09:00:00.000Z")));
    expect((await mails()).map(({ to }) => to)).toEqual(["ida@example.dk", "soren@example.dk"]);
  });

  it("nobody is reminded once scoring is closed, or when it has no deadline", async () => {
    await db.transaction((tx) =>
      tx
        .update(selection)
        .set({ scoringClosedAt: "2026-11-24T08:00:00.000Z" })
        .where(eq(selection.id, "sel_a")),
    );
    await lookAt("2026-11-25T09:00:00.000Z");
    await db.transaction((tx) =>
      tx
        .update(selection)
        .set({ scoringClosedAt: null, scoringDeadline: null })
        .where(eq(selection.id, "sel_a")),
    );
    await lookAt("2026-11-25T09:00:00.000Z");
    expect(await mails()).toEqual([]);
  });

  it("the record says who was reminded, and that nobody did it by hand", async () => {
    await lookAt("2026-11-25T09:00:00.000Z");
    const events = await db.read.select().from(auditEvent);
    expect(events.map(({ action, actorName, subjectId }) => [action, actorName, subjectId]).sort()).toEqual([
      ["participant.remind", "Shortlist", "par_ida"],
      ["participant.remind", "Shortlist", "par_søren"],
    ]);
    expect(JSON.stringify(events)).not.toContain("/invited/");
  });
});
