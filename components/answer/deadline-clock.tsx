"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const MINUTE = 60_000;

/**
 * How long is left until a deadline, by the server's clock: this device's own may be wrong, so only how much time has
 * gone by since the page was made is taken from it.
 */
export function DeadlineClock({ deadline, now }: { readonly deadline: string; readonly now: string }) {
  const t = useTranslations("answer.page");
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setPassed(performance.now() - began), 10_000);
    return () => clearInterval(timer);
  }, []);
  const left = Date.parse(deadline) - Date.parse(now) - passed;
  if (left < 0) return <span className="font-medium text-warn">{t("passed")}</span>;
  const minutes = Math.floor(left / MINUTE);
  const days = Math.floor(minutes / (24 * 60));
  const hours = Math.floor(minutes / 60) % 24;
  const parts =
    days > 0
      ? [t("days", { count: days }), ...(hours > 0 ? [t("hours", { count: hours })] : [])]
      : minutes >= 60
        ? [t("hours", { count: hours }), ...(minutes % 60 > 0 ? [t("minutes", { count: minutes % 60 })] : [])]
        : [minutes === 0 ? t("soon") : t("minutes", { count: minutes })];
  const [one = "", two] = parts;
  return (
    <span className={days === 0 ? "font-medium text-warn" : "text-ink-2"}>
      {t("left", { left: two === undefined ? one : t("and", { one, two }) })}
    </span>
  );
}
