"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** A row of tabs that scrolls sideways where it does not fit, with the current one in view from the start. */
export function TabStrip(props: {
  readonly label: string;
  /** What makes the current tab the one it is; when it changes, that tab is brought into view. */
  readonly current: string;
  readonly children: ReactNode;
}) {
  const { current } = props;
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const tab = [...(strip.current?.querySelectorAll<HTMLAnchorElement>("a") ?? [])].find(
      (each) => each.getAttribute("href") === current,
    );
    // Only the strip moves: `scrollIntoView` would move the page as well.
    if (strip.current && tab)
      strip.current.scrollLeft = tab.offsetLeft - (strip.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav
      ref={strip}
      aria-label={props.label}
      data-print="hide"
      className="scroll-quiet relative flex gap-5 overflow-x-auto overflow-y-hidden border-b border-rule"
    >
      {props.children}
    </nav>
  );
}
