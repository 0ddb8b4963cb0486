"use client";

import { CopyPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { SealedVersionEntry } from "@/lib/domain/sealed-offer";
import { formatDay, formatMoment } from "@/lib/i18n/formats";
import { useSubmit } from "./use-submit";
import type { VersionListProps } from "./version-list";

/** Every revision of a sealed offer: when it came and how much it answers. */
export function SealedVersions(
  props: Omit<VersionListProps, "versions"> & { readonly versions: readonly SealedVersionEntry[] },
) {
  const t = useTranslations("offers.version");
  const locale = useLocale();
  const submit = useSubmit();
  const { versions, selectionId, candidateId } = props;
  const current = versions[0];
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
                () => props.start({ selectionId, candidateId, fromNumber: current.number }),
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
                <Row key={version.number}>
                  <RowHead sticky={false}>
                    <span className="inline-flex items-center gap-2">
                      {t("name", { number: version.number })}
                      {version === current && <Badge tone="accent">{t("current")}</Badge>}
                    </span>
                  </RowHead>
                  <Cell align="left">{formatMoment(version.createdAt, locale)}</Cell>
                  <Cell align="left">
                    {version.receivedOn ? formatDay(version.receivedOn, locale, "short") : "–"}
                  </Cell>
                  <Cell align="left">
                    <StatusMark state="sealed" shape="text" />
                  </Cell>
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
