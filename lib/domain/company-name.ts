/** Endings that say what kind of company it is, not which. */
const LEGAL_FORMS = /\b(?:a\/s|as|aps|asa|ab|ivs|p\/s|k\/s|i\/s|gmbh|ltd|oy)\b\.?/gu;

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(LEGAL_FORMS, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * Whether two names probably mean the same company: equal when case, punctuation and the legal form are left out.
 * A hint to ask about, never a proof. Names that are nothing but a legal form are equal to none.
 *
 * @example sameCompanyName("Nordlys Drift A/S", "nordlys  drift a/s") // true
 * @example sameCompanyName("Fjord IT ApS", "Fjord IT A/S") // true
 * @example sameCompanyName("Fjord IT", "Fjord Data") // false
 */
export function sameCompanyName(a: string, b: string): boolean {
  const first = bare(a);
  return first !== "" && first === bare(b);
}
