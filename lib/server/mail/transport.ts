import type { MailContent, MailFault, MailReason } from "@/lib/domain/mail";
import type { SmtpSettings } from "./settings";

/** One message as it goes to the mail server. */
export interface Posting {
  /** Stays the same through every try, so that a message sent twice is recognised as one. */
  readonly id: string;
  readonly toAddress: string;
  readonly content: MailContent;
}

export type Posted = { readonly ok: true } | { readonly ok: false; readonly fault: MailFault };

/** Hands one message to the mail server. Never throws: what goes wrong is its answer. */
export type SendMail = (posting: Posting) => Promise<Posted>;

/** A mail server that has not taken a message after so long is as good as not there. Must be shorter than a lease. */
export const SEND_LIMIT_MS = 60_000;

/** The Message-ID of a message. @example messageIdOf("mail_1", "shortlist@example.dk") // "<mail_1@example.dk>" */
export const messageIdOf = (id: string, fromAddress: string): string =>
  `<${id}@${fromAddress.slice(fromAddress.lastIndexOf("@") + 1)}>`;

/** Speaks SMTP. The library is loaded at the first message: most installations start without mail. */
export function smtpSender(smtp: SmtpSettings): SendMail {
  let opening: ReturnType<typeof openTransport> | undefined;
  return async ({ id, toAddress, content }) => {
    try {
      opening ??= openTransport(smtp);
      const transport = await opening;
      await transport.sendMail({
        messageId: messageIdOf(id, smtp.fromAddress),
        from: { name: smtp.fromName, address: smtp.fromAddress },
        to: { name: "", address: toAddress },
        envelope: { from: smtp.fromAddress, to: [toAddress] },
        subject: content.subject,
        text: content.text,
        html: content.html,
        // Machines need not answer: no "I am on holiday" to an address nobody reads (RFC 3834).
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.timeout(SEND_LIMIT_MS),
      });
      return { ok: true };
    } catch (error) {
      return { ok: false, fault: faultOf(error) };
    }
  };
}

async function openTransport({ host, port, secure, requireTls, user, password }: SmtpSettings) {
  const { createTransport } = await import("nodemailer");
  return createTransport({
    host,
    port,
    secure,
    requireTLS: requireTls,
    ...(user !== null && password !== null ? { auth: { user, pass: password } } : {}),
    dnsTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
  });
}

const UNREACHABLE = new Set(["ECONNECTION", "ESOCKET", "ETIMEDOUT", "EDNS", "EPROTOCOL", "EABORT", "EPROXY"]);

/** What a failed sending means, from the library's error: its code, the SMTP command it broke at, the server's number. */
export function faultOf(error: unknown): MailFault {
  const code = textOf(error, "code");
  const command = textOf(error, "command");
  const answer = numberOf(error, "responseCode");
  const refused = answer !== null && answer >= 500;
  const fault = (reason: MailReason, final = false): MailFault => ({ reason, answer, final });
  if (code === "EAUTH" || code === "ENOAUTH") return fault("sign_in_refused");
  if (code === "ETLS" || code === "EREQUIRETLS" || isCertificateFault(error)) return fault("not_secure");
  if (code === "EENVELOPE") {
    if (answer !== null && !refused) return fault("server_busy");
    if (command === "MAIL FROM") return fault("sender_refused");
    return command === "DATA" ? fault("message_refused", true) : fault("address_refused", true);
  }
  if (code === "EMESSAGE") return refused ? fault("message_refused", true) : fault("server_busy");
  if (answer !== null && answer >= 400 && !refused) return fault("server_busy");
  return UNREACHABLE.has(code) ? fault("server_unreachable") : fault("unknown");
}

// The library gives a distrusted certificate the code of any broken connection; only its words differ.
const isCertificateFault = (error: unknown): boolean =>
  error instanceof Error && /certificate|altnames/i.test(error.message);

function textOf(error: unknown, key: "code" | "command"): string {
  if (!(error instanceof Error) || !(key in error)) return "";
  const value: unknown = Reflect.get(error, key);
  return typeof value === "string" ? value : "";
}

function numberOf(error: unknown, key: "responseCode"): number | null {
  if (!(error instanceof Error) || !(key in error)) return null;
  const value: unknown = Reflect.get(error, key);
  return typeof value === "number" && Number.isInteger(value) && value >= 200 && value < 600 ? value : null;
}
