import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { LinkButton } from "@/components/ui/link-button";
import { patternOf, StatusMark } from "@/components/ui/status-mark";

/** The band over everything that would show prices, were they not sealed: what that means and where it ends. */
export function SealedNotice(props: {
  readonly selectionId: string;
  /** This reader types the prices. */
  readonly isKeeper: boolean;
  readonly children?: ReactNode;
}) {
  const t = useTranslations("offers.sealed");
  return (
    <section
      aria-label={t("title")}
      className={classNames(
        "flex flex-wrap items-center gap-x-4 gap-y-2.5 rounded-lg border border-rule-strong px-4 py-3",
        patternOf("sealed"),
      )}
    >
      <StatusMark state="sealed" className="bg-raised" />
      <p className="min-w-0 flex-1 basis-72 text-base">
        {props.children ?? t(props.isKeeper ? "keeper" : "nobody")}
      </p>
      <LinkButton href={`/selections/${props.selectionId}/offers/opening`} size="sm">
        {t("toOpening")}
      </LinkButton>
    </section>
  );
}
