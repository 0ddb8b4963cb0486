import { connection } from "next/server";
import type { ParticipantRow } from "@/db/queries/access";
import { selectionFromRow } from "@/db/queries/dossier-selection";
import { type Basis, defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { type ComparisonFrame, comparisonFrame } from "@/lib/domain/comparison/frame";
import { type GapEntry, gapList } from "@/lib/domain/comparison/gap-list";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { type ComparisonStanding, comparisonStanding } from "@/lib/domain/comparison/standing";
import type { IsoDay } from "@/lib/domain/iso-day";
import type { WarningCount } from "@/lib/domain/offer-warnings";
import { mayInSelection, mayRead } from "@/lib/domain/policy";
import { readSelection } from "@/lib/server/access";
import { comparisonBody, firstScreen, preparedComparison } from "@/lib/server/comparison-cache";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";
import { dayOf } from "@/lib/server/today";
import { basisFromParameters } from "./schema";

export interface ComparisonPage {
  readonly frame: ComparisonFrame;
  /** What it still waits for. */
  readonly standing: ComparisonStanding;
  /** What to notice about the offers, in numbers; none while prices are sealed. */
  readonly warnings: readonly WarningCount[];
  /** Where what is missing is settled; null where that is not the reader's to do. */
  readonly links: Readonly<Record<"opening" | "progress" | "scores" | "answers", string | null>>;
  /** May take the comparison along as a file. */
  readonly mayExport: boolean;
  /** May store other weights. */
  readonly mayWeigh: boolean;
  /** The scoring model is locked: weights can be tried, not kept. */
  readonly isLocked: boolean;
  readonly revision: number;
  readonly today: IsoDay;
  readonly ownBasis: Basis;
}

/** The comparison page's first screen on the basis its address asks for; null for strangers. */
export async function loadComparisonPage(
  selectionId: string,
  parameters: Record<string, unknown>,
): Promise<ComparisonPage | null> {
  await connection();
  const db = await database();
  const access = await readSelection(db.read, await currentActor(), selectionId, "comparison.read");
  if (!access.ok) return null;
  const ownBasis = defaultBasis(selectionFromRow(access.value.selection));
  const today = dayOf(new Date());
  const { selection, participant } = access.value;
  const shown = await firstScreen(db, access.value, today, basisFromParameters(parameters, ownBasis));
  return {
    ...shown,
    links: linksFor(selection.id, participant),
    mayExport: mayRead("selection.export", participant.role),
    mayWeigh: mayInSelection("selection.keepWeights", participant.role),
    isLocked: selection.modelLockedAt !== null,
    revision: selection.revision,
    today,
    ownBasis,
  };
}

function linksFor(
  selectionId: string,
  { role, knowsPrices }: Pick<ParticipantRow, "role" | "knowsPrices">,
): ComparisonPage["links"] {
  const home = `/selections/${selectionId}`;
  const scores = mayInSelection("score.save", role) && !knowsPrices;
  return {
    opening: mayInSelection("prices.requestOpening", role) ? `${home}/offers/opening` : null,
    progress: mayRead("progress.read", role) ? `${home}/scoring/progress` : null,
    scores: scores ? `${home}/scoring` : null,
    answers: mayInSelection("requirementAnswer.save", role) ? `${home}/needs#requirements` : null,
  };
}

export interface ComparisonPrint {
  readonly prepared: PreparedComparison;
  readonly comparison: Comparison;
  readonly frame: ComparisonFrame;
  /** All gaps on this basis, open and filled in. */
  readonly gaps: readonly GapEntry[];
  readonly standing: ComparisonStanding;
  readonly revision: number;
  readonly today: IsoDay;
}

/** The whole comparison on the basis its address asks for, with the stored weights; null for strangers. */
export async function loadComparisonPrint(
  selectionId: string,
  parameters: Record<string, unknown>,
): Promise<ComparisonPrint | null> {
  await connection();
  const db = await database();
  const access = await readSelection(db.read, await currentActor(), selectionId, "comparison.read");
  if (!access.ok) return null;
  const today = dayOf(new Date());
  const prepared = await preparedComparison(db, access.value, today);
  const ownBasis = defaultBasis(prepared.dossier.selection);
  const comparison = compare(prepared, basisFromParameters(parameters, ownBasis));
  return {
    prepared,
    comparison,
    frame: comparisonFrame(prepared, comparison),
    gaps: gapList(prepared, comparison),
    standing: comparisonStanding(prepared),
    revision: access.value.selection.revision,
    today,
  };
}

export interface ComparisonData {
  readonly body: Buffer;
  readonly etag: string;
}

/** Everything the comparison computes from, compressed; null for strangers. */
export async function loadComparisonData(selectionId: string): Promise<ComparisonData | null> {
  await connection();
  const db = await database();
  const access = await readSelection(db.read, await currentActor(), selectionId, "comparison.read");
  if (!access.ok) return null;
  return comparisonBody(db, access.value, dayOf(new Date()));
}
