import { and, eq } from "drizzle-orm";
import type { CandidateStage, Membership } from "@/lib/domain/candidate";
import {
  checkStageMove,
  colourFor,
  isExitStage,
  isOnShortlist,
  nextLetter,
} from "@/lib/domain/candidate-stage";
import { sameCompanyName } from "@/lib/domain/company-name";
import type { IsoDay } from "@/lib/domain/iso-day";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { PartnerType } from "@/lib/domain/selection";
import { checkSourceDate } from "@/lib/domain/source-date";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import {
  type CandidateRow,
  candidateOf,
  HOLDINGS,
  holdingsOf,
  otherCandidates,
  type VendorRow,
} from "../queries/candidate";
import { candidate } from "../schema/candidate";
import { vendor } from "../schema/vendor";
import { type Change, changedMeanwhile } from "./row-change";

export interface NewVendor {
  readonly legalName: string;
  readonly country: string;
  /** As stored: checked and normalised; empty when not known. */
  readonly registrationNumber: string;
  readonly employees: number | null;
}

interface AddTo {
  readonly selectionId: string;
  readonly organisationId: string;
  readonly now: string;
}

/**
 * Puts a vendor of the organisation's directory on the longlist.
 *
 * Errors: `vendor.not_found` (not in this directory), `candidate.already_in { name, candidateId }`.
 */
export async function addCandidate(
  tx: Tx,
  { selectionId, organisationId, now, vendorId }: AddTo & { readonly vendorId: string },
): Promise<Outcome<Change<CandidateRow>>> {
  const [company] = await tx
    .select()
    .from(vendor)
    .where(and(eq(vendor.id, vendorId), eq(vendor.organisationId, organisationId)))
    .limit(1);
  if (!company) return fail("vendor.not_found");
  const [present] = await tx
    .select({ id: candidate.id })
    .from(candidate)
    .where(and(eq(candidate.selectionId, selectionId), eq(candidate.vendorId, vendorId)))
    .limit(1);
  if (present) return fail("candidate.already_in", { name: company.legalName, candidateId: present.id });
  const row = {
    id: newId("can"),
    selectionId,
    vendorId,
    stage: "longlisted" as const,
    createdAt: now,
    updatedAt: now,
  };
  const [after] = await tx.insert(candidate).values(row).returning();
  return succeed({ id: row.id, before: undefined, after });
}

/**
 * Writes a new vendor into the directory and puts it on the longlist, in one.
 *
 * Errors: `vendor.number_known { name, vendorId }` when the directory has this registration number;
 * `vendor.name_known { name, vendorId }` when it has this name, unless `evenIfNameIsKnown`.
 */
export async function addCandidateWithNewVendor(
  tx: Tx,
  input: AddTo & { readonly vendor: NewVendor; readonly evenIfNameIsKnown: boolean },
): Promise<Outcome<{ readonly vendor: Change<VendorRow>; readonly candidate: Change<CandidateRow> }>> {
  const { organisationId, now } = input;
  const directory = await tx.select().from(vendor).where(eq(vendor.organisationId, organisationId));
  const { legalName, country, registrationNumber } = input.vendor;
  const sameNumber = directory.find(
    (known) =>
      registrationNumber !== "" &&
      known.country === country &&
      known.registrationNumber === registrationNumber,
  );
  if (sameNumber) return alreadyKnown("vendor.number_known", "registrationNumber", sameNumber);
  const sameName = directory.find((known) => sameCompanyName(known.legalName, legalName));
  if (sameName && !input.evenIfNameIsKnown) return alreadyKnown("vendor.name_known", "legalName", sameName);
  const id = newId("ven");
  const [after] = await tx
    .insert(vendor)
    .values({ id, organisationId, ...input.vendor, createdAt: now, updatedAt: now })
    .returning();
  const added = await addCandidate(tx, { ...input, vendorId: id });
  if (!added.ok) return added;
  return succeed({ vendor: { id, before: undefined, after }, candidate: added.value });
}

function alreadyKnown(code: string, path: string, known: VendorRow) {
  const params = { name: known.legalName, vendorId: known.id };
  return fail(code, params, [{ path, code, params }]);
}

export interface StageChange {
  readonly selectionId: string;
  readonly candidateId: string;
  /** The stage the writer saw. */
  readonly from: CandidateStage;
  readonly to: CandidateStage;
  readonly reason: string;
  readonly now: string;
}

/**
 * Moves a candidate to another stage and, the first time it comes onto the shortlist, gives it its letter and hue.
 * The limit of five is checked here, in the transaction that writes, so that two at the same time cannot both be fifth.
 *
 * The stage itself tells whether another was faster; the edition counts changes of the background only, so that a move
 * does not disturb someone who is writing there.
 *
 * Errors: `access.not_found`, `row.changed_meanwhile`, and those of `checkStageMove`.
 */
export async function setCandidateStage(tx: Tx, change: StageChange): Promise<Outcome<Change<CandidateRow>>> {
  const { selectionId, candidateId, from, to, now } = change;
  const before = await candidateOf(tx, selectionId, candidateId);
  if (!before) return fail("access.not_found");
  if (before.stage !== from)
    return changedMeanwhile({ stage: before.stage, stageReason: before.stageReason });
  const others = await otherCandidates(tx, selectionId, candidateId);
  const reason = change.reason.trim();
  const allowed = checkStageMove({ from, to, reason, wasShortlisted: before.letter !== null, others });
  if (!allowed.ok) return allowed;
  const identity = isOnShortlist(to) ? identityOnShortlist(before, others) : {};
  const [after] = await tx
    .update(candidate)
    .set({ stage: to, stageReason: isExitStage(to) ? reason : "", updatedAt: now, ...identity })
    .where(eq(candidate.id, candidateId))
    .returning();
  return succeed({ id: candidateId, before, after });
}

function identityOnShortlist(
  row: CandidateRow,
  others: readonly Pick<CandidateRow, "stage" | "letter" | "colour">[],
): { letter: string; colour: number } {
  const hues = (rows: typeof others) => rows.flatMap(({ colour }) => colour ?? []);
  return {
    letter: row.letter ?? nextLetter(others.flatMap(({ letter }) => letter ?? [])),
    colour: colourFor(row.colour, hues(others.filter(({ stage }) => isOnShortlist(stage))), hues(others)),
  };
}

export interface CandidateBackground {
  readonly claimedPartnerType: PartnerType | null;
  readonly membership: Membership;
  readonly membershipSource: string;
  readonly membershipDate: IsoDay | null;
}

/**
 * Writes what the vendor claims to be and whether it is a member of the Danish Cloud Community.
 * Errors: `access.not_found`, `row.changed_meanwhile` with the current values, `source.date_future` beside the date.
 */
export async function updateCandidateBackground(
  tx: Tx,
  input: CandidateBackground & {
    readonly selectionId: string;
    readonly candidateId: string;
    readonly expectedEdition: number;
    readonly today: IsoDay;
    readonly now: string;
  },
): Promise<Outcome<Change<CandidateRow>>> {
  const { selectionId, candidateId, expectedEdition, today, now, ...background } = input;
  const before = await candidateOf(tx, selectionId, candidateId);
  if (!before) return fail("access.not_found");
  if (before.edition !== expectedEdition) return changedMeanwhile(before);
  const faults = checkSourceDate("membershipDate", background.membershipDate, today);
  if (faults.length > 0) return fail("input.invalid", {}, faults);
  const [after] = await tx
    .update(candidate)
    .set({
      claimedPartnerType: background.claimedPartnerType,
      membership: background.membership,
      membershipSource: background.membershipSource,
      membershipDate: background.membershipDate,
      edition: before.edition + 1,
      updatedAt: now,
    })
    .where(eq(candidate.id, candidateId))
    .returning();
  return succeed({ id: candidateId, before, after });
}

/**
 * Takes a candidate out of the selection, when nothing hangs on it; the vendor stays in the directory.
 *
 * Errors: `access.not_found`; `candidate.has_letter { letter }` once it has been on the shortlist, since letters are
 * never used again; `candidate.in_use`, with one entry of `fields` for each kind of thing that hangs on it
 * (`candidate.holds { what, count }`).
 */
export async function removeCandidate(
  tx: Tx,
  { selectionId, candidateId }: { readonly selectionId: string; readonly candidateId: string },
): Promise<Outcome<Change<CandidateRow>>> {
  const before = await candidateOf(tx, selectionId, candidateId);
  if (!before) return fail("access.not_found");
  if (before.letter !== null) return fail("candidate.has_letter", { letter: before.letter });
  const held = await holdingsOf(tx, candidateId);
  const fields = HOLDINGS.filter((what) => held[what] > 0).map((what) => ({
    path: what,
    code: "candidate.holds",
    params: { what, count: held[what] },
  }));
  if (fields.length > 0) return fail("candidate.in_use", {}, fields);
  await tx.delete(candidate).where(eq(candidate.id, candidateId));
  return succeed({ id: candidateId, before, after: undefined });
}
