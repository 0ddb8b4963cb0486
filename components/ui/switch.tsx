import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export interface SwitchProps extends Omit<ComponentProps<"input">, "type" | "className" | "onChange"> {
  label: ReactNode;
  onCheckedChange?: ((checked: boolean) => void) | undefined;
  className?: string | undefined;
}

/** On or off, at once. @example <Switch label={t("onlyDiffering")} checked={on} onCheckedChange={setOn} /> */
export function Switch({ label, onCheckedChange, className, ...input }: SwitchProps) {
  return (
    <label
      className={classNames(
        "inline-flex min-h-6 cursor-pointer items-center gap-2 text-base has-disabled:cursor-not-allowed has-disabled:text-ink-3 pointer-coarse:min-h-11",
        className,
      )}
    >
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a tick box carries its own state
        role="switch"
        className="relative h-4.5 w-8 shrink-0 cursor-pointer appearance-none rounded-full border border-field bg-sunk transition-colors duration-100 before:absolute before:top-px before:left-px before:size-3.5 before:rounded-full before:bg-ink-3 before:transition-transform before:duration-100 checked:border-ink checked:bg-ink checked:before:translate-x-3.5 checked:before:bg-paper disabled:opacity-50"
        onChange={onCheckedChange && ((event) => onCheckedChange(event.target.checked))}
        {...input}
      />
      <span>{label}</span>
    </label>
  );
}
