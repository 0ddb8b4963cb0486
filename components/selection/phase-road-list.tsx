"use client";

import { Check, Circle, CircleSlash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Disclosure } from "@/components/ui/disclosure";
import { TextLink } from "@/components/ui/link-button";
import type { OpenPointCode } from "@/lib/domain/open-points";
import type { Outcome } from "@/lib/domain/outcome";
import type { EntryCondition, RoadPhase } from "@/lib/domain/phase-road";
import type { Phase } from "@/lib/domain/selection";
import { tellingConditions } from "@/lib/domain/telling-conditions";
import { MovePhaseDialog } from "./move-phase-dialog";

/** The nine phases from top to bottom: what each asks for, what of it is there, and moving to it. */
export function PhaseRoadList(props: {
  selectionId: string;
  phases: readonly RoadPhase[];
  canMove: boolean;
  onMove: (input: {
    selectionId: string;
    phase: Phase;
    reason: string;
  }) => Promise<Outcome<{ phase: Phase }>>;
}) {
  const t = useTranslations("overview.road");
  const tPhase = useTranslations("selection.phase");
  const [goal, setGoal] = useState<Phase | null>(null);
  const current = props.phases.find(({ state }) => state === "current");
  const nextPhase = props.phases.find(({ state }) => state === "ahead");
  return (
    <>
      <ol className="border-t border-rule">
        {props.phases.map((step) => {
          const unmet = step.conditions.filter(({ met }) => !met).length;
          const isNext = step === nextPhase;
          return (
            <li key={step.phase} className="border-b border-rule">
              <Disclosure
                open={isNext}
                summary={
                  <span className="flex items-center gap-2.5">
                    <PhaseMark state={step.state} />
                    <span className={classNames(step.state === "current" && "font-semibold")}>
                      {tPhase(step.phase)}
                    </span>
                    <span className="sr-only">{t(step.state)}</span>
                    {step.state === "current" && (
                      <span className="text-sm font-normal text-accent">{t("current")}</span>
                    )}
                  </span>
                }
                aside={
                  step.state === "ahead"
                    ? unmet === 0
                      ? t("ready")
                      : t("missing", { count: unmet })
                    : undefined
                }
              >
                <div className="grid gap-2 pl-6">
                  <Conditions conditions={step.conditions} />
                  {props.canMove && step.state !== "current" && (
                    <div>
                      <Button
                        size="sm"
                        look={isNext && unmet === 0 ? "primary" : "secondary"}
                        onClick={() => setGoal(step.phase)}
                      >
                        {t(step.state === "done" ? "moveBack" : "move")}
                      </Button>
                    </div>
                  )}
                </div>
              </Disclosure>
            </li>
          );
        })}
      </ol>
      {goal !== null && current !== undefined && (
        <MovePhaseDialog
          selectionId={props.selectionId}
          phases={props.phases}
          from={current.phase}
          to={goal}
          onMove={props.onMove}
          onClose={() => setGoal(null)}
        />
      )}
    </>
  );
}

/** What a phase asks for, each with whether it is there; in words and by its sign. */
export function Conditions({
  conditions,
  links,
}: {
  conditions: readonly EntryCondition[];
  /** Where those that are not met are settled, by their code; left out, they lead nowhere. */
  links?: Readonly<Partial<Record<OpenPointCode, string>>> | undefined;
}) {
  const t = useTranslations("overview");
  if (conditions.length === 0) return <p className="text-sm text-ink-3">{t("road.noConditions")}</p>;
  return (
    <ul className="grid gap-1">
      {tellingConditions(conditions).map(({ code, met, strictness }) => (
        <li key={code} className="flex items-start gap-2 text-base">
          {met ? (
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
          ) : strictness === "hard" ? (
            <CircleSlash2 aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
          ) : (
            <Circle aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          )}
          {!met && links?.[code] ? (
            <TextLink href={links[code]} prefetch={false} className="font-normal">
              {t(`condition.${code}`)}
            </TextLink>
          ) : (
            <span className={met ? "text-ink-2" : undefined}>{t(`condition.${code}`)}</span>
          )}
          <span
            className={classNames(
              "ml-auto shrink-0 text-sm",
              met ? "sr-only" : strictness === "hard" ? "font-medium text-bad" : "text-warn",
            )}
          >
            {met ? t("road.met") : t(`road.${strictness}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Tick, filled disc, empty ring: told apart by shape. */
function PhaseMark({ state }: { state: RoadPhase["state"] }) {
  if (state === "done") return <Check aria-hidden className="size-4 text-good" strokeWidth={2.5} />;
  return (
    <span aria-hidden className="grid size-4 place-items-center">
      <span
        className={classNames(
          "rounded-full",
          state === "current" ? "size-3 bg-accent" : "size-2.5 border-[1.5px] border-field",
        )}
      />
    </span>
  );
}
