"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure } from "@/lib/domain/outcome";
import { INVITATION_DAYS } from "@/lib/domain/participation";
import { answerOf } from "./answer-of";
import { GivenLinks } from "./given-links";
import { PartFields } from "./part-fields";
import type { Choices, LinkRound, PartDraft, PeopleActions, PersonView } from "./people-view";

/** One person and what they are asked to do. `again` is somebody who was put out and is taken back in. */
export function InviteDialog(props: {
  readonly selectionId: string;
  readonly choices: Choices;
  readonly again: PersonView | null;
  readonly mailIsOn: boolean;
  readonly invite: PeopleActions["invite"];
  readonly onClose: () => void;
}) {
  const { selectionId, choices, again, mailIsOn, invite, onClose } = props;
  const t = useTranslations("people.form");
  const tLinks = useTranslations("people.links");
  const tAction = useTranslations("common.action");
  const locale = useLocale();
  const [name, setName] = useState(again?.name ?? "");
  const [email, setEmail] = useState(again?.email ?? "");
  const [draft, setDraft] = useState<PartDraft>(() => draftOf(again, locale));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState<LinkRound | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure && withoutPlace(failure));
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    startTransition(async () => {
      const outcome = await answerOf(invite({ selectionId, people: [{ name, email }], ...draft }));
      if (!outcome.ok) return setFailure(outcome);
      setFailure(null);
      setRound(outcome.value);
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
          : again
            ? t("takeBackTitle", { name: again.name })
            : t("inviteTitle")
      }
      description={round ? undefined : t("inviteBody", { days: INVITATION_DAYS })}
      footer={
        round ? (
          <>
            {again === null && (
              <Button
                onClick={() => {
                  setRound(null);
                  setName("");
                  setEmail("");
                }}
              >
                {t("another")}
              </Button>
            )}
            <Button look="primary" onClick={onClose}>
              {tLinks("done")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{tAction("cancel")}</Button>
            <Button look="primary" type="submit" form="invite" pending={isPending}>
              {mailIsOn ? t("send") : t("make")}
            </Button>
          </>
        )
      }
    >
      {round ? (
        <GivenLinks round={round} />
      ) : (
        <form id="invite" noValidate onSubmit={submit} className="grid gap-5">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label={t("name")}
              autoComplete="off"
              autoFocus
              value={name}
              onChange={(event) => setName(event.target.value)}
              error={faults.of("name")}
            />
            <TextField
              label={t("email")}
              type="email"
              autoComplete="off"
              readOnly={again?.email != null}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              error={faults.of("email")}
            />
          </div>
          <PartFields
            draft={draft}
            choices={choices}
            faults={faults}
            onChange={(change) => setDraft({ ...draft, ...change })}
          />
          {faults.general !== null && <FieldError>{faults.general}</FieldError>}
        </form>
      )}
    </Dialog>
  );
}

/** Somebody's part as a form holds it; without somebody, what most are asked for. */
export function draftOf(person: PersonView | null, locale: PartDraft["locale"]): PartDraft {
  return person === null
    ? { role: "evaluator", locale, knowsPrices: false, groupIds: null, candidateIds: null }
    : {
        role: person.role,
        locale: person.locale,
        knowsPrices: person.knowsPrices,
        groupIds: person.groupIds && [...person.groupIds],
        candidateIds: person.candidateIds && [...person.candidateIds],
      };
}

/** The one person's faults without their place in the list of one. */
function withoutPlace(failure: Failure): Failure {
  const fields = failure.fields?.map((field) => ({ ...field, path: field.path.replace(/^people\.0\./, "") }));
  return fields === undefined ? failure : { ...failure, fields };
}
