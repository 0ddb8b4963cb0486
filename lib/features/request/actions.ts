"use server";

import { getLocale } from "next-intl/server";
import {
  addKnownPoints,
  deleteRequestPoint,
  makeRequest,
  reorderRequestPoints,
  saveRequestPoint,
} from "@/db/writes/request";
import { CONTRACT_POINTS } from "@/lib/domain/contract-point";
import { fail, succeed } from "@/lib/domain/outcome";
import { templatePoints } from "@/lib/domain/template-content";
import { loadMessages } from "@/lib/i18n/load-messages";
import { templateTexts } from "@/lib/i18n/templates/by-locale";
import { selectionAction } from "@/lib/server/action";
import { env } from "@/lib/server/env";
import { tellVendors } from "@/lib/server/mail/vendor-notices";
import { momentOf } from "@/lib/server/today";
import {
  addKnownPointsInput,
  deletePointInput,
  makeRequestInput,
  reorderPointsInput,
  savePointInput,
} from "./schema";

export const savePointAction = selectionAction({
  name: "requestPoint.save",
  input: savePointInput,
  write: async ({ tx, input, authorized, audit }) => {
    const saved = await saveRequestPoint(tx, authorized.selection.id, input);
    if (!saved.ok) return saved;
    const { before, after } = saved.value;
    if (after) audit(after.id, before, after);
    return succeed({ id: after?.id ?? "", edition: after?.edition ?? 0 });
  },
});

export const deletePointAction = selectionAction({
  name: "requestPoint.delete",
  input: deletePointInput,
  write: async ({ tx, input, authorized, audit }) => {
    const deleted = await deleteRequestPoint(tx, authorized.selection.id, input.id, input.withAnswers);
    if (!deleted.ok) return deleted;
    audit(input.id, deleted.value, undefined);
    return succeed(null);
  },
});

export const reorderPointsAction = selectionAction({
  name: "requestPoint.reorder",
  input: reorderPointsInput,
  write: async ({ tx, input, authorized, audit }) => {
    const moved = await reorderRequestPoints(tx, authorized.selection.id, input.kind, input.order);
    if (!moved.ok) return moved;
    audit(authorized.selection.id, moved.value.before, moved.value.after);
    return succeed(null);
  },
});

/** Contract points the product knows, in the language of whoever adds them. */
export const addKnownPointsAction = selectionAction({
  name: "requestPoint.addKnown",
  input: addKnownPointsInput,
  prepare: async ({ keys }) =>
    templatePoints(
      CONTRACT_POINTS.filter((key) => keys.includes(key)),
      templateTexts(await getLocale()),
    ),
  write: async ({ tx, prepared, authorized, audit }) => {
    const added = await addKnownPoints(tx, authorized.selection.id, prepared);
    if (!added.ok) return added;
    for (const row of added.value) audit(row.id, undefined, row);
    return succeed({ count: added.value.length });
  },
});

/** The next number of the request; what is asked is frozen in it. */
export const makeRequestAction = selectionAction({
  name: "offerRequest.make",
  input: makeRequestInput,
  write: async ({ tx, input, authorized, actor, now, audit }) => {
    const { selection, participant } = authorized;
    const deadline = input.deadline === null ? null : momentOf(input.deadline.day, input.deadline.clock);
    if (input.deadline !== null && deadline === null)
      return fail("input.invalid", {}, [{ path: "deadline", code: "request.deadline_invalid", params: {} }]);
    const made = await makeRequest(
      tx,
      selection,
      {
        deadline,
        message: input.message,
        weightsShown: input.weightsShown,
        afterNumber: input.afterNumber,
        createdBy: actor.name === "" ? participant.name : actor.name,
      },
      now,
    );
    if (!made.ok) return made;
    const { id, content: _content, ...after } = made.value;
    audit(id, undefined, after);
    await tellVendors(
      tx,
      { selection, origin: env().origin, textsOf: (locale) => loadMessages(locale).mail.letter },
      { news: "request", answerBy: made.value.deadline, candidateIds: null },
      now,
    );
    return succeed({ number: made.value.number });
  },
});
