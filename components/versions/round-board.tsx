"use client";

import { Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useSubmit } from "@/components/offer/use-submit";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldError } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { TextLink } from "@/components/ui/link-button";
import { notifyDone } from "@/components/ui/notify";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import type { Outcome } from "@/lib/domain/outcome";
import { formatMoment, formatZonedMoment } from "@/lib/i18n/formats";

interface Round {
  readonly id: string;
  readonly number: number;
  readonly message: string;
  readonly deadline: string | null;
  readonly isFinal: boolean;
  readonly openedBy: string;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly closedBy: string;
  readonly versions: readonly {
    readonly candidateId: string;
    readonly name: string;
    readonly letter: string | null;
    readonly variant: string;
    readonly number: number;
    readonly isWithdrawn: boolean;
  }[];
}

/** Rounds in which candidates may improve their offers: what was asked, until when, and what came. */
export function RoundBoard(props: {
  readonly selectionId: string;
  readonly rounds: readonly Round[];
  readonly candidates: readonly {
    readonly id: string;
    readonly name: string;
    readonly letter: string | null;
  }[];
  readonly mayWrite: boolean;
  readonly pricesSealed: boolean;
  readonly open: (input: {
    selectionId: string;
    message: string;
    deadline: { day: string; clock: string } | null;
    isFinal: boolean;
  }) => Promise<Outcome<{ readonly number: number }>>;
  readonly close: (input: { selectionId: string; number: number }) => Promise<Outcome<null>>;
}) {
  const t = useTranslations("versions.rounds");
  const [isOpening, setIsOpening] = useState(false);
  const { rounds, selectionId } = props;
  const isOpen = rounds.some(({ closedAt }) => closedAt === null);
  const mayOpen = props.mayWrite && !props.pricesSealed && !isOpen && props.candidates.length > 0;
  const opener = mayOpen && (
    <Button look="primary" icon={<Plus aria-hidden />} onClick={() => setIsOpening(true)}>
      {t("open")}
    </Button>
  );
  return (
    <div className="grid gap-5">
      {rounds.length === 0 ? (
        <EmptyState
          title={t("none")}
          body={t(props.candidates.length === 0 ? "nobodyBody" : "noneBody")}
          action={opener}
        />
      ) : (
        <>
          {opener && <div>{opener}</div>}
          <ol className="grid gap-4">
            {rounds.map((round) => (
              <RoundCard key={round.id} {...props} round={round} />
            ))}
          </ol>
        </>
      )}
      {isOpening && (
        <FormDialog
          title={t("open")}
          description={t("openHint", {
            names: props.candidates
              .map(({ name, letter }) => (letter === null ? name : `${letter} ${name}`))
              .join(", "),
          })}
          submit={t("open")}
          look="primary"
          onSubmit={(text) =>
            props.open({
              selectionId,
              message: text("message"),
              deadline: text("day") === "" ? null : { day: text("day"), clock: text("clock") },
              isFinal: text("isFinal") === "on",
            })
          }
          onDone={({ number }) => notifyDone(t("opened", { number }))}
          onClose={() => setIsOpening(false)}
        >
          {(faults) => (
            <div className="grid gap-4">
              <Textarea
                name="message"
                label={t("message")}
                hint={t("messageHint")}
                maxLength={4_000}
                required
                error={faults.of("message") ?? faults.general}
              />
              <div className="grid grid-cols-2 gap-3">
                <TextField
                  type="date"
                  name="day"
                  label={t("day")}
                  hint={t("dayHint")}
                  error={faults.of("deadline") ?? faults.of("deadline.day")}
                />
                <TextField
                  type="time"
                  name="clock"
                  label={t("clock")}
                  defaultValue="12:00"
                  error={faults.of("deadline.clock")}
                />
              </div>
              <Checkbox name="isFinal" label={t("final")} hint={t("finalHint")} />
            </div>
          )}
        </FormDialog>
      )}
    </div>
  );
}

function RoundCard({
  round,
  selectionId,
  candidates,
  mayWrite,
  close,
}: Pick<Parameters<typeof RoundBoard>[0], "selectionId" | "candidates" | "mayWrite" | "close"> & {
  readonly round: Round;
}) {
  const t = useTranslations("versions.rounds");
  const words = useTranslations("versions");
  const locale = useLocale();
  const submit = useSubmit();
  const { number, closedAt } = round;
  const answered = new Set(
    round.versions.filter(({ isWithdrawn }) => !isWithdrawn).map(({ candidateId }) => candidateId),
  );
  const waiting = closedAt === null ? candidates.filter(({ id }) => !answered.has(id)) : [];
  return (
    <li className="grid gap-2 rounded-lg border border-rule p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="flex flex-wrap items-center gap-2 text-md font-semibold">
          {t("name", { number })}
          {closedAt === null ? <Badge tone="accent">{t("isOpen")}</Badge> : <Badge>{t("isClosed")}</Badge>}
          {round.isFinal && <Badge tone="warn">{words("final")}</Badge>}
        </h2>
        {mayWrite && closedAt === null && (
          <Button
            size="sm"
            pending={submit.pending}
            onClick={() =>
              void submit.run(
                () => close({ selectionId, number }),
                () => notifyDone(t("closed", { number })),
              )
            }
          >
            {t("close")}
          </Button>
        )}
      </div>
      {submit.general && <FieldError>{submit.general}</FieldError>}
      <p className="max-w-prose whitespace-pre-line [overflow-wrap:anywhere]">{round.message}</p>
      <p className="text-sm text-ink-2">
        {t("openedBy", { name: round.openedBy, at: formatMoment(round.createdAt, locale) })}
        {" · "}
        {round.deadline === null
          ? t("noDeadline")
          : t("until", { at: formatZonedMoment(round.deadline, locale) })}
        {closedAt !== null && (
          <> · {t("closedBy", { name: round.closedBy, at: formatMoment(closedAt, locale) })}</>
        )}
      </p>
      {round.versions.length === 0 ? (
        <p className="text-sm text-ink-2">{t("nothing")}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {round.versions.map((version) => (
            <li key={`${version.candidateId} ${version.variant} ${version.number}`}>
              <TextLink href={`/selections/${selectionId}/offers/${version.candidateId}?tab=versions`}>
                {version.letter === null ? version.name : `${version.letter} ${version.name}`}
                {version.variant !== "" && ` · ${version.variant}`}
              </TextLink>{" "}
              {words("option", { number: version.number })}
              {version.isWithdrawn && ` (${words("withdrawn")})`}
            </li>
          ))}
        </ul>
      )}
      {waiting.length > 0 && (
        <p className="text-sm text-ink-2">
          {t("waiting", {
            names: waiting
              .map(({ name, letter }) => (letter === null ? name : `${letter} ${name}`))
              .join(", "),
          })}
        </p>
      )}
    </li>
  );
}
