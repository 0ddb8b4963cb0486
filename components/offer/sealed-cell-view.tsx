import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { SealedCell } from "@/lib/domain/sealed-offer";

/** A stored cell while prices are sealed: its state in words and the mark of what is sealed, never what it says. */
export function SealedCellView({ cell }: { readonly cell: Pick<SealedCell, "state"> }) {
  const t = useTranslations("offers");
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5">
      <span className="truncate text-sm text-ink-2">{t(`state.${cell.state}`)}</span>
      <StatusMark state="sealed" shape="text" />
    </span>
  );
}
