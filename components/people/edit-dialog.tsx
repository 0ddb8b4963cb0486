"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ChangedMeanwhile } from "@/components/ui/changed-meanwhile";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import { TextField } from "@/components/ui/text-field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure } from "@/lib/domain/outcome";
import { answerOf } from "./answer-of";
import { draftOf } from "./invite-dialog";
import { PartFields } from "./part-fields";
import type { Choices, LinkRound, PeopleActions, PersonView } from "./people-view";

/** Another name or part for somebody who is in. The address stays: the link is bound to it. */
export function EditDialog(props: {
  readonly selectionId: string;
  readonly person: PersonView;
  readonly choices: Choices;
  readonly update: PeopleActions["update"];
  /** A lead without an account got a new link. */
  readonly onLinks: (round: LinkRound) => void;
  readonly onClose: () => void;
}) {
  const { selectionId, person, choices, update, onLinks, onClose } = props;
  const t = useTranslations("people.form");
  const tAction = useTranslations("common.action");
  const router = useRouter();
  const locale = useLocale();
  const [name, setName] = useState(person.name);
  const [draft, setDraft] = useState(() => draftOf(person, locale));
  const [seen] = useState(person.edition);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const theirs = failure?.code === "row.changed_meanwhile" ? failure.params : undefined;
  const faults = useFaults(theirs === undefined ? failure : null);
  function save(expectedEdition: number): void {
    startTransition(async () => {
      const outcome = await answerOf(update({ selectionId, id: person.id, name, ...draft, expectedEdition }));
      if (!outcome.ok) return setFailure(outcome);
      notifyDone(t(outcome.value.lost.wasConfirmer ? "savedConfirmer" : "saved", { name }));
      onClose();
      if (outcome.value.links.length > 0) onLinks({ ...outcome.value, refused: [] });
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="wide"
      title={t("editTitle", { name: person.name })}
      description={person.email ?? undefined}
      footer={
        <>
          <Button onClick={onClose}>{tAction("cancel")}</Button>
          <Button look="primary" type="submit" form="edit-person" pending={isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form
        id="edit-person"
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          save(seen);
        }}
      >
        {theirs !== undefined && (
          <ChangedMeanwhile
            pending={isPending}
            onTheirs={() => {
              router.refresh();
              onClose();
            }}
            onMine={() => save(typeof theirs.edition === "number" ? theirs.edition : seen)}
          />
        )}
        <TextField
          className="max-w-80"
          label={t("name")}
          hint={person.email === null ? undefined : t("emailFixed")}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={faults.of("name")}
        />
        <PartFields
          draft={draft}
          choices={choices}
          faults={faults}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        {faults.general !== null && <FieldError>{faults.general}</FieldError>}
      </form>
    </Dialog>
  );
}
