/** What a key answers: 1–5, or null ("cannot judge") for 0 and x. `scoreOfKey("4")` is 4. */
export function scoreOfKey(key: string): number | null | undefined {
  if (/^[1-5]$/.test(key)) return Number(key);
  return key === "0" || key.toLowerCase() === "x" ? null : undefined;
}
