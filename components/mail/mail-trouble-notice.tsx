import { getLocale, getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import type { MailKind } from "@/lib/domain/mail";
import type { MailTrouble } from "@/lib/domain/mail-trouble";
import type { Outcome } from "@/lib/domain/outcome";
import { formatMoment } from "@/lib/i18n/formats";
import { isLocale } from "@/lib/i18n/locales";
import { RetryMailButton } from "./retry-mail-button";

/** This many stand in view; the rest is counted. */
const SHOWN = 6;

const KIND_WORDS = {
  invitation: "kind.invitation",
  reminder: "kind.reminder",
  device_code: "kind.deviceCode",
  conflict_declared: "kind.conflictDeclared",
  opening_asked: "kind.openingAsked",
  vendor_invitation: "kind.vendorInvitation",
  vendor_news: "kind.vendorNews",
  vendor_receipt: "kind.vendorReceipt",
  vendor_wrote: "kind.vendorWrote",
} as const satisfies Record<MailKind, string>;

const REASON_WORDS = {
  server_unreachable: "reason.serverUnreachable",
  not_secure: "reason.notSecure",
  sign_in_refused: "reason.signInRefused",
  sender_refused: "reason.senderRefused",
  server_busy: "reason.serverBusy",
  address_refused: "reason.addressRefused",
  message_refused: "reason.messageRefused",
  key_lost: "reason.keyLost",
  unknown: "reason.unknown",
  waiting: "reason.waiting",
} as const satisfies Record<MailTrouble["reason"], string>;

/** Mail that has not left, to whom, why, and what happens next. Nothing at all while mail goes as it should. */
export async function MailTroubleNotice(props: {
  selectionId: string;
  standing: {
    readonly settings: "on" | "off" | "broken";
    readonly fault: string | null;
    readonly troubles: readonly MailTrouble[];
  };
  onRetry: (input: { selectionId: string; ids: string[] }) => Promise<Outcome<{ count: number }>>;
  className?: string;
}) {
  const t = await getTranslations("mail.trouble");
  const { settings, fault, troubles } = props.standing;
  const retried = settings === "on" ? troubles.filter(({ canRetry }) => canRetry).map(({ id }) => id) : [];
  if (settings !== "broken" && troubles.length === 0) return null;
  return (
    <Callout
      tone={troubles.some(({ nextTryAt }) => nextTryAt === null) ? "bad" : "warn"}
      className={props.className}
      title={troubles.length > 0 ? t("title", { count: troubles.length }) : undefined}
      action={
        retried.length > 0 && (
          <RetryMailButton
            selectionId={props.selectionId}
            ids={retried}
            label={t("retry")}
            done={t("retried")}
            onRetry={props.onRetry}
          />
        )
      }
    >
      {settings === "off" && t("notConfigured")}
      {settings === "broken" && t("broken", { fault: fault ?? "" })}
      {troubles.length > 0 && (
        <ul className="mt-1.5 grid gap-1">
          {troubles.slice(0, SHOWN).map((trouble) => (
            <TroubleLine key={trouble.id} trouble={trouble} />
          ))}
        </ul>
      )}
      {troubles.length > SHOWN && (
        <p className="mt-1 text-sm text-ink-2">{t("more", { count: troubles.length - SHOWN })}</p>
      )}
    </Callout>
  );
}

async function TroubleLine({ trouble }: { trouble: MailTrouble }) {
  const t = await getTranslations("mail.trouble");
  const locale = await getLocale();
  const when = (moment: string) => formatMoment(moment, isLocale(locale) ? locale : "en");
  const { kind, name, reason, answer, since, nextTryAt } = trouble;
  const facts = [
    t("since", { when: when(since) }),
    nextTryAt === null ? t("givenUp") : t("nextTry", { when: when(nextTryAt) }),
    ...(answer === null ? [] : [t("answer", { answer: String(answer) })]),
  ];
  return (
    <li>
      <span className="font-medium">
        {t("item", { kind: t(KIND_WORDS[kind]), name: name === "" ? t("unnamed") : name })}
      </span>
      {": "}
      {t(REASON_WORDS[reason])} <span className="num text-sm text-ink-2">{facts.join(" · ")}</span>
    </li>
  );
}
