import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-look";
import { classNames } from "./class-names";

export interface LinkButtonProps extends Omit<ComponentProps<typeof Link>, "children">, ButtonLook {
  icon?: ReactNode;
  children: ReactNode;
}

/** Goes somewhere and looks like a button. For files (exports) pass `prefetch={false}` and `download`. */
export function LinkButton({ look, size, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link className={buttonClass({ look, size }, className)} {...rest}>
      {icon}
      {children}
    </Link>
  );
}

/** A link in running text. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={classNames(
        "rounded-sm font-medium text-accent underline decoration-transparent underline-offset-3 transition-colors hover:decoration-current",
        className,
      )}
      {...rest}
    />
  );
}
