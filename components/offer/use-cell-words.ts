"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { HeadingWords } from "./catalogue-rows";
import type { CellWords } from "./cell-text";

/** The reader's words for what a cell can say. */
export function useCellWords(): CellWords {
  const t = useTranslations("offers");
  return useMemo(
    () => ({
      included: (line) => t("cell.includedIn", { line }),
      bundled: (bundle) => t("cell.bundledIn", { bundle }),
      notOffered: t("state.not_offered"),
      driver: {
        users: t("driver.users"),
        servers: t("driver.servers"),
        gb: t("driver.gb"),
        devices: t("driver.devices"),
        fixed: t("driver.fixed"),
      },
      period: { month: t("period.month"), year: t("period.year"), once: t("period.once") },
    }),
    [t],
  );
}

/** The reader's words for the headings of a catalogue. */
export function useHeadingWords(): HeadingWords {
  const t = useTranslations("offers");
  return useMemo(
    () => ({
      services: t("heading.services"),
      exit: t("heading.exit"),
      stage: {
        move: t("heading.move"),
        upgrade: t("heading.upgrade"),
        improve: t("heading.improve"),
      },
    }),
    [t],
  );
}
