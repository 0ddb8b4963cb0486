import { eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Sealing } from "@/lib/domain/selection";
import type { SelectionSettings } from "@/lib/domain/selection-settings";
import type { TemplateKey } from "@/lib/domain/selection-template";
import type { TemplateContent } from "@/lib/domain/template-content";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { SelectionRow } from "../queries/access";
import { catalogueLine } from "../schema/offer";
import { participant } from "../schema/participant";
import { requestPoint } from "../schema/request";
import { criterion, criterionGroup, requirement } from "../schema/scoring";
import { selection } from "../schema/selection";

const settingColumns = (settings: SelectionSettings) => ({
  name: settings.name,
  currency: settings.currency,
  horizonMonths: settings.horizonMonths,
  targetType: settings.targetType,
  wantedPartnerType: settings.wantedPartnerType,
  usersMilli: settings.quantities.users,
  serversMilli: settings.quantities.servers,
  gbMilli: settings.quantities.gb,
  devicesMilli: settings.quantities.devices,
  discountBasisPoints: settings.discountBasisPoints,
});

/** The part of a row that its settings form holds, e.g. to record what it said before. */
export function settingsOfRow(row: SelectionRow) {
  return {
    name: row.name,
    currency: row.currency,
    horizonMonths: row.horizonMonths,
    targetType: row.targetType,
    wantedPartnerType: row.wantedPartnerType,
    usersMilli: row.usersMilli,
    serversMilli: row.serversMilli,
    gbMilli: row.gbMilli,
    devicesMilli: row.devicesMilli,
    discountBasisPoints: row.discountBasisPoints,
  };
}

export interface NewSelection {
  readonly organisationId: string;
  readonly settings: SelectionSettings;
  readonly template: TemplateKey;
  readonly content: TemplateContent;
  readonly priceShareTenths: number;
  readonly sealing: Sealing;
  /** Whoever creates it leads it. */
  readonly lead: { readonly userId: string; readonly name: string };
}

/** Makes a selection with the catalogue, criteria and requirements of its template, and its first participant. */
export async function createSelection(tx: Tx, made: NewSelection, now: string): Promise<string> {
  const id = newId("sel");
  await tx.insert(selection).values({
    id,
    organisationId: made.organisationId,
    template: made.template,
    ...settingColumns(made.settings),
    phase: "prepare",
    priceFormula: "proportional",
    priceShareTenths: made.priceShareTenths,
    slopeHundredths: 100,
    tieBreak: "shared",
    sealing: made.sealing,
    revision: 1,
    edition: 1,
    createdAt: now,
    updatedAt: now,
  });
  await tx.insert(participant).values({
    id: newId("par"),
    selectionId: id,
    userId: made.lead.userId,
    name: made.lead.name,
    role: "lead",
    createdAt: now,
  });
  await insertContent(tx, id, made.content);
  return id;
}

async function insertContent(tx: Tx, selectionId: string, content: TemplateContent): Promise<void> {
  const lines = content.lines.map(({ key, ...line }, position) => ({
    ...line,
    id: newId("line"),
    selectionId,
    templateKey: key,
    position,
    edition: 1,
  }));
  if (lines.length > 0) await tx.insert(catalogueLine).values(lines);
  for (const [position, { key, name, weight, criteria }] of content.groups.entries()) {
    const groupId = newId("grp");
    await tx
      .insert(criterionGroup)
      .values({ id: groupId, selectionId, name, templateKey: key, weight, position, edition: 1 });
    const rows = criteria.map(({ key: criterionKey, rubric, ...rest }, place) => ({
      ...rest,
      id: newId("cri"),
      groupId,
      templateKey: criterionKey,
      rubric1: rubric[0] ?? "",
      rubric2: rubric[1] ?? "",
      rubric3: rubric[2] ?? "",
      rubric4: rubric[3] ?? "",
      rubric5: rubric[4] ?? "",
      position: place,
      edition: 1,
    }));
    if (rows.length > 0) await tx.insert(criterion).values(rows);
  }
  const requirements = content.requirements.map(({ key, name, level }, position) => ({
    id: newId("req"),
    selectionId,
    name,
    templateKey: key,
    level,
    position,
    edition: 1,
  }));
  if (requirements.length > 0) await tx.insert(requirement).values(requirements);
  const points = content.points.map(({ key, name, help }, position) => ({
    id: newId("pnt"),
    selectionId,
    kind: "contract" as const,
    templateKey: key,
    name,
    help,
    position,
    edition: 1,
  }));
  if (points.length > 0) await tx.insert(requestPoint).values(points);
}

/**
 * Changes a selection's settings. The later of two people who edit at once is told, with what stands there now.
 * @returns the new edition, or `row.changed_meanwhile`
 */
export async function updateSelectionSettings(
  tx: Tx,
  current: SelectionRow,
  settings: SelectionSettings,
  expectedEdition: number,
): Promise<Outcome<{ edition: number }>> {
  if (current.edition !== expectedEdition)
    return fail("row.changed_meanwhile", { edition: current.edition, name: current.name });
  const edition = current.edition + 1;
  await tx
    .update(selection)
    .set({ ...settingColumns(settings), edition })
    .where(eq(selection.id, current.id));
  return succeed({ edition });
}

/** Gives a selection another name and leaves the rest. */
export async function renameSelection(
  tx: Tx,
  current: SelectionRow,
  name: string,
  expectedEdition: number,
): Promise<Outcome<{ edition: number }>> {
  if (current.edition !== expectedEdition)
    return fail("row.changed_meanwhile", { edition: current.edition, name: current.name });
  const edition = current.edition + 1;
  await tx.update(selection).set({ name, edition }).where(eq(selection.id, current.id));
  return succeed({ edition });
}

/**
 * Removes a selection with everything in it; vendors stay in the directory. The record of what was done stays too.
 * Its name must be typed, so that nobody removes the wrong one.
 */
export async function deleteSelection(
  tx: Tx,
  current: SelectionRow,
  typedName: string,
): Promise<Outcome<{ id: string }>> {
  if (typedName.trim().toLowerCase() !== current.name.trim().toLowerCase())
    return fail("selection.name_differs", {}, [
      { path: "typedName", code: "selection.name_differs", params: {} },
    ]);
  await tx.delete(selection).where(eq(selection.id, current.id));
  return succeed({ id: current.id });
}
