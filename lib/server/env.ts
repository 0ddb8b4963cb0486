import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** Everything the surroundings may set. This is the only place that reads them. */
const Environment = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  NEXT_PHASE: z.string().optional(),
  /** Where the database, files and keys are kept. */
  SHORTLIST_DATA: z.string().min(1).default("./data"),
  /** Where attached files are kept, when it is not the folder `files` in SHORTLIST_DATA: several servers share one. */
  SHORTLIST_FILES: z.string().min(1).optional(),
  /** Where the build lies. */
  NEXT_DIST_DIR: z.string().min(1).default(".next"),
  /** What is started as processes of their own, when it is not what the build made; tests set it. */
  SHORTLIST_OUTSIDE: z.string().min(1).optional(),
  /** A PostgreSQL instead of the file in SHORTLIST_DATA: postgres://user:password@host:port/database */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, "begins with postgres://")
    .optional(),
  /** A statement that takes longer than this is stopped (PostgreSQL). */
  DATABASE_TIMEOUT_SECONDS: z.coerce.number().min(1).max(600).default(15),
  /** Connections that this server holds at most (PostgreSQL). */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(500).default(10),
  /** Signs sessions; servers that share a database share this. Without it, one is kept in SHORTLIST_DATA. */
  SHORTLIST_SECRET: z.string().min(32).optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** The address the server is bound to; anything but loopback asks for a setup code. */
  SHORTLIST_HOST: z.string().min(1).default("127.0.0.1"),
  /** The address people type, when it differs (behind a proxy): https://shortlist.example.dk */
  SHORTLIST_URL: z.url().optional(),
  /** Header in which a trusted proxy says who is calling; without one, the connection's own address is used. */
  SHORTLIST_PROXY_HEADER: z.string().optional(),
  /** Base64 of 32 bytes: the key under which prices and waiting mail are sealed, when it is not in the data folder. */
  SHORTLIST_SEAL_KEY: z
    .base64()
    .refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 bytes in base64")
    .optional(),
  /** smtp://user:password@host:587 or smtps://…; read by `lib/server/mail/settings.ts`, where a mistake stops mail alone. */
  SHORTLIST_SMTP_URL: z.string().optional(),
  /** The address mail comes from: Shortlist <shortlist@example.dk> */
  SHORTLIST_MAIL_FROM: z.string().optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export interface Env {
  readonly production: boolean;
  readonly building: boolean;
  readonly dataFolder: string;
  readonly databaseFile: string;
  /** Attached files, by the hash of their content. */
  readonly filesFolder: string;
  /** Bundled scripts that run as processes of their own; null while developing, when their sources run. */
  readonly outsideFolder: string | null;
  /** Where the database is when it is no file; null for SQLite. */
  readonly postgres: {
    readonly url: string;
    readonly statementMs: number;
    readonly connections: number;
  } | null;
  /** The secret that the surroundings give; null when the installation keeps its own. */
  readonly secret: string | null;
  /** What the product calls itself in links and cookies; no trailing slash. */
  readonly origin: string;
  readonly origins: readonly string[];
  readonly loopback: boolean;
  readonly proxyHeader: string | null;
  /** Base64; null = the file `seal-key` in the data folder. Read it through `masterKey()` only. */
  readonly sealKey: string | null;
  /** As typed; null = not set or empty. Holds a password: read it through `mailSettings()` only. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  readonly logLevel: string;
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);
let parsed: Env | undefined;

/**
 * The parsed environment.
 * @throws ZodError naming the variable that cannot be read
 */
export function env(): Env {
  if (parsed) return parsed;
  const raw = Environment.parse(process.env);
  const dataFolder = path.resolve(/* turbopackIgnore: true */ raw.SHORTLIST_DATA);
  const local = `http://127.0.0.1:${raw.PORT}`;
  const origin = (raw.SHORTLIST_URL ?? local).replace(/\/+$/, "");
  parsed = {
    production: raw.NODE_ENV === "production",
    building: raw.NEXT_PHASE === "phase-production-build",
    dataFolder,
    databaseFile: path.join(dataFolder, "shortlist.sqlite"),
    filesFolder: path.resolve(
      /* turbopackIgnore: true */ raw.SHORTLIST_FILES ?? path.join(dataFolder, "files"),
    ),
    outsideFolder:
      raw.SHORTLIST_OUTSIDE ??
      (raw.NODE_ENV === "production"
        ? path.resolve(/* turbopackIgnore: true */ raw.NEXT_DIST_DIR, "outside")
        : null),
    postgres: raw.DATABASE_URL
      ? {
          url: raw.DATABASE_URL,
          statementMs: raw.DATABASE_TIMEOUT_SECONDS * 1000,
          connections: raw.DATABASE_CONNECTIONS,
        }
      : null,
    secret: raw.SHORTLIST_SECRET ?? null,
    origin,
    origins: [...new Set([origin, local, `http://localhost:${raw.PORT}`])],
    loopback: LOOPBACK.has(raw.SHORTLIST_HOST),
    proxyHeader: raw.SHORTLIST_PROXY_HEADER ?? null,
    sealKey: raw.SHORTLIST_SEAL_KEY ?? null,
    smtpUrl: raw.SHORTLIST_SMTP_URL?.trim() || null,
    mailFrom: raw.SHORTLIST_MAIL_FROM?.trim() || null,
    logLevel: raw.LOG_LEVEL,
  };
  return parsed;
}

/**
 * The installation's own secret: SHORTLIST_SECRET where that is set, else made at the first start and kept beside the
 * database, not in it. Sessions are signed with it: deleting the file signs everybody out.
 */
export function installationSecret(): string {
  const { dataFolder, secret } = env();
  if (secret !== null) return secret;
  const file = path.join(dataFolder, "secret");
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      // Another worker of the same start was faster: its secret is as good.
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, "utf8").trim();
}
