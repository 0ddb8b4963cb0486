import { connection } from "next/server";
import type { Reader } from "@/db/engine/database";
import { organisationsOfUser, selectionOfUser } from "@/db/queries/access";
import { selectionFromRow } from "@/db/queries/dossier-selection";
import { loadScorer, loadScoringFrame, submissionsOf } from "@/db/queries/duties";
import { organisationName } from "@/db/queries/organisation";
import { type SelectionSummary, selectionsOfUser } from "@/db/queries/selection";
import { type NextStep, nextStep } from "@/lib/domain/next-step";
import type { RailSection } from "@/lib/domain/open-points";
import { mayInSelection } from "@/lib/domain/policy";
import { dutiesOf, pairKey } from "@/lib/domain/scoring-duties";
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

/** A selection that somebody only scores in. */
export interface SelectionToScore {
  readonly id: string;
  readonly name: string;
  readonly organisationName: string;
  /** How many parts are submitted, of how many that can be scored now or later. */
  readonly done: number;
  readonly total: number;
  readonly deadline: string | null;
  readonly isClosed: boolean;
}

export interface Home {
  readonly reader: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly isSample: boolean };
  readonly selections: readonly HomeSelection[];
  readonly toScore: readonly SelectionToScore[];
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
      toScore: await toScore(
        reader,
        actor.userId,
        selections.filter(({ role }) => role === "evaluator"),
      ),
      selections: selections
        .filter(({ role }) => role !== "evaluator")
        .map((one) => ({
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

async function toScore(
  reader: Reader,
  userId: string,
  selections: readonly SelectionSummary[],
): Promise<SelectionToScore[]> {
  const found: SelectionToScore[] = [];
  for (const { id, name, organisationName } of selections) {
    const part = await selectionOfUser(reader, userId, id);
    if (!part) continue;
    const duties = dutiesOf(
      await loadScorer(reader, part.participant),
      await loadScoringFrame(reader, id),
    ).filter(({ duty }) => duty === "theirs" || duty === "before_meeting");
    const submitted = new Set((await submissionsOf(reader, part.participant.id)).map(pairKey));
    found.push({
      id,
      name,
      organisationName,
      done: duties.filter((pair) => submitted.has(pairKey(pair))).length,
      total: duties.length,
      deadline: part.selection.scoringDeadline,
      isClosed: part.selection.scoringClosedAt !== null,
    });
  }
  return found;
}

/** What stands around every page of a selection. */
export interface SelectionFrame {
  readonly reader: string;
  /** Let in by a personal link, without an account. */
  readonly isGuest: boolean;
  readonly organisationName: string;
  /** The reader's own organisation: its pages can be gone to. */
  readonly isOwn: boolean;
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
    reader: account ? actor.name : access.value.participant.name,
    isGuest: account === null,
    organisationName: owner?.name ?? (await organisationName(db.read, selection.organisationId)),
    isOwn: owner !== undefined,
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
