import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/i18n/formats";
import { DeclarationForm } from "./declaration-form";
import type { ConfirmDeclaration, Judging } from "./judging-view";

/** What one question takes, so that somebody knows what they say yes to; in seconds. */
const SECONDS_A_QUESTION = 20;

/**
 * The first thing a guest sees: what is asked of them, and what they confirm before it. Asked again, with those alone
 * who came onto the shortlist later.
 */
export function GuestDeclaration(props: {
  readonly judging: Judging;
  readonly participantName: string;
  readonly organisationName: string;
  readonly declare: ConfirmDeclaration;
}) {
  const { judging } = props;
  const t = useTranslations("judging.welcome");
  const locale = useLocale();
  if (judging.declaredAt !== null)
    return (
      <div className="mx-auto grid max-w-lg gap-6">
        <header className="grid gap-2">
          <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">
            {t("laterTitle", { count: judging.unasked.length })}
          </h1>
          <p className="text-md text-ink-2">{t("laterBody", { count: judging.unasked.length })}</p>
        </header>
        <DeclarationForm
          // Somebody may join while the form is open: it then asks anew.
          key={judging.unasked.map(({ id }) => id).join()}
          selectionId={judging.selectionId}
          candidates={judging.unasked}
          declare={props.declare}
          occasion="later"
        />
      </div>
    );
  const open = judging.pairs.filter(({ state }) => state === "open");
  const questions = open.reduce(
    (sum, { groupId }) => sum + (judging.groups.find(({ id }) => id === groupId)?.criteria.length ?? 0),
    0,
  );
  return (
    <div className="mx-auto grid max-w-lg gap-6">
      <header className="grid gap-2">
        <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">
          {t("title", { name: props.participantName })}
        </h1>
        <p className="text-md text-ink-2">
          {judging.pairs.length === 0
            ? t("askedCalls", { organisation: props.organisationName })
            : t("asked", {
                organisation: props.organisationName,
                candidates: judging.candidates.length,
                questions,
                minutes: Math.max(1, Math.ceil((questions * SECONDS_A_QUESTION) / 60)),
              })}{" "}
          {judging.deadline !== null && t("deadline", { day: formatDay(judging.deadline, locale) })}
        </p>
        <p className="text-base text-ink-2">{t("blind")}</p>
      </header>
      <DeclarationForm
        selectionId={judging.selectionId}
        candidates={judging.unasked}
        declare={props.declare}
        occasion="first"
      />
    </div>
  );
}
