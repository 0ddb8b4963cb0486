import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, iconButtonClass } from "./button-look";

export interface IconButtonProps
  extends Omit<ComponentProps<"button">, "children" | "aria-label">,
    ButtonLook {
  /** What it does, in words: read aloud and shown on hover. */
  label: string;
  children: ReactNode;
}

/** A press shown as an icon alone. Use it only where the icon is beyond doubt. */
export function IconButton({ label, look, size, className, type, children, ...rest }: IconButtonProps) {
  return (
    <button
      type={type ?? "button"}
      aria-label={label}
      title={label}
      className={iconButtonClass({ look, size }, className)}
      {...rest}
    >
      {children}
    </button>
  );
}
