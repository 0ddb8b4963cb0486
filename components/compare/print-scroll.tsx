import type { ReactNode } from "react";
import { classNames } from "../ui/class-names";

/**
 * A wide part of a page for paper. On a screen that is narrower it scrolls inside itself, so that the page stays as wide
 * as the screen; on paper it has the width of the sheet.
 */
export function PrintScroll(props: {
  /** What it shows: named for the screen reader, and for the keyboard that scrolls it. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <section
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={classNames(
        "scroll-quiet relative overflow-x-auto print:overflow-visible",
        // On paper no least width: it is the sheet's.
        "print:[&_table]:min-w-0!",
        props.className,
      )}
    >
      {props.children}
    </section>
  );
}
