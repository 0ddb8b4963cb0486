import { describe, expect, it } from "vitest";
import { emptyStack, pushStep, redoStep, UNDO_LIMIT, undoStep } from "./undo-stack";

describe("undo", () => {
  it("takes back the last step first and does it again", () => {
    const stack = pushStep(pushStep(emptyStack<string>(), "a"), "b");
    const undone = undoStep(stack);
    expect(undone?.step).toBe("b");
    const redone = undone && redoStep(undone.stack);
    expect(redone?.step).toBe("b");
    expect(redone?.stack).toEqual(stack);
  });
  it("forgets what was undone once something new is done", () => {
    const undone = undoStep(pushStep(emptyStack<string>(), "a"));
    expect(undone && redoStep(pushStep(undone.stack, "c"))).toBeNull();
  });
  it("has nothing to take back at the start", () => {
    expect(undoStep(emptyStack())).toBeNull();
    expect(redoStep(emptyStack())).toBeNull();
  });
  it(`keeps ${UNDO_LIMIT} steps and lets the oldest go`, () => {
    let stack = emptyStack<number>();
    for (let step = 0; step < UNDO_LIMIT + 5; step += 1) stack = pushStep(stack, step);
    expect(stack.done).toHaveLength(UNDO_LIMIT);
    expect(stack.done[0]).toBe(5);
  });
});
