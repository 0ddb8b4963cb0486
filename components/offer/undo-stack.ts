/** What can be taken back and done again. Unit: one step = one thing the reader did, a paste of 500 cells too. */
export interface UndoStack<Step> {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

/** Steps kept; the oldest go first. */
export const UNDO_LIMIT = 200;

export function emptyStack<Step>(): UndoStack<Step> {
  return { done: [], undone: [] };
}

/** Adds a step. What was undone before can then no longer be done again. */
export function pushStep<Step>(stack: UndoStack<Step>, step: Step): UndoStack<Step> {
  return { done: [...stack.done, step].slice(-UNDO_LIMIT), undone: [] };
}

/** The step to take back and the stack after it; null when there is none. */
export function undoStep<Step>(stack: UndoStack<Step>): { step: Step; stack: UndoStack<Step> } | null {
  const step = stack.done.at(-1);
  if (step === undefined) return null;
  return { step, stack: { done: stack.done.slice(0, -1), undone: [...stack.undone, step] } };
}

/** The step to do again and the stack after it; null when there is none. */
export function redoStep<Step>(stack: UndoStack<Step>): { step: Step; stack: UndoStack<Step> } | null {
  const step = stack.undone.at(-1);
  if (step === undefined) return null;
  return { step, stack: { done: [...stack.done, step], undone: stack.undone.slice(0, -1) } };
}
