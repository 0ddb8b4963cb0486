import { importSelection } from "@/db/writes/dossier";
import type { SampleTexts } from "@/lib/formats/sample/localise";
import { sampleDossier } from "@/lib/formats/sample/sample";
import type { FillSample } from "./installation";
import { dayOf } from "./today";

/** Reads the sample in one language, before a transaction is opened, and gives back what puts it into an organisation. */
export function fillSample(texts: SampleTexts, now: Date): FillSample {
  const dossier = sampleDossier({ today: dayOf(now), texts });
  return (tx, organisationId, lead, at) => importSelection(tx, dossier, { organisationId, lead, now: at });
}
