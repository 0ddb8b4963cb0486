import type { ReactNode } from "react";
import { classNames } from "./class-names";

const edges = {
  neutral: "border-l-rule-strong",
  accent: "border-l-accent",
  good: "border-l-good",
  warn: "border-l-warn",
  bad: "border-l-bad",
} as const;

/** Whether a title is a line of its own: what ends no sentence would run into the words behind it. */
const isLine = (title: ReactNode): boolean => typeof title === "string" && !/[.:?!]$/.test(title);

/** A sentence or two that matter on this page: the verdict, what blocks a phase. Always in view. */
export function Callout(props: {
  tone?: keyof typeof edges | undefined;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string | undefined;
}) {
  return (
    <div
      className={classNames(
        "flex flex-wrap items-start gap-x-4 gap-y-2 rounded-md border border-l-3 border-rule bg-raised px-4 py-3",
        edges[props.tone ?? "neutral"],
        props.className,
      )}
    >
      <div className="min-w-0 flex-1 basis-64 text-base leading-relaxed">
        {props.title != null && (
          <strong className={classNames("font-semibold", isLine(props.title) && "block")}>
            {props.title}{" "}
          </strong>
        )}
        {props.children}
      </div>
      {props.action != null && <div className="flex max-w-full flex-wrap gap-2">{props.action}</div>}
    </div>
  );
}
