"use client";

import { ListPlus, UserPlus, Users } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { TextField } from "@/components/ui/text-field";
import type { Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import { formatClock } from "@/lib/i18n/formats";
import { answerOf } from "./answer-of";
import { ConflictsDialog } from "./conflicts-dialog";
import { EditDialog } from "./edit-dialog";
import { GivenLinks } from "./given-links";
import { InviteDialog } from "./invite-dialog";
import { InviteListDialog } from "./invite-list-dialog";
import { PeopleTable, type PersonTask } from "./people-table";
import { type Choices, type LinkRound, needsLead, type PeopleActions, type PersonView } from "./people-view";

/** Rows on one page: what a screen or two hold. */
const PAGE = 50;
/** From this many on there is a search field. */
const SEARCH_FROM = 8;

type Filter = "filterAll" | "filterOpen" | "filterTrouble";
const FILTERS: Record<Filter, (person: PersonView) => boolean> = {
  filterAll: () => true,
  filterOpen: ({ left, state }) => left > 0 && state !== "revoked",
  filterTrouble: needsLead,
};

type Open =
  | { readonly what: "invite"; readonly again: PersonView | null }
  | { readonly what: "list" }
  | { readonly what: "edit" | "revoke" | "conflicts"; readonly person: PersonView }
  | { readonly what: "links"; readonly round: LinkRound };

/** Everybody in a selection, and everything a lead does about them. */
export function PeopleDesk(props: {
  readonly selectionId: string;
  readonly people: readonly PersonView[];
  readonly choices: Choices;
  readonly self: string;
  readonly mailIsOn: boolean;
  readonly isScoringClosed: boolean;
  readonly actions: PeopleActions;
}) {
  const { selectionId, people, choices, actions, mailIsOn } = props;
  const t = useTranslations("people");
  const tErrors = useTranslations("errors");
  const locale = useLocale();
  const [open, setOpen] = useState<Open | null>(null);
  const [isPending, startTransition] = useTransition();
  const close = () => setOpen(null);
  const toRemind = people.filter(
    ({ email, left, state }) => email !== null && left > 0 && state !== "revoked",
  ).length;
  const known = useMemo(
    () =>
      new Set(people.flatMap(({ email, state }) => (email === null || state === "revoked" ? [] : [email]))),
    [people],
  );

  function run<Value>(work: Promise<Outcome<Value>>, then: (value: Value) => void): void {
    startTransition(async () => {
      const outcome = await answerOf(work);
      if (outcome.ok) then(outcome.value);
      else notifyFailed(errorText(tErrors, outcome.code, outcome.params));
    });
  }
  const showLinks = (value: Omit<LinkRound, "refused">) =>
    setOpen({ what: "links", round: { ...value, refused: [] } });
  const remind = (id: string | null) =>
    run(actions.remind({ selectionId, id }), (value) => {
      if (value.mailed) notifyDone(t("done.reminded", { count: value.links.length }));
      else showLinks(value);
    });
  function act(task: PersonTask, person: PersonView): void {
    const target = { selectionId, id: person.id };
    if (task === "takeBack") setOpen({ what: "invite", again: person });
    else if (task === "edit" || task === "revoke" || task === "conflicts") setOpen({ what: task, person });
    else if (task === "sendLink") run(actions.sendLink(target), showLinks);
    else if (task === "remind") remind(person.id);
    else
      run(actions.allowDevice(target), ({ deviceAllowedUntil }) =>
        notifyDone(t("done.allowed", { name: person.name, until: formatClock(deviceAllowedUntil, locale) })),
      );
  }
  const isAlone = people.every(({ id }) => id === props.self);
  const inviteButtons = (
    <>
      <Button
        look="primary"
        icon={<UserPlus aria-hidden />}
        onClick={() => setOpen({ what: "invite", again: null })}
      >
        {t("invite")}
      </Button>
      <Button icon={<ListPlus aria-hidden />} onClick={() => setOpen({ what: "list" })}>
        {t("inviteList")}
      </Button>
    </>
  );
  return (
    <>
      {isAlone ? (
        <EmptyState
          icon={<Users aria-hidden />}
          title={t("empty.title")}
          body={t("empty.body")}
          action={inviteButtons}
        />
      ) : (
        <>
          <div className="flex flex-wrap gap-2">
            {inviteButtons}
            {toRemind > 0 && !props.isScoringClosed && (
              <Button pending={isPending} onClick={() => remind(null)}>
                {t("remindAll", { count: toRemind })}
              </Button>
            )}
          </div>
          <PeopleList {...props} onTask={act} />
        </>
      )}
      {open?.what === "invite" && (
        <InviteDialog
          selectionId={selectionId}
          choices={choices}
          again={open.again}
          mailIsOn={mailIsOn}
          invite={actions.invite}
          onClose={close}
        />
      )}
      {open?.what === "list" && (
        <InviteListDialog
          selectionId={selectionId}
          choices={choices}
          known={known}
          invite={actions.invite}
          onClose={close}
        />
      )}
      {open?.what === "edit" && (
        <EditDialog
          selectionId={selectionId}
          person={open.person}
          choices={choices}
          update={actions.update}
          onLinks={(round) => setOpen({ what: "links", round })}
          onClose={close}
        />
      )}
      {open?.what === "conflicts" && (
        <ConflictsDialog
          person={open.person}
          isSelf={open.person.id === props.self}
          isScoringClosed={props.isScoringClosed}
          takeBack={({ candidateId, reason }) =>
            actions.takeBackConflict({ selectionId, participantId: open.person.id, candidateId, reason })
          }
          onTakenBack={(value) => {
            notifyDone(
              t(value.links.length > 0 && value.mailed ? "conflicts.doneMailed" : "conflicts.done", {
                name: open.person.name,
              }),
            );
            if (value.links.length > 0 && !value.mailed) showLinks(value);
            else close();
          }}
          onClose={close}
        />
      )}
      {open?.what === "revoke" && (
        <RevokeDialog
          person={open.person}
          isPending={isPending}
          onGo={() =>
            run(actions.revoke({ selectionId, id: open.person.id }), ({ lost }) => {
              close();
              notifyDone(
                t(lost.wasConfirmer ? "done.revokedConfirmer" : "done.revoked", { name: open.person.name }),
              );
            })
          }
          onClose={close}
        />
      )}
      {open?.what === "links" && (
        <Dialog
          open
          onOpenChange={(isOpen) => !isOpen && close()}
          width="wide"
          title={t("links.title", { count: open.round.links.length })}
          footer={
            <Button look="primary" onClick={close}>
              {t("links.done")}
            </Button>
          }
        >
          <GivenLinks round={open.round} />
        </Dialog>
      )}
    </>
  );
}

/** The list with its search, filter and pages. */
function PeopleList(props: {
  readonly people: readonly PersonView[];
  readonly choices: Choices;
  readonly self: string;
  readonly mailIsOn: boolean;
  readonly isScoringClosed: boolean;
  readonly onTask: (task: PersonTask, person: PersonView) => void;
}) {
  const { people } = props;
  const t = useTranslations("people");
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<Filter>("filterAll");
  const [page, setPage] = useState(0);
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const found = useMemo(
    () =>
      people.filter(
        (person) =>
          FILTERS[filter](person) &&
          (person.name.toLowerCase().includes(wanted) || (person.email ?? "").includes(wanted)),
      ),
    [people, filter, wanted],
  );
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const here = Math.min(page, pages - 1);
  const shown = found.slice(here * PAGE, (here + 1) * PAGE);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {people.length >= SEARCH_FROM && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <TextField
            className="w-72 max-w-full"
            type="search"
            label={t("search")}
            labelHidden
            placeholder={t("search")}
            value={search}
            onChange={(event) => {
              setSearch(event.target.value);
              setPage(0);
            }}
          />
          <SegmentedControl
            legend={t("filter")}
            legendHidden
            value={filter}
            onValueChange={(value) => {
              setFilter(value);
              setPage(0);
            }}
            segments={[
              { value: "filterAll", label: t("filterAll") },
              { value: "filterOpen", label: t("filterOpen") },
              { value: "filterTrouble", label: t("filterTrouble") },
            ]}
          />
        </div>
      )}
      {shown.length === 0 ? (
        <p className="text-ink-2">{t("noMatch")}</p>
      ) : (
        <PeopleTable {...props} people={shown} />
      )}
      {found.length > PAGE && (
        <nav aria-label={t("pages")} className="flex items-center gap-3">
          <Button size="sm" disabled={here === 0} onClick={() => setPage(here - 1)}>
            {t("earlier")}
          </Button>
          <output aria-live="polite" className="num text-sm text-ink-2">
            {t("shown", {
              from: here * PAGE + 1,
              to: here * PAGE + shown.length,
              total: found.length,
            })}
          </output>
          <Button size="sm" disabled={here === pages - 1} onClick={() => setPage(here + 1)}>
            {t("later")}
          </Button>
        </nav>
      )}
    </div>
  );
}

function RevokeDialog(props: {
  readonly person: PersonView;
  readonly isPending: boolean;
  readonly onGo: () => void;
  readonly onClose: () => void;
}) {
  const { name, role, confirmsOpening } = props.person;
  const t = useTranslations("people.revoke");
  const tAction = useTranslations("common.action");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("title", { name })}
      description={t("body", { name })}
      footer={
        <>
          <Button onClick={props.onClose}>{tAction("cancel")}</Button>
          <Button look="danger" pending={props.isPending} onClick={props.onGo}>
            {t("go")}
          </Button>
        </>
      }
    >
      {(confirmsOpening || role === "lead") && (
        <ul className="grid list-disc gap-1.5 pl-5 text-base text-ink-2">
          {confirmsOpening && <li>{t("confirms", { name })}</li>}
          {role === "lead" && <li>{t("lead", { name })}</li>}
        </ul>
      )}
    </Dialog>
  );
}
