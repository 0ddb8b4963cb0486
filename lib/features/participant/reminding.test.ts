import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { invitation } from "@/db/schema/participant";
import { selection } from "@/db/schema/selection";
import { openMemory } from "@/db/testing/open-memory";
import { AT, inviting, METTE, OLE, peopleRows, seedPeople } from "@/db/testing/participant-fixture";
import { askAs, request } from "@/lib/server/testing/request";
import {
  allowDeviceAction,
  inviteParticipantsAction,
  remindAction,
  revokeParticipantAction,
  sendLinkAction,
  setScoringFrameAction,
} from "./actions";

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedPeople(db);
  request.database = db;
  askAs("lead");
});
afterEach(() => db.close());

const { row, linksOf, submit } = peopleRows(() => db);
const { invitedId } = inviting(inviteParticipantsAction);

describe("sending again", () => {
  it("gives another link; the old one stops, devices that are in stay in", async () => {
    const id = await invitedId();
    const first = (await linksOf(id))[0];
    const outcome = await sendLinkAction({ selectionId: "sel_one", id });
    expect(outcome).toMatchObject({ ok: true, value: { links: [{ email: METTE.email }], mailed: false } });
    const all = await linksOf(id);
    expect(all).toHaveLength(2);
    expect(all.find((one) => one.id === first?.id)?.revokedAt).not.toBeNull();
    expect(all.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
  });

  it("is not possible for whoever has no address", async () => {
    expect(await sendLinkAction({ selectionId: "sel_one", id: "par_one_observer" })).toMatchObject({
      code: "participant.no_address",
    });
  });

  it("another device is allowed for fifteen minutes, while there is a link in force", async () => {
    const id = await invitedId();
    const outcome = await allowDeviceAction({ selectionId: "sel_one", id });
    const until = outcome.ok ? Date.parse(outcome.value.deviceAllowedUntil) : 0;
    expect(Math.abs(until - Date.now() - 15 * 60_000)).toBeLessThan(10_000);
    await db.transaction((tx) => tx.update(invitation).set({ expiresAt: AT }));
    expect(await allowDeviceAction({ selectionId: "sel_one", id })).toMatchObject({
      code: "invitation.none_in_force",
    });
  });
});

describe("reminding", () => {
  it("goes to those with something left to score, not to those who are done, out or only look on", async () => {
    const mette = await invitedId(METTE, {
      groupIds: ["grp_one_Chemistry"],
      candidateIds: ["can_one_fjord"],
    });
    const ole = await invitedId(OLE);
    await invitedId({ name: "Otto", email: "otto@firma.dk" }, { role: "observer" });
    const gone = await invitedId({ name: "Gone", email: "gone@firma.dk" });
    await revokeParticipantAction({ selectionId: "sel_one", id: gone });
    await submit(mette);
    const outcome = await remindAction({ selectionId: "sel_one", id: null });
    expect(outcome.ok && outcome.value.links.map(({ participantId }) => participantId)).toEqual([ole]);
    expect((await row(ole))?.remindedAt).not.toBeNull();
    expect(await remindAction({ selectionId: "sel_one", id: mette })).toMatchObject({
      code: "participant.nobody_to_remind",
    });
    expect(await remindAction({ selectionId: "sel_one", id: ole })).toMatchObject({ ok: true });
  });

  it("is over once scoring is closed", async () => {
    await invitedId();
    await db.transaction((tx) => tx.update(selection).set({ scoringClosedAt: AT }));
    expect(await remindAction({ selectionId: "sel_one", id: null })).toMatchObject({
      code: "scoring.closed",
    });
  });
});

describe("the frame of scoring", () => {
  const set = (deadline: string | null, scorerNames: "shown" | "hidden", expectedEdition = 1) =>
    setScoringFrameAction({ selectionId: "sel_one", deadline, scorerNames, expectedEdition });

  it("holds a deadline and whether names are shown", async () => {
    expect(await set("2026-12-01", "hidden")).toEqual({ ok: true, value: { edition: 2 } });
    const [found] = await db.read.select().from(selection).where(eq(selection.id, "sel_one"));
    expect(found).toMatchObject({ scoringDeadline: "2026-12-01", scorerNames: "hidden" });
    expect(await set(null, "hidden", 1)).toMatchObject({ code: "row.changed_meanwhile" });
    expect(await set("2026-02-30", "hidden", 2)).toMatchObject({ fields: [{ path: "deadline" }] });
  });

  it("names are settled with the first submission; the deadline may still move", async () => {
    await submit("par_one_evaluator");
    expect(await set(null, "hidden")).toMatchObject({
      code: "scoring.names_settled",
      fields: [{ path: "scorerNames" }],
    });
    expect(await set("2026-12-24", "shown")).toMatchObject({ ok: true });
  });
});
