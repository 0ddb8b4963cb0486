import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { contentId, SkipLink } from "@/components/ui/skip-link";

/**
 * A whole page: skip link, bar, rail if there is one, content.
 *
 * @example <AppFrame bar={<TopBar … />} rail={<Rail stops={stops} />}>{children}</AppFrame>
 */
export function AppFrame(props: {
  bar: ReactNode;
  rail?: ReactNode;
  /** `wide` for matrices and grids, `text` for forms and lists. */
  width?: "wide" | "text" | undefined;
  children: ReactNode;
}) {
  return (
    <>
      <SkipLink />
      {props.bar}
      <div className="flex items-start">
        {props.rail}
        <main
          id={contentId}
          tabIndex={-1}
          className={classNames(
            "min-w-0 flex-1 px-7 pt-5.5 pb-16 focus:outline-none max-md:px-3.5 max-md:pt-4 print:p-0",
            props.width === "text" && "mx-auto max-w-5xl",
          )}
        >
          {props.children}
        </main>
      </div>
    </>
  );
}
