/** Mail the product sends, and what becomes of a message. */

export const MAIL_KINDS = [
  "invitation",
  "reminder",
  "device_code",
  "conflict_declared",
  "opening_asked",
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** `failed`: given up after many tries. `cancelled`: its link was revoked before it left. */
export const MAIL_STATES = ["queued", "sent", "failed", "cancelled"] as const;
export type MailState = (typeof MAIL_STATES)[number];
