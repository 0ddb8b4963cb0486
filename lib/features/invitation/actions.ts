"use server";

import { revalidatePath } from "next/cache";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { deviceName } from "@/lib/domain/device-name";
import { fail, type Outcome } from "@/lib/domain/outcome";
import { loadMessages } from "@/lib/i18n/load-messages";
import { database } from "@/lib/server/database";
import { env, installationSecret } from "@/lib/server/env";
import { fieldErrors } from "@/lib/server/field-errors";
import { failureOf } from "@/lib/server/guarded-action";
import { guestCookieName, guestKeysOf } from "@/lib/server/guest-cookie";
import { type Door, joinAsLead, leaveAsGuest, openLink, sendDeviceCode } from "@/lib/server/guest-door";
import { postWith } from "@/lib/server/participant-mail";
import { signIn } from "@/lib/server/sign-in";
import { currentVisitor } from "./loaders";
import { type JoinAsLeadValues, joinAsLeadInput, leaveInput, linkInput, openLinkInput } from "./schema";

/*
 * What somebody without an account may do: nothing but open the link they hold. Links and codes are in no log: only
 * their hashes reach the database, and failures are told by codes of their own.
 */

const post = postWith((locale) => loadMessages(locale).mail.letter);

async function door(): Promise<Door> {
  return { database: await database(), now: () => new Date(), secret: installationSecret(), post };
}

/** Opens a personal link on this device, and goes on to what it is for. */
export async function openInvitation(token: string, code: string | null): Promise<Outcome<null>> {
  const parsed = openLinkInput.safeParse({ token, code }, { reportInput: true });
  if (!parsed.success) return fail("input.invalid", {}, fieldErrors(parsed.error));
  let goal = "/";
  try {
    const device = deviceName((await headers()).get("user-agent") ?? "");
    const outcome = await openLink(await door(), parsed.data.token, await currentVisitor(), {
      code: parsed.data.code,
      device,
    });
    if (!outcome.ok) return outcome;
    const { selectionId, cookie } = outcome.value;
    if (cookie)
      (await cookies()).set(guestCookieName(selectionId), cookie.value, {
        httpOnly: true,
        sameSite: "lax",
        secure: env().origin.startsWith("https://"),
        path: "/",
        maxAge: cookie.maxAgeSeconds,
      });
    goal = outcome.value.goal;
  } catch (error) {
    return failureOf(error, "invitation/open");
  }
  revalidatePath("/", "layout");
  redirect(goal);
}

/** Sends a code for this device to the invited address. */
export async function requestDeviceCode(token: string): Promise<Outcome<{ minutes: number }>> {
  const parsed = linkInput.safeParse({ token });
  if (!parsed.success) return fail("invitation.unknown");
  try {
    return await sendDeviceCode(await door(), parsed.data.token, await currentVisitor());
  } catch (error) {
    return failureOf(error, "invitation/requestCode");
  }
}

/** A lead's link: makes the account, signs in with it, and goes on to the selection. */
export async function joinSelectionAsLead(values: JoinAsLeadValues): Promise<Outcome<null>> {
  const parsed = joinAsLeadInput.safeParse(values, { reportInput: true });
  if (!parsed.success) return fail("input.invalid", {}, fieldErrors(parsed.error));
  let goal = "/";
  try {
    const outcome = await joinAsLead(await door(), parsed.data.token, await currentVisitor(), parsed.data);
    if (!outcome.ok) return outcome;
    const auth = await signIn();
    await auth.api.openSession({ body: { userId: outcome.value.userId }, headers: await headers() });
    goal = outcome.value.goal;
  } catch (error) {
    return failureOf(error, "invitation/join");
  }
  revalidatePath("/", "layout");
  redirect(goal);
}

/** The other account out, on this device; the link is as it was, and its page is drawn anew. */
export async function signOutHere(): Promise<void> {
  const auth = await signIn();
  await auth.api.signOut({ headers: await headers() });
  revalidatePath("/", "layout");
}

/** Out of one selection on this device. */
export async function leaveSelection(selectionId: string): Promise<void> {
  const parsed = leaveInput.parse({ selectionId });
  const jar = await cookies();
  await leaveAsGuest(
    { database: await database(), now: () => new Date() },
    parsed.selectionId,
    guestKeysOf(jar.getAll()),
  );
  jar.delete(guestCookieName(parsed.selectionId));
  revalidatePath("/", "layout");
  redirect("/");
}
