"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";

/**
 * A few words on hover and focus. Only for what is also said elsewhere or is of no consequence: touch
 * screens have no hover. The child must be something that takes focus.
 */
export function Tooltip({ words, children }: { words: ReactNode; children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={200}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 animate-fade rounded-md bg-ink px-2.5 py-1.5 text-sm text-paper shadow-pop"
          >
            {words}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
