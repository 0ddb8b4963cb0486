"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { classNames } from "./class-names";

/**
 * Flashes its ground once when `watch` changes, never on first sight: a number that moved after an edit
 * says so. `watch` is the value itself, `children` how it is written.
 */
export function Flash(props: {
  watch: string | number | null;
  className?: string | undefined;
  children: ReactNode;
}) {
  const before = useRef(props.watch);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (before.current === props.watch) return;
    before.current = props.watch;
    setCount((n) => n + 1);
  }, [props.watch]);
  return (
    // A new key is what starts the animation over.
    <span key={count} className={classNames("rounded-sm", count > 0 && "flash-once", props.className)}>
      {props.children}
    </span>
  );
}
