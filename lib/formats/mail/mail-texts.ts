import type { PartRole } from "@/lib/domain/criterion";

/**
 * The words of mail, in one language. `{name}` stands for a value. The message catalogue holds the same shape under
 * `mail.letter`, so that mail and pages are translated in one place.
 */
export interface MailTexts {
  readonly greeting: string;
  /** For whoever has no name yet. */
  readonly greetingNameless: string;
  /** Before the address, for mail programs that show no buttons. */
  readonly copyLink: string;
  readonly sentFor: string;
  readonly fact: Readonly<
    Record<
      "selection" | "deadline" | "linkUntil" | "candidate" | "notSubmitted" | "code" | "codeUntil",
      string
    >
  >;
  readonly notSubmitted: string;
  readonly invitation: Readonly<
    Record<
      PartRole,
      { readonly subject: string; readonly title: string; readonly body: string; readonly button: string }
    >
  > & {
    readonly time: string;
    readonly alone: string;
    readonly personal: string;
    readonly unexpected: string;
  };
  readonly reminder: Readonly<
    Record<"subject" | "subjectToday" | "title" | "titleToday" | "body" | "newLink" | "button", string>
  >;
  readonly deviceCode: Readonly<Record<"subject" | "title" | "body" | "notYou", string>>;
  readonly conflict: Readonly<Record<"subject" | "title" | "body" | "consequence" | "button", string>>;
  readonly opening: Readonly<Record<"subject" | "title" | "body" | "effect" | "button", string>>;
  readonly vendor: {
    readonly answerBy: string;
    readonly how: string;
    /** For whoever opens the mail where no link has been opened. */
    readonly otherDevice: string;
    readonly button: string;
    readonly news: Readonly<
      Record<
        "request" | "round" | "answer" | "question" | "letIn" | "refused",
        Readonly<Record<"subject" | "title" | "body", string>>
      >
    >;
    readonly receipt: Readonly<
      Record<"subject" | "title" | "body" | "again" | "late" | "hash" | "variant" | "at" | "by", string>
    >;
    readonly wrote: Readonly<
      Record<
        "submitted" | "late" | "asked" | "replied",
        Readonly<Record<"subject" | "title" | "body", string>>
      >
    >;
    readonly wroteButton: string;
  };
}
