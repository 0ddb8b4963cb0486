/**
 * Money: whole minor units (øre, cents) of one currency. Never a binary float.
 *
 * Unit: minor units. Invariant: a `Minor` is an integer within ±{@link MAX_MINOR}, so that sums over a whole
 * comparison (500 lines, 84 months, 5 offers) stay exact in a double.
 */
declare const minorBrand: unique symbol;

/** Whole minor units. `minor(400_000_00)` is 400 000 kr. */
export type Minor = number & { readonly [minorBrand]: "minor" };

/** Currencies a buyer in Denmark or Norway meets; all have two decimals. */
export const CURRENCIES = ["DKK", "NOK", "SEK", "EUR", "USD", "GBP"] as const;
export type Currency = (typeof CURRENCIES)[number];

/** An amount with its currency. */
export interface Money {
  readonly minor: Minor;
  readonly currency: Currency;
}

/** Largest sum that is exact: 2^53 − 1. */
export const MAX_MINOR = Number.MAX_SAFE_INTEGER;

/** Largest single price or plug a person may type: 100 million, in minor units. */
export const MAX_PRICE_MINOR = 10_000_000_000;

/** Largest figure of a company's accounts: 100 billion, in minor units. */
export const MAX_ACCOUNT_MINOR = 10_000_000_000_000;

export function isMinor(value: number): value is Minor {
  return Number.isSafeInteger(value);
}

/**
 * The one way to make a `Minor`.
 * @throws RangeError when the value is not a whole number that a double holds exactly
 */
export function minor(value: number): Minor {
  if (!isMinor(value)) throw new RangeError(`not a whole, exact number of minor units: ${value}`);
  return value;
}

export const ZERO: Minor = minor(0);

/** The sum, exact. Throws RangeError beyond 2^53. `addMoney(minor(1), minor(2))` is `3`. */
export function addMoney(a: Minor, b: Minor): Minor {
  return minor(a + b);
}

/**
 * a × b / c, rounded half away from zero, exact at any size. All three are integers, c > 0.
 * The product goes through bigint only when a double could not hold it.
 * `multiplyDivide(333, 1, 2)` is `167`.
 */
export function multiplyDivide(a: number, b: number, c: number): number {
  const product = a * b;
  const doubled = Math.abs(product) * 2 + c;
  if (doubled <= MAX_MINOR) {
    // Whole numbers below 2^53: the quotient is either whole or at least 1/2c away from the next whole number, which
    // is more than the division can err. So the floor is right.
    const rounded = Math.floor(doubled / (c * 2));
    return product < 0 ? 0 - rounded : rounded;
  }
  const exact = BigInt(a) * BigInt(b);
  const size = exact < 0n ? -exact : exact;
  const divisor = BigInt(c);
  const rounded = Number((size * 2n + divisor) / (divisor * 2n));
  return exact < 0n ? 0 - rounded : rounded;
}
