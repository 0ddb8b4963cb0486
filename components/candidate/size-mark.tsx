import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { sizeHint } from "@/lib/domain/vendor-size";

/** How many work there and what that tends to mean. A hint, never a score. */
export function SizeMark({ employees }: { employees: number | null }) {
  const t = useTranslations("candidates");
  const size = sizeHint(employees);
  if (employees === null || size === null)
    return <StatusMark state="missing" shape="text" word={t("missing.notKnown")} />;
  return (
    <span className="inline-grid">
      <span className="num font-medium">{t("size.employees", { count: employees })}</span>
      <span className="text-xs text-ink-3">{t(`size.${size}`)}</span>
    </span>
  );
}
