import { connection } from "next/server";
import { newestMail } from "@/db/queries/mail";
import { type MailTrouble, troubleOf } from "@/lib/domain/mail-trouble";
import { readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { mailSettings } from "@/lib/server/mail/settings";
import { currentActor } from "@/lib/server/session";

/** What a lead is told about mail. */
export interface MailStanding {
  /** `off`: not set up. `broken`: set up wrongly, and `fault` says what to change. */
  readonly settings: "on" | "off" | "broken";
  readonly fault: string | null;
  readonly troubles: readonly MailTrouble[];
}

/** Given-up mail is spoken of as long as its content can be kept. */
const TOLD_FOR_MS = 14 * 24 * 60 * 60 * 1000;

/** Mail of a selection that has not left, and why; null for whoever does not lead it. */
export async function mailTrouble(selectionId: string): Promise<MailStanding | null> {
  await connection();
  const db = await database();
  const access = await readSelection(db.read, await currentActor(), selectionId, "participants.read");
  if (!access.ok) return null;
  const now = new Date();
  const since = new Date(now.getTime() - TOLD_FOR_MS).toISOString();
  const settings = mailSettings();
  return {
    settings: settings.state,
    fault: settings.state === "broken" ? settings.fault : null,
    troubles: (await newestMail(db.read, selectionId, since)).flatMap((message) => {
      const trouble = troubleOf(message, now.toISOString());
      return trouble ? [trouble] : [];
    }),
  };
}
