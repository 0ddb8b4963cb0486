import { useTranslations } from "next-intl";
import type { PairProgress } from "@/lib/domain/progress";

/** The state of a part in words, without its moment. */
export function useStateWords(): (progress: PairProgress) => string {
  const t = useTranslations("panel.progress.state");
  return (progress) =>
    progress.state === "started" ? t("started", { done: progress.done, of: progress.of }) : t(progress.state);
}
