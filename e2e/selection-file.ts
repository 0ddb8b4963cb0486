import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type APIRequestContext, expect } from "@playwright/test";

export const SAMPLE_PATH = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../lib/formats/sample/hansen-maskinfabrik.json",
);

/** The parts of a selection file that tests look at or change. */
export interface SelectionFile {
  selection: { name: string; [key: string]: unknown };
  candidates: { id: string; vendor: { legalName: string; [key: string]: unknown }; [key: string]: unknown }[];
  [key: string]: unknown;
}

/** The shipped sample as it stands in its file. */
export function sampleFile(): SelectionFile {
  return JSON.parse(readFileSync(SAMPLE_PATH, "utf8"));
}

/** Imports a file as the page does, without its clicks; answers the new selection's id. */
export async function importFile(request: APIRequestContext, file: SelectionFile): Promise<string> {
  const answer = await request.post("/api/selections/import", {
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    data: JSON.stringify(file),
  });
  const body: { ok: boolean; value?: { id: string } } = await answer.json();
  expect(body.ok, `the file is taken: ${JSON.stringify(body).slice(0, 300)}`).toBe(true);
  return body.value?.id ?? "";
}

/** The shipped sample before anybody has scored: whoever imports it scores, and scoring is open. */
export function unscoredFile(): SelectionFile {
  return { ...sampleFile(), participants: [], scores: [] };
}
