import type { ParticipantRole } from "@/lib/domain/criterion";
import type { Locale } from "@/lib/domain/locale";
import type { Outcome } from "@/lib/domain/outcome";
import type { ParticipationState } from "@/lib/domain/participation";
import type { ScorerNames } from "@/lib/domain/selection";

/** A conflict of interest that somebody declared. */
export interface ConflictView {
  readonly candidateId: string;
  readonly letter: string | null;
  readonly name: string;
  readonly note: string;
  /** ISO timestamp. */
  readonly declaredAt: string;
}

/** One person in the list. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: ParticipantRole;
  readonly locale: Locale;
  readonly knowsPrices: boolean;
  /** Null = all. */
  readonly groupIds: readonly string[] | null;
  readonly candidateIds: readonly string[] | null;
  readonly conflicts: readonly ConflictView[];
  readonly remindedAt: string | null;
  /** Devices that are let in by a link now, and when one of them was last in use, to the hour. */
  readonly devices: number;
  readonly lastSeenAt: string | null;
  readonly edition: number;
  /** Must confirm the opening of prices, which is still to come. */
  readonly confirmsOpening: boolean;
  readonly state: ParticipationState;
  readonly left: number;
  readonly total: number;
}

/** What there is to hand out. */
export interface Choices {
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly candidates: readonly {
    readonly id: string;
    readonly name: string;
    readonly letter: string | null;
  }[];
  /** Prices are sealed in this selection, so somebody may be the one who knows them. */
  readonly asksAboutPrices: boolean;
}

/** What is being decided about one person or a whole list. */
export interface PartDraft {
  readonly role: ParticipantRole;
  readonly locale: Locale;
  readonly knowsPrices: boolean;
  readonly groupIds: string[] | null;
  readonly candidateIds: string[] | null;
}

/** A link at the one moment it is known. */
export interface LinkView {
  readonly participantId: string;
  readonly name: string;
  readonly email: string;
  readonly link: string;
}

/** Links just made, and who got none. */
export interface LinkRound {
  readonly links: readonly LinkView[];
  readonly refused: readonly { readonly email: string; readonly code: string }[];
  readonly mailed: boolean;
}

interface OfPerson {
  readonly selectionId: string;
  readonly id: string;
}
type Links = Promise<Outcome<{ links: LinkView[]; mailed: boolean }>>;

/** What went with somebody's part. */
export interface LostView {
  readonly wasConfirmer: boolean;
  readonly endedMembership: boolean;
}

export interface PeopleActions {
  readonly invite: (
    input: PartDraft & { selectionId: string; people: { name: string; email: string }[] },
  ) => Promise<Outcome<{ links: LinkView[]; refused: { email: string; code: string }[]; mailed: boolean }>>;
  readonly update: (
    input: PartDraft & OfPerson & { name: string; expectedEdition: number },
  ) => Promise<Outcome<{ links: LinkView[]; mailed: boolean; lost: LostView }>>;
  readonly revoke: (input: OfPerson) => Promise<Outcome<{ lost: LostView }>>;
  readonly sendLink: (input: OfPerson) => Links;
  readonly allowDevice: (input: OfPerson) => Promise<Outcome<{ deviceAllowedUntil: string }>>;
  readonly remind: (input: { selectionId: string; id: string | null }) => Links;
  readonly takeBackConflict: (input: {
    selectionId: string;
    participantId: string;
    candidateId: string;
    reason: string;
  }) => Links;
  readonly setFrame: (input: {
    selectionId: string;
    deadline: string | null;
    scorerNames: ScorerNames;
    expectedEdition: number;
  }) => Promise<Outcome<{ edition: number }>>;
}

/** Something is wrong that only the lead can mend. */
export const needsLead = ({ state, conflicts }: PersonView): boolean =>
  state === "mail_failed" || state === "expired" || (state !== "revoked" && conflicts.length > 0);
