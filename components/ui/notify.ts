/**
 * Short messages in the corner. Words come from the caller, already in the reader's language.
 * Errors that belong to a field stand at the field; this is for what has no place of its own.
 */

interface Undo {
  /** The word on the button, e.g. t("common.action.undo"). */
  label: string;
  run: () => void;
}

/** Told that there is something to say, so that the place for it is made ready. */
let onFirst: (() => void) | null = null;
let isAsked = false;
let markReady: () => void = () => undefined;
const ready = new Promise<void>((resolve) => {
  markReady = resolve;
});

/**
 * Ties the place where messages appear (see notices.tsx) to those who have something to say: `bring` is called once
 * there is a first message, at once when there was one already. Answers how to untie it.
 */
export function onFirstMessage(bring: () => void): () => void {
  onFirst = bring;
  if (isAsked) bring();
  return () => {
    if (onFirst === bring) onFirst = null;
  };
}

/** The place stands: messages that waited for it are shown now, in their order. */
export function noticesStand(): void {
  markReady();
}

function say(show: (toast: typeof import("sonner").toast) => void): void {
  isAsked = true;
  onFirst?.();
  void Promise.all([import("sonner"), ready]).then(([{ toast }]) => show(toast));
}

/** It is done. Give `undo` wherever it can be taken back: that replaces "are you sure?". */
export function notifyDone(message: string, undo?: Undo): void {
  say((toast) => {
    if (undo === undefined) toast.success(message);
    else toast.success(message, { duration: 8000, action: { label: undo.label, onClick: undo.run } });
  });
}

/** It did not work. Stays until closed or replaced long enough to be read by slow readers; with a way to try again where there is one. */
export function notifyFailed(message: string, again?: Undo): void {
  say((toast) => {
    if (again === undefined) toast.error(message, { duration: 12_000 });
    else toast.error(message, { duration: 60_000, action: { label: again.label, onClick: again.run } });
  });
}
