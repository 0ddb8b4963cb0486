"use client";

import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { PasswordField } from "@/components/ui/password-field";
import { Select } from "@/components/ui/select";
import type { Outcome } from "@/lib/domain/outcome";
import { formatMoment } from "@/lib/i18n/formats";

type Opened = { readonly opened: true; readonly offers: number } | { readonly opened: false };

export interface OpenPricesProps {
  readonly selectionId: string;
  readonly isLead: boolean;
  readonly hasAccount: boolean;
  /** Every condition is met. */
  readonly isReady: boolean;
  readonly confirmer: {
    readonly participantId: string;
    readonly name: string;
    readonly isReader: boolean;
  } | null;
  /** Somebody was to confirm, and can no longer. */
  readonly hasLostConfirmer: boolean;
  readonly possibleConfirmers: readonly {
    readonly participantId: string;
    readonly name: string;
    readonly role: "lead" | "observer";
  }[];
  readonly requested: { readonly at: string; readonly by: string } | null;
  readonly choose: (input: {
    selectionId: string;
    participantId: string | null;
  }) => Promise<Outcome<unknown>>;
  readonly request: (input: { selectionId: string; password: string }) => Promise<Outcome<Opened>>;
  readonly confirm: (input: { selectionId: string }) => Promise<Outcome<Opened>>;
}

/** The act itself: a second person if wanted, the password, and for that person the confirmation. */
export function OpenPrices(props: OpenPricesProps) {
  const t = useTranslations("opening.open");
  const { confirmer, requested } = props;
  return (
    <Section title={t("title")} description={t("description")}>
      <div className="grid gap-5 rounded-lg border border-rule-strong bg-raised px-4 py-4">
        {props.hasLostConfirmer && (
          <Callout tone="warn" title={t("secondLost")}>
            {t("secondLostBody")}
          </Callout>
        )}
        {props.isLead && <SecondPerson {...props} />}
        {!props.isLead && confirmer === null && <p className="text-ink-2">{t("leadOpens")}</p>}
        {!props.isLead && confirmer && !confirmer.isReader && (
          <p className="text-ink-2">{t("otherConfirms", { name: confirmer.name })}</p>
        )}
        {requested && confirmer && <Waiting {...props} requested={requested} confirmer={confirmer} />}
        {!requested && confirmer?.isReader && <p className="text-ink-2">{t("youConfirmLater")}</p>}
        {props.isLead && !requested && !confirmer?.isReader && <AskPassword {...props} />}
      </div>
    </Section>
  );
}

function SecondPerson({ selectionId, confirmer, possibleConfirmers, choose }: OpenPricesProps) {
  const t = useTranslations("opening.open");
  const roles = useTranslations("selection.role");
  const submit = useSubmit();
  const options = possibleConfirmers.map(({ participantId, name, role }) => ({
    value: participantId,
    label: `${name} (${roles(role)})`,
  }));
  const known = confirmer === null || options.some(({ value }) => value === confirmer.participantId);
  return (
    <div className="max-w-md">
      <Select
        label={t("second")}
        hint={options.length === 0 ? t("secondNobody") : t("secondHint")}
        emptyLabel={t("secondNone")}
        value={confirmer?.participantId ?? ""}
        options={
          known || confirmer === null
            ? options
            : [{ value: confirmer.participantId, label: confirmer.name }, ...options]
        }
        error={submit.general ?? undefined}
        disabled={submit.pending}
        onChange={(event) => {
          const participantId = event.target.value === "" ? null : event.target.value;
          void submit.run(
            () => choose({ selectionId, participantId }),
            () => notifyDone(t("secondSaved")),
          );
        }}
      />
    </div>
  );
}

/** After the confirmation or the opening the page is another one: it is drawn anew by the action. */
function Waiting({
  selectionId,
  requested,
  confirmer,
  confirm,
}: OpenPricesProps & {
  readonly requested: NonNullable<OpenPricesProps["requested"]>;
  readonly confirmer: NonNullable<OpenPricesProps["confirmer"]>;
}) {
  const t = useTranslations("opening.open");
  const locale = useLocale();
  const submit = useSubmit();
  const router = useRouter();
  const words = { name: requested.by, at: formatMoment(requested.at, locale), other: confirmer.name };
  return (
    <Callout
      tone="accent"
      title={t("requested", words)}
      action={
        confirmer.isReader && (
          <Button
            look="danger"
            icon={<KeyRound aria-hidden />}
            pending={submit.pending}
            onClick={() =>
              void submit.run(
                () => confirm({ selectionId }),
                () => {
                  notifyDone(t("done"));
                  router.refresh();
                },
              )
            }
          >
            {t("confirm")}
          </Button>
        )
      }
    >
      {confirmer.isReader ? t("youConfirm") : t("waitingFor", words)}
      {submit.general && <FieldError>{submit.general}</FieldError>}
    </Callout>
  );
}

function AskPassword({ selectionId, isReady, hasAccount, confirmer, request }: OpenPricesProps) {
  const t = useTranslations("opening.open");
  const submit = useSubmit();
  const router = useRouter();
  const [password, setPassword] = useState("");
  if (!hasAccount) return <p className="text-ink-2">{t("needsAccount")}</p>;
  return (
    <form
      className="grid max-w-md gap-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.run(
          () => request({ selectionId, password }),
          (result) => {
            setPassword("");
            notifyDone(result.opened ? t("done") : t("asked"));
            router.refresh();
          },
        );
      }}
    >
      <PasswordField
        label={t("password")}
        hint={t("passwordHint")}
        autoComplete="current-password"
        value={password}
        disabled={!isReady}
        error={submit.faultOf("password")}
        onChange={(event) => setPassword(event.target.value)}
      />
      {submit.general && <FieldError>{submit.general}</FieldError>}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          look="danger"
          icon={<KeyRound aria-hidden />}
          pending={submit.pending}
          disabled={!isReady}
        >
          {confirmer === null ? t("open") : t("ask", { name: confirmer.name })}
        </Button>
        <span className="text-sm text-ink-3">{isReady ? t("forGood") : t("notReady")}</span>
      </div>
    </form>
  );
}
