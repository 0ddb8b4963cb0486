"use client";

import { Menu, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { RailStops } from "./rail";
import type { RoadStop } from "./section";

/** The rail up to 768 px: a button in the bar that opens the road from the left. */
export function RailMenu({ stops, title }: { stops: readonly RoadStop[]; title: string }) {
  const t = useTranslations("shell.nav");
  const tAction = useTranslations("common.action");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Radix.Root open={isOpen} onOpenChange={setIsOpen}>
      <Radix.Trigger asChild>
        <IconButton label={t("openMenu")} className="-ml-2 md:hidden pointer-coarse:size-10">
          <Menu aria-hidden />
        </IconButton>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim md:hidden" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] animate-fade overflow-y-auto border-r border-rule-strong bg-raised p-3 shadow-sheet focus:outline-none md:hidden"
        >
          <div className="mb-2 flex items-center gap-2 pl-2.5">
            <Radix.Title className="min-w-0 flex-1 truncate text-md font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={tAction("close")}>
                <X aria-hidden />
              </IconButton>
            </Radix.Close>
          </div>
          <nav aria-label={t("main")}>
            <RailStops stops={stops} onGo={() => setIsOpen(false)} />
          </nav>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
