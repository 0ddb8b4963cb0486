import { connection } from "next/server";
import { organisationsOfUser } from "@/db/queries/access";
import { selectionFromRow } from "@/db/queries/dossier-selection";
import { type SelectionSummary, selectionsOfUser } from "@/db/queries/selection";
import { type NextStep, nextStep } from "@/lib/domain/next-step";
import type { RailSection } from "@/lib/domain/open-points";
import { mayInSelection } from "@/lib/domain/policy";
import type { SectionState } from "@/lib/domain/section-state";
import type { Selection } from "@/lib/domain/selection";
import { accountOf, readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { type SelectionRoad, selectionRoad } from "@/lib/server/road";
import { currentActor } from "@/lib/server/session";
import { dayOf } from "@/lib/server/today";

export interface HomeSelection
  extends Pick<SelectionSummary, "id" | "name" | "role" | "phase" | "candidates" | "updatedAt" | "edition"> {
  readonly nextStep: NextStep;
}

export interface Home {
  readonly reader: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly isSample: boolean };
  readonly selections: readonly HomeSelection[];
}

/** The front page of somebody who is signed in; null when nobody is. */
export async function loadHome(): Promise<Home | null> {
  await connection();
  const actor = accountOf(await currentActor());
  if (!actor) return null;
  const db = await database();
  return db.snapshot(async (reader) => {
    const [first] = await organisationsOfUser(reader, actor.userId);
    if (!first) return null;
    const { id, name, isSample } = first.organisation;
    const selections = await selectionsOfUser(reader, actor.userId);
    return {
      reader: actor.name,
      organisation: { id, name, isSample },
      selections: selections.map((one) => ({
        id: one.id,
        name: one.name,
        role: one.role,
        phase: one.phase,
        candidates: one.candidates,
        updatedAt: one.updatedAt,
        edition: one.edition,
        nextStep: nextStep(one),
      })),
    };
  });
}

/** What stands around every page of a selection. */
export interface SelectionFrame {
  readonly reader: string;
  readonly organisationName: string;
  readonly isSample: boolean;
  readonly id: string;
  readonly name: string;
  readonly states: Readonly<Record<RailSection, SectionState>>;
  readonly openBySection: Readonly<Record<RailSection, number>>;
}

/** The frame of a selection; null for strangers, for whom it is not there. */
export async function loadSelectionFrame(selectionId: string): Promise<SelectionFrame | null> {
  await connection();
  const actor = await currentActor();
  if (!actor) return null;
  const db = await database();
  const access = await readSelection(db.read, actor, selectionId, "selection.read");
  if (!access.ok) return null;
  const { selection } = access.value;
  const { road, states } = await selectionRoad(db, access.value, dayOf(new Date()));
  const account = accountOf(actor);
  const organisations = account ? await organisationsOfUser(db.read, account.userId) : [];
  const owner = organisations.find((one) => one.organisation.id === selection.organisationId)?.organisation;
  return {
    reader: actor.name || access.value.participant.name,
    organisationName: owner?.name ?? "",
    isSample: owner?.isSample ?? false,
    id: selection.id,
    name: selection.name,
    states,
    openBySection: road.openBySection,
  };
}

/** The overview of a selection: its road, and what there is of everything. */
export interface Overview extends SelectionRoad {
  readonly selection: Selection;
  readonly edition: number;
  readonly canMove: boolean;
  readonly canEdit: boolean;
}

/** The overview; null for strangers. */
export async function loadOverview(selectionId: string): Promise<Overview | null> {
  await connection();
  const actor = await currentActor();
  const db = await database();
  const access = await readSelection(db.read, actor, selectionId, "selection.read");
  if (!access.ok) return null;
  const { selection, participant } = access.value;
  return {
    ...(await selectionRoad(db, access.value, dayOf(new Date()))),
    selection: selectionFromRow(selection),
    edition: selection.edition,
    canMove: mayInSelection("selection.setPhase", participant.role),
    canEdit: mayInSelection("selection.update", participant.role),
  };
}
