/**
 * Exact fractions of whole numbers of any size, for the rare comparison that doubles cannot settle.
 * Invariant: the denominator is positive.
 */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const NOUGHT: Fraction = { top: 0n, bottom: 1n };

/** `top / bottom` of two whole numbers. @throws RangeError when one is not whole or `bottom` is not positive */
export function fraction(top: number, bottom = 1): Fraction {
  if (bottom <= 0) throw new RangeError(`not a positive denominator: ${bottom}`);
  return { top: BigInt(top), bottom: BigInt(bottom) };
}

/**
 * A decimal number as it is written, not as it is stored: 0.1 is one tenth.
 * `decimal(0.25)` is `25 / 100`.
 */
export function decimal(value: number): Fraction {
  const [digits = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", decimals = ""] = digits.split(".");
  const shift = Number(exponent) - decimals.length;
  const top = BigInt(whole + decimals);
  return shift >= 0
    ? { top: top * 10n ** BigInt(shift), bottom: 1n }
    : { top, bottom: 10n ** BigInt(-shift) };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

export function times(a: Fraction, b: Fraction): Fraction {
  return reduced({ top: a.top * b.top, bottom: a.bottom * b.bottom });
}

/** a / b. @throws RangeError when b is not positive */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.top <= 0n) throw new RangeError("not a positive divisor");
  return reduced({ top: a.top * b.bottom, bottom: a.bottom * b.top });
}

/** −1, 0 or 1 as a is less than, equal to or more than b. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function reduced({ top, bottom }: Fraction): Fraction {
  let a = top < 0n ? -top : top;
  let b = bottom;
  while (b > 0n) [a, b] = [b, a % b];
  return a > 1n ? { top: top / a, bottom: bottom / a } : { top, bottom };
}
