"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useDeferredValue, useMemo, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useFaults } from "@/components/ui/use-faults";
import { type AddressList, parseAddressList } from "@/lib/domain/address-list";
import type { Failure } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import { answerOf } from "./answer-of";
import { GivenLinks } from "./given-links";
import { draftOf } from "./invite-dialog";
import { PartFields } from "./part-fields";
import type { Choices, LinkRound, PartDraft, PeopleActions } from "./people-view";

/** So many names are shown before the rest is a number. */
const SHOWN = 8;

/** A pasted list, read while it is typed, and what all of them are asked to do. */
export function InviteListDialog(props: {
  readonly selectionId: string;
  readonly choices: Choices;
  /** Addresses that take part already. */
  readonly known: ReadonlySet<string>;
  readonly invite: PeopleActions["invite"];
  readonly onClose: () => void;
}) {
  const { selectionId, choices, known, invite, onClose } = props;
  const t = useTranslations("people.list");
  const tForm = useTranslations("people.form");
  const tLinks = useTranslations("people.links");
  const tAction = useTranslations("common.action");
  const locale = useLocale();
  const [text, setText] = useState("");
  const [draft, setDraft] = useState<PartDraft>(() => draftOf(null, locale));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState<LinkRound | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  const typed = useDeferredValue(text);
  const list = useMemo(() => parseAddressList(typed), [typed]);
  const fresh = list.people.filter(({ email }) => !known.has(email));
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const people = parseAddressList(text)
      .people.filter(({ email }) => !known.has(email))
      .map(({ name, email }) => ({ name, email }));
    if (people.length === 0) return;
    startTransition(async () => {
      const outcome = await answerOf(invite({ selectionId, people, ...draft }));
      if (!outcome.ok) return setFailure(outcome);
      setRound(outcome.value);
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="wide"
      title={round ? tLinks("title", { count: round.links.length }) : t("title")}
      description={round ? undefined : t("body")}
      footer={
        round ? (
          <Button look="primary" onClick={onClose}>
            {tLinks("done")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{tAction("cancel")}</Button>
            <Button
              look="primary"
              type="submit"
              form="invite-list"
              pending={isPending}
              disabled={fresh.length === 0}
            >
              {tForm("sendMany", { count: fresh.length })}
            </Button>
          </>
        )
      }
    >
      {round ? (
        <GivenLinks round={round} />
      ) : (
        <form id="invite-list" noValidate onSubmit={submit} className="grid gap-5">
          <Textarea
            label={t("label")}
            placeholder={t("placeholder")}
            rows={5}
            autoFocus
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {typed.trim() !== "" && <Reading list={list} known={known} fresh={fresh} />}
          <PartFields
            draft={draft}
            choices={choices}
            faults={faults}
            onChange={(change) => setDraft({ ...draft, ...change })}
          />
          {faults.general !== null && <FieldError>{faults.general}</FieldError>}
          {faults.all
            .filter(({ path }) => path.startsWith("people"))
            .map(({ path, message }) => (
              <FieldError key={path}>{message}</FieldError>
            ))}
        </form>
      )}
    </Dialog>
  );
}

/** How the list was read: who is invited, and every entry that is not, with its reason. */
function Reading(props: {
  readonly list: AddressList;
  readonly known: ReadonlySet<string>;
  readonly fresh: AddressList["people"];
}) {
  const { list, known, fresh } = props;
  const t = useTranslations("people.list");
  const tErrors = useTranslations("errors");
  const left = [
    ...list.faults.map(({ place, text, code }) => ({ place, text, why: errorText(tErrors, code) })),
    ...list.people
      .filter(({ email }) => known.has(email))
      .map(({ place, email }) => ({ place, text: email, why: t("known") })),
  ].sort((one, other) => one.place - other.place);
  return (
    <div className="grid gap-2.5" aria-live="polite">
      <p className="text-sm">
        <strong className="font-semibold">{t("read", { count: fresh.length })}</strong>
        {fresh.length > 0 && (
          <span className="text-ink-2">
            {": "}
            {fresh
              .slice(0, SHOWN)
              .map(({ name }) => name)
              .join(", ")}
            {fresh.length > SHOWN && ` ${t("more", { count: fresh.length - SHOWN })}`}
          </span>
        )}
      </p>
      {left.length > 0 && (
        <Callout tone="warn" title={t("faults", { count: left.length })}>
          <ul className="mt-1 grid max-h-40 gap-0.5 overflow-y-auto text-sm">
            {left.map(({ place, text, why }) => (
              <li key={place} className="break-words">
                <span className="font-medium">{t("fault", { place, text })}</span> – {why}
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  );
}
