"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";

export interface DialogProps {
  title: ReactNode;
  /** One line under the title, read aloud with it. */
  description?: ReactNode;
  /** The button that opens it. Left out when `open` is steered from outside. */
  trigger?: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  width?: "narrow" | "medium" | "wide" | undefined;
  /** Buttons at the bottom right, the main one last. Wrap one in DialogClose to close. */
  footer?: ReactNode;
  children?: ReactNode;
}

const widths = { narrow: "sm:max-w-sm", medium: "sm:max-w-lg", wide: "sm:max-w-3xl" } as const;

/**
 * A question that must be answered before going on. For reading beside the page use SidePanel; for
 * something that can be undone, do it and offer undo instead. Rises from the bottom edge on phones.
 *
 * @example <Dialog title={t("addVendor")} trigger={<Button>{t("addVendor")}</Button>}>…</Dialog>
 */
export function Dialog(props: DialogProps) {
  const t = useTranslations("common.action");
  const steering = {
    ...(props.open === undefined ? {} : { open: props.open }),
    ...(props.onOpenChange === undefined ? {} : { onOpenChange: props.onOpenChange }),
  };
  const hasDescription = props.description != null;
  return (
    <Radix.Root {...steering}>
      {props.trigger != null && <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          {...(hasDescription ? {} : { "aria-describedby": undefined })}
          className={classNames(
            "fixed z-50 flex max-h-[85dvh] flex-col border border-rule-strong bg-raised shadow-sheet focus:outline-none",
            "inset-x-0 bottom-0 animate-sheet rounded-t-xl sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:animate-fade sm:rounded-xl",
            widths[props.width ?? "medium"],
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold tracking-tight">{props.title}</Radix.Title>
              {hasDescription && (
                <Radix.Description className="mt-0.5 text-base text-ink-2">
                  {props.description}
                </Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton label={t("close")} className="-mt-1 -mr-2">
                <X aria-hidden />
              </IconButton>
            </Radix.Close>
          </header>
          <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-5 pb-5">{props.children}</div>
          {props.footer != null && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-rule px-5 py-3">
              {props.footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Closes the dialog around it. @example <DialogClose><Button>{t("cancel")}</Button></DialogClose> */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
