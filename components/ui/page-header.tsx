import type { ReactNode } from "react";

/** The name of the page, one line about it, and what can be done with all of it. */
export function PageHeader(props: {
  title: ReactNode;
  /** One quiet line: what, when, in which currency. */
  description?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold tracking-[-0.018em]">{props.title}</h1>
        {props.description != null && <p className="num mt-0.5 text-base text-ink-2">{props.description}</p>}
      </div>
      {props.actions != null && (
        <div className="flex flex-wrap gap-2" data-print="hide">
          {props.actions}
        </div>
      )}
    </header>
  );
}

/** A part of a page with its own heading. */
export function Section(props: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  id?: string | undefined;
  children: ReactNode;
}) {
  return (
    <section id={props.id} className="mt-8 scroll-mt-16 first:mt-0">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-md font-semibold tracking-tight">{props.title}</h2>
          {props.description != null && <p className="max-w-prose text-sm text-ink-2">{props.description}</p>}
        </div>
        {props.actions != null && (
          <div className="flex flex-wrap gap-2" data-print="hide">
            {props.actions}
          </div>
        )}
      </div>
      {props.children}
    </section>
  );
}
