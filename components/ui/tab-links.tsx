import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { TabStrip } from "./tab-strip";

export interface TabLink {
  href: string;
  label: ReactNode;
  current: boolean;
  count?: number | undefined;
}

/** Views that have an address of their own, so that they can be linked to and gone back to. */
export function TabLinks({ label, links }: { label: string; links: readonly TabLink[] }) {
  return (
    <TabStrip label={label} current={links.find(({ current }) => current)?.href ?? ""}>
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          aria-current={link.current ? "page" : undefined}
          className={classNames(
            "-mb-px flex h-9 items-center gap-1.5 border-b-2 text-base font-medium whitespace-nowrap transition-colors focus-visible:outline-offset-[-2px]",
            link.current ? "border-ink text-ink" : "border-transparent text-ink-2 hover:text-ink",
          )}
        >
          {link.label}
          {link.count !== undefined && <span className="num text-xs text-ink-3">{link.count}</span>}
        </Link>
      ))}
    </TabStrip>
  );
}
