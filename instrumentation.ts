import type { Instrumentation } from "next";

/** Runs once when the server starts, before it answers anything. */
export async function register(): Promise<void> {
  // The bundler reads this word to leave the rest out of a build for a runtime that has no sockets.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { stampAddresses } = await import("@/lib/server/client-address");
  stampAddresses();
  const { watchAnswers } = await import("@/lib/server/storage-answer");
  watchAnswers();
  const { clearUnfinished } = await import("@/lib/server/files/file-store");
  clearUnfinished(Date.now());
  const { watchDatabase } = await import("@/lib/server/away");
  const { database } = await import("@/lib/server/database");
  watchDatabase(database);
  const { keepSettling } = await import("@/lib/server/files/gone-content");
  keepSettling(database);
  const { startMail } = await import("@/lib/server/mail/start");
  const { loadMessages } = await import("@/lib/i18n/load-messages");
  startMail((locale) => loadMessages(locale).mail.letter);
}

/** Whatever page or route has broken: when it is the database's fault, its answer says so. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteFault } = await import("@/lib/server/storage-answer");
  const { AWAY_RETRY_SECONDS } = await import("@/lib/i18n/away-page");
  const { awayAnswer } = await import("@/lib/i18n/away-answer");
  noteFault(error, request.headers, AWAY_RETRY_SECONDS, awayAnswer);
};
