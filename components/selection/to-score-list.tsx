import { ArrowRight, CheckCheck, Lock } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Progress } from "@/components/ui/progress";
import { formatDay } from "@/lib/i18n/formats";

export interface ListedToScore {
  readonly id: string;
  readonly name: string;
  readonly organisationName: string;
  readonly done: number;
  readonly total: number;
  readonly deadline: string | null;
  readonly isClosed: boolean;
}

/** Selections that ask the reader for scores and nothing else: one way in each. */
export function ToScoreList({ selections }: { selections: readonly ListedToScore[] }) {
  const t = useTranslations("home.toScore");
  const locale = useLocale();
  return (
    <section aria-labelledby="to-score" className="mb-8">
      <h2 id="to-score" className="mb-2.5 text-md font-semibold tracking-tight">
        {t("title")}
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2">
        {selections.map((one) => {
          const isDone = one.done === one.total;
          return (
            <li key={one.id}>
              <Link
                href={`/score/${one.id}`}
                className="grid h-full content-start gap-1 rounded-lg border border-rule-strong bg-raised p-4 transition-colors hover:bg-hover"
              >
                <span className="flex items-start justify-between gap-3">
                  <span className="min-w-0 text-md font-semibold wrap-anywhere">{one.name}</span>
                  {one.isClosed ? (
                    <Lock className="mt-0.5 size-4 shrink-0 text-ink-3" aria-hidden />
                  ) : isDone ? (
                    <CheckCheck className="mt-0.5 size-4 shrink-0 text-good" aria-hidden />
                  ) : (
                    <ArrowRight className="mt-0.5 size-4 shrink-0 text-accent" aria-hidden />
                  )}
                </span>
                <span className="text-sm text-ink-2">
                  {one.organisationName}
                  {one.deadline !== null &&
                    !one.isClosed &&
                    ` · ${t("deadline", { day: formatDay(one.deadline, locale) })}`}
                </span>
                {one.isClosed || one.total === 0 ? (
                  <span className="mt-2 text-sm text-ink-2">{t(one.isClosed ? "closed" : "nothing")}</span>
                ) : (
                  <Progress
                    className="mt-2"
                    label={t("progress", { name: one.name })}
                    done={one.done}
                    total={one.total}
                    words={t("words", { done: one.done, total: one.total })}
                  />
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
