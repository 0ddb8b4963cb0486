const BROWSERS = [
  ["Edge", /\bEdgA?\//],
  ["Opera", /\bOPR\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS)\//],
  ["Safari", /\bSafari\//],
] as const;

const SYSTEMS = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["Mac", /\bMacintosh\b/],
  ["Linux", /\bLinux\b/],
] as const;

/**
 * What kind of device a browser says it is, in two words that tell nothing more. Empty when it says nothing known.
 *
 * @example deviceName("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) … Version/19.0 Safari/604.1") // "Safari, iPhone"
 */
export function deviceName(userAgent: string): string {
  const text = userAgent.slice(0, 500);
  const first = (kinds: readonly (readonly [string, RegExp])[]) =>
    kinds.find(([, pattern]) => pattern.test(text))?.[0];
  return [first(BROWSERS), first(SYSTEMS)].filter((part) => part !== undefined).join(", ");
}
