"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { answerOf } from "@/components/people/answer-of";
import { GivenLinks } from "@/components/people/given-links";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure } from "@/lib/domain/outcome";
import { INVITATION_DAYS } from "@/lib/domain/participation";
import { localeName, locales } from "@/lib/i18n/locales";
import type { ContactView, DeskActions, DeskCandidate } from "./desk-view";

/** Somebody at a vendor who is asked for its offer. `again` was put out and is taken back in. */
export function ContactDialog(props: {
  readonly selectionId: string;
  readonly candidate: DeskCandidate;
  readonly again: ContactView | null;
  readonly mailIsOn: boolean;
  readonly invite: DeskActions["invite"];
  readonly onClose: () => void;
}) {
  const { selectionId, candidate, again, onClose } = props;
  const t = useTranslations("answer.desk");
  const tForm = useTranslations("people.form");
  const tLinks = useTranslations("people.links");
  const tAction = useTranslations("common.action");
  const own = useLocale();
  const [name, setName] = useState(again?.name ?? "");
  const [email, setEmail] = useState(again?.email ?? "");
  const [locale, setLocale] = useState(again?.locale ?? candidate.contacts[0]?.locale ?? own);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState<Parameters<typeof GivenLinks>[0]["round"] | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    startTransition(async () => {
      const sent = props.invite({ selectionId, candidateId: candidate.id, name, email, locale });
      const outcome = await answerOf(sent);
      if (!outcome.ok) return setFailure(outcome);
      setFailure(null);
      setRound({ ...outcome.value, refused: [] });
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="wide"
      title={
        round ? tLinks("title", { count: round.links.length }) : t("inviteFor", { name: candidate.name })
      }
      description={round ? undefined : t("inviteBody", { days: INVITATION_DAYS })}
      footer={
        round ? (
          <Button look="primary" onClick={onClose}>
            {tLinks("done")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{tAction("cancel")}</Button>
            <Button look="primary" type="submit" form="contact" pending={isPending}>
              {props.mailIsOn ? tForm("send") : tForm("make")}
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
          {faults.general !== null && <FieldError>{faults.general}</FieldError>}
        </form>
      )}
    </Dialog>
  );
}
