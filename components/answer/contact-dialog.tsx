"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { answerOf } from "@/components/people/answer-of";
import { GivenLinks } from "@/components/people/given-links";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure } from "@/lib/domain/outcome";
import { INVITATION_DAYS } from "@/lib/domain/participation";
import { localeName, locales } from "@/lib/i18n/locales";
import type { ContactView, DeskActions, DeskCandidate } from "./desk-view";

/** Somebody at a vendor who is asked for its offer: a new one, one who was put out, or one whose facts change. */
export function ContactDialog(props: {
  readonly selectionId: string;
  readonly candidate: DeskCandidate;
  /** Was put out and is taken back in. */
  readonly again: ContactView | null;
  /** Is in already; name, address or language change. */
  readonly edited: ContactView | null;
  readonly mailIsOn: boolean;
  readonly invite: DeskActions["invite"];
  readonly update: DeskActions["update"];
  readonly onClose: () => void;
}) {
  const { selectionId, candidate, again, edited, onClose } = props;
  const known = again ?? edited;
  const t = useTranslations("answer.desk");
  const tForm = useTranslations("people.form");
  const tLinks = useTranslations("people.links");
  const tAction = useTranslations("common.action");
  const own = useLocale();
  const [name, setName] = useState(known?.name ?? "");
  const [email, setEmail] = useState(known?.email ?? "");
  const [locale, setLocale] = useState(known?.locale ?? candidate.contacts[0]?.locale ?? own);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState<Parameters<typeof GivenLinks>[0]["round"] | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  const isMoved = edited !== null && email.trim().toLowerCase() !== (edited.email ?? "");
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    startTransition(async () => {
      const facts = { selectionId, name, email, locale };
      const sent = edited
        ? props.update({ ...facts, id: edited.id, expectedEdition: edited.edition })
        : props.invite({ ...facts, candidateId: candidate.id });
      const outcome = await answerOf(sent);
      if (!outcome.ok) return setFailure(outcome);
      setFailure(null);
      if (edited && outcome.value.links.length === 0) {
        notifyDone(t("contactSaved", { name }));
        return onClose();
      }
      setRound({ ...outcome.value, refused: [] });
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="wide"
      title={
        round
          ? tLinks("title", { count: round.links.length })
          : edited
            ? t("editTitle", { name: edited.name })
            : t("inviteFor", { name: candidate.name })
      }
      description={round || edited ? undefined : t("inviteBody", { days: INVITATION_DAYS })}
      footer={
        round ? (
          <Button look="primary" onClick={onClose}>
            {tLinks("done")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{tAction("cancel")}</Button>
            <Button look="primary" type="submit" form="contact" pending={isPending}>
              {edited && !isMoved ? tAction("save") : props.mailIsOn ? tForm("send") : tForm("make")}
            </Button>
          </>
        )
      }
    >
      {round ? (
        <GivenLinks round={round} />
      ) : (
        <form id="contact" noValidate onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={tForm("name")}
            autoComplete="off"
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={faults.of("name")}
          />
          <TextField
            label={tForm("email")}
            type="email"
            autoComplete="off"
            readOnly={again?.email != null}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={faults.of("email")}
          />
          <Select
            label={t("language")}
            value={locale}
            options={locales.map((each) => ({ value: each, label: localeName[each] }))}
            onChange={(event) => {
              const next = locales.find((each) => each === event.target.value);
              if (next) setLocale(next);
            }}
          />
          {isMoved && (
            <Callout tone="warn" className="sm:col-span-2">
              {t("movedBody", { address: edited.email ?? "" })}
            </Callout>
          )}
          {faults.general !== null && <FieldError>{faults.general}</FieldError>}
        </form>
      )}
    </Dialog>
  );
}
