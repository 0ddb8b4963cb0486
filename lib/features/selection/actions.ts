"use server";

import { getLocale } from "next-intl/server";
import { contentHashes } from "@/db/queries/document";
import {
  createSelection as create,
  deleteSelection as remove,
  renameSelection as rename,
  settingsOfRow,
  updateSelectionSettings,
} from "@/db/writes/selection";
import { moveSelection } from "@/db/writes/selection-phase";
import { type Outcome, succeed } from "@/lib/domain/outcome";
import { selectionTemplate } from "@/lib/domain/selection-template";
import { templateContent } from "@/lib/domain/template-content";
import { templateTexts } from "@/lib/i18n/templates/by-locale";
import { organisationAction, selectionAction } from "@/lib/server/action";
import { database } from "@/lib/server/database";
import { noteGone, settleGone } from "@/lib/server/files/gone-content";
import { fillSample } from "@/lib/server/sample";
import { dayOf } from "@/lib/server/today";
import {
  CreateSelectionInput,
  DeleteSelectionInput,
  LoadSampleInput,
  RenameSelectionInput,
  SetPhaseInput,
  UpdateSettingsInput,
} from "./schema";

/** A new selection from a template, in the language of whoever makes it. */
export const createSelection = organisationAction({
  name: "selection.create",
  input: CreateSelectionInput,
  prepare: async ({ template }) =>
    templateContent(selectionTemplate(template), templateTexts(await getLocale())),
  write: async ({ tx, input, prepared, actor, authorized, now, audit }) => {
    const id = await create(
      tx,
      {
        organisationId: input.organisationId,
        settings: input.settings,
        template: input.template,
        content: prepared,
        sealing: input.sealing,
        priceShareTenths: selectionTemplate(input.template).priceShareTenths,
        lead: { userId: authorized.userId, name: actor.name },
      },
      now,
    );
    audit(id, undefined, { template: input.template, sealing: input.sealing, ...input.settings });
    return succeed({ id });
  },
});

/** Everything the settings form holds. */
export const updateSettings = selectionAction({
  name: "selection.update",
  input: UpdateSettingsInput,
  write: async ({ tx, input, authorized, audit }) => {
    const current = authorized.selection;
    const outcome = await updateSelectionSettings(tx, current, input.settings, input.expectedEdition);
    if (outcome.ok) audit(current.id, settingsOfRow(current), input.settings);
    return outcome;
  },
});

/** Another name, from the list of selections. */
export const renameSelection = selectionAction({
  name: "selection.update",
  input: RenameSelectionInput,
  write: async ({ tx, input, authorized, audit }) => {
    const current = authorized.selection;
    const outcome = await rename(tx, current, input.name, input.expectedEdition);
    if (outcome.ok) audit(current.id, { name: current.name }, { name: input.name });
    return outcome;
  },
});

const removeWhole = selectionAction({
  name: "selection.delete",
  input: DeleteSelectionInput,
  write: async ({ tx, input, authorized, audit }) => {
    const current = authorized.selection;
    const contents = await contentHashes(tx, current.id);
    const outcome = await remove(tx, current, input.typedName);
    if (!outcome.ok) return outcome;
    audit(current.id, settingsOfRow(current), undefined);
    return succeed({ id: outcome.value.id, note: contents.length === 0 ? null : noteGone(contents) });
  },
});

/** Gone with everything in it, after its name was typed; its files, too, as far as no other document holds the same. */
export async function deleteSelection(
  input: Parameters<typeof removeWhole>[0],
): Promise<Outcome<{ readonly id: string }>> {
  const outcome = await removeWhole(input);
  if (!outcome.ok) return outcome;
  const { id, note } = outcome.value;
  if (note !== null) await settleGone(await database(), note);
  return succeed({ id });
}

/** On to another phase, or back; what is passed over is recorded with the reason. */
export const setPhase = selectionAction({
  name: "selection.setPhase",
  input: SetPhaseInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const current = authorized.selection;
    const today = dayOf(new Date(now));
    const outcome = await moveSelection(
      tx,
      current,
      authorized.participant,
      input.phase,
      input.reason,
      today,
    );
    if (!outcome.ok) return outcome;
    const { passedOver } = outcome.value;
    audit(current.id, { phase: current.phase }, { phase: input.phase, reason: input.reason, passedOver });
    return succeed({ phase: input.phase });
  },
});

/** The sample as one more selection of the reader's own organisation, to look at beside the real ones. */
export const loadSample = organisationAction({
  name: "selection.import",
  input: LoadSampleInput,
  prepare: async () => fillSample(templateTexts(await getLocale()), new Date()),
  write: async ({ tx, input, prepared, actor, authorized, now, audit }) => {
    const lead = { userId: authorized.userId, name: actor.name };
    const id = await prepared(tx, input.organisationId, lead, now);
    audit(id, undefined, { from: "sample" });
    return succeed({ id });
  },
});
