import { classNames } from "./class-names";

export interface ButtonLook {
  look?: "primary" | "secondary" | "quiet" | "danger" | undefined;
  /** `sm` 28 px for rows and toolbars, `md` 32 px, `lg` 44 px for phones and single actions. */
  size?: "sm" | "md" | "lg" | undefined;
}

const looks = {
  primary: "border border-ink bg-ink text-paper hover:bg-ink-2 hover:border-ink-2",
  secondary: "border border-rule-strong bg-raised text-ink hover:bg-hover",
  quiet: "border border-transparent text-ink-2 hover:bg-hover hover:text-ink",
  danger: "border border-bad bg-raised text-bad hover:bg-bad-soft",
} as const;

const sizes = {
  sm: "h-7 px-2.5 text-sm gap-1.5 rounded-md [&_svg]:size-3.5",
  md: "h-8 px-3 text-base gap-1.5 rounded-md [&_svg]:size-4",
  lg: "min-h-11 px-4 text-md gap-2 rounded-lg [&_svg]:size-4.5",
} as const;

const always =
  "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap font-medium transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-60 [&_svg]:shrink-0";

/** The classes a button and a link that looks like one have in common. */
export function buttonClass({ look, size }: ButtonLook, extra?: string): string {
  return classNames(always, looks[look ?? "secondary"], sizes[size ?? "md"], extra);
}

const squares = { sm: "size-7", md: "size-8", lg: "size-11" } as const;

/** The same for a button that shows only an icon. */
export function iconButtonClass({ look, size }: ButtonLook, extra?: string): string {
  const square = squares[size ?? "md"];
  return classNames(always, looks[look ?? "quiet"], square, "rounded-md [&_svg]:size-4", extra);
}
