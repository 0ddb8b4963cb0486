import type { IsoDay } from "./iso-day";
import type { OfferChannel } from "./offer";

/**
 * The history of one offer. Rule: every version is kept; the current one is the highest number that is not withdrawn.
 */

/** One version as its history tells it, without any amount. */
export interface VersionEntry {
  readonly versionId: string;
  readonly number: number;
  /** ISO timestamp of its start. */
  readonly createdAt: string;
  /** A participant's name, or the vendor's contact; empty when it is not known. */
  readonly createdBy: string;
  readonly channel: OfferChannel;
  readonly receivedOn: IsoDay | null;
  /** ISO timestamp by the server's clock; null when it was typed. */
  readonly submittedAt: string | null;
  readonly late: boolean;
  readonly isFinal: boolean;
  /** Number of the negotiation round it was made in; null outside any. */
  readonly round: number | null;
  /** SHA-256 on the vendor's receipt; null when it was typed. */
  readonly contentHash: string | null;
  /** Null while prices are sealed: it may name them. */
  readonly source: string | null;
  /** Lines that are answered in some way. */
  readonly answered: number;
  readonly withdrawn: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

type Standing = Pick<VersionEntry, "number"> & { readonly withdrawn: unknown };

/** The version that counts; undefined when there is none, or all are withdrawn. `[2 withdrawn, 1]` gives 1. */
export function currentVersionOf<Entry extends Standing>(versions: readonly Entry[]): Entry | undefined {
  return versions
    .filter(({ withdrawn }) => withdrawn === null)
    .reduce<Entry | undefined>(
      (highest, each) => (highest === undefined || each.number > highest.number ? each : highest),
      undefined,
    );
}

/** Only the current version can be withdrawn: earlier ones count for nothing already. */
export function mayWithdraw(versions: readonly Standing[], number: number): boolean {
  return currentVersionOf(versions)?.number === number;
}

/** A withdrawal can be taken back as long as no later version stands. `[3, 2 withdrawn]`: not 2. */
export function mayRestore(versions: readonly Standing[], number: number): boolean {
  const own = versions.find((each) => each.number === number);
  const current = currentVersionOf(versions);
  return own !== undefined && own.withdrawn !== null && (current === undefined || current.number < number);
}
