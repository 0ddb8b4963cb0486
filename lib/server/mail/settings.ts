import { isMailAddress } from "@/lib/domain/mail";
import { env } from "../env";

/** How mail leaves this installation. Read from the surroundings once; a wrong setting stops mail, never the product. */

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte (`smtps://`); else the connection is upgraded when the server offers it. */
  readonly secure: boolean;
  /** Never send in the open: there is a password to lose. */
  readonly requireTls: boolean;
  readonly user: string | null;
  readonly password: string | null;
  readonly fromName: string;
  readonly fromAddress: string;
}

/** What is wrong with the settings, in words for whoever runs the server. Holds no password. */
export type MailSettings =
  | { readonly state: "off" }
  | { readonly state: "broken"; readonly fault: string }
  | { readonly state: "on"; readonly smtp: SmtpSettings };

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]", "::1"]);
const DEFAULT_PORT = { "smtp:": 587, "smtps:": 465 } as const;

/**
 * Reads the two settings.
 *
 * @example readMailSettings("smtps://user:secret@smtp.example.dk", "Shortlist <shortlist@example.dk>")
 * // { state: "on", smtp: { host: "smtp.example.dk", port: 465, secure: true, … } }
 */
export function readMailSettings(url: string | null, from: string | null): MailSettings {
  if (url === null) return from === null ? { state: "off" } : broken("SHORTLIST_SMTP_URL is not set");
  if (from === null) return broken("SHORTLIST_MAIL_FROM is not set: the address mail comes from");
  const sender = readSender(from);
  if (!sender)
    return broken(
      "SHORTLIST_MAIL_FROM is not an address; write shortlist@example.dk or Name <shortlist@example.dk>",
    );
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return broken("SHORTLIST_SMTP_URL cannot be read; write smtp://user:password@host:587");
  }
  const { protocol } = parsed;
  if (protocol !== "smtp:" && protocol !== "smtps:")
    return broken("SHORTLIST_SMTP_URL must begin with smtp:// or smtps://");
  if (parsed.hostname === "") return broken("SHORTLIST_SMTP_URL names no host");
  const user = decoded(parsed.username);
  const password = decoded(parsed.password);
  if (user === undefined || password === undefined)
    return broken(
      "the user or the password in SHORTLIST_SMTP_URL cannot be read; write % as %25, @ as %40, / as %2F",
    );
  if ((user === "") !== (password === ""))
    return broken("SHORTLIST_SMTP_URL needs both a user and a password, or neither");
  return {
    state: "on",
    smtp: {
      host: parsed.hostname.replace(/^\[(.*)\]$/, "$1"),
      port: parsed.port === "" ? DEFAULT_PORT[protocol] : Number(parsed.port),
      secure: protocol === "smtps:",
      requireTls: protocol === "smtp:" && user !== "" && !LOOPBACK.has(parsed.hostname),
      user: user === "" ? null : user,
      password: password === "" ? null : password,
      ...sender,
    },
  };
}

const broken = (fault: string): MailSettings => ({ state: "broken", fault });

/** Undefined when the text is not well-formed. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** `Name <address>` or the address alone. */
function readSender(text: string): { fromName: string; fromAddress: string } | null {
  const named = /^([^<>\r\n]*)<([^<>]+)>$/.exec(text.trim());
  const fromAddress = (named?.[2] ?? text).trim();
  const fromName = (named?.[1] ?? "").trim().replace(/^"(.*)"$/, "$1");
  return isMailAddress(fromAddress)
    ? { fromName: fromName === "" ? "Shortlist" : fromName, fromAddress }
    : null;
}

let known: MailSettings | undefined;

/** The settings of this process. */
export function mailSettings(): MailSettings {
  known ??= readMailSettings(env().smtpUrl, env().mailFrom);
  return known;
}

/** Can mail be sent? If not, pages give links to copy and say so. */
export function isMailConfigured(): boolean {
  return mailSettings().state === "on";
}
