"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import { DropdownMenu, MenuHeading, MenuItem, MenuRule } from "@/components/ui/dropdown-menu";

export interface UserMenuProps {
  name: string;
  email?: string | undefined;
  /** Let in by a personal link: leaving forgets this device, and there is no account. */
  isGuest?: boolean | undefined;
  /** The action that ends the session and leads away. */
  onSignOut: () => Promise<void>;
  /** More entries above signing out: MenuLink. */
  children?: ReactNode;
}

/** The reader: who is signed in, and the way out. */
export function UserMenu({ name, email, isGuest, onSignOut, children }: UserMenuProps) {
  const t = useTranslations("shell.user");
  const [, startTransition] = useTransition();
  return (
    <DropdownMenu
      trigger={
        <button
          type="button"
          aria-label={`${isGuest ? t("guest") : t("label")}: ${name}`}
          title={name}
          className="ml-1 grid size-7 place-items-center rounded-full border border-rule-strong bg-sunk text-2xs font-semibold text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:size-8"
        >
          <span aria-hidden>{initials(name)}</span>
        </button>
      }
    >
      <MenuHeading>
        <span className="block text-base text-ink">{name}</span>
        {email !== undefined && email !== name && <span className="block font-normal">{email}</span>}
      </MenuHeading>
      <MenuRule />
      {children}
      <MenuItem icon={<LogOut aria-hidden />} onSelect={() => startTransition(onSignOut)}>
        {isGuest ? t("leave") : t("signOut")}
      </MenuItem>
    </DropdownMenu>
  );
}

/** First letters of the first and last word. `initials("Mette Marie Holm")` is "MH". */
function initials(name: string): string {
  const words = name.split(/[\s@.]+/u).filter((word) => word !== "");
  const first = words[0]?.at(0) ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.at(0) ?? "") : "";
  return (first + last).toLocaleUpperCase();
}
