import type { Dossier } from "@/lib/domain/dossier";
import type { IsoDay } from "@/lib/domain/iso-day";
import { dossierFromJson } from "../selection-file/read-selection-file";
import hansenMaskinfabrik from "./hansen-maskinfabrik.json";
import { localised, type SampleTexts } from "./localise";
import { movedTo } from "./move-days";

/**
 * The sample: a company that does not exist, and four candidates whose data carries the usual traps. The file is an
 * ordinary selection file; `docs/sample-story.md` tells what is true in it.
 *
 * `today` moves the story's days along, so that a report that is stale in the story is stale whenever it is opened.
 * `texts` are the template texts of the reader's language.
 *
 * @throws Error when the file that ships with the product is broken
 * @example sampleDossier({ today: parseIsoDay("2027-05-03"), texts: templateTexts("da") }).lines[0].name
 * // "Virtuelle servere"
 */
export function sampleDossier({
  today,
  texts,
}: {
  readonly today: IsoDay;
  readonly texts?: SampleTexts;
}): Dossier {
  const moved = movedTo(today, sampleAsWritten());
  return texts === undefined ? moved : localised(moved, texts);
}

/** The sample as it stands in its file: in English, on the story's own days. */
export function sampleAsWritten(): Dossier {
  const outcome = dossierFromJson(hansenMaskinfabrik);
  if (!outcome.ok) throw new Error(`the sample cannot be read: ${JSON.stringify(outcome)}`);
  return outcome.value;
}
