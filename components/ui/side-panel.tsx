"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useEffect, useId, useRef, useSyncExternalStore } from "react";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";

/** From this width on there is room beside the page: a matrix and a panel. The same as the `xl` breakpoint. */
const ROOM_BESIDE = "(min-width: 80rem)";

function subscribeToWidth(listener: () => void): () => void {
  const query = window.matchMedia(ROOM_BESIDE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

export interface SidePanelProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** What the panel is about, when the title alone does not tell (or is not plain text): the cell's id. */
  subject?: string | undefined;
  /** Leaves the focus in the grid, for whoever walks through cells and reads the panel beside them. */
  keepFocus?: boolean | undefined;
  description?: ReactNode;
  children: ReactNode;
  /** Stays at the bottom of the panel. */
  footer?: ReactNode;
  className?: string | undefined;
}

/**
 * Opens beside the page, not over it: the page stays readable and usable next to it. On narrow screens it
 * rises from the bottom instead. Escape closes it, and the focus goes back to where it came from.
 * Place it as the last child of `WithSidePanel`.
 *
 * @example <WithSidePanel><Matrix … /><SidePanel open={cell !== null} onClose={close} title={…}>…</SidePanel></WithSidePanel>
 */
export function SidePanel(props: SidePanelProps) {
  const hasRoom = useSyncExternalStore(
    subscribeToWidth,
    () => window.matchMedia(ROOM_BESIDE).matches,
    () => true,
  );
  if (hasRoom) return props.open ? <BesidePanel {...props} /> : null;
  return <BottomSheet {...props} />;
}

/** Gives a page and its side panel their shares of the width. */
export function WithSidePanel({
  children,
  className,
}: {
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    <div
      className={classNames(
        "flex items-start gap-6 [&>*:first-child]:min-w-0 [&>*:first-child]:flex-1",
        className,
      )}
    >
      {children}
    </div>
  );
}

function BesidePanel(props: SidePanelProps) {
  const { onClose, title, subject, keepFocus, description, children, footer, className } = props;
  const t = useTranslations("common.panel");
  const panel = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const titleId = useId();
  const about = subject ?? (typeof title === "string" ? title : "");

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) onClose();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [onClose]);

  // Another subject in an open panel takes the focus too, and remembers its own way back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the subject is what this waits for
  useEffect(() => {
    const element = panel.current;
    if (element === null || keepFocus || element.contains(document.activeElement)) return;
    cameFrom.current = document.activeElement;
    element.focus({ preventScroll: true });
  }, [about, keepFocus]);

  useEffect(() => {
    const element = panel.current;
    return () => {
      const holdsFocus =
        element?.contains(document.activeElement) || document.activeElement === document.body;
      if (holdsFocus && cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
    };
  }, []);

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-labelledby={titleId}
      data-print="hide"
      className={classNames(
        "sticky top-[calc(var(--spacing-topbar)+1rem)] flex max-h-[calc(100dvh-var(--spacing-topbar)-2rem)] w-82 shrink-0 animate-fade flex-col rounded-lg border border-rule-strong bg-raised shadow-pop",
        className,
      )}
    >
      <header className="flex items-start gap-2 px-4 pt-3 pb-2">
        <div className="min-w-0 flex-1">
          <h2 id={titleId} className="text-base font-semibold">
            {title}
          </h2>
          {description != null && <p className="text-sm text-ink-2">{description}</p>}
        </div>
        <IconButton label={t("close")} size="sm" className="-mr-1.5" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
      {footer != null && <footer className="border-t border-rule px-4 py-3">{footer}</footer>}
    </aside>
  );
}

function BottomSheet({ open, onClose, title, description, children, footer }: SidePanelProps) {
  const t = useTranslations("common.panel");
  const cameFrom = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          {...(description == null ? { "aria-describedby": undefined } : {})}
          onOpenAutoFocus={() => {
            cameFrom.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            // There is no trigger that the layer knows of, so it would leave the focus nowhere.
            event.preventDefault();
            if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
          }}
          className="fixed inset-x-0 bottom-0 z-50 flex max-h-[80dvh] animate-sheet flex-col rounded-t-xl border-t border-rule-strong bg-raised shadow-sheet focus:outline-none"
        >
          <span aria-hidden className="mx-auto mt-2 h-1 w-9 rounded-full bg-rule-strong" />
          <header className="flex items-start gap-2 px-4 pt-2 pb-2">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-md font-semibold">{title}</Radix.Title>
              {description != null && (
                <Radix.Description className="text-sm text-ink-2">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton label={t("close")} className="-mr-1.5">
                <X aria-hidden />
              </IconButton>
            </Radix.Close>
          </header>
          <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-4 pb-6">{children}</div>
          {footer != null && <footer className="border-t border-rule px-4 py-3">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
