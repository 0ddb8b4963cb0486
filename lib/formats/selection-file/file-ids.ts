import { goneFrom } from "@/lib/domain/asking";
import type { Dossier } from "@/lib/domain/dossier";

/**
 * Readable names for things in a file. What came from a file keeps its name; what came from the database gets one
 * from what it is called, since a database's ids mean nothing elsewhere.
 */

const FROM_DATABASE = /^[a-z]+_[0-9a-z]{20}$/;
const FILE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
const SLUG_LENGTH = 60;

const LETTERS: Readonly<Record<string, string>> = { æ: "ae", ø: "oe", å: "aa", ä: "ae", ö: "oe", ß: "ss" };

/** `slugOf("Kørsel & backup")` is `"koersel-backup"`; empty when nothing is left. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[æøåäöß]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFD")
    .replace(/[^a-z0-9_]+/g, "-")
    .slice(0, SLUG_LENGTH)
    .replace(/^[-_]+|[-_]+$/g, "");
}

/**
 * A file id for each thing, by its id in the dossier; no two are the same.
 * `fileIds([{ id: "can_…", called: "Fjord IT A/S" }], "candidate")` names it `fjord-it-a-s`.
 */
export function fileIds(
  things: readonly { readonly id: string; readonly called: string }[],
  kind: string,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id } of things) {
    if (!FILE_ID.test(id) || FROM_DATABASE.test(id)) continue;
    names.set(id, id);
    taken.add(id);
  }
  things.forEach(({ id, called }, index) => {
    if (names.has(id)) return;
    const wanted = slugOf(called) || `${kind}-${index + 1}`;
    let name = wanted;
    for (let copy = 2; taken.has(name); copy += 1) name = `${wanted}-${copy}`;
    names.set(id, name);
    taken.add(name);
  });
  return names;
}

/** From an id in the dossier to the name in the file. */
export type Name = (id: string) => string;

/** The names of everything in a file that other parts of it point to. */
export interface Names {
  readonly line: Name;
  readonly candidate: Name;
  readonly group: Name;
  readonly criterion: Name;
  readonly participant: Name;
  readonly requirement: Name;
  readonly point: Name;
}

interface Called {
  readonly id: string;
  readonly name: string;
  readonly templateKey?: string | null;
}

/** Names from template keys where there are any, since they are the same in every language; else from what they say. */
export function namesOf(things: readonly Called[], kind: string): Name {
  const names = fileIds(
    things.map(({ id, name, templateKey }) => ({ id, called: templateKey ?? name })),
    kind,
  );
  return (id) => names.get(id) ?? id;
}

/** What was asked once and has left the selection has a name, too, that nothing else bears. */
export function namesIn(dossier: Dossier): Names {
  const { points = [], requests = [] } = dossier.asking ?? {};
  return {
    line: namesOf([...dossier.lines, ...goneFrom(requests, "lines", dossier.lines)], "line"),
    candidate: namesOf(
      dossier.candidates.map(({ id, vendor }) => ({ id, name: vendor.legalName })),
      "candidate",
    ),
    group: namesOf(dossier.groups, "group"),
    criterion: namesOf(
      dossier.groups.flatMap((group) => group.criteria),
      "criterion",
    ),
    participant: namesOf(dossier.participants, "participant"),
    requirement: namesOf(
      [...dossier.requirements, ...goneFrom(requests, "requirements", dossier.requirements)],
      "requirement",
    ),
    point: namesOf([...points, ...goneFrom(requests, "points", points)], "point"),
  };
}
