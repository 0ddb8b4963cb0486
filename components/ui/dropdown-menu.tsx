"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { popClass } from "./pop-look";

const itemClass =
  "flex min-h-8 cursor-default items-center gap-2.5 rounded-md px-2.5 text-base outline-none select-none data-disabled:text-ink-3 data-disabled:opacity-60 data-highlighted:bg-hover pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3";

export interface DropdownMenuProps {
  trigger: ReactNode;
  align?: "start" | "end" | undefined;
  children: ReactNode;
}

/**
 * A list of things to do or choose. Arrows move, letters jump, Escape closes.
 *
 * @example <DropdownMenu trigger={<Button>{t("export")}</Button>}><MenuLink href="…">XLSX</MenuLink></DropdownMenu>
 */
export function DropdownMenu({ trigger, align, children }: DropdownMenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align ?? "end"}
          sideOffset={6}
          collisionPadding={8}
          className={`${popClass} scroll-quiet max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto p-1`}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Something to do. */
export function MenuItem(props: {
  icon?: ReactNode;
  onSelect: () => void;
  disabled?: boolean | undefined;
  danger?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <Radix.Item
      className={classNames(itemClass, props.danger && "text-bad [&_svg]:text-bad")}
      onSelect={props.onSelect}
      disabled={props.disabled ?? false}
    >
      {props.icon}
      {props.children}
    </Radix.Item>
  );
}

/** Somewhere to go. `download` for files, which are fetched as they are. */
export function MenuLink(props: {
  href: string;
  icon?: ReactNode;
  download?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <Radix.Item asChild className={itemClass}>
      {props.download ? (
        <a href={props.href} download>
          {props.icon}
          {props.children}
        </a>
      ) : (
        <Link href={props.href}>
          {props.icon}
          {props.children}
        </Link>
      )}
    </Radix.Item>
  );
}

/** One of several, with a tick at the one that holds. */
export function MenuChoices<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode; lang?: string }[];
  onValueChange: (value: Value) => void;
}) {
  return (
    <Radix.RadioGroup value={props.value} aria-label={props.label}>
      <MenuHeading>{props.label}</MenuHeading>
      {props.options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          className={itemClass}
          onSelect={() => props.onValueChange(option.value)}
        >
          <span className="flex size-4 items-center justify-center">
            <Radix.ItemIndicator>
              <Check aria-hidden />
            </Radix.ItemIndicator>
          </span>
          <span lang={option.lang}>{option.label}</span>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2.5 pt-1.5 pb-1 text-xs font-medium text-ink-3">{children}</Radix.Label>;
}

export function MenuRule() {
  return <Radix.Separator className="mx-1 my-1 h-px bg-rule" />;
}
