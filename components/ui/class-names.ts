/**
 * Joins class names, leaving out what is false or absent.
 *
 * @example classNames("a", isOpen && "b", undefined) // "a b" or "a"
 */
export function classNames(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter((part) => part !== false && part != null && part !== "").join(" ");
}
