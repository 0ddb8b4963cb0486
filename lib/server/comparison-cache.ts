import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Database, Reader } from "@/db/engine/database";
import type { SelectionRow } from "@/db/queries/access";
import { loadDossier } from "@/db/queries/dossier";
import { selectionById } from "@/db/queries/selection";
import { type Seer, sightOf } from "@/db/queries/visible-scores";
import { type Basis, defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { type ComparisonFrame, comparisonFrame } from "@/lib/domain/comparison/frame";
import { packDossier } from "@/lib/domain/comparison/packed-dossier";
import { type PreparedComparison, prepareComparison } from "@/lib/domain/comparison/prepare";
import { type ComparisonStanding, comparisonStanding } from "@/lib/domain/comparison/standing";
import type { IsoDay } from "@/lib/domain/iso-day";
import { countWarnings, type WarningCount } from "@/lib/domain/offer-warnings";
import { sightKey } from "@/lib/domain/sight";
import { withVariantColumns } from "@/lib/domain/variant-columns";
import type { AuthorizedSelection } from "./access";

/**
 * Comparisons kept between requests, by the selection's revision, the day, and how far the reader sees into others'
 * scores: a revision changes with every write, the opening of prices among them, so what is kept can be old but never
 * wrong, and never says more than its reader may know. Nothing is handed out without an authorised selection.
 */

interface Kept {
  /** The packed dossier as JSON, compressed. */
  readonly body: Buffer;
  readonly etag: string;
  readonly standing: ComparisonStanding;
  /** First screens by basis. */
  readonly frames: Map<string, ComparisonFrame>;
  /** On the selection's own basis; worked out when a page first asks. */
  warnings: readonly WarningCount[] | null;
}

/** Bodies are small (about 60 KB for 500 lines), prepared comparisons are not: only the last one stays. */
const BODIES = 40;
const PREPARED = 1;
const FRAMES_EACH = 12;

const bodies = new Map<string, Kept>();
const prepared = new Map<string, PreparedComparison>();

/** The data of a selection's comparison, compressed, with a tag that changes when it does. */
export async function comparisonBody(
  database: Database,
  authorized: AuthorizedSelection,
  today: IsoDay,
): Promise<Kept> {
  const asked = await keyOf(database.read, authorized.selection, authorized.participant, today);
  const known = bodies.get(asked);
  if (known) return touch(bodies, asked, known);
  const { key, value: comparison } = await keyedComparison(database, authorized, today, asked);
  const json = JSON.stringify(packDossier(comparison.dossier));
  const kept: Kept = {
    body: gzipSync(json, { level: 6 }),
    etag: `"${createHash("sha256").update(key).update(json).digest("base64url").slice(0, 22)}"`,
    standing: comparisonStanding(comparison),
    frames: new Map(),
    warnings: null,
  };
  return keep(bodies, key, kept, BODIES);
}

/** What a comparison's page shows at once: the first screen on a basis, and what is missing in it. */
export async function firstScreen(
  database: Database,
  authorized: AuthorizedSelection,
  today: IsoDay,
  basis: Basis,
): Promise<{
  readonly frame: ComparisonFrame;
  readonly standing: ComparisonStanding;
  readonly warnings: readonly WarningCount[];
}> {
  const kept = await comparisonBody(database, authorized, today);
  const { standing } = kept;
  const basisKey = JSON.stringify(basis);
  const known = kept.frames.get(basisKey);
  if (known && kept.warnings)
    return { frame: touch(kept.frames, basisKey, known), standing, warnings: kept.warnings };
  const comparison = await preparedComparison(database, authorized, today);
  const own = defaultBasis(comparison.dossier.selection);
  const warnings = kept.warnings ?? countWarnings(comparison, compare(comparison, own));
  kept.warnings = warnings;
  const frame = known ?? comparisonFrame(comparison, compare(comparison, basis));
  return { frame: keep(kept.frames, basisKey, frame, FRAMES_EACH), standing, warnings };
}

/** What this reader may know of the selection, indexed; for exports and the print view. */
export async function preparedComparison(
  database: Database,
  authorized: AuthorizedSelection,
  today: IsoDay,
): Promise<PreparedComparison> {
  const asked = await keyOf(database.read, authorized.selection, authorized.participant, today);
  return (await keyedComparison(database, authorized, today, asked)).value;
}

async function keyedComparison(
  database: Database,
  { selection, participant }: AuthorizedSelection,
  today: IsoDay,
  asked: string,
): Promise<{ readonly key: string; readonly value: PreparedComparison }> {
  const known = prepared.get(asked);
  if (known) return { key: asked, value: touch(prepared, asked, known) };
  // What may be seen, what is seen and the key it is kept under are read from one state of the database.
  return database.snapshot(async (reader) => {
    const current = (await selectionById(reader, selection.id)) ?? selection;
    const key = await keyOf(reader, current, participant, today);
    const dossier = withVariantColumns(await loadDossier(reader, current, participant));
    return { key, value: keep(prepared, key, prepareComparison(dossier, today), PREPARED) };
  });
}

async function keyOf(reader: Reader, selection: SelectionRow, seer: Seer, today: IsoDay): Promise<string> {
  const sight = createHash("sha256")
    .update(sightKey(await sightOf(reader, selection, seer)))
    .digest("base64url");
  return `${selection.id} ${selection.revision} ${today} ${sight}`;
}

/** Moves an entry to the young end. */
function touch<Value>(map: Map<string, Value>, key: string, value: Value): Value {
  map.delete(key);
  map.set(key, value);
  return value;
}

/** Adds an entry and drops the oldest beyond the limit. */
function keep<Value>(map: Map<string, Value>, key: string, value: Value, limit: number): Value {
  touch(map, key, value);
  for (const oldest of map.keys()) {
    if (map.size <= limit) break;
    map.delete(oldest);
  }
  return value;
}
