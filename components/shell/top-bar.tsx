import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export interface Crumb {
  label: string;
  /** Left out for the place the reader is at. */
  href?: string | undefined;
}

export interface TopBarProps {
  homeHref: string;
  /** Organisation, then selection. On a phone only the last one shows. */
  crumbs: readonly Crumb[];
  /** The button that opens the road on a phone: RailMenu. */
  menu?: ReactNode;
  search?: ReactNode;
  /** What this page offers for all of it: export, invite. */
  actions?: ReactNode;
  /** LanguageMenu, ThemeMenu, UserMenu. */
  menus: ReactNode;
}

/** The slim bar along the top: where you are at the left, what is yours at the right. */
export function TopBar(props: TopBarProps) {
  const t = useTranslations("shell.nav");
  const brand = useTranslations("common")("brand");
  return (
    <header
      data-print="hide"
      className="sticky top-0 z-30 flex h-topbar items-center gap-3 border-b border-rule bg-raised px-5 max-md:px-4"
    >
      {props.menu}
      <Link
        href={props.homeHref}
        aria-label={t("home")}
        className="flex min-h-6 items-center gap-2 rounded-sm font-semibold tracking-tight"
      >
        <Mark />
        <span className={props.crumbs.length > 0 ? "max-sm:hidden" : undefined}>{brand}</span>
      </Link>
      {props.crumbs.length > 0 && (
        <nav aria-label={t("breadcrumb")} className="min-w-0">
          <ol className="flex min-w-0 items-center">
            {props.crumbs.map((crumb, position) => {
              const isLast = position === props.crumbs.length - 1;
              return (
                <li
                  key={`${crumb.href ?? ""} ${crumb.label}`}
                  className={isLast ? "flex min-w-0 items-center" : "flex min-w-0 items-center max-md:hidden"}
                >
                  {position > 0 && (
                    <span aria-hidden className="px-2 text-ink-3 max-md:hidden">
                      /
                    </span>
                  )}
                  {crumb.href === undefined ? (
                    <span aria-current={isLast ? "page" : undefined} className="truncate text-ink-2">
                      {crumb.label}
                    </span>
                  ) : (
                    <Link
                      href={crumb.href}
                      className="min-h-6 truncate rounded-sm leading-6 text-ink-2 hover:text-ink"
                    >
                      {crumb.label}
                    </Link>
                  )}
                </li>
              );
            })}
          </ol>
        </nav>
      )}
      <div className="min-w-0 flex-1" />
      {props.search}
      {props.actions != null && <div className="flex items-center gap-2 max-md:hidden">{props.actions}</div>}
      <div className="-mr-2 flex items-center">{props.menus}</div>
    </header>
  );
}

function Mark() {
  return (
    <svg aria-hidden viewBox="0 0 20 20" className="size-5">
      <rect width="20" height="20" rx="4.5" className="fill-ink" />
      <path d="M5 6h10M5 10h7M5 14h4" className="stroke-paper" strokeWidth="1.8" strokeLinecap="round" />
      <circle cx="14.7" cy="14" r="1.6" className="fill-accent" />
    </svg>
  );
}
