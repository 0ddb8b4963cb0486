"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { currentStop, type RoadStop } from "./section";

/** The left rail, which is also the road: each stop with how far along it is and its open points. */
export function Rail({ stops }: { stops: readonly RoadStop[] }) {
  const t = useTranslations("shell.nav");
  return (
    <nav
      aria-label={t("main")}
      data-print="hide"
      className="sticky top-topbar hidden h-[calc(100dvh-var(--spacing-topbar))] w-rail shrink-0 overflow-y-auto border-r border-rule bg-raised px-2.5 py-4.5 md:block"
    >
      <RailStops stops={stops} />
    </nav>
  );
}

/** The stops alone, for the rail and for the menu that takes its place on a phone. */
export function RailStops({ stops, onGo }: { stops: readonly RoadStop[]; onGo?: (() => void) | undefined }) {
  const t = useTranslations("shell");
  const here = currentStop(stops, usePathname());
  return (
    <ul className="grid gap-0.5">
      {stops.map((stop) => {
        const isHere = stop.section === here?.section;
        return (
          <li key={stop.section}>
            <Link
              href={stop.href}
              aria-current={isHere ? "page" : undefined}
              {...(onGo === undefined ? {} : { onClick: onGo })}
              className={classNames(
                "flex h-8 items-center gap-2.5 rounded-md px-2.5 font-medium transition-colors duration-100 pointer-coarse:h-11",
                isHere ? "bg-sunk text-ink" : "text-ink-2 hover:bg-sunk hover:text-ink",
              )}
            >
              <StateMark state={stop.state} />
              <span className="flex-1">{t(`section.${stop.section}`)}</span>
              <span className="sr-only">{t(`state.${stop.state}`)}</span>
              {stop.points > 0 && (
                <span className="num rounded-full bg-warn-soft px-1.5 text-2xs leading-4.5 font-semibold text-warn">
                  <span aria-hidden>{stop.points}</span>
                  <span className="sr-only">{t("points", { count: stop.points })}</span>
                </span>
              )}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** Empty ring, half-filled ring, filled disc with a tick: the shape tells the states apart without colour. */
function StateMark({ state }: { state: RoadStop["state"] }) {
  return (
    <svg aria-hidden viewBox="0 0 14 14" className="size-3.5 shrink-0">
      {state === "none" && (
        <circle cx="7" cy="7" r="6.2" fill="none" className="stroke-field" strokeWidth="1.6" />
      )}
      {state === "half" && (
        <g className="text-accent">
          <circle cx="7" cy="7" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
          <path d="M7 0.8a6.2 6.2 0 0 0 0 12.4z" fill="currentColor" />
        </g>
      )}
      {state === "done" && (
        <g className="text-good">
          <circle cx="7" cy="7" r="7" fill="currentColor" />
          <path
            d="m4.2 7.2 2 2 3.6-4"
            fill="none"
            className="stroke-raised"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </g>
      )}
    </svg>
  );
}
