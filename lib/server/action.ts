import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { hearBeat } from "@/db/queries/heartbeat";
import type { Outcome } from "@/lib/domain/outcome";
import { database } from "./database";
import {
  failureOf,
  type OrganisationDefinition,
  runOrganisationAction,
  runSelectionAction,
  type SelectionDefinition,
  type Surroundings,
} from "./guarded-action";
import { currentActor } from "./session";

/** After a successful write: `page` draws the reader's page anew, `none` leaves it (grids that update themselves). */
type Afterwards = "page" | "none";

/** What a caller may add to any input: the number of this request, which a repetition of it carries too. */
interface MayBeNumbered {
  readonly requestNumber?: string;
}

/** Runs a write where it is asked for; a database that is away is an answer here too, not a crash. */
async function withSurroundings<Value>(
  name: string,
  work: (surroundings: Surroundings) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  let surroundings: Surroundings;
  try {
    surroundings = { database: await database(), actor: await currentActor(), now: () => new Date() };
  } catch (error) {
    return failureOf((await reasonToBeAway()) ?? error, name);
  }
  return work(surroundings);
}

/** Why the database cannot be read just now; null when it can. The sign-in library keeps such reasons to itself. */
async function reasonToBeAway(): Promise<unknown> {
  try {
    await hearBeat((await database()).read);
    return null;
  } catch (error) {
    return error;
  }
}

/** A server action on a selection. Input is checked on arrival, whatever a caller sends. */
export function selectionAction<Schema extends z.ZodType<{ selectionId: string }>, Prepared, Value>(
  definition: SelectionDefinition<Schema, Prepared, Value>,
  afterwards: Afterwards = "page",
): (input: z.input<Schema> & MayBeNumbered) => Promise<Outcome<Value>> {
  return async (input) => {
    const outcome = await withSurroundings(definition.name, (surroundings) =>
      runSelectionAction(definition, surroundings, input),
    );
    if (outcome.ok && afterwards === "page") revalidatePath("/", "layout");
    return outcome;
  };
}

/** A server action on an organisation. */
export function organisationAction<Schema extends z.ZodType<{ organisationId: string }>, Prepared, Value>(
  definition: OrganisationDefinition<Schema, Prepared, Value>,
  afterwards: Afterwards = "page",
): (input: z.input<Schema> & MayBeNumbered) => Promise<Outcome<Value>> {
  return async (input) => {
    const outcome = await withSurroundings(definition.name, (surroundings) =>
      runOrganisationAction(definition, surroundings, input),
    );
    if (outcome.ok && afterwards === "page") revalidatePath("/", "layout");
    return outcome;
  };
}
