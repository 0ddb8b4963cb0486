import { eq } from "drizzle-orm";
import { openSqlite } from "@/db/engine/sqlite";
import { user } from "@/db/schema/auth";
import { member } from "@/db/schema/organisation";
import { appendAudit } from "@/db/writes/audit";
import { importSelection } from "@/db/writes/dossier";
import { dossierFromJson } from "@/lib/formats/selection-file/read-selection-file";
import type { SelectionFile } from "./selection-file";

/**
 * Stores what a selection file says for somebody with an account, as importing it does, and answers the new selection's
 * id. The served product reads every upload in a process of its own; most tests only need something to stand on.
 */
export async function storeSelection(data: string, email: string, file: SelectionFile): Promise<string> {
  const dossier = dossierFromJson(JSON.parse(JSON.stringify(file)));
  if (!dossier.ok) throw new Error(`the file is not taken: ${JSON.stringify(dossier).slice(0, 300)}`);
  const db = await openSqlite(`${data}/shortlist.sqlite`);
  try {
    return await db.transaction(async (tx) => {
      const [lead] = await tx
        .select({ userId: user.id, name: user.name, organisationId: member.organisationId })
        .from(user)
        .innerJoin(member, eq(member.userId, user.id))
        .where(eq(user.email, email));
      if (!lead) throw new Error(`nobody has the address ${email}`);
      const { organisationId, userId, name } = lead;
      const at = new Date().toISOString();
      const id = await importSelection(tx, dossier.value, {
        organisationId,
        lead: { userId, name },
        now: at,
      });
      const entry = { organisationId, selectionId: null, actorId: userId, actorName: name, at };
      const after = { name: dossier.value.selection.name };
      appendAudit(tx, [{ ...entry, action: "selection.import", subjectId: id, after }]);
      return id;
    });
  } finally {
    await db.close();
  }
}
