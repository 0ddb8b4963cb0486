import { useLocale, useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { LateEntry } from "@/lib/domain/late-answer";
import { formatMoment } from "@/lib/i18n/formats";
import type { ArrivalView, DeskCandidate } from "./desk-view";

/** What has arrived from one candidate by its link, newest first; a late one waits here for the lead's word. */
export function ArrivalList(props: {
  readonly candidate: DeskCandidate;
  readonly isPending: boolean;
  /** What it takes to let a late one in. */
  readonly lateEntry: LateEntry;
  readonly onLetIn: (id: string) => void;
  readonly onRefuse: (id: string) => void;
}) {
  const t = useTranslations("answer.desk");
  const locale = useLocale();
  const { contacts, arrivals, byOtherWays } = props.candidate;
  const opened = contacts.flatMap(({ openedAt }) => openedAt ?? []).sort()[0];
  const others = byOtherWays > 0 && (
    <p className="text-sm text-ink-2">{t("byOtherWays", { count: byOtherWays })}</p>
  );
  if (arrivals.length === 0)
    return (
      <div className="grid gap-1">
        <p className="text-sm text-ink-3">
          {opened === undefined ? t("nothing") : t("openedOnly", { at: formatMoment(opened, locale) })}
        </p>
        {others}
      </div>
    );
  return (
    <div className="grid gap-2">
      <ul className="grid gap-2">
        {[...arrivals].reverse().map((arrival) => (
          <li key={arrival.id} className="grid gap-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Badge tone={toneOf(arrival)}>{t(`arrival.${arrival.state}`)}</Badge>
              {arrival.late && arrival.state === "accepted" && <Badge tone="warn">{t("late")}</Badge>}
              <span className="text-sm">
                {arrival.submittedAt === null
                  ? t("begun", {
                      at: formatMoment(arrival.begunAt, locale),
                      changed: formatMoment(arrival.changedAt, locale),
                    })
                  : t("submitted", { at: formatMoment(arrival.submittedAt, locale), by: arrival.by })}
              </span>
            </p>
            <p className="text-xs text-ink-3">
              {[
                arrival.variant === "" ? null : t("variant", { name: arrival.variant }),
                arrival.versionNumber === null ? null : t("version", { number: arrival.versionNumber }),
                arrival.contentHash === null ? null : `SHA-256 ${arrival.contentHash.slice(0, 12)}…`,
              ]
                .filter((part) => part !== null)
                .join(" · ")}
            </p>
            {arrival.refusal !== "" && (
              <p className="text-sm text-ink-2">{t("refusedBecause", { reason: arrival.refusal })}</p>
            )}
            {arrival.letIn !== "" && (
              <p className="text-sm text-ink-2">{t("letInBecause", { reason: arrival.letIn })}</p>
            )}
            {arrival.state === "awaiting_lead" && (
              <div className="flex flex-wrap items-center gap-2 rounded-md bg-warn-soft px-3 py-2">
                <p className="min-w-0 flex-1 basis-48 text-sm">{t(`lateEntry.${props.lateEntry}`)}</p>
                {props.lateEntry !== "prices_open" && (
                  <Button
                    size="sm"
                    look="primary"
                    pending={props.isPending}
                    onClick={() => props.onLetIn(arrival.id)}
                  >
                    {t("letIn")}
                  </Button>
                )}
                <Button size="sm" onClick={() => props.onRefuse(arrival.id)}>
                  {t("refuse")}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {others}
    </div>
  );
}

function toneOf({ state }: ArrivalView): BadgeTone {
  if (state === "accepted") return "good";
  if (state === "awaiting_lead") return "warn";
  return state === "draft" ? "accent" : "outline";
}
