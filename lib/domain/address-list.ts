import { isEmailAddress, nameFromEmail, normalEmail } from "./email-address";

/**
 * Reads a list of people as it is pasted from a mail program's address field, a spreadsheet or a text: one or many to a
 * line, `Name <address>` or bare, apart by commas, semicolons, tabs or line ends.
 *
 * A row (up to a line end or a semicolon) with one address takes its other words as that person's name, whatever stands
 * between them; in a row with several, each part must be a person by itself. What cannot be read is told part by part,
 * and never stops the rest.
 */

export const MAX_LISTED = 500;
const MAX_NAME = 120;

export interface ListedPerson {
  /** Place in the list, 1 first; faults share the count, so both lists can be told as one. */
  readonly place: number;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
}

export interface ListFault {
  readonly place: number;
  /** What stood there, cut to a length that can be shown. */
  readonly text: string;
  readonly code: "address.none" | "address.malformed" | "address.twice" | "address.too_many";
}

export interface AddressList {
  readonly people: readonly ListedPerson[];
  readonly faults: readonly ListFault[];
}

/**
 * @example
 * parseAddressList("Mette Holm <mette@firma.dk>, ole@firma.dk; nobody")
 * // people: Mette Holm mette@firma.dk, Ole ole@firma.dk; faults: 3 "nobody" address.none
 */
export function parseAddressList(text: string): AddressList {
  const people: ListedPerson[] = [];
  const faults: ListFault[] = [];
  const seen = new Set<string>();
  let place = 0;
  for (const found of partsOf(text)) {
    place += 1;
    const refuse = (code: ListFault["code"]) => faults.push({ place, text: found.text.slice(0, 100), code });
    const email = normalEmail(found.address ?? "");
    if (found.address === null) refuse("address.none");
    else if (!isEmailAddress(email)) refuse("address.malformed");
    else if (seen.has(email)) refuse("address.twice");
    else if (people.length >= MAX_LISTED) refuse("address.too_many");
    else {
      seen.add(email);
      const name = found.name.slice(0, MAX_NAME).trim();
      people.push({ place, email, name: name === "" ? nameFromEmail(email) : name });
    }
  }
  return { people, faults };
}

interface Part {
  readonly text: string;
  readonly name: string;
  /** Null where nothing looks like one. */
  readonly address: string | null;
}

function partsOf(text: string): Part[] {
  return splitOutsideQuotes(text, /[\n\r;\u2028\u2029]/).flatMap((row) => {
    const pieces = splitOutsideQuotes(row, /[,\t]/).flatMap(splitBareAddresses);
    const addressed = pieces.filter((piece) => piece.includes("@"));
    if (pieces.length === 0) return [];
    if (addressed.length === 1) return [onePerson(pieces)];
    return pieces.map((piece) => onePerson([piece]));
  });
}

/** `["Holm", "Mette <m@firma.dk>"]` is one person, Holm, Mette. */
function onePerson(pieces: readonly string[]): Part {
  const text = pieces.join(", ");
  let address: string | null = null;
  const names: string[] = [];
  for (const piece of pieces) {
    const angled = /^(.*?)<\s*(?:mailto:)?([^<>]*)>(.*)$/i.exec(piece);
    if (address === null && piece.includes("@")) {
      address = (angled?.[2] ?? bare(piece)?.address ?? piece).trim();
      const around = angled ? `${angled[1]} ${angled[3]}` : (bare(piece)?.name ?? "");
      names.push(around);
    } else names.push(piece);
  }
  return { text, address, name: cleanName(names) };
}

/** `Mette Holm mette@firma.dk` and `mette@firma.dk (Mette Holm)`: the one word with an @ is the address. */
function bare(piece: string): { address: string; name: string } | null {
  const words = piece.split(/\s+/).filter((word) => word !== "");
  const address = words.find((word) => word.includes("@"));
  if (address === undefined) return null;
  return {
    address: address.replace(/^mailto:/i, "").replace(/^[("'[]+|[)"'\].:]+$/g, ""),
    name: words.filter((word) => word !== address).join(" "),
  };
}

const cleanName = (names: readonly string[]): string =>
  names
    .map((name) =>
      name
        .replace(/["()]/g, " ")
        .replace(/\s+/g, " ")
        .trim()
        .replace(/^'(.*)'$/, "$1"),
    )
    .filter((name) => name !== "")
    .join(", ");

/** Bare addresses apart by spaces only are several; anything with a name or brackets stays whole. */
function splitBareAddresses(piece: string): string[] {
  const words = piece.split(/\s+/);
  return words.length > 1 && words.every((word) => word.includes("@")) ? words : [piece];
}

/** Splits at a separator that stands neither in double quotes nor in angle brackets; blank pieces are left out. */
function splitOutsideQuotes(text: string, separator: RegExp): string[] {
  const pieces: string[] = [];
  let piece = "";
  let quoted = false;
  let angled = false;
  for (const character of text) {
    const endsLine = character === "\n" || character === "\r";
    // A quote or bracket that is never closed ends with its line: it must not swallow the rest of the list.
    if (endsLine) {
      quoted = false;
      angled = false;
    }
    if (character === '"' && !angled) quoted = !quoted;
    if (character === "<" && !quoted) angled = true;
    if (character === ">") angled = false;
    if (!quoted && !angled && separator.test(character)) {
      pieces.push(piece);
      piece = "";
    } else piece += character;
  }
  pieces.push(piece);
  return pieces.map((each) => each.trim()).filter((each) => each !== "");
}
