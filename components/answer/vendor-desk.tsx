"use client";

import { Clock, Ellipsis, TriangleAlert, UserPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { answerOf } from "@/components/people/answer-of";
import { GivenLinks } from "@/components/people/given-links";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { Dialog } from "@/components/ui/dialog";
import { DropdownMenu, MenuItem, MenuRule } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import type { LateEntry } from "@/lib/domain/late-answer";
import type { Outcome } from "@/lib/domain/outcome";
import type { ParticipationState } from "@/lib/domain/participation";
import { errorText } from "@/lib/i18n/error-text";
import { formatClock } from "@/lib/i18n/formats";
import { localeName } from "@/lib/i18n/locales";
import { ArrivalList } from "./arrival-list";
import { ContactDialog } from "./contact-dialog";
import type { ContactView, DeskActions, DeskCandidate } from "./desk-view";
import { LateDialog } from "./late-dialog";

const TONES: Record<ParticipationState, BadgeTone> = {
  member: "neutral",
  mail_failed: "bad",
  invited: "outline",
  expired: "warn",
  opened: "good",
  declared: "good",
  revoked: "outline",
};

type Open =
  | {
      readonly what: "contact";
      readonly candidate: DeskCandidate;
      readonly again?: ContactView;
      readonly edited?: ContactView;
    }
  | { readonly what: "links"; readonly round: Parameters<typeof GivenLinks>[0]["round"] }
  | { readonly what: "revoke"; readonly contact: ContactView }
  | { readonly what: "refuse" | "letIn"; readonly id: string };

/** Every candidate with its contacts and what has arrived from it. */
export function VendorDesk(props: {
  readonly selectionId: string;
  readonly candidates: readonly DeskCandidate[];
  /** What it takes to let in an answer that came late. */
  readonly lateEntry: LateEntry;
  readonly mailIsOn: boolean;
  readonly actions: DeskActions;
}) {
  const { selectionId, actions } = props;
  const t = useTranslations("answer.desk");
  const tLinks = useTranslations("people.links");
  const tAction = useTranslations("common.action");
  const tErrors = useTranslations("errors");
  const locale = useLocale();
  const [open, setOpen] = useState<Open | null>(null);
  const [isPending, startTransition] = useTransition();
  const close = () => setOpen(null);

  function run<Value>(work: Promise<Outcome<Value>>, then: (value: Value) => void): void {
    startTransition(async () => {
      const outcome = await answerOf(work);
      if (outcome.ok) then(outcome.value);
      else notifyFailed(errorText(tErrors, outcome.code, outcome.params));
    });
  }
  const sendLink = ({ id }: ContactView) =>
    run(actions.sendLink({ selectionId, id }), (value) =>
      setOpen({ what: "links", round: { ...value, refused: [] } }),
    );
  const allowDevice = ({ id, name }: ContactView) =>
    run(actions.allowDevice({ selectionId, id }), ({ deviceAllowedUntil }) =>
      notifyDone(t("allowed", { name, until: formatClock(deviceAllowedUntil, locale) })),
    );

  return (
    <>
      <ul className="grid gap-4">
        {props.candidates.map((candidate) => (
          <li key={candidate.id} className="rounded-lg border border-rule-strong bg-raised">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-rule px-4 py-2.5">
              <h2 className="min-w-0 flex-1 basis-56 text-md font-semibold">
                <CandidateChip letter={candidate.letter} name={candidate.name} />
              </h2>
              <Button
                size="sm"
                icon={<UserPlus aria-hidden />}
                aria-label={t("inviteFor", { name: candidate.name })}
                onClick={() => setOpen({ what: "contact", candidate })}
              >
                {t("invite")}
              </Button>
            </div>
            <div className="grid gap-x-8 gap-y-4 px-4 py-3 lg:grid-cols-2">
              <section aria-label={t("contactsOf", { name: candidate.name })}>
                <h3 className="mb-1.5 text-sm font-semibold text-ink-2">{t("contacts")}</h3>
                {candidate.contacts.length === 0 ? (
                  <p className="text-sm text-ink-3">{t("noContacts")}</p>
                ) : (
                  <ul className="grid gap-1">
                    {candidate.contacts.map((contact) => (
                      <li key={contact.id} className="flex items-center gap-2">
                        <span className="min-w-0 flex-1 wrap-anywhere">
                          <span className="font-medium">{contact.name}</span>{" "}
                          <span className="block text-xs text-ink-3">
                            {contact.email} · {localeName[contact.locale]}
                          </span>
                        </span>
                        <Badge
                          tone={TONES[contact.state]}
                          icon={contact.state === "mail_failed" ? <TriangleAlert aria-hidden /> : undefined}
                        >
                          {t(`state.${contact.state}`)}
                        </Badge>
                        <DropdownMenu
                          trigger={
                            <IconButton label={t("toolsFor", { name: contact.name })} size="sm">
                              <Ellipsis aria-hidden />
                            </IconButton>
                          }
                        >
                          {contact.state === "revoked" ? (
                            <MenuItem
                              onSelect={() => setOpen({ what: "contact", candidate, again: contact })}
                            >
                              {t("takeBack")}
                            </MenuItem>
                          ) : (
                            <>
                              <MenuItem
                                onSelect={() => setOpen({ what: "contact", candidate, edited: contact })}
                              >
                                {t("edit")}
                              </MenuItem>
                              <MenuItem onSelect={() => sendLink(contact)}>
                                {props.mailIsOn ? t("resend") : t("newLink")}
                              </MenuItem>
                              <MenuItem onSelect={() => allowDevice(contact)}>{t("allowDevice")}</MenuItem>
                              <MenuRule />
                              <MenuItem onSelect={() => setOpen({ what: "revoke", contact })}>
                                {t("revoke")}
                              </MenuItem>
                            </>
                          )}
                        </DropdownMenu>
                      </li>
                    ))}
                  </ul>
                )}
              </section>
              <section aria-label={t("arrivedFrom", { name: candidate.name })}>
                <h3 className="mb-1.5 flex items-center gap-1.5 text-sm font-semibold text-ink-2">
                  <Clock aria-hidden className="size-3.5" />
                  {t("arrived")}
                </h3>
                <ArrivalList
                  candidate={candidate}
                  isPending={isPending}
                  lateEntry={props.lateEntry}
                  onLetIn={(id) =>
                    props.lateEntry === "reason"
                      ? setOpen({ what: "letIn", id })
                      : run(actions.letIn({ selectionId, id, reason: "" }), ({ number }) =>
                          notifyDone(t("letInDone", { number })),
                        )
                  }
                  onRefuse={(id) => setOpen({ what: "refuse", id })}
                />
              </section>
            </div>
          </li>
        ))}
      </ul>
      {open?.what === "contact" && (
        <ContactDialog
          selectionId={selectionId}
          candidate={open.candidate}
          again={open.again ?? null}
          edited={open.edited ?? null}
          mailIsOn={props.mailIsOn}
          invite={actions.invite}
          update={actions.update}
          onClose={close}
        />
      )}
      {open?.what === "links" && (
        <Dialog
          open
          onOpenChange={(isOpen) => !isOpen && close()}
          width="wide"
          title={tLinks("title", { count: open.round.links.length })}
          footer={
            <Button look="primary" onClick={close}>
              {tLinks("done")}
            </Button>
          }
        >
          <GivenLinks round={open.round} />
        </Dialog>
      )}
      {open?.what === "revoke" && (
        <Dialog
          open
          onOpenChange={(isOpen) => !isOpen && close()}
          title={t("revokeTitle", { name: open.contact.name })}
          description={t("revokeBody", { name: open.contact.name })}
          footer={
            <>
              <Button onClick={close}>{tAction("cancel")}</Button>
              <Button
                look="danger"
                pending={isPending}
                onClick={() =>
                  run(actions.revoke({ selectionId, id: open.contact.id }), () => {
                    close();
                    notifyDone(t("revoked", { name: open.contact.name }));
                  })
                }
              >
                {t("revoke")}
              </Button>
            </>
          }
        />
      )}
      {(open?.what === "letIn" || open?.what === "refuse") && (
        <LateDialog
          selectionId={selectionId}
          id={open.id}
          word={open.what}
          actions={actions}
          onClose={close}
        />
      )}
    </>
  );
}
