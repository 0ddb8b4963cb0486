"use server";

import { headers } from "next/headers";
import { lockModel, reopenModel } from "@/db/writes/model-lock";
import { confirmOpening, requestOpening, setConfirmer } from "@/db/writes/opening";
import { sealPrices } from "@/db/writes/selection-sealing";
import { fail, succeed } from "@/lib/domain/outcome";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { accountOf } from "@/lib/server/access";
import { selectionAction } from "@/lib/server/action";
import { database } from "@/lib/server/database";
import { env } from "@/lib/server/env";
import { askToConfirmOpening } from "@/lib/server/mail/notices";
import { verifyOwnPassword } from "@/lib/server/own-password";
import { withVault } from "@/lib/server/price-vault";
import { currentActor } from "@/lib/server/session";
import { signIn } from "@/lib/server/sign-in";
import {
  ConfirmOpeningInput,
  LockModelInput,
  ReopenModelInput,
  RequestOpeningInput,
  SealPricesInput,
  SetConfirmerInput,
} from "./schema";

const textsOf = (locale: Locale) => loadMessages(locale).mail.letter;

/** Criteria, rubrics, weights, price formula and tie-break stay as they are from now on. */
export const lockScoringModel = selectionAction({
  name: "scoringModel.lock",
  input: LockModelInput,
  write: async ({ tx, actor, authorized, now, audit }) => {
    const { selection, participant } = authorized;
    const locked = await lockModel(tx, { selection, actorName: actor.name || participant.name, now });
    if (!locked.ok) return locked;
    audit(selection.id, { locked: false }, { locked: true });
    return succeed(null);
  },
});

/** The model may be changed again; why is kept. */
export const reopenScoringModel = selectionAction({
  name: "scoringModel.reopen",
  input: ReopenModelInput,
  write: async ({ tx, input, actor, authorized, now, audit }) => {
    const { selection, participant } = authorized;
    const context = { selection, actorName: actor.name || participant.name, now };
    const reopened = await reopenModel(tx, context, input.reason);
    if (!reopened.ok) return reopened;
    audit(selection.id, { locked: true }, { locked: false, reason: input.reason, ...reopened.value });
    return succeed(null);
  },
});

/** Prices are sealed from now on; there is no way back but opening them. */
export const sealSelectionPrices = selectionAction({
  name: "prices.seal",
  input: SealPricesInput,
  write: async ({ tx, authorized, audit }) => {
    const { selection } = authorized;
    const sealed = await sealPrices(tx, selection);
    if (!sealed.ok) return sealed;
    audit(selection.id, { sealing: selection.sealing }, { sealing: "sealed" });
    return succeed(null);
  },
});

/** Who must agree to the opening. */
export const chooseConfirmer = selectionAction({
  name: "prices.setConfirmer",
  input: SetConfirmerInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection, participant } = authorized;
    const set = await setConfirmer(tx, { selection, participant, now }, input.participantId);
    if (!set.ok) return set;
    audit(selection.id, { confirmer: set.value.before }, { confirmer: set.value.after });
    return succeed(null);
  },
});

/** Opens the prices, or asks the second person to. The password is verified before anything else is looked at. */
export const requestPriceOpening = selectionAction({
  name: "prices.requestOpening",
  input: RequestOpeningInput,
  prepare: async ({ password }) => {
    const account = accountOf(await currentActor());
    if (!account) return fail("prices.account_needed");
    const [auth, open] = [await signIn(), await database()];
    const { userId } = account;
    return verifyOwnPassword({
      auth,
      database: open,
      headers: await headers(),
      userId,
      password,
      now: new Date(),
    });
  },
  write: async ({ tx, prepared, authorized, now, audit }) => {
    if (!prepared.ok) return prepared;
    const { selection, participant } = authorized;
    return withVault({ tx, authorized, now }, async (vault) => {
      const result = await requestOpening(tx, { selection, participant, now }, vault);
      if (result.ok) audit(selection.id, { prices: "sealed" }, result.value);
      if (result.ok && !result.value.opened && selection.openingConfirmerId !== null)
        await askToConfirmOpening(
          tx,
          { selection, origin: env().origin, textsOf },
          { confirmerId: selection.openingConfirmerId, leadName: participant.name },
          now,
        );
      return result;
    });
  },
});

/** The second person agrees, and the prices are open. */
export const confirmPriceOpening = selectionAction({
  name: "prices.confirmOpening",
  input: ConfirmOpeningInput,
  write: async ({ tx, authorized, now, audit }) => {
    const { selection, participant } = authorized;
    return withVault({ tx, authorized, now }, async (vault) => {
      const result = await confirmOpening(tx, { selection, participant, now }, vault);
      if (result.ok) audit(selection.id, { prices: "sealed" }, result.value);
      return result;
    });
  },
});
