import type { LineKind } from "../offer";
import type { CostSplit } from "./result";

/** Sums in the two purchases, while they are being made. Unit: minor units. */
export interface GrowingCost {
  establishment: number;
  operation: number;
  exit: number;
  total: number;
}

export function noCost(): GrowingCost {
  return { establishment: 0, operation: 0, exit: 0, total: 0 };
}

/** Adds an amount to the purchase its kind of line belongs to. Exit assistance is part of the operation. */
export function addCost(cost: GrowingCost, kind: LineKind, amount: number): void {
  if (kind === "establishment") cost.establishment += amount;
  else cost.operation += amount;
  if (kind === "exit") cost.exit += amount;
  cost.total += amount;
}

/** `a + b`, purchase by purchase. */
export function sumCosts(a: CostSplit, b: CostSplit): GrowingCost {
  return {
    establishment: a.establishment + b.establishment,
    operation: a.operation + b.operation,
    exit: a.exit + b.exit,
    total: a.total + b.total,
  };
}
