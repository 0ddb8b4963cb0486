import { useTranslations } from "next-intl";

/** The id of the element a page's own content starts at. */
export const contentId = "content";

/** First stop of the tab key: past the bar and the rail. Put `id={contentId} tabIndex={-1}` on `<main>`. */
export function SkipLink() {
  const t = useTranslations("common");
  return (
    <a
      href={`#${contentId}`}
      data-print="hide"
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-ink px-3 py-2 font-medium text-paper focus-visible:translate-y-0"
    >
      {t("skip")}
    </a>
  );
}
