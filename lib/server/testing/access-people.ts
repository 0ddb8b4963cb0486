import { GUEST_KEYS } from "@/db/testing/access-fixture";
import { vendorKey } from "@/db/testing/vendor-fixture";
import type { Actor } from "../access";

/** Everybody who may knock at an action, and how it is said which of them may come in. */

export const PEOPLE = {
  lead: { userId: "usr_lead", name: "The lead" },
  evaluator: { userId: "usr_evaluator", name: "The evaluator" },
  observer: { userId: "usr_observer", name: "The observer" },
  guestEvaluator: { userId: null, name: "", guestKeys: [GUEST_KEYS.evaluator] },
  guestObserver: { userId: null, name: "", guestKeys: [GUEST_KEYS.observer] },
  /** Contacts of two candidates. */
  vendor: { userId: null, name: "", guestKeys: [vendorKey("can_a")] },
  otherVendor: { userId: null, name: "", guestKeys: [vendorKey("can_b")] },
  /** Of the same organisation, but with no part in the selection. */
  colleague: { userId: "usr_stranger", name: "The colleague" },
  /** Holds a key that opens nothing, or nothing any more. */
  outsider: { userId: "usr_nobody", name: "The outsider", guestKeys: ["a-key-of-another-selection"] },
  signedOut: null,
} satisfies Record<string, Actor | null>;
export type Person = keyof typeof PEOPLE;
export const everybody: readonly Person[] = [
  "lead",
  "evaluator",
  "observer",
  "guestEvaluator",
  "guestObserver",
  "vendor",
  "otherVendor",
  "colleague",
  "outsider",
  "signedOut",
];

export const LEAD: readonly Person[] = ["lead"];
export const SCORERS: readonly Person[] = ["lead", "evaluator", "guestEvaluator"];
export const LEAD_AND_OBSERVERS: readonly Person[] = ["lead", "observer", "guestObserver"];
export const VENDORS: readonly Person[] = ["vendor", "otherVendor"];
export const MEMBERS: readonly Person[] = ["lead", "evaluator", "observer", "colleague"];

export interface Rule {
  readonly may: readonly Person[];
  readonly input: unknown;
}

/** What the rules are tried on; see `access-fixture.ts`. */
export const selectionId = "sel_own";
export const candidateId = "can_a";
export const place = { selectionId, candidateId };
