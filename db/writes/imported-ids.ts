import { type IdPrefix, newId } from "../engine/new-id";

/** Where an imported selection goes, and who brings it. */
export interface ImportInto {
  readonly organisationId: string;
  /** The importer, who becomes the selection's lead. */
  readonly lead: {
    readonly userId: string;
    readonly name: string;
    /** The file's participant whose part, scores included, the importer takes; without one a new part is made. */
    readonly asParticipant?: string;
  };
  /** ISO timestamp. */
  readonly now: string;
}

/** From an id in the dossier to the id of its row. */
export type NewIdOf = (id: string) => string;

/** A new id for each thing. @throws Error when asked for a thing that is not among them */
export function newIds(prefix: IdPrefix, things: readonly { readonly id: string }[]): NewIdOf {
  const ids = new Map(things.map(({ id }) => [id, newId(prefix)]));
  return (id) => {
    const found = ids.get(id);
    if (found === undefined) throw new Error(`nothing imported is called ${id}`);
    return found;
  };
}
