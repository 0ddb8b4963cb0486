import type { Database } from "@/db/engine/database";
import { participant } from "@/db/schema/participant";
import { selection } from "@/db/schema/selection";
import { addParticipant, addSelection, addUser } from "@/db/testing/selection-fixture";
import { inviteParticipants } from "@/db/writes/participant";
import { tokenHash } from "../guest-cookie";
import { type Door, lookAtLink, openLink, type Visitor } from "../guest-door";
import { giveLinks } from "../participant-links";

/** Personal links and those who come with them: a clock that tests set, and the codes that would have been mailed. */
interface Scene {
  readonly db: Database;
  readonly door: Door;
  /** Codes that were sent, the newest last. */
  readonly codes: readonly string[];
  clock: Date;
  mailIsOn: boolean;
}

let standing: Scene | null = null;

/** @throws Error before `standAtDoor` */
export function atDoor(): Scene {
  if (!standing) throw new Error("nobody stands at the door yet");
  return standing;
}

/** Two selections; `lead` leads `sel_one`, and `stranger` has an account and no part. It is ten o'clock. */
export async function standAtDoor(db: Database): Promise<void> {
  const codes: string[] = [];
  const scene: Scene = {
    db,
    codes,
    clock: new Date("2026-11-22T10:00:00.000Z"),
    mailIsOn: true,
    door: {
      database: db,
      now: () => scene.clock,
      secret: "s".repeat(43),
      post: {
        isConfigured: () => scene.mailIsOn,
        link: async () => undefined,
        code: async (_tx, { code }) => {
          codes.push(code);
        },
      },
    },
  };
  standing = scene;
  await db.transaction(async (tx) => {
    for (const name of ["lead", "stranger"]) await addUser(tx, name);
    for (const key of ["one", "two"]) await addSelection(tx, key);
    await addParticipant(tx, "one", "lead", "lead");
  });
}

export const PLACE = {
  id: "sel_one",
  organisationId: "org_one",
  openingConfirmerId: null,
  pricesOpenedAt: null,
};
export const NOBODY: Visitor = { account: null, guestKeys: [] };
export const METTE = { name: "Mette Holm", email: "mette@firma.dk" };

export const later = (minutes: number) => {
  atDoor().clock = new Date(atDoor().clock.getTime() + minutes * 60_000);
};
export const iso = () => atDoor().clock.toISOString();

/** Invites somebody. @returns the secret part of their link */
export async function link(
  role: "lead" | "evaluator" | "observer" = "evaluator",
  person = METTE,
  selectionId = "sel_one",
): Promise<string> {
  return atDoor().db.transaction(async (tx) => {
    const [row] = (await tx.select().from(selection)).filter(({ id }) => id === selectionId);
    if (!row) throw new Error("no such selection");
    const part = { role, locale: "da", knowsPrices: false, groupIds: null, candidateIds: null } as const;
    const done = await inviteParticipants(tx, row, [person], part, iso());
    const [first] = done.ok ? done.value : [];
    if (!first?.ok || !first.change.after) throw new Error("not invited");
    const [given] = await giveLinks(tx, linkRound(row, [first.change.after]), atDoor().door.post, iso());
    return tokenOf(given?.link);
  });
}

const linkRound = (row: typeof selection.$inferSelect, people: (typeof participant.$inferSelect)[]) => ({
  selection: row,
  sender: { id: "par_one_lead", name: "Lone Leder" },
  receivers: people.map((person) => ({ person, open: null })),
  origin: "https://shortlist.example.dk",
});
const tokenOf = (address: string | undefined) => address?.split("/invited/")[1] ?? "";

export async function newLinkFor(email: string): Promise<string> {
  return atDoor().db.transaction(async (tx) => {
    const people = (await tx.select().from(participant)).filter((one) => one.email === email);
    const [row] = (await tx.select().from(selection)).filter(({ id }) => id === people[0]?.selectionId);
    if (!row) throw new Error("no selection");
    const [given] = await giveLinks(tx, linkRound(row, people), atDoor().door.post, iso());
    return tokenOf(given?.link);
  });
}

export const open = (token: string, visitor = NOBODY, code: string | null = null) =>
  openLink(atDoor().door, token, visitor, { code, device: "Firefox, Linux" });
export const look = async (token: string, visitor = NOBODY) =>
  (await lookAtLink(atDoor().db.read, token, visitor, iso())).state;
export const personOf = async (email = METTE.email) =>
  (await atDoor().db.read.select().from(participant)).find((one) => one.email === email);
export const keyOf = (outcome: Awaited<ReturnType<typeof open>>) =>
  outcome.ok && outcome.value.cookie ? tokenHash(outcome.value.cookie.value) : "";
export const guest = (key: string) => ({ userId: null, name: "", guestKeys: [key] });
