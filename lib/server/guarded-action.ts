import { z } from "zod";
import type { Database, Turn, Tx } from "@/db/engine/database";
import { storageFault } from "@/db/engine/storage-fault";
import { type AuditEntry, appendAudit } from "@/db/writes/audit";
import { answerGiven, keepAnswer } from "@/db/writes/receipt";
import { raiseRevision } from "@/db/writes/revision";
import { type Failure, fail, type Outcome } from "@/lib/domain/outcome";
import type { OrganisationAction, SelectionAction } from "@/lib/domain/policy";
import {
  type Actor,
  type AuthorizedOrganisation,
  type AuthorizedSelection,
  writeOrganisation,
  writeSelection,
} from "./access";
import { fieldErrors } from "./field-errors";
import { logBug, logFault } from "./log";

/**
 * The one way to write, in a fixed order: parse → actor → preparation (slow work, no database) → transaction →
 * load as authorised → write → audit in the same transaction → commit. A returned failure rolls back.
 * A thrown error is a bug: logged once with an id, and the caller gets "internal".
 */

/** Records what a write did; at least one call per successful write. */
export type AuditRecord = (subjectId: string, before: unknown, after: unknown) => void;

interface WriteContext<Input, Prepared> {
  readonly tx: Tx;
  readonly input: Input;
  readonly prepared: Prepared;
  readonly actor: Actor;
  /** ISO timestamp of this write. */
  readonly now: string;
  readonly audit: AuditRecord;
}

interface Definition<Name, Schema extends z.ZodType, Prepared, Context, Value> {
  /** Keys the policy and the audit record. */
  readonly name: Name;
  readonly input: Schema;
  /** Hash, parse a file, ask a register: whatever takes time and is no database work. */
  readonly prepare?: (input: z.output<Schema>) => Promise<Prepared>;
  readonly write: (context: WriteContext<z.output<Schema>, Prepared> & Context) => Promise<Outcome<Value>>;
}

export type SelectionDefinition<
  Schema extends z.ZodType<{ selectionId: string }>,
  Prepared,
  Value,
> = Definition<SelectionAction, Schema, Prepared, { readonly authorized: AuthorizedSelection }, Value> & {
  /**
   * Writes a draft that counts for nothing and is read by its writer alone: views of the selection stay as they are,
   * so that a panel that scores does not make every page compute everything anew.
   */
  readonly isDraft?: boolean;
  /**
   * Is written at the same time as others of its kind, so that a panel does not queue up. Only for writes that do what
   * `Turn` asks of them: change rows of their own alone, and those only as they were seen.
   */
  readonly isBeside?: boolean;
};

export type OrganisationDefinition<
  Schema extends z.ZodType<{ organisationId: string }>,
  Prepared,
  Value,
> = Definition<OrganisationAction, Schema, Prepared, { readonly authorized: AuthorizedOrganisation }, Value>;

/** Where a guarded write happens; tests bring their own. */
export interface Surroundings {
  readonly database: Database;
  readonly actor: Actor | null;
  readonly now: () => Date;
}

/**
 * A request may carry a number of its own. When its answer is lost and it is sent again, the number says that it is
 * the same one, and it is answered without being done twice.
 */
const Numbered = z.object({ requestNumber: z.uuid() });

/** Carries an expected failure out of a transaction, so that it rolls back. */
class RollBack extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

/** Runs one write on a selection. Its revision is raised, so that every cached view of it is out of date; not by drafts. */
export async function runSelectionAction<Schema extends z.ZodType<{ selectionId: string }>, Prepared, Value>(
  definition: SelectionDefinition<Schema, Prepared, Value>,
  surroundings: Surroundings,
  rawInput: unknown,
): Promise<Outcome<Value>> {
  return run(
    definition,
    surroundings,
    rawInput,
    ({ selectionId }) => (definition.isBeside ? { beside: selectionId } : selectionId),
    async (tx, actor, input) => {
      const access = await writeSelection(tx, actor, input.selectionId, definition.name);
      if (!access.ok) return access;
      const { selection, participant } = access.value;
      return {
        ok: true,
        context: { authorized: access.value },
        organisationId: selection.organisationId,
        selectionId: selection.id,
        doer: doerOf(actor, participant),
        afterwards: (now) => {
          if (!definition.isDraft) raiseRevision(tx, selection.id, now);
        },
      };
    },
  );
}

/** The account that takes part itself; else the participant whose link let the device in, whoever is signed in on it. */
function doerOf(actor: Actor, participant: AuthorizedSelection["participant"]) {
  return actor.userId !== null && actor.userId === participant.userId
    ? { id: actor.userId, name: actor.name }
    : { id: participant.id, name: participant.name };
}

/** Runs one write on an organisation or its directory. */
export async function runOrganisationAction<
  Schema extends z.ZodType<{ organisationId: string }>,
  Prepared,
  Value,
>(
  definition: OrganisationDefinition<Schema, Prepared, Value>,
  surroundings: Surroundings,
  rawInput: unknown,
): Promise<Outcome<Value>> {
  return run(
    definition,
    surroundings,
    rawInput,
    (input) => input.organisationId,
    async (tx, actor, input) => {
      const access = await writeOrganisation(tx, actor, input.organisationId, definition.name);
      if (!access.ok) return access;
      return {
        ok: true,
        context: { authorized: access.value },
        organisationId: access.value.organisation.id,
        selectionId: null,
        doer: { id: access.value.userId, name: actor.name },
        afterwards: () => undefined,
      };
    },
  );
}

type Authorise<Input, Context> = (
  tx: Tx,
  actor: Actor,
  input: Input,
) => Promise<
  | { ok: false; code: string }
  | {
      ok: true;
      context: Context;
      organisationId: string;
      selectionId: string | null;
      /** Who the record says did it. */
      doer: { readonly id: string; readonly name: string };
      afterwards: (now: string) => void;
    }
>;

async function run<Name extends string, Schema extends z.ZodType, Prepared, Context, Value>(
  definition: Definition<Name, Schema, Prepared, Context, Value>,
  { database, actor, now }: Surroundings,
  rawInput: unknown,
  turn: (input: z.output<Schema>) => Turn,
  authorise: Authorise<z.output<Schema>, Context>,
): Promise<Outcome<Value>> {
  const parsed = definition.input.safeParse(rawInput, { reportInput: true });
  if (!parsed.success) return fail("input.invalid", {}, fieldErrors(parsed.error));
  if (!actor) return fail("access.signed_out");
  const input = parsed.data;
  const numberOf = Numbered.safeParse(rawInput);
  try {
    // Without a `prepare`, Prepared is inferred as undefined's type; nothing else can tell the compiler.
    const prepared = (definition.prepare ? await definition.prepare(input) : undefined) as Prepared;
    const value = await database.transaction(async (tx) => {
      const allowed = await authorise(tx, actor, input);
      if (!allowed.ok) throw new RollBack(fail(allowed.code));
      const at = now().toISOString();
      const request = numberOf.success
        ? { askedBy: allowed.doer.id, action: definition.name, number: numberOf.data.requestNumber }
        : null;
      const answered = request && (await answerGiven(tx, request));
      // What the first one answered is of the type this one would answer: the same action wrote it.
      if (answered) return JSON.parse(answered.answer) as Value;
      const entries: AuditEntry[] = [];
      const outcome = await definition.write({
        tx,
        input,
        prepared,
        actor,
        now: at,
        audit: (subjectId, before, after) => {
          entries.push({
            organisationId: allowed.organisationId,
            selectionId: allowed.selectionId,
            actorId: allowed.doer.id,
            actorName: allowed.doer.name,
            action: definition.name,
            subjectId,
            before,
            after,
            at,
          });
        },
        ...allowed.context,
      });
      if (!outcome.ok) throw new RollBack(outcome);
      appendAudit(tx, entries);
      allowed.afterwards(at);
      if (request) keepAnswer(tx, request, JSON.stringify(outcome.value ?? null), at);
      return outcome.value;
    }, turn(input));
    return { ok: true, value };
  } catch (error) {
    if (error instanceof RollBack) return error.failure;
    return failureOf(error, definition.name);
  }
}

/** What somebody is told of an error: the store's own faults by their names, everything else as a bug with an id. */
export function failureOf(error: unknown, where: string): Failure {
  const fault = storageFault(error);
  if (fault === null) return fail("internal", { errorId: logBug(error, where) });
  logFault(error, fault, where);
  return fail(fault);
}
