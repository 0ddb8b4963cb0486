import type { ReactNode } from "react";

/**
 * Nothing here yet: says what will be here, why it matters, and the one step that fills it.
 *
 * @example <EmptyState title={t("empty.title")} body={t("empty.body")} action={<LinkButton …/>} />
 */
export function EmptyState(props: {
  icon?: ReactNode;
  title: ReactNode;
  body?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-1.5 rounded-lg border border-dashed border-rule-strong px-6 py-8 sm:px-8">
      {props.icon != null && <span className="mb-1 text-ink-3 [&_svg]:size-5">{props.icon}</span>}
      <p className="text-md font-semibold">{props.title}</p>
      {props.body != null && <div className="max-w-prose text-base text-ink-2">{props.body}</div>}
      {props.action != null && <div className="mt-3 flex flex-wrap gap-2">{props.action}</div>}
    </div>
  );
}
