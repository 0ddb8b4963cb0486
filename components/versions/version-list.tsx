"use client";

import { CopyPlus, GitCompare, Undo2 } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useSubmit } from "@/components/offer/use-submit";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { notifyDone } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { currentVersionOf, mayRestore, mayWithdraw, type VersionEntry } from "@/lib/domain/offer-version";
import type { Outcome } from "@/lib/domain/outcome";
import { formatDay, formatMoment } from "@/lib/i18n/formats";
import { ReasonDialog } from "./reason-dialog";

/** A version of one offer; `candidateId` may be a variant's. */
export interface VersionWhere {
  readonly selectionId: string;
  readonly candidateId: string;
}

export interface VersionListProps extends VersionWhere {
  readonly versions: readonly VersionEntry[];
  /** The reader types no offers now. */
  readonly readOnly: boolean;
  readonly mayWithdraw: boolean;
  /** The final round is over: another version needs a reason. */
  readonly startNeedsReason: boolean;
  readonly pricesSealed: boolean;
  readonly start: (
    input: VersionWhere & { fromNumber: number; reason?: string },
  ) => Promise<Outcome<{ readonly number: number }>>;
  readonly withdraw: (input: VersionWhere & { number: number; reason: string }) => Promise<Outcome<null>>;
  readonly restore: (input: VersionWhere & { number: number }) => Promise<Outcome<null>>;
}

/** Every version of an offer: who sent it, when and how. The current one is compared and edited; the others are read. */
export function VersionList(props: VersionListProps) {
  const t = useTranslations("offers.version");
  const words = useTranslations("versions");
  const { versions, selectionId, candidateId } = props;
  const where = { selectionId, candidateId };
  const [asking, setAsking] = useState<"start" | "withdraw" | null>(null);
  const restoring = useSubmit();
  const current = currentVersionOf(versions);
  const before = currentVersionOf(versions.filter((each) => each !== current));
  const base = `/selections/${selectionId}/offers/${candidateId}`;
  const restore = (number: number) =>
    void restoring.run(
      () => props.restore({ ...where, number }),
      () => notifyDone(words("restored", { number })),
    );
  const start = (reason: string) =>
    props.start({ ...where, fromNumber: current?.number ?? 0, ...(reason === "" ? {} : { reason }) });
  return (
    <Section
      title={t("title")}
      description={words("description")}
      actions={
        <>
          {versions.length > 1 && (
            <LinkButton href={`${base}/versions`} icon={<GitCompare aria-hidden />}>
              {words("differences")}
            </LinkButton>
          )}
          {!props.readOnly && current && (
            <StartButton
              needsReason={props.startNeedsReason}
              onAsk={() => setAsking("start")}
              start={() => start("")}
            />
          )}
        </>
      }
    >
      {restoring.general && <FieldError>{restoring.general}</FieldError>}
      {versions.length > 0 && !current && <p className="mb-3 text-ink-2">{words("noneCounts")}</p>}
      {versions.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <div className="relative overflow-x-auto">
          <Table caption={t("title")}>
            <TableHead>
              <tr>
                <ColumnHead>{t("number")}</ColumnHead>
                <ColumnHead>{words("how")}</ColumnHead>
                <ColumnHead>{words("when")}</ColumnHead>
                <ColumnHead>{t("source")}</ColumnHead>
                <ColumnHead align="right">{t("answered")}</ColumnHead>
                {props.mayWithdraw && (
                  <ColumnHead>
                    <span className="sr-only">{words("withdraw")}</span>
                  </ColumnHead>
                )}
              </tr>
            </TableHead>
            <tbody>
              {versions.map((version) => (
                <Row key={version.versionId}>
                  <RowHead sticky={false}>
                    <VersionName
                      version={version}
                      isCurrent={version === current}
                      href={
                        version === current
                          ? base
                          : props.pricesSealed
                            ? null
                            : `${base}?version=${version.number}`
                      }
                    />
                  </RowHead>
                  <HowCell version={version} />
                  <WhenCell version={version} />
                  <Cell align="left">
                    {version.source === null ? (
                      <StatusMark state="sealed" shape="text" />
                    ) : version.source === "" ? (
                      "–"
                    ) : (
                      version.source
                    )}
                  </Cell>
                  <Cell>{version.answered}</Cell>
                  {props.mayWithdraw && (
                    <Cell>
                      {mayWithdraw(versions, version.number) && (
                        <Button
                          size="sm"
                          aria-label={words("withdrawOne", { number: version.number })}
                          onClick={() => setAsking("withdraw")}
                        >
                          {words("withdraw")}
                        </Button>
                      )}
                      {mayRestore(versions, version.number) && (
                        <Button
                          size="sm"
                          icon={<Undo2 aria-hidden />}
                          pending={restoring.pending}
                          aria-label={words("restoreOne", { number: version.number })}
                          onClick={() => restore(version.number)}
                        >
                          {words("restore")}
                        </Button>
                      )}
                    </Cell>
                  )}
                </Row>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {asking === "withdraw" && current && (
        <ReasonDialog
          title={words("withdrawTitle", { number: current.number })}
          description={before ? words("withdrawBefore", { number: before.number }) : words("withdrawLast")}
          submit={words("withdrawDo")}
          look="danger"
          send={(reason) => props.withdraw({ ...where, number: current.number, reason })}
          onDone={() =>
            notifyDone(words("withdrawDone", { number: current.number }), {
              label: words("restore"),
              run: () => restore(current.number),
            })
          }
          onClose={() => setAsking(null)}
        />
      )}
      {asking === "start" && current && (
        <ReasonDialog
          title={words("startReasonTitle")}
          description={words("startReasonHint")}
          submit={t("start")}
          look="primary"
          send={start}
          onDone={({ number }) => notifyDone(t("started", { number }))}
          onClose={() => setAsking(null)}
        />
      )}
    </Section>
  );
}

/** Starts the next version, at once or, after the final round, by asking for a reason first. */
function StartButton(props: {
  needsReason: boolean;
  onAsk: () => void;
  start: () => ReturnType<VersionListProps["start"]>;
}) {
  const t = useTranslations("offers.version");
  const submit = useSubmit();
  return (
    <>
      {submit.general && <FieldError>{submit.general}</FieldError>}
      <Button
        icon={<CopyPlus aria-hidden />}
        pending={submit.pending}
        onClick={() =>
          props.needsReason
            ? props.onAsk()
            : void submit.run(props.start, ({ number }) => notifyDone(t("started", { number })))
        }
      >
        {t("start")}
      </Button>
    </>
  );
}

function VersionName(props: { version: VersionEntry; isCurrent: boolean; href: string | null }) {
  const t = useTranslations("offers.version");
  const words = useTranslations("versions");
  const { number, withdrawn, late, isFinal, round } = props.version;
  const name = t("name", { number });
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {props.href === null ? (
        <span className="whitespace-nowrap">{name}</span>
      ) : (
        <Link
          href={props.href}
          className={`whitespace-nowrap underline-offset-2 hover:underline ${props.isCurrent ? "font-medium" : ""}`}
        >
          {name}
        </Link>
      )}
      {props.isCurrent && <Badge tone="accent">{t("current")}</Badge>}
      {withdrawn !== null && <Badge tone="bad">{words("withdrawn")}</Badge>}
      {isFinal && <Badge>{words("final")}</Badge>}
      {!isFinal && round !== null && <Badge>{words("round", { number: round })}</Badge>}
      {late && <Badge tone="warn">{words("late")}</Badge>}
    </span>
  );
}

function HowCell({ version }: { version: VersionEntry }) {
  const words = useTranslations("versions");
  const locale = useLocale();
  const { withdrawn, createdBy, contentHash } = version;
  const channel = words(`channel.${version.channel}`);
  return (
    <Cell align="left">
      {createdBy === "" ? channel : words("by", { channel, name: createdBy })}
      {contentHash !== null && (
        <span className="block text-xs text-ink-3">
          {words("receipt", { hash: contentHash.slice(0, 12) })}
        </span>
      )}
      {withdrawn !== null && (
        <span className="block max-w-prose text-sm text-ink-2">
          {words("withdrawnBy", {
            name: withdrawn.by,
            at: formatMoment(withdrawn.at, locale),
            reason: withdrawn.reason,
          })}
        </span>
      )}
    </Cell>
  );
}

function WhenCell({ version }: { version: VersionEntry }) {
  const words = useTranslations("versions");
  const locale = useLocale();
  const { submittedAt, receivedOn, createdAt } = version;
  return (
    <Cell align="left" className="whitespace-nowrap">
      {submittedAt === null
        ? formatMoment(createdAt, locale)
        : words("submitted", { at: formatMoment(submittedAt, locale) })}
      {receivedOn !== null && (
        <span className="block text-sm text-ink-2">
          {words("received", { day: formatDay(receivedOn, locale, "short") })}
        </span>
      )}
    </Cell>
  );
}
