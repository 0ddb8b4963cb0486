import { type AddressInfo, createServer } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail server for tests: speaks SMTP on 127.0.0.1, keeps what it is sent, delivers nothing. */

/** One mail as it arrived, decoded. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** Header names in lower case, values unfolded. */
  readonly headers: ReadonlyMap<string, string>;
  /** As it came over the line. */
  readonly raw: string;
}

export interface MailSink {
  /** For SHORTLIST_SMTP_URL. */
  readonly url: string;
  readonly port: number;
  /** Everything that came, oldest first; with an address, what came for it. */
  list(address?: string): ReceivedMail[];
  /** The newest mail to an address; waits for one that `isIt`, at most ten seconds. */
  newest(address: string, isIt?: (mail: ReceivedMail) => boolean): Promise<ReceivedMail>;
  /** The personal link in the newest mail to an address. */
  linkFor(address: string): Promise<string>;
  /** The code in the newest mail to an address. */
  codeFor(address: string): Promise<string>;
  clear(): void;
  stop(): Promise<void>;
}

/** What a product is started with to send its mail here: `startProduct(mailTo(sink))`. */
export const mailTo = ({ url }: Pick<MailSink, "url">): Record<string, string> => ({
  SHORTLIST_SMTP_URL: url,
  SHORTLIST_MAIL_FROM: "Shortlist <shortlist@example.test>",
});

export interface SinkBehaviour {
  /** Answers for an address or a sender: a number from 400 on refuses it. */
  readonly refuse?: (address: string) => number | null;
  /** Milliseconds before a message is taken. */
  readonly delayMs?: number;
  readonly port?: number;
  readonly user?: { readonly name: string; readonly password: string };
}

class Refused extends Error {
  constructor(readonly responseCode: number) {
    super("refused");
  }
}

/** Starts a mail server on a free port. */
export async function startMailSink(behaviour: SinkBehaviour = {}): Promise<MailSink> {
  const received: ReceivedMail[] = [];
  const { user, refuse, delayMs = 0 } = behaviour;
  const answer = (address: string): Error | null => {
    const code = refuse?.(address) ?? null;
    return code === null ? null : new Refused(code);
  };
  const options: SMTPServerOptions = {
    authOptional: user === undefined,
    // No certificate here; a password over loopback is no secret.
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    closeTimeout: 1_000,
    onAuth: (auth, _session, done) => {
      if (auth.username === user?.name && auth.password === user?.password)
        done(null, { user: auth.username });
      else done(new Refused(535));
    },
    onMailFrom: ({ address }, _session, done) => done(answer(address)),
    onRcptTo: ({ address }, _session, done) => done(answer(address)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = readMail(
          Buffer.concat(chunks).toString("utf8"),
          mailFrom ? mailFrom.address : "",
          rcptTo.map(({ address }) => address),
        );
        setTimeout(() => {
          received.push(mail);
          done();
        }, delayMs);
      });
    },
  };
  const server = new SMTPServer(options);
  // A connection that a stopped product leaves behind is no fault of the test.
  server.on("error", () => undefined);
  const port = behaviour.port ?? (await freePort());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
  const login = user ? `${encodeURIComponent(user.name)}:${encodeURIComponent(user.password)}@` : "";
  const list = (address?: string) =>
    address === undefined ? [...received] : received.filter(({ to }) => to.includes(address.toLowerCase()));
  const newest = async (address: string, isIt: (mail: ReceivedMail) => boolean = () => true) => {
    for (const end = Date.now() + 10_000; Date.now() < end; ) {
      const found = list(address).findLast(isIt);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`no such mail came to ${address}; ${received.length} came in all`);
  };
  return {
    url: `smtp://${login}127.0.0.1:${port}`,
    port,
    list,
    newest,
    linkFor: async (address) => linkIn(await newest(address, ({ text }) => text.includes("/invited/"))),
    codeFor: async (address) => {
      const { text } = await newest(address, (mail) =>
        /: ([0-9A-Z][0-9A-Z -]{4,14}[0-9A-Z])$/m.test(mail.text),
      );
      return /: ([0-9A-Z][0-9A-Z -]{4,14}[0-9A-Z])$/m.exec(text)?.[1] ?? "";
    },
    clear: () => {
      received.length = 0;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function linkIn({ text }: ReceivedMail): string {
  const link = /https?:\/\/\S+\/invited\/\S+/.exec(text)?.[0];
  if (link === undefined) throw new Error("the mail holds no personal link");
  return link;
}

/** A port nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port }: Pick<AddressInfo, "port"> = Object.assign({ port: 0 }, probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** Reads a mail as the product writes them: headers, and text and HTML as alternatives. */
export function readMail(raw: string, from: string, to: readonly string[]): ReceivedMail {
  const whole = partOf(raw);
  const boundary = /boundary="?([^";]+)"?/i.exec(whole.headers.get("content-type") ?? "")?.[1];
  const parts =
    boundary === undefined
      ? [whole]
      : whole.body
          .split(`--${boundary}`)
          .slice(1, -1)
          .map((each) => partOf(each));
  const decoded = (type: string): string => {
    const part = parts.find(({ headers }) => headers.get("content-type")?.startsWith(type));
    return part ? bodyOf(part) : "";
  };
  return {
    from,
    to: to.map((address) => address.toLowerCase()),
    subject: decodeWords(whole.headers.get("subject") ?? ""),
    text: decoded("text/plain").replace(/\r\n/g, "\n"),
    html: decoded("text/html").replace(/\r\n/g, "\n"),
    messageId: whole.headers.get("message-id") ?? "",
    headers: whole.headers,
    raw,
  };
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

function partOf(raw: string): Part {
  const text = raw.replace(/^\r?\n/, "");
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const headers = new Map(
    head
      .replace(/\r?\n[ \t]+/g, " ")
      .split(/\r?\n/)
      .map((line) => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
  );
  return { headers, body: end ? text.slice(end.index + end[0].length) : "" };
}

function bodyOf({ headers, body }: Part): string {
  const encoding = headers.get("content-transfer-encoding")?.toLowerCase() ?? "7bit";
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return encoding === "quoted-printable" ? fromQuoted(body.replace(/=\r?\n/g, "")) : body;
}

/** `=C3=B8` is one byte each; what stands there plainly stays. */
function fromQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** `=?UTF-8?Q?S=C3=B8ren?=` and `=?UTF-8?B?…?=`, several in a row joined before they are read. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_all, kind: string, content: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(content, "base64").toString("latin1")
        : content
            .replace(/_/g, " ")
            .replace(/=([0-9A-F]{2})/gi, (_hex, hex: string) =>
              String.fromCharCode(Number.parseInt(hex, 16)),
            ),
    )
    .replace(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, "latin1").toString("utf8"));
}
