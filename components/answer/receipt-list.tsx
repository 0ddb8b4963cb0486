import { ReceiptText } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/page-header";
import { formatZonedMoment } from "@/lib/i18n/formats";
import type { ReceiptView } from "./vendor-view";

/** A receipt for every answer that was submitted, newest first: when, by whom, and its fingerprint. */
export function ReceiptList(props: {
  readonly receipts: readonly ReceiptView[];
  readonly organisation: string;
}) {
  const { receipts, organisation } = props;
  const t = useTranslations("answer.page");
  const locale = useLocale();
  if (receipts.length === 0) return null;
  return (
    <Section title={t("receipts")} description={t("receiptBody")} id="receipts">
      <ul className="grid gap-2.5">
        {receipts.map((receipt) => (
          <li key={receipt.id} className="grid gap-2 rounded-lg border border-rule bg-raised px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
              <ReceiptText aria-hidden className="size-4 text-ink-3" />
              <span className="min-w-0 flex-1 basis-36 wrap-anywhere">
                {receipt.variant === "" ? t("main") : receipt.variant}
              </span>
              <StateBadge receipt={receipt} organisation={organisation} />
            </p>
            <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
              <dt className="text-ink-3">{t("receiptAt")}</dt>
              <dd className="num">{formatZonedMoment(receipt.submittedAt, locale)}</dd>
              <dt className="text-ink-3">{t("receiptBy")}</dt>
              <dd>{receipt.submittedBy}</dd>
              <dt className="text-ink-3">{t("receiptHash")}</dt>
              <dd className="font-mono text-xs leading-5 wrap-anywhere">{receipt.contentHash}</dd>
            </dl>
            {receipt.refusal !== "" && <p className="text-sm">{t("refusal", { reason: receipt.refusal })}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function StateBadge({ receipt, organisation }: { receipt: ReceiptView; organisation: string }) {
  const t = useTranslations("answer.page");
  const { state, late, refusal } = receipt;
  if (state === "awaiting_lead") return <Badge tone="warn">{t("waiting", { organisation })}</Badge>;
  if (state === "discarded")
    return <Badge tone="outline">{refusal === "" ? t("superseded") : t("notCounted")}</Badge>;
  return late ? <Badge tone="warn">{t("cameLate")}</Badge> : <Badge tone="good">{t("inTime")}</Badge>;
}
