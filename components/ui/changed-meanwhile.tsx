"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/** Tells the later of two editors, and lets them choose. Nothing is saved until they have. */
export function ChangedMeanwhile(props: {
  body?: ReactNode;
  onTheirs: () => void;
  onMine: () => void;
  pending?: boolean | undefined;
}) {
  const t = useTranslations("common.changed");
  return (
    <Callout
      tone="warn"
      title={t("title")}
      action={
        <>
          <Button size="sm" onClick={props.onTheirs}>
            {t("theirs")}
          </Button>
          <Button size="sm" look="primary" pending={props.pending} onClick={props.onMine}>
            {t("mine")}
          </Button>
        </>
      }
    >
      {props.body ?? t("body")}
    </Callout>
  );
}
