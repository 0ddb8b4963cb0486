import { importSelection } from "@/db/writes/dossier";
import type { SampleTexts } from "@/lib/formats/sample/localise";
import { sampleDossier } from "@/lib/formats/sample/sample";
import type { FillSample } from "./installation";
import { dayOf } from "./today";

/** Reads the sample in one language, before a transaction is opened, and gives back what puts it into an organisation. */
export function fillSample(texts: SampleTexts, now: Date): FillSample {
  const dossier = sampleDossier({ today: dayOf(now), texts });
  // Whoever looks around is the story's own lead, so that its scores are theirs to change.
  const storyLead = dossier.participants.find(({ role }) => role === "lead");
  return (tx, organisationId, lead, at) =>
    importSelection(tx, dossier, {
      organisationId,
      lead: { ...lead, ...(storyLead ? { asParticipant: storyLead.id } : {}) },
      now: at,
    });
}
