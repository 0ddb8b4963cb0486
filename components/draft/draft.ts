/**
 * What someone has typed into a form and not saved yet, as changes to what is stored: three versions of each field
 * (what was stored when it was first touched, what was typed, what is stored now), so that two people who edit
 * different fields do not disturb each other, and two who edit the same one are told.
 */

export type Values = Readonly<Record<string, string>>;

/** By field: what was stored when it was first touched, and what has been typed since. */
export type Changes = Readonly<Record<string, { readonly base: string; readonly mine: string }>>;

/** A field's text; a field that is not stored is empty. */
export function storedText(stored: Values, name: string): string {
  return stored[name] ?? "";
}

/**
 * The changes after a field's text became `text`. Typing back what is stored leaves no change.
 *
 * @example withText({}, { city: "Aarhus" }, "city", "Odense") // { city: { base: "Aarhus", mine: "Odense" } }
 */
export function withText(changes: Changes, stored: Values, name: string, text: string): Changes {
  if (text === storedText(stored, name)) return withoutField(changes, name);
  return { ...changes, [name]: { base: changes[name]?.base ?? storedText(stored, name), mine: text } };
}

export function withoutField(changes: Changes, name: string): Changes {
  const { [name]: _, ...rest } = changes;
  return rest;
}

/** The change stands although the stored value has moved: what is stored now becomes what it is a change of. */
export function rebased(changes: Changes, stored: Values, name: string): Changes {
  const change = changes[name];
  return change ? { ...changes, [name]: { ...change, base: storedText(stored, name) } } : changes;
}

export interface Conflict {
  readonly name: string;
  readonly mine: string;
  readonly theirs: string;
}

/**
 * Fields that were typed into here and changed by another meanwhile, to something else.
 *
 * @example conflictsOf({ city: { base: "Aarhus", mine: "Odense" } }, { city: "Vejle" })
 * // [{ name: "city", mine: "Odense", theirs: "Vejle" }]
 */
export function conflictsOf(changes: Changes, stored: Values): readonly Conflict[] {
  return Object.entries(changes).flatMap(([name, { base, mine }]) => {
    const theirs = storedText(stored, name);
    return theirs === base || theirs === mine ? [] : [{ name, mine, theirs }];
  });
}

/** Whether anything typed differs from what is stored. */
export function isChanged(changes: Changes, stored: Values): boolean {
  return Object.entries(changes).some(([name, { mine }]) => mine !== storedText(stored, name));
}

/** Changes kept as JSON; null for anything else, since a store may hold what an older version wrote. */
export function readChanges(json: string | null): Changes | null {
  if (json === null) return null;
  try {
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed !== "object" || parsed === null) return null;
    const changes: Record<string, { base: string; mine: string }> = {};
    for (const [name, change] of Object.entries(parsed)) {
      if (typeof change !== "object" || change === null) return null;
      const { base, mine } = change;
      if (typeof base !== "string" || typeof mine !== "string") return null;
      changes[name] = { base, mine };
    }
    return changes;
  } catch {
    return null;
  }
}
