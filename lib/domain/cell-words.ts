import type { Period } from "./offer";
import type { Driver } from "./selection";

/**
 * Words that offers use for the states of a cell, in the three languages at once: a Danish buyer gets Norwegian
 * spreadsheets too. Compared in lower case with blanks collapsed. A dash is not among them: it can mean nothing,
 * zero or "not offered", and guessing would invent an answer.
 */
const INCLUDED = [
  "included",
  "incl",
  "incl.",
  "inkluderet",
  "inkludert",
  "inkl",
  "inkl.",
  "indgår",
  "inngår",
];
const NOT_OFFERED = [
  "not offered",
  "no offer",
  "n/a",
  "tilbydes ikke",
  "ikke tilbudt",
  "tilbys ikke",
  "ikke tilbudt",
  "tilbyr ikke",
];
const UNANSWERED = ["unanswered", "not answered", "ubesvaret", "ikke besvaret", "ubesvart", "ikke besvart"];
const BUNDLED = [
  "bundled",
  "bundle",
  "in a bundle",
  "samlet pris",
  "i pakke",
  "pakke",
  "pakkepris",
  "samlepris",
];

const DRIVER_WORDS: Readonly<Record<Driver, readonly string[]>> = {
  users: ["users", "user", "per user", "brugere", "bruger", "pr. bruger", "brukere", "bruker", "per bruker"],
  servers: ["servers", "server", "per server", "pr. server", "servere"],
  gb: ["gb", "per gb", "pr. gb", "gigabyte"],
  devices: [
    "devices",
    "device",
    "per device",
    "enheder",
    "enhed",
    "pr. enhed",
    "enheter",
    "enhet",
    "per enhet",
    "pc",
  ],
  fixed: ["fixed", "fast", "fast pris", "fastpris", "lump sum"],
};

const PERIOD_WORDS: Readonly<Record<Period, readonly string[]>> = {
  month: ["month", "monthly", "mo", "måned", "månedlig", "md", "md.", "mdr", "mnd", "mnd."],
  year: ["year", "yearly", "yr", "år", "årlig"],
  once: ["once", "one-off", "engang", "engangs", "engangspris", "én gang", "en gang"],
};

/** Lower case, blanks collapsed: how words are compared. */
export function plainWord(text: string): string {
  return text.trim().replace(/\s+/gu, " ").toLocaleLowerCase("da");
}

export type StateWord =
  | { readonly state: "not_offered" }
  | { readonly state: "unanswered" }
  /** `rest`: what comes after "in", as typed; empty when nothing does. */
  | { readonly state: "included"; readonly rest: string }
  | { readonly state: "bundled"; readonly rest: string };

/** The state a text names, or null when it names none. `stateWord("Inkluderet i Backup")` is included in "backup". */
export function stateWord(text: string): StateWord | null {
  const plain = plainWord(text);
  if (NOT_OFFERED.includes(plain)) return { state: "not_offered" };
  if (UNANSWERED.includes(plain)) return { state: "unanswered" };
  const included = afterWord(plain, INCLUDED);
  if (included !== null) return { state: "included", rest: included };
  const bundled = afterWord(plain, BUNDLED);
  return bundled === null ? null : { state: "bundled", rest: bundled };
}

function afterWord(plain: string, words: readonly string[]): string | null {
  if (words.includes(plain)) return "";
  for (const word of words)
    for (const joint of [" in ", " i ", ": "])
      if (plain.startsWith(word + joint)) return plain.slice(word.length + joint.length).trim();
  return null;
}

function keyOf<Key extends string>(
  words: Readonly<Record<Key, readonly string[]>>,
  text: string,
): Key | null {
  const plain = plainWord(text);
  for (const key in words) if (words[key].includes(plain)) return key;
  return null;
}

/** The driver a text names: `driverWord("Pr. bruger")` is "users". */
export function driverWord(text: string): Driver | null {
  return keyOf(DRIVER_WORDS, text);
}

/** The period a text names: `periodWord("mnd.")` is "month". */
export function periodWord(text: string): Period | null {
  return keyOf(PERIOD_WORDS, text);
}
