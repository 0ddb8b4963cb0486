/**
 * Short messages in the corner. Words come from the caller, already in the reader's language.
 * Errors that belong to a field stand at the field; this is for what has no place of its own.
 */

interface Undo {
  /** The word on the button, e.g. t("common.action.undo"). */
  label: string;
  run: () => void;
}

/** It is done. Give `undo` wherever it can be taken back: that replaces "are you sure?". */
export function notifyDone(message: string, undo?: Undo): void {
  void import("sonner").then(({ toast }) => {
    if (undo === undefined) toast.success(message);
    else toast.success(message, { duration: 8000, action: { label: undo.label, onClick: undo.run } });
  });
}

/** It did not work. Stays until closed or replaced long enough to be read by slow readers. */
export function notifyFailed(message: string): void {
  void import("sonner").then(({ toast }) => toast.error(message, { duration: 12_000 }));
}
