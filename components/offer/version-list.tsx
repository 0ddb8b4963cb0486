"use client";

import { CopyPlus } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { OfferVersionEntry } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
import { formatDay, formatMoment } from "@/lib/i18n/formats";
import { useSubmit } from "./use-submit";

export interface VersionListProps {
  readonly selectionId: string;
  readonly candidateId: string;
  readonly versions: readonly OfferVersionEntry[];
  readonly readOnly: boolean;
  readonly start: (input: {
    selectionId: string;
    candidateId: string;
    fromNumber: number;
  }) => Promise<Outcome<{ readonly number: number }>>;
}

/** Every revision of an offer. The newest is the one that is compared and edited; the others can be read. */
export function VersionList(props: VersionListProps) {
  const t = useTranslations("offers.version");
  const locale = useLocale();
  const submit = useSubmit();
  const { versions } = props;
  const current = versions[0];
  const base = `/selections/${props.selectionId}/offers/${props.candidateId}`;
  return (
    <Section
      title={t("title")}
      description={t("description")}
      actions={
        !props.readOnly &&
        current && (
          <Button
            icon={<CopyPlus aria-hidden />}
            pending={submit.pending}
            onClick={() =>
              void submit.run(
                () =>
                  props.start({
                    selectionId: props.selectionId,
                    candidateId: props.candidateId,
                    fromNumber: current.number,
                  }),
                ({ number }) => notifyDone(t("started", { number })),
              )
            }
          >
            {t("start")}
          </Button>
        )
      }
    >
      {submit.general && <FieldError>{submit.general}</FieldError>}
      {versions.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <div className="overflow-x-auto">
          <Table caption={t("title")}>
            <TableHead>
              <tr>
                <ColumnHead>{t("number")}</ColumnHead>
                <ColumnHead>{t("created")}</ColumnHead>
                <ColumnHead>{t("received")}</ColumnHead>
                <ColumnHead>{t("source")}</ColumnHead>
                <ColumnHead align="right">{t("answered")}</ColumnHead>
              </tr>
            </TableHead>
            <tbody>
              {versions.map((version) => (
                <Row key={version.versionId}>
                  <RowHead sticky={false}>
                    <span className="inline-flex items-center gap-2">
                      {version === current ? (
                        <Link href={base} className="font-medium underline-offset-2 hover:underline">
                          {t("name", { number: version.number })}
                        </Link>
                      ) : (
                        <Link
                          href={`${base}?version=${version.number}`}
                          className="underline-offset-2 hover:underline"
                        >
                          {t("name", { number: version.number })}
                        </Link>
                      )}
                      {version === current && <Badge tone="accent">{t("current")}</Badge>}
                    </span>
                  </RowHead>
                  <Cell align="left">{formatMoment(version.createdAt, locale)}</Cell>
                  <Cell align="left">
                    {version.receivedOn ? formatDay(version.receivedOn, locale, "short") : "–"}
                  </Cell>
                  <Cell align="left">{version.source === "" ? "–" : version.source}</Cell>
                  <Cell>{version.answered}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Section>
  );
}
