import { readFileSync } from "node:fs";
import path from "node:path";
import { openSqlite } from "@/db/engine/sqlite";
import { organisation } from "@/db/schema/organisation";
import { invitation, participant } from "@/db/schema/participant";
import { selection } from "@/db/schema/selection";
import { addDeviceCode } from "@/db/writes/device-code";
import { newToken, tokenHash } from "@/lib/server/guest-cookie";
import { codeHash } from "@/lib/server/guest-door";
import { callServerAction, serverActionId } from "../served/server-action";
import type { Killable } from "./scoring-storm";

/** The header in which the served product is told to look for a caller's address. */
export const ADDRESS = "x-drill-address";

export interface Guesses {
  readonly guesses: number;
  /** Guesses that were compared with the code at all. */
  readonly evaluated: number;
  readonly letIn: number;
}

const RIGHT = "31415926";
const AT_ONCE = 20;

/** A person whose link has been opened on another device, and a code on its way. */
async function seedCode({ url, data }: Killable): Promise<string> {
  // The installation makes its secret when it is first asked who is there.
  await fetch(url);
  const secret = readFileSync(path.join(data, "secret"), "utf8").trim();
  const now = new Date();
  const at = now.toISOString();
  const token = newToken();
  const db = await openSqlite(path.join(data, "shortlist.sqlite"));
  await db.transaction(async (tx) => {
    await tx.insert(organisation).values({ id: "org_code", name: "Codes", createdAt: at });
    await tx.insert(selection).values({
      id: "sel_code",
      organisationId: "org_code",
      name: "Under attack",
      template: "blank",
      currency: "DKK",
      horizonMonths: 48,
      targetType: 3,
      priceShareTenths: 300,
      createdAt: at,
      updatedAt: at,
    });
    await tx.insert(participant).values({
      id: "par_code",
      selectionId: "sel_code",
      name: "Ida",
      email: "ida@code.test",
      role: "evaluator",
      createdAt: at,
    });
    await tx.insert(invitation).values({
      id: "inv_code",
      participantId: "par_code",
      tokenHash: tokenHash(token),
      expiresAt: new Date(now.getTime() + 86_400_000).toISOString(),
      openedAt: at,
      createdBy: "Anna",
      createdAt: at,
    });
    await addDeviceCode(tx, "par_code", codeHash(secret, "par_code", RIGHT), at);
  });
  await db.close();
  return token;
}

const opener = () => serverActionId("lib/features/invitation/actions.ts", "openInvitation");

/**
 * Guesses at one person's code from ever changing addresses, with the server killed and started again half way.
 * The right code is among the last guesses: it must not be looked at any more.
 */
export async function guessCodes(product: Killable, guesses: number): Promise<Guesses> {
  const token = await seedCode(product);
  const page = `${product.url}/invited/${token}`;
  const action = opener();
  let evaluated = 0;
  let letIn = 0;
  const guess = async (number: number): Promise<void> => {
    const code = number === guesses - 1 ? RIGHT : String(10_000_000 + number);
    const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
    const answer = await callServerAction(page, action, { [ADDRESS]: address }, token, code);
    if (answer.ok) letIn += 1;
    else if (answer.code === "invitation.code_wrong") evaluated += 1;
    else if (answer.code !== "invitation.too_many_guesses") throw new Error(answer.code);
  };
  for (let next = 0; next < guesses; next += AT_ONCE) {
    if (next >= guesses / 2 && next - AT_ONCE < guesses / 2) {
      await product.kill();
      await product.restart();
    }
    const last = Math.min(next + AT_ONCE, guesses);
    await Promise.all(Array.from({ length: last - next }, (_, at) => guess(next + at)));
  }
  return { guesses, evaluated: evaluated + letIn, letIn };
}

/** The right code from many devices at the same moment; gives back how many were let in. */
export async function openAtOnce(product: Killable, devices: number): Promise<number> {
  const token = await seedCode(product);
  const action = opener();
  const answers = await Promise.all(
    Array.from({ length: devices }, () =>
      callServerAction(`${product.url}/invited/${token}`, action, {}, token, RIGHT),
    ),
  );
  return answers.filter(({ ok }) => ok).length;
}
