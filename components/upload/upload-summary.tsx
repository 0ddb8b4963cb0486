import { useTranslations } from "next-intl";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { StateCounts, UploadSummary } from "@/lib/domain/upload-finding";

/** How much of what was asked was read, by part. Counts alone: it stands while prices are sealed, too. */
export function UploadSummaryTable({ summary }: { readonly summary: UploadSummary }) {
  const t = useTranslations("upload.read");
  const states = (counts: StateCounts) =>
    [
      counts.priced > 0 && t("priced", { count: counts.priced }),
      counts.included > 0 && t("included", { count: counts.included }),
      counts.bundled > 0 && t("bundled", { count: counts.bundled }),
      counts.notOffered > 0 && t("notOffered", { count: counts.notOffered }),
    ]
      .filter((part) => part !== false)
      .join(" · ");
  const of = (answered: number, asked: number) => t("of", { answered, asked });
  const lines = (counts: StateCounts) => of(counts.asked - counts.unanswered, counts.asked);
  const rows = [
    { key: "services", answered: lines(summary.services), states: states(summary.services) },
    { key: "establishment", answered: lines(summary.establishment), states: states(summary.establishment) },
    { key: "bundles", answered: t("entries", { count: summary.bundles }), states: "" },
    { key: "priceList", answered: t("entries", { count: summary.priceList }), states: "" },
    {
      key: "requirements",
      answered: of(summary.requirements.answered, summary.requirements.asked),
      states: "",
    },
    { key: "points", answered: of(summary.points.answered, summary.points.asked), states: "" },
  ] as const;
  return (
    <Table caption={t("title")}>
      <TableHead>
        <Row>
          <ColumnHead>{t("part")}</ColumnHead>
          <ColumnHead>{t("answered")}</ColumnHead>
          <ColumnHead>{t("states")}</ColumnHead>
        </Row>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key}>
            <RowHead sticky={false}>{t(row.key)}</RowHead>
            <Cell align="left" className="whitespace-nowrap">
              {row.answered}
            </Cell>
            <Cell align="left" className="text-ink-2">
              {row.states}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
