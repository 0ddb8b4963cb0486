"use client";

import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { groupWarnings, type OfferWarning } from "@/lib/domain/offer-warnings";

/** How many things there are to notice on one offer, their kinds in words, and the way to all of them; nothing where there are none. */
export function WarningsMark(props: {
  readonly warnings: readonly OfferWarning[];
  readonly name: string;
  readonly href: string;
}) {
  const t = useTranslations("price.warning");
  const { warnings, name, href } = props;
  if (warnings.length === 0) return null;
  const kinds = groupWarnings(warnings)
    .flatMap(({ groups }) => groups)
    .map(
      (group) =>
        `${t(`kind.${group.code}`)}${group.warnings.length > 1 ? ` (${group.warnings.length})` : ""}`,
    )
    .join(", ");
  return (
    <Link
      href={href}
      title={kinds}
      // In a grid the keys of its cells would be taken for the link's.
      onKeyDown={(event) => event.stopPropagation()}
      className="num inline-flex items-center gap-0.5 font-semibold text-warn underline-offset-2 hover:underline"
    >
      <TriangleAlert aria-hidden className="size-3 shrink-0" />
      <span aria-hidden>{warnings.length}</span>
      <span className="sr-only">
        {name}: {t("number", { count: warnings.length })}: {kinds}
      </span>
    </Link>
  );
}
