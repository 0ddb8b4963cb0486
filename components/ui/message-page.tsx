import type { ReactNode } from "react";

/** A whole page with one thing to say: nothing here, something broke, you are signed out. */
export function MessagePage(props: {
  title: string;
  body: ReactNode;
  detail?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-md flex-col items-start justify-center gap-3 px-6 py-16">
      <h1 className="text-2xl font-semibold tracking-tight">{props.title}</h1>
      <p className="text-md text-ink-2">{props.body}</p>
      {props.detail !== undefined && <p className="num text-sm text-ink-3">{props.detail}</p>}
      <div className="mt-3 flex flex-wrap gap-2">{props.children}</div>
    </main>
  );
}
