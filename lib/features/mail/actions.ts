"use server";

import { retryMail } from "@/db/writes/mail";
import { fail, succeed } from "@/lib/domain/outcome";
import { selectionAction } from "@/lib/server/action";
import { wakeMailWorker } from "@/lib/server/mail/wake";
import { retryMailInput } from "./schema";

/** Tries mail of this selection again now that has not left, or was given up. */
export const retryMailAction = selectionAction({
  name: "mail.retry",
  input: retryMailInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const due = await retryMail(tx, authorized.selection.id, input.ids, now);
    if (due.length === 0) return fail("mail.nothing_to_retry");
    for (const id of due) audit(id, undefined, { triedAgainAt: now });
    wakeMailWorker();
    return succeed({ count: due.length });
  },
});
