import type { FieldError } from "./field-error";
import type { IsoDay } from "./iso-day";
import { PARTNER_TYPES, type PartnerType } from "./selection";

/**
 * Partner types and the capabilities that make them. The types are cumulative: a hosting provider (2) also does what a
 * data-centre provider (1) does, and an outsourcing partner (3) does both.
 */

/** Each type's own capabilities, those of the lower types not repeated. */
export const CAPABILITIES_OF_TYPE = {
  /** Success is uptime. */
  1: [
    "capacity",
    "backup",
    "hardware_monitoring",
    "virtual_servers",
    "data_centre_network",
    "data_centre_firewall",
  ],
  /** Success is also the quality of delivery. */
  2: [
    "backup_checks",
    "data_centre_licences",
    "data_centre_security",
    "server_monitoring",
    "standard_applications",
    "operations_support",
  ],
  /** Success is also the users' experience. */
  3: [
    "business_understanding",
    "linking_business_and_it",
    "sparring_for_it_manager",
    "optimising_it_to_business",
    "service_monitoring",
    "user_support",
    "on_site_consultants",
    "third_party_handling",
    "security_advice",
    "pc_handling",
    "local_network",
    "it_project_management",
    "disaster_recovery_procedures",
    "measuring_user_experience",
    "licence_handling",
  ],
} as const satisfies Readonly<Record<PartnerType, readonly string[]>>;

export const CAPABILITIES = [
  ...CAPABILITIES_OF_TYPE[1],
  ...CAPABILITIES_OF_TYPE[2],
  ...CAPABILITIES_OF_TYPE[3],
] as const;
export type Capability = (typeof CAPABILITIES)[number];

export function isCapability(value: unknown): value is Capability {
  return CAPABILITIES.some((capability) => capability === value);
}

/** Said by the vendor; seen to be so by the buyer; known not to be there. A capability without a record is unknown. */
export const CAPABILITY_STATES = ["claimed", "verified", "absent"] as const;
export type CapabilityState = (typeof CAPABILITY_STATES)[number];

export interface CapabilityRecord {
  readonly capability: Capability;
  readonly state: CapabilityState;
  /** How it was verified, or where the claim stands. */
  readonly how: string;
  readonly date: IsoDay | null;
}

/** How much of one type's own capabilities is settled. The four counts add up to `total`. */
export interface PartnerTypeShare {
  readonly type: PartnerType;
  readonly total: number;
  readonly verified: number;
  readonly claimed: number;
  readonly absent: number;
  readonly unknown: number;
  /** At least 75 % of the type's own capabilities are verified. */
  readonly holds: boolean;
}

/** 0 = not even type 1 is verified. */
export type VerifiedPartnerType = 0 | PartnerType;

/** At least three quarters, compared on whole numbers. */
function isEnough(verified: number, total: number): boolean {
  return verified * 4 >= total * 3;
}

/**
 * Counts each type's own capabilities by state, lowest type first. A capability recorded twice counts as first
 * recorded.
 *
 * @example five of the six data-centre capabilities verified, nothing else recorded:
 * partnerTypeShares(records)[0] // { type: 1, total: 6, verified: 5, claimed: 0, absent: 0, unknown: 1, holds: true }
 */
export function partnerTypeShares(records: readonly CapabilityRecord[]): readonly PartnerTypeShare[] {
  const states = new Map<Capability, CapabilityState>();
  for (const { capability, state } of records) if (!states.has(capability)) states.set(capability, state);
  return PARTNER_TYPES.map((type) => {
    const own = CAPABILITIES_OF_TYPE[type];
    const count = (wanted: CapabilityState) =>
      own.filter((capability) => states.get(capability) === wanted).length;
    const verified = count("verified");
    const claimed = count("claimed");
    const absent = count("absent");
    const total = own.length;
    const unknown = total - verified - claimed - absent;
    return { type, total, verified, claimed, absent, unknown, holds: isEnough(verified, total) };
  });
}

/**
 * The highest type for which it and every lower type have at least 75 % of their own capabilities verified; 0 when
 * type 1 already falls short (rule: verified partner type).
 *
 * @example all of type 1 and 3 verified but only four of the six of type 2: verifiedPartnerType(records) // 1
 */
export function verifiedPartnerType(records: readonly CapabilityRecord[]): VerifiedPartnerType {
  let verified: VerifiedPartnerType = 0;
  for (const { type, holds } of partnerTypeShares(records)) {
    if (!holds) break;
    verified = type;
  }
  return verified;
}

export interface PartnerTypeComparison {
  /** What the vendor says it is; null when it has not said. */
  readonly claimed: PartnerType | null;
  readonly verified: VerifiedPartnerType;
  /** Claimed minus verified: above 0 the vendor says more than has been seen. Null without a claim. */
  readonly difference: number | null;
}

/**
 * The claimed type beside the verified one, and how far apart they are.
 *
 * @example comparePartnerTypes(3, recordsOfAHostingProvider) // { claimed: 3, verified: 2, difference: 1 }
 */
export function comparePartnerTypes(
  claimed: PartnerType | null,
  records: readonly CapabilityRecord[],
): PartnerTypeComparison {
  const verified = verifiedPartnerType(records);
  return { claimed, verified, difference: claimed === null ? null : claimed - verified };
}

export type CapabilityErrorCode =
  | "capability.twice"
  | "capability.verified_without_how"
  | "capability.date_future";

/**
 * What is wrong with capability records; empty when nothing is. Paths are `index.field`.
 * Each capability is recorded once, a verified one says how, and nothing is dated after today.
 *
 * @example
 * checkCapabilities([{ capability: "backup", state: "verified", how: " ", date: null }], today)
 * // [{ path: "0.how", code: "capability.verified_without_how", params: {} }]
 */
export function checkCapabilities(
  records: readonly CapabilityRecord[],
  today: IsoDay,
): FieldError<CapabilityErrorCode>[] {
  const errors: FieldError<CapabilityErrorCode>[] = [];
  const seen = new Set<Capability>();
  records.forEach(({ capability, state, how, date }, index) => {
    const add = (field: string, code: CapabilityErrorCode) =>
      errors.push({ path: `${index}.${field}`, code, params: {} });
    if (seen.has(capability)) add("capability", "capability.twice");
    seen.add(capability);
    if (state === "verified" && how.trim() === "") add("how", "capability.verified_without_how");
    if (date !== null && date > today) add("date", "capability.date_future");
  });
  return errors;
}
