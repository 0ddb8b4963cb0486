import { createSecretKey, randomBytes } from "node:crypto";
import { afterEach, beforeEach, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { actorNamed, seedOffers } from "@/db/testing/offer-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { type FilledSheet, type META, workbookOf } from "@/lib/formats/answer/testing-workbook";
import { request } from "@/lib/server/testing/request";
import { keys } from "@/lib/server/testing/sealed-request";
import { receiveWorkbook } from "../../workbook/actions";

/** The surroundings of tests of uploads; the database and the reading of the file are real ones. */

vi.mock("next-intl/server", () => ({ getLocale: async () => "da" }));

export let db: Database;

/** Before each test a selection with offers to come, and its lead asking. */
export function withUploads(): void {
  beforeEach(async () => {
    db = await openMemory();
    await seedOffers(db);
    request.database = db;
    request.actor = actorNamed("lead");
    keys.master = createSecretKey(randomBytes(32));
  });
  afterEach(() => db.close());
}

export const selectionId = "sel_own";
/** A figure that stands in names and prices, and must not be read anywhere while prices are sealed. */
export const CANARY = "71390711";

export const services = (price: string | number): FilledSheet => ({
  kind: "services",
  name: `Priser ${CANARY}`,
  rows: [
    ["line_support", { name: "User support", unitPrice: price, period: "month", driver: "users" }],
    ["line_backup", { name: "Backup", unitPrice: "12,50", period: "month", driver: "GB" }],
  ],
});

export const own = (price: string | number, meta: Partial<typeof META> = {}) =>
  workbookOf([services(price)], meta);

export async function upload(bytes: Uint8Array, candidateId: string | null = null) {
  const sent = new Request("http://localhost/", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
    body: Buffer.from(bytes),
  });
  return receiveWorkbook(sent, selectionId, { candidateId, fileName: `Tilbud ${CANARY}.xlsx` });
}

export async function draftOf(bytes: Uint8Array, candidateId: string | null = null): Promise<string> {
  const outcome = await upload(bytes, candidateId);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value.draftId;
}
