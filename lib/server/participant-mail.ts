import type { Tx } from "@/db/engine/database";
import type { PartRole } from "@/lib/domain/criterion";
import { parseIsoDay } from "@/lib/domain/iso-day";
import type { Locale } from "@/lib/domain/locale";
import type { MailContent } from "@/lib/domain/mail";
import { DEVICE_MINUTES } from "@/lib/domain/participation";
import { deviceCodeMail } from "@/lib/formats/mail/device-code";
import { invitationMail } from "@/lib/formats/mail/invitation";
import type { MailTexts } from "@/lib/formats/mail/mail-texts";
import { reminderMail } from "@/lib/formats/mail/reminder";
import { vendorInvitationMail } from "@/lib/formats/mail/vendor-invitation";
import { enqueueMail } from "./mail/queue";
import { isMailConfigured } from "./mail/settings";
import { dayOf } from "./today";

/** What the product writes to participants, as far as mail is set up here. */

/** Whom a letter is for, and in which selection. */
interface Letter {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly selectionId: string;
  readonly selectionName: string;
  readonly participantId: string;
  readonly to: { readonly name: string; readonly email: string; readonly locale: Locale };
}

/** A letter with a personal link. */
export interface LinkLetter extends Letter {
  readonly role: PartRole;
  /** In whose name it is sent. */
  readonly senderName: string;
  readonly link: string;
  /** ISO timestamp. */
  readonly expiresAt: string;
  /** Day by whose end scores are wanted; null = none was set. */
  readonly deadline: string | null;
  /** ISO timestamp until which a vendor may answer; null = none, or no vendor. */
  readonly answerBy: string | null;
  /** Makes it a reminder: pairs of candidate and group still to submit, and all that are theirs now. */
  readonly open: { readonly left: number; readonly total: number } | null;
}

/** A letter with a code for another device. */
export interface CodeLetter extends Letter {
  readonly code: string;
}

/** Puts letters in the queue of mail, in the transaction that made their links. */
export interface Post {
  readonly isConfigured: () => boolean;
  readonly link: (tx: Tx, letter: LinkLetter, now: string) => Promise<void>;
  readonly code: (tx: Tx, letter: CodeLetter, now: string) => Promise<void>;
}

/** The words of letters in a language; who runs the post brings them. */
export type TextsOf = (locale: Locale) => MailTexts;

/** The post of this installation. Without mail set up it sends nothing, and the page gives the links to copy. */
export function postWith(textsOf: TextsOf): Post {
  return {
    isConfigured: isMailConfigured,
    link: async (tx, letter, now) => {
      const kind =
        letter.role === "vendor" ? "vendor_invitation" : letter.open === null ? "invitation" : "reminder";
      await send(tx, letter, kind, linkContent(textsOf(letter.to.locale), letter, now), now);
    },
    code: async (tx, letter, now) => {
      await send(tx, letter, "device_code", codeContent(textsOf(letter.to.locale), letter), now);
    },
  };
}

async function send(
  tx: Tx,
  { organisationId, selectionId, participantId, to }: Letter,
  kind: "invitation" | "reminder" | "device_code" | "vendor_invitation",
  content: MailContent,
  now: string,
): Promise<void> {
  await enqueueMail(
    tx,
    { organisationId, selectionId, participantId, kind, toAddress: to.email, content },
    now,
  );
}

function linkContent(texts: MailTexts, letter: LinkLetter, now: string): MailContent {
  const { to, role, senderName, link: url, open } = letter;
  const shared = {
    locale: to.locale,
    name: to.name,
    organisation: letter.organisationName,
    selection: letter.selectionName,
    url,
    linkUntil: dayOf(new Date(letter.expiresAt)),
    deadline: letter.deadline === null ? null : parseIsoDay(letter.deadline),
  };
  if (role === "vendor")
    return vendorInvitationMail(texts, { ...shared, inviter: senderName, answerBy: letter.answerBy });
  return open === null
    ? invitationMail(texts, { ...shared, role, inviter: senderName })
    : reminderMail(texts, { ...shared, ...open, lead: senderName, today: dayOf(new Date(now)) });
}

const codeContent = (
  texts: MailTexts,
  { to, organisationName, selectionName, code }: CodeLetter,
): MailContent =>
  deviceCodeMail(texts, {
    locale: to.locale,
    name: to.name,
    organisation: organisationName,
    selection: selectionName,
    code: `${code.slice(0, 4)} ${code.slice(4)}`,
    minutes: DEVICE_MINUTES,
  });
