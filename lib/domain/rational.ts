/**
 * Exact fractions, for the few numbers whose ties decide who wins. Anything shown or summed by the thousand stays an
 * ordinary number.
 *
 * Invariant: in lowest terms, the denominator above 0; so equal values are equal part by part.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let larger = a < 0n ? -a : a;
  let smaller = b < 0n ? -b : b;
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/**
 * numerator / denominator in lowest terms.
 *
 * @throws RangeError when a part is not whole or the denominator is 0.
 * @example rational(6, -4) // -3/2
 */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const over = BigInt(numerator);
  const under = BigInt(denominator);
  if (under === 0n) throw new RangeError("a fraction cannot have 0 below the line");
  const divisor = greatestCommonDivisor(over, under) * (under < 0n ? -1n : 1n);
  return { numerator: over / divisor, denominator: under / divisor };
}

export const RATIONAL_ZERO: Rational = { numerator: 0n, denominator: 1n };

/**
 * The decimal number a person typed, taken as the decimal it reads as and not as the binary fraction it is stored in.
 *
 * @throws RangeError when the number is not finite.
 * @example rationalFromDecimal(0.1) // 1/10
 */
export function rationalFromDecimal(value: number): Rational {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (parts === null) throw new RangeError(`${value} is not a decimal number`);
  const [, sign = "", whole = "", decimals = "", exponent = "0"] = parts;
  const digits = BigInt(`${sign}${whole}${decimals}`);
  const places = BigInt(decimals.length) - BigInt(exponent);
  return places > 0n ? rational(digits, 10n ** places) : rational(digits * 10n ** -places);
}

export function addRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtractRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiplyRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Below 0 when a is less than b, 0 when they are equal, above 0 when a is more. */
export function compareRational(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Σ weight × value / Σ weight, exactly. Weights are read as the decimals they show as.
 *
 * Sums the values of each denominator apart, as whole numbers, and brings only those few sums together: a hundred
 * values cost some tens of microseconds instead of a hundred reductions to lowest terms.
 *
 * @throws RangeError when the weights add to 0 or are not as many as the values.
 * @example weightedMean([3, 1], [rational(80), rational(60)]) // 75
 */
export function weightedMean(weights: readonly number[], values: readonly Rational[]): Rational {
  if (weights.length !== values.length)
    throw new RangeError("a weighted mean needs one weight for each value");
  const wholeWeights = atOneScale(weights);
  const sums = new Map<bigint, bigint>();
  let whole = 0n;
  for (const [index, { numerator, denominator }] of values.entries()) {
    const weight = wholeWeights[index] ?? 0n;
    whole += weight;
    sums.set(denominator, (sums.get(denominator) ?? 0n) + weight * numerator);
  }
  let sum = RATIONAL_ZERO;
  for (const [denominator, part] of sums) sum = addRational(sum, rational(part, denominator));
  return rational(sum.numerator, sum.denominator * whole);
}

/** Decimals multiplied by the smallest number that makes all of them whole. */
function atOneScale(decimals: readonly number[]): readonly bigint[] {
  if (decimals.every(Number.isSafeInteger)) return decimals.map(BigInt);
  const fractions = decimals.map(rationalFromDecimal);
  const scale = fractions.reduce(
    (common, { denominator }) => (common * denominator) / greatestCommonDivisor(common, denominator),
    1n,
  );
  return fractions.map(({ numerator, denominator }) => numerator * (scale / denominator));
}

const FRACTION_BITS = 64n;

/**
 * The nearest ordinary number, for showing.
 *
 * @example rationalToNumber(rational(200, 3)) // 66.66666666666667
 */
export function rationalToNumber({ numerator, denominator }: Rational): number {
  const whole = numerator / denominator;
  const rest = ((numerator % denominator) << FRACTION_BITS) / denominator;
  return Number(whole) + Number(rest) / 2 ** Number(FRACTION_BITS);
}
