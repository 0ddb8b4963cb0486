import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-look";

export interface ButtonProps extends Omit<ComponentProps<"button">, "children">, ButtonLook {
  children: ReactNode;
  /** A small icon before the words. */
  icon?: ReactNode;
  /** The press is being worked on: further presses do nothing, a mark turns after 200 ms. */
  pending?: boolean | undefined;
}

/**
 * A press. `primary` for the one thing this page wants done, `secondary` for the rest, `quiet` inside
 * rows and toolbars, `danger` for what cannot be undone.
 *
 * @example <Button look="primary" type="submit">{t("action.save")}</Button>
 */
export function Button({
  look,
  size,
  icon,
  pending,
  className,
  children,
  type,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      // Left to itself a button inside a form submits it; one that is being worked on must not do so again.
      type={pending ? "button" : (type ?? "button")}
      className={buttonClass({ look, size }, className)}
      // Not `disabled` while pending: that would throw the keyboard's focus away.
      aria-disabled={pending ? true : undefined}
      aria-busy={pending ? true : undefined}
      onClick={pending ? undefined : onClick}
      {...rest}
    >
      {pending ? <Turning /> : icon}
      {children}
    </button>
  );
}

function Turning() {
  return (
    <span className="animate-late" aria-hidden>
      <span className="block size-3.5 animate-turn rounded-full border-[1.5px] border-current border-r-transparent" />
    </span>
  );
}
