import { organisationsOfUser } from "@/db/queries/access";
import { importSelection } from "@/db/writes/dossier";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { MOST_FILE_BYTES, tooLarge } from "@/lib/formats/selection-file/read-selection-file";
import { accountOf, readOrganisation } from "@/lib/server/access";
import { organisationAction } from "@/lib/server/action";
import { database } from "@/lib/server/database";
import { parseUpload } from "@/lib/server/parse-upload";
import { isSameOrigin } from "@/lib/server/same-origin";
import { currentActor } from "@/lib/server/session";
import { withUpload } from "@/lib/server/upload-file";
import { ImportSelectionFile } from "./schema";

// Called by a route, not by pages: a selection file is larger than a server action takes.

/** Reads a file in a process of its own and stores what it says as a new selection. */
const storeSelectionFile = organisationAction({
  name: "selection.import",
  input: ImportSelectionFile,
  prepare: ({ file }) => parseUpload(file),
  write: async ({ tx, input, prepared, actor, authorized, now, audit }) => {
    if (!prepared.ok) return prepared;
    const dossier = prepared.value;
    const id = await importSelection(tx, dossier, {
      organisationId: input.organisationId,
      lead: { userId: authorized.userId, name: actor.name },
      now,
    });
    audit(id, undefined, {
      name: dossier.selection.name,
      candidates: dossier.candidates.length,
      lines: dossier.lines.length,
      offers: dossier.offers.length,
    });
    return succeed({ id });
  },
});

/**
 * Imports the selection file that a request carries, as its body or in a form, into an organisation (the reader's
 * first when none is named). With a request number, a file that comes again because its answer was lost makes no
 * second selection: it is answered as the first was.
 *
 * Errors: `access.other_origin`, `access.signed_out`, `access.not_found`, `file.too_large`, those of {@link withUpload}, of
 * the reader and of its limits.
 */
export async function importSelectionFile(
  request: Request,
  organisationId: string | null,
  requestNumber: string | null = null,
): Promise<Outcome<{ id: string }>> {
  if (!isSameOrigin(request.headers)) return fail("access.other_origin");
  const actor = await currentActor();
  const account = accountOf(actor);
  if (!account) return fail("access.signed_out");
  const { read } = await database();
  const [first] = await organisationsOfUser(read, account.userId);
  const target = organisationId ?? first?.organisation.id ?? "";
  // Nobody makes the machine read a file for an organisation that is not theirs.
  const access = await readOrganisation(read, actor, target);
  if (!access.ok) return access;
  return withUpload(request, { most: MOST_FILE_BYTES, tooLarge }, (file) =>
    storeSelectionFile({
      organisationId: target,
      file,
      ...(requestNumber === null ? {} : { requestNumber }),
    }),
  );
}
