"use client";

import { lazyMessages } from "../i18n/lazy-messages";
import { ExplanationView, type ExplanationViewProps } from "./explanation-view";

const Words = lazyMessages("explain", {
  en: () => import("@/lib/i18n/messages/en/explain.json"),
  da: () => import("@/lib/i18n/messages/da/explain.json"),
  nb: () => import("@/lib/i18n/messages/nb/explain.json"),
});

/** Where a number comes from, beside the matrix. Its words come with it, in the reader's language alone. */
export function ExplanationPanel(props: ExplanationViewProps) {
  return (
    <Words>
      <ExplanationView {...props} />
    </Words>
  );
}
