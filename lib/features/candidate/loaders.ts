import { connection } from "next/server";
import { type CandidateRows, candidateRows, vendorsToChoose } from "@/db/queries/candidate";
import { loadCandidates } from "@/db/queries/dossier-candidates";
import { possibleCallers } from "@/db/queries/reference-call";
import type { Candidate } from "@/lib/domain/candidate";
import type { IsoDay } from "@/lib/domain/iso-day";
import type { Currency } from "@/lib/domain/money";
import { mayInSelection } from "@/lib/domain/policy";
import { PARTNER_TYPES, type PartnerType } from "@/lib/domain/selection";
import { readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";
import { dayOf } from "@/lib/server/today";

interface SelectionFrame {
  readonly selectionId: string;
  readonly currency: Currency;
  readonly wantedPartnerType: PartnerType | null;
  readonly mayWrite: boolean;
  readonly today: IsoDay;
}

export interface CandidatesPage extends SelectionFrame {
  readonly candidates: readonly Candidate[];
  /** The directory to add from; empty for those who may not. */
  readonly vendors: Awaited<ReturnType<typeof vendorsToChoose>>;
}

/** All candidates of a selection with their background; null when it is not this reader's to see. */
export async function loadCandidatesPage(selectionId: string): Promise<CandidatesPage | null> {
  await connection();
  const actor = await currentActor();
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "selection.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    const mayWrite = mayInSelection("candidate.add", participant.role);
    return {
      ...frame(selection, mayWrite),
      candidates: await loadCandidates(reader, selection.id),
      vendors: mayWrite ? await vendorsToChoose(reader, selection.organisationId, selection.id) : [],
    };
  });
}

export interface CandidatePage extends SelectionFrame {
  readonly rows: CandidateRows;
  /** The same candidate as the rules read it. */
  readonly candidate: Candidate;
  /** Who can be asked to call references; empty for those who may not ask. */
  readonly callers: Awaited<ReturnType<typeof possibleCallers>>;
}

/** One candidate with everything stored about it; null when it is not this reader's to see. */
export async function loadCandidatePage(
  selectionId: string,
  candidateId: string,
): Promise<CandidatePage | null> {
  await connection();
  const actor = await currentActor();
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "selection.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    const rows = await candidateRows(reader, selection.id, candidateId);
    const candidate = (await loadCandidates(reader, selection.id)).find(({ id }) => id === candidateId);
    if (!rows || !candidate) return null;
    const mayWrite = mayInSelection("candidate.updateBackground", participant.role);
    return {
      ...frame(selection, mayWrite),
      rows,
      candidate,
      callers: mayWrite ? await possibleCallers(reader, selection.id) : [],
    };
  });
}

function frame(
  selection: { id: string; currency: Currency; wantedPartnerType: number | null },
  mayWrite: boolean,
): SelectionFrame {
  return {
    selectionId: selection.id,
    currency: selection.currency,
    wantedPartnerType: PARTNER_TYPES.find((type) => type === selection.wantedPartnerType) ?? null,
    mayWrite,
    today: dayOf(new Date()),
  };
}
