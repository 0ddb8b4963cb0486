import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** Folds detail away under its name, by the browser's own means: it can be found by searching the page. */
export function Disclosure(props: {
  summary: ReactNode;
  /** Small words at the right of the name, e.g. a count. */
  aside?: ReactNode;
  open?: boolean | undefined;
  /** Open for one at a time: those with the same group close each other. */
  group?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <details open={props.open} name={props.group} className={props.className}>
      <summary className="flex min-h-8 list-none items-center gap-2 rounded-md py-1 font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.5 shrink-0 text-ink-3 transition-transform duration-100 [details[open]>summary>&]:rotate-90"
        />
        <span className="min-w-0 flex-1">{props.summary}</span>
        {props.aside != null && <span className="num text-sm font-normal text-ink-3">{props.aside}</span>}
      </summary>
      <div className="pt-1 pb-3 pl-5.5">{props.children}</div>
    </details>
  );
}
