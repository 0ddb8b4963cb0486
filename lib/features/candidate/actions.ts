"use server";

import { contentHashes } from "@/db/queries/document";
import { deleteAssuranceReport, saveAssuranceReport } from "@/db/writes/assurance-report";
import {
  addCandidate,
  addCandidateWithNewVendor,
  removeCandidate,
  setCandidateStage,
  updateCandidateBackground,
} from "@/db/writes/candidate";
import { saveCapabilities } from "@/db/writes/capability";
import { deleteFinancialYear, saveFinancialYears } from "@/db/writes/financial-year";
import { deleteReference, saveCall, saveReference } from "@/db/writes/reference";
import type { Change } from "@/db/writes/row-change";
import { saveSupplierFact } from "@/db/writes/supplier-fact";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { writeOrganisation } from "@/lib/server/access";
import { selectionAction } from "@/lib/server/action";
import { database } from "@/lib/server/database";
import { noteGone, settleGone } from "@/lib/server/files/gone-content";
import { dayOf } from "@/lib/server/today";
import {
  AddCandidateInput,
  DeleteRowInput,
  RemoveCandidateInput,
  SaveCallInput,
  SaveCapabilitiesInput,
  SaveFactInput,
  SaveReferenceInput,
  SaveReportInput,
  SaveYearsInput,
  SetStageInput,
  UpdateBackgroundInput,
} from "./schema";

/**
 * Every write answers with when it was made, for "Saved 12:03", and with the editions it left, so that whoever saves
 * twice in a row is not told that somebody else was faster.
 */
function editionOf(change: Change<{ edition: number }>, key: string = change.id): Record<string, number> {
  return change.after ? { [key]: change.after.edition } : {};
}

function merged(editions: readonly Record<string, number>[]): Record<string, number> {
  return Object.fromEntries(editions.flatMap((one) => Object.entries(one)));
}

export const addCandidateToSelection = selectionAction({
  name: "candidate.add",
  input: AddCandidateInput,
  write: async ({ tx, input, actor, authorized, audit, now }) => {
    const { selectionId, vendor } = input;
    const { organisationId } = authorized.selection;
    if (vendor.kind === "known") {
      const added = await addCandidate(tx, { selectionId, organisationId, now, vendorId: vendor.vendorId });
      if (!added.ok) return added;
      audit(added.value.id, added.value.before, added.value.after);
      return succeed({ candidateId: added.value.id, at: now });
    }
    // The directory is the organisation's: leading a selection is not enough to write in it.
    const directory = await writeOrganisation(tx, actor, organisationId, "vendor.create");
    if (!directory.ok) return fail(directory.code);
    const { kind: _, evenIfNameIsKnown, ...company } = vendor;
    const added = await addCandidateWithNewVendor(tx, {
      selectionId,
      organisationId,
      now,
      vendor: company,
      evenIfNameIsKnown,
    });
    if (!added.ok) return added;
    for (const change of [added.value.vendor, added.value.candidate])
      audit(change.id, change.before, change.after);
    return succeed({ candidateId: added.value.candidate.id, at: now });
  },
});

export const setStage = selectionAction({
  name: "candidate.setStage",
  input: SetStageInput,
  write: async ({ tx, input, audit, now }) => {
    const moved = await setCandidateStage(tx, { ...input, now });
    if (!moved.ok) return moved;
    const { id, before, after } = moved.value;
    audit(id, before, after);
    return succeed({
      at: now,
      letter: after?.letter ?? null,
      previous: { stage: before?.stage ?? input.from, reason: before?.stageReason ?? "" },
    });
  },
});

const removeWhole = selectionAction({
  name: "candidate.remove",
  input: RemoveCandidateInput,
  write: async ({ tx, input, audit, now }) => {
    const contents = await contentHashes(tx, input.selectionId, input.candidateId);
    const removed = await removeCandidate(tx, input);
    if (!removed.ok) return removed;
    audit(removed.value.id, removed.value.before, removed.value.after);
    const note = contents.length === 0 ? null : noteGone(contents);
    return succeed({ at: now, vendorId: removed.value.before?.vendorId ?? "", note });
  },
});

/** Takes a candidate out with its files, as far as no other document holds the same. */
export async function removeFromSelection(
  input: Parameters<typeof removeWhole>[0],
): Promise<Outcome<{ readonly at: string; readonly vendorId: string }>> {
  const outcome = await removeWhole(input);
  if (!outcome.ok) return outcome;
  const { note, ...value } = outcome.value;
  if (note !== null) await settleGone(await database(), note);
  return succeed(value);
}

export const updateBackground = selectionAction({
  name: "candidate.updateBackground",
  input: UpdateBackgroundInput,
  write: async ({ tx, input, audit, now }) => {
    const updated = await updateCandidateBackground(tx, { ...input, now, today: dayOf(new Date(now)) });
    if (!updated.ok) return updated;
    audit(updated.value.id, updated.value.before, updated.value.after);
    return succeed({ at: now, editions: editionOf(updated.value) });
  },
});

export const saveYears = selectionAction({
  name: "financialYear.save",
  input: SaveYearsInput,
  write: async ({ tx, input, audit, now }) => {
    const saved = await saveFinancialYears(tx, { ...input, today: dayOf(new Date(now)) });
    if (!saved.ok) return saved;
    for (const { id, before, after } of saved.value) audit(id, before, after);
    return succeed({ at: now, editions: merged(saved.value.map((change) => editionOf(change))) });
  },
});

export const deleteYear = selectionAction({
  name: "financialYear.delete",
  input: DeleteRowInput,
  write: async ({ tx, input, audit, now }) => {
    const deleted = await deleteFinancialYear(tx, input);
    if (!deleted.ok) return deleted;
    audit(deleted.value.id, deleted.value.before, deleted.value.after);
    return succeed({ at: now });
  },
});

export const saveReport = selectionAction({
  name: "assuranceReport.save",
  input: SaveReportInput,
  write: async ({ tx, input, audit, now }) => {
    const saved = await saveAssuranceReport(tx, { ...input, today: dayOf(new Date(now)) });
    if (!saved.ok) return saved;
    audit(saved.value.id, saved.value.before, saved.value.after);
    return succeed({ at: now, editions: editionOf(saved.value) });
  },
});

export const deleteReport = selectionAction({
  name: "assuranceReport.delete",
  input: DeleteRowInput,
  write: async ({ tx, input, audit, now }) => {
    const deleted = await deleteAssuranceReport(tx, input);
    if (!deleted.ok) return deleted;
    audit(deleted.value.id, deleted.value.before, deleted.value.after);
    return succeed({ at: now });
  },
});

export const saveFact = selectionAction({
  name: "supplierFact.save",
  input: SaveFactInput,
  write: async ({ tx, input, audit, now }) => {
    const saved = await saveSupplierFact(tx, { ...input, today: dayOf(new Date(now)) });
    if (!saved.ok) return saved;
    audit(saved.value.id, saved.value.before, saved.value.after);
    return succeed({ at: now, editions: editionOf(saved.value, input.fact) });
  },
});

export const saveCapabilityRecords = selectionAction({
  name: "capability.save",
  input: SaveCapabilitiesInput,
  write: async ({ tx, input, audit, now }) => {
    const saved = await saveCapabilities(tx, { ...input, today: dayOf(new Date(now)) });
    if (!saved.ok) return saved;
    for (const { id, before, after } of saved.value) audit(id, before, after);
    return succeed({
      at: now,
      editions: merged(
        saved.value.map((change, index) => editionOf(change, input.entries[index]?.capability)),
      ),
    });
  },
});

export const saveReferenceCall = selectionAction({
  name: "reference.save",
  input: SaveReferenceInput,
  write: async ({ tx, input, audit, now }) => {
    const saved = await saveReference(tx, { ...input, today: dayOf(new Date(now)) });
    if (!saved.ok) return saved;
    audit(saved.value.id, saved.value.before, saved.value.after);
    return succeed({ at: now, editions: editionOf(saved.value) });
  },
});

/** By whoever was asked to make the call; see `saveReferenceCall` for everything else about a reference. */
export const saveOwnCall = selectionAction({
  name: "reference.saveCall",
  input: SaveCallInput,
  write: async ({ tx, input, authorized, audit, now }) => {
    const saved = await saveCall(tx, authorized, { ...input, today: dayOf(new Date(now)) });
    if (!saved.ok) return saved;
    audit(saved.value.id, saved.value.before, saved.value.after);
    return succeed({ at: now, editions: editionOf(saved.value) });
  },
});

export const deleteReferenceCall = selectionAction({
  name: "reference.delete",
  input: DeleteRowInput,
  write: async ({ tx, input, audit, now }) => {
    const deleted = await deleteReference(tx, input);
    if (!deleted.ok) return deleted;
    audit(deleted.value.id, deleted.value.before, deleted.value.after);
    return succeed({ at: now });
  },
});
