import type { Tx } from "@/db/engine/database";
import { newId } from "@/db/engine/new-id";
import { insertMail } from "@/db/writes/mail";
import { isMailAddress, type MailContent, type MailKind } from "@/lib/domain/mail";
import { masterKey, openText, sealText } from "../sealed-box";
import { isMailConfigured } from "./settings";
import { wakeMailWorker } from "./wake";

/** A message to queue. Compose the content with `lib/formats/mail/*`, in the reader's language. */
export interface OutgoingMail {
  readonly organisationId: string;
  readonly selectionId: string | null;
  readonly participantId: string | null;
  readonly kind: MailKind;
  readonly toAddress: string;
  readonly content: MailContent;
}

/** Where a message's content is sealed for. */
export const mailPlace = (id: string): string => `mail_message/${id}`;

/**
 * Queues a message in the transaction of what it tells of: when that is rolled back, nothing is sent. The worker is
 * woken and sends it within a second of the commit.
 *
 * Gives back the message's id, or null when mail is not configured (then show the link to copy).
 * @throws RangeError for a text that is not one mail address: check it on arrival with `isMailAddress`
 * @example await enqueueMail(tx, { organisationId, selectionId, participantId, kind: "invitation", toAddress, content }, now)
 */
export async function enqueueMail(tx: Tx, mail: OutgoingMail, now: string): Promise<string | null> {
  if (!isMailConfigured()) return null;
  const { content, ...rest } = mail;
  if (!isMailAddress(mail.toAddress)) throw new RangeError("not one mail address");
  const id = newId("mail");
  const sealedContent = sealText(masterKey(), JSON.stringify(content), mailPlace(id));
  await insertMail(tx, { ...rest, id, sealedContent }, now);
  wakeMailWorker();
  return id;
}

/** The content of a queued message. @throws SealBroken when the master key is another one than it was sealed with */
export function openMailContent(id: string, sealedContent: string): MailContent {
  const content: unknown = JSON.parse(openText(masterKey(), sealedContent, mailPlace(id)));
  if (
    typeof content === "object" &&
    content !== null &&
    "subject" in content &&
    "text" in content &&
    "html" in content &&
    typeof content.subject === "string" &&
    typeof content.text === "string" &&
    typeof content.html === "string"
  )
    return { subject: content.subject, text: content.text, html: content.html };
  throw new TypeError("a queued message holds something else than subject, text and HTML");
}
