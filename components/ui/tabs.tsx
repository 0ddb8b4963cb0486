"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

export interface Tab {
  value: string;
  label: ReactNode;
  /** Open points or entries, shown small beside the label. */
  count?: number | undefined;
  content: ReactNode;
}

/** Views of one thing side by side in place. For views with an address of their own use TabLinks. */
export function Tabs(props: {
  label: string;
  tabs: readonly Tab[];
  defaultValue?: string | undefined;
  value?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
}) {
  const first = props.tabs[0]?.value ?? "";
  const steering = {
    ...(props.value === undefined ? { defaultValue: props.defaultValue ?? first } : { value: props.value }),
    ...(props.onValueChange === undefined ? {} : { onValueChange: props.onValueChange }),
  };
  return (
    <Radix.Root {...steering}>
      <Radix.List
        aria-label={props.label}
        className="scroll-quiet flex gap-5 overflow-x-auto overflow-y-hidden border-b border-rule"
        data-print="hide"
      >
        {props.tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent text-base font-medium whitespace-nowrap text-ink-2 transition-colors hover:text-ink focus-visible:outline-offset-[-2px] data-[state=active]:border-ink data-[state=active]:text-ink"
          >
            {tab.label}
            {tab.count !== undefined && <span className="num text-xs text-ink-3">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {props.tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-5">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
