import { useTranslations } from "next-intl";
import { TabLinks } from "@/components/ui/tab-links";

export const OFFERS_TABS = [
  "grid",
  "catalogue",
  "request",
  "vendors",
  "upload",
  "gaps",
  "price",
  "rounds",
  "documents",
  "opening",
] as const;
export type OffersTab = (typeof OFFERS_TABS)[number];

/** The parts of the offers, each with its own address. */
export function OffersTabs({ selectionId, current }: { selectionId: string; current: OffersTab }) {
  const t = useTranslations("offers");
  const base = `/selections/${selectionId}/offers`;
  const address = {
    grid: base,
    catalogue: `${base}?tab=catalogue`,
    request: `${base}/request`,
    vendors: `${base}/vendors`,
    upload: `${base}/upload`,
    gaps: `${base}?tab=gaps`,
    rounds: `${base}/rounds`,
    documents: `${base}/documents`,
    price: `${base}/price`,
    opening: `${base}/opening`,
  };
  return (
    <TabLinks
      label={t("tab.label")}
      links={OFFERS_TABS.map((each) => ({
        href: address[each],
        label: t(`tab.${each}`),
        current: each === current,
      }))}
    />
  );
}
