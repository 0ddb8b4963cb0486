import type { Tx } from "@/db/engine/database";
import type { Locale } from "@/lib/domain/locale";

/** What the product writes to participants, as far as mail is set up here. */

/** Whom a letter is for, and in which selection. */
interface Letter {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly selectionId: string;
  readonly selectionName: string;
  readonly participantId: string;
  readonly to: { readonly name: string; readonly email: string; readonly locale: Locale };
}

/** A letter with a personal link. */
export interface LinkLetter extends Letter {
  readonly kind: "invitation" | "reminder";
  readonly role: "lead" | "evaluator" | "observer";
  readonly inviterName: string;
  readonly link: string;
  /** ISO timestamp. */
  readonly expiresAt: string;
  /** Day by whose end scores are wanted; null = none was set. */
  readonly deadline: string | null;
}

/** A letter with a code for another device. */
export interface CodeLetter extends Letter {
  readonly code: string;
}

/** Puts letters in the queue of mail, in the transaction that made their links. */
export type Post = {
  readonly isConfigured: () => boolean;
  readonly links: (tx: Tx, letters: readonly LinkLetter[], now: string) => Promise<void>;
  readonly code: (tx: Tx, letter: CodeLetter, now: string) => Promise<void>;
};

/** The post of this installation. */
export const post: Post = {
  isConfigured: () => false,
  links: async () => undefined,
  code: async () => undefined,
};
