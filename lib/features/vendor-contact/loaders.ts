import { connection } from "next/server";
import { cache } from "react";
import { arrivals, otherVersions } from "@/db/queries/answer-draft";
import { answerFrame } from "@/db/queries/answer-frame";
import { catalogueRows } from "@/db/queries/offer";
import { negotiationOf } from "@/db/queries/offer-round";
import { answeringCandidates } from "@/db/queries/requirement";
import { vendorContacts } from "@/db/queries/vendor-contact";
import { vendorQuestions } from "@/db/queries/vendor-question";
import { answerWindow } from "@/lib/domain/answer-window";
import { lateEntry } from "@/lib/domain/late-answer";
import { participationState } from "@/lib/domain/participation";
import { readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { env } from "@/lib/server/env";
import { isMailConfigured } from "@/lib/server/mail/settings";
import { currentActor } from "@/lib/server/session";
import { readNotes } from "@/lib/server/vendor-answer";

const LOCAL = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Vendors' contacts, what has arrived from each, and the questions in both directions; null for everybody but leads.
 * Of what vendors type nothing is read, sealed or open: only who, when and how it stands.
 */
export const loadVendorDesk = cache(async (selectionId: string) => {
  await connection();
  const actor = await currentActor();
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "participants.read");
    if (!access.ok) return null;
    const now = new Date().toISOString();
    const contacts = await vendorContacts(reader, selectionId, now);
    const arrived = await arrivals(reader, selectionId);
    const versions = await otherVersions(reader, selectionId);
    const candidates = await answeringCandidates(reader, selectionId);
    const lines = await catalogueRows(reader, selectionId);
    const { finalOver } = await negotiationOf(reader, selectionId);
    return {
      /** What it takes to let in an answer that came late. */
      lateEntry: lateEntry({ ...access.value.selection, finalOver }),
      now,
      window: answerWindow(await answerFrame(reader, selectionId), now),
      mailIsOn: isMailConfigured(),
      localOrigin: LOCAL.test(env().origin) ? env().origin : null,
      candidates: candidates.map(({ id, name, letter, colour }) => ({
        ...{ id, name, letter, colour },
        contacts: contacts
          .filter(({ candidateId }) => candidateId === id)
          .map((contact) => ({
            id: contact.id,
            name: contact.name,
            email: contact.email,
            locale: contact.locale,
            openedAt: contact.openedAt,
            devices: contact.devices,
            edition: contact.edition,
            state: participationState({ ...contact, declaredAt: null }, now),
          })),
        arrivals: arrived
          .filter(({ candidateId }) => candidateId === id)
          .map(({ findings, candidateId: _of, ...arrival }) => ({
            ...arrival,
            refusal: readNotes(findings).refusal,
            letIn: readNotes(findings).letIn,
          })),
        byOtherWays: versions.filter(
          ({ candidateId, channel }) => candidateId === id && channel !== "vendor_page",
        ).length,
      })),
      questions: (await vendorQuestions(reader, selectionId)).map(
        ({ selectionId: _of, ...question }) => question,
      ),
      lines: lines.map(({ id, name }) => ({ id, name })),
    };
  });
});
export type VendorDesk = NonNullable<Awaited<ReturnType<typeof loadVendorDesk>>>;
