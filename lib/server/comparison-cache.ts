import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Database } from "@/db/engine/database";
import { loadDossier } from "@/db/queries/dossier";
import type { Basis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { type ComparisonFrame, comparisonFrame } from "@/lib/domain/comparison/frame";
import { packDossier } from "@/lib/domain/comparison/packed-dossier";
import { type PreparedComparison, prepareComparison } from "@/lib/domain/comparison/prepare";
import type { IsoDay } from "@/lib/domain/iso-day";
import type { AuthorizedSelection } from "./access";

/**
 * Comparisons kept between requests, by the selection's revision and the day: a revision changes with every write, so
 * what is kept can be old but never wrong. Nothing is handed out without an authorised selection.
 */

interface Kept {
  readonly key: string;
  /** The packed dossier as JSON, compressed. */
  readonly body: Buffer;
  readonly etag: string;
  /** First screens by basis. */
  readonly frames: Map<string, ComparisonFrame>;
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
  const key = keyOf(authorized, today);
  const known = bodies.get(authorized.selection.id);
  if (known?.key === key) return touch(bodies, authorized.selection.id, known);
  const comparison = await preparedComparison(database, authorized, today);
  const json = JSON.stringify(packDossier(comparison.dossier));
  const kept: Kept = {
    key,
    body: gzipSync(json, { level: 6 }),
    etag: `"${createHash("sha256").update(key).update(json).digest("base64url").slice(0, 22)}"`,
    frames: new Map(),
  };
  return keep(bodies, authorized.selection.id, kept, BODIES);
}

/** What the first screen of a comparison shows on a basis. `basisOf` turns the selection into the basis wanted. */
export async function firstScreen(
  database: Database,
  authorized: AuthorizedSelection,
  today: IsoDay,
  basis: Basis,
): Promise<ComparisonFrame> {
  const kept = await comparisonBody(database, authorized, today);
  const basisKey = JSON.stringify(basis);
  const known = kept.frames.get(basisKey);
  if (known) return touch(kept.frames, basisKey, known);
  const comparison = await preparedComparison(database, authorized, today);
  return keep(kept.frames, basisKey, comparisonFrame(comparison, compare(comparison, basis)), FRAMES_EACH);
}

/** The whole selection, indexed; for exports and the print view. */
export async function preparedComparison(
  database: Database,
  authorized: AuthorizedSelection,
  today: IsoDay,
): Promise<PreparedComparison> {
  const key = keyOf(authorized, today);
  const known = prepared.get(key);
  if (known) return touch(prepared, key, known);
  const dossier = await database.snapshot((reader) => loadDossier(reader, authorized.selection));
  return keep(prepared, key, prepareComparison(dossier, today), PREPARED);
}

const keyOf = ({ selection }: AuthorizedSelection, today: IsoDay): string =>
  `${selection.id} ${selection.revision} ${today}`;

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
