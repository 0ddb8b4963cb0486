"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { lazyMessages } from "../../i18n/lazy-messages";

const Words = lazyMessages("charts", {
  en: () => import("@/lib/i18n/messages/en/charts.json"),
  da: () => import("@/lib/i18n/messages/da/charts.json"),
  nb: () => import("@/lib/i18n/messages/nb/charts.json"),
});
const ChartSheet = lazy(async () => ({ default: (await import("./chart-sheet")).ChartSheet }));

/** How far below the window the charts begin to be fetched. */
const AHEAD = "600px";

/** The comparison in pictures. Fetched when the reader comes near, so that the matrix is usable first. */
export function ComparisonCharts(props: { prepared: PreparedComparison; comparison: Comparison }) {
  const t = useTranslations("compare");
  const section = useRef<HTMLElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = section.current;
    if (near || element === null) return;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((each) => each.isIntersecting)) setNear(true);
      },
      { rootMargin: `${AHEAD} 0px` },
    );
    watch.observe(element);
    // Paper shows the whole page, so whoever prints is near everything.
    const onPrint = () => setNear(true);
    window.addEventListener("beforeprint", onPrint);
    return () => {
      watch.disconnect();
      window.removeEventListener("beforeprint", onPrint);
    };
  }, [near]);
  return (
    <section ref={section} aria-label={t("charts")} className="mt-12 min-h-96">
      {near ? (
        <Suspense>
          <Words>
            <ChartSheet {...props} />
          </Words>
        </Suspense>
      ) : null}
    </section>
  );
}
