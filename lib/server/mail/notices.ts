import type { Tx } from "@/db/engine/database";
import type { SelectionRow } from "@/db/queries/access";
import { mailReaders } from "@/db/queries/mail";
import { organisationName } from "@/db/queries/organisation";
import { cancelMail } from "@/db/writes/mail";
import { conflictDeclaredMail } from "@/lib/formats/mail/conflict-declared";
import { openingAskedMail } from "@/lib/formats/mail/opening-asked";
import type { TextsOf } from "../participant-mail";
import { enqueueMail } from "./queue";
import { isMailConfigured } from "./settings";

/** Mail that tells participants of something others did. Without mail set up nothing is sent: the pages say it, too. */

export interface Notice {
  readonly selection: Pick<SelectionRow, "id" | "organisationId" | "name">;
  /** What stands before the path of a link: https://shortlist.example.dk */
  readonly origin: string;
  readonly textsOf: TextsOf;
}

/** Tells every lead that somebody declared conflicts of interest; one who declares them needs no mail about it. */
export async function tellLeadsOfConflicts(
  tx: Tx,
  { selection, origin, textsOf }: Notice,
  declared: {
    readonly participant: { readonly id: string; readonly name: string };
    readonly candidates: readonly string[];
  },
  now: string,
): Promise<void> {
  if (!isMailConfigured() || declared.candidates.length === 0) return;
  const organisation = await organisationName(tx, selection.organisationId);
  const leads = (await mailReaders(tx, selection.id)).filter(
    ({ id, role }) => role === "lead" && id !== declared.participant.id,
  );
  for (const lead of leads) {
    const content = conflictDeclaredMail(textsOf(lead.locale), {
      locale: lead.locale,
      name: lead.name,
      participant: declared.participant.name,
      candidate: declared.candidates.join(", "),
      organisation,
      selection: selection.name,
      url: `${origin}/selections/${selection.id}/scoring/people`,
    });
    await enqueueMail(
      tx,
      {
        organisationId: selection.organisationId,
        selectionId: selection.id,
        participantId: lead.id,
        kind: "conflict_declared",
        toAddress: lead.address,
        content,
      },
      now,
    );
  }
}

/** Asks the second person to confirm the opening of prices. Asked anew, an older mail that has not left is taken back. */
export async function askToConfirmOpening(
  tx: Tx,
  { selection, origin, textsOf }: Notice,
  { confirmerId, leadName }: { readonly confirmerId: string; readonly leadName: string },
  now: string,
): Promise<void> {
  if (!isMailConfigured()) return;
  const confirmer = (await mailReaders(tx, selection.id)).find(({ id }) => id === confirmerId);
  if (!confirmer) return;
  const content = openingAskedMail(textsOf(confirmer.locale), {
    locale: confirmer.locale,
    name: confirmer.name,
    lead: leadName,
    organisation: await organisationName(tx, selection.organisationId),
    selection: selection.name,
    url: `${origin}/selections/${selection.id}/offers/opening`,
  });
  await cancelMail(tx, confirmerId, ["opening_asked"]);
  await enqueueMail(
    tx,
    {
      organisationId: selection.organisationId,
      selectionId: selection.id,
      participantId: confirmer.id,
      kind: "opening_asked",
      toAddress: confirmer.address,
      content,
    },
    now,
  );
}
