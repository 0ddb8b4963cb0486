"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { selectionsOfUser } from "@/db/queries/selection";
import { fail, type Outcome } from "@/lib/domain/outcome";
import { templateTexts } from "@/lib/i18n/templates/by-locale";
import { accountOf } from "@/lib/server/access";
import { changeOwnPassword } from "@/lib/server/change-password";
import { database } from "@/lib/server/database";
import { env } from "@/lib/server/env";
import { fieldErrors } from "@/lib/server/field-errors";
import { failureOf } from "@/lib/server/guarded-action";
import { type Doorway, enterSample, isLocalDoor, startForReal } from "@/lib/server/installation";
import { fillSample } from "@/lib/server/sample";
import { currentActor } from "@/lib/server/session";
import { signIn } from "@/lib/server/sign-in";
import {
  ChangePasswordInput,
  type ChangePasswordValues,
  SignInInput,
  type SignInValues,
  StartInput,
  type StartValues,
} from "./schema";

async function doorway(): Promise<Doorway> {
  return {
    database: await database(),
    now: () => new Date(),
    isLocal: isLocalDoor(env(), (await headers()).get("host")),
  };
}

async function openSession(userId: string): Promise<void> {
  const auth = await signIn();
  await auth.api.openSession({ body: { userId }, headers: await headers() });
  revalidatePath("/", "layout");
}

/** One click: an account of its own for the sample, and in. */
export async function lookAround(): Promise<Outcome<null>> {
  let goal = "/";
  const [t, locale] = [await getTranslations("auth"), await getLocale()];
  const names = { person: t("sample.guestName"), organisation: t("sample.companyName") };
  try {
    const outcome = await enterSample(await doorway(), names, fillSample(templateTexts(locale), new Date()));
    if (!outcome.ok) return outcome;
    const { userId } = outcome.value;
    await openSession(userId);
    const selections = await selectionsOfUser((await database()).read, userId);
    if (selections.length === 1) goal = `/selections/${selections[0]?.id}`;
  } catch (error) {
    return failureOf(error, "account/lookAround");
  }
  redirect(goal);
}

/** The first account and its organisation, and in. */
export async function start(values: StartValues): Promise<Outcome<null>> {
  const parsed = StartInput.safeParse(values, { reportInput: true });
  if (!parsed.success) return fail("input.invalid", {}, fieldErrors(parsed.error));
  try {
    const outcome = await startForReal(await doorway(), parsed.data);
    if (!outcome.ok) return outcome;
    await openSession(outcome.value.userId);
  } catch (error) {
    return failureOf(error, "account/start");
  }
  redirect("/");
}

/** In with a password. Tries are counted per account and per address, in the sign-in library's own hook. */
export async function signInWithPassword(values: SignInValues, next: string): Promise<Outcome<null>> {
  const parsed = SignInInput.safeParse(values, { reportInput: true });
  if (!parsed.success) return fail("input.invalid", {}, fieldErrors(parsed.error));
  try {
    const auth = await signIn();
    await auth.api.signInEmail({ body: parsed.data, headers: await headers() });
  } catch (error) {
    return signInFailure(error);
  }
  revalidatePath("/", "layout");
  redirect(ownPath(next));
}

/** Another password for oneself; every other device is signed out. */
export async function changePassword(values: ChangePasswordValues): Promise<Outcome<null>> {
  const parsed = ChangePasswordInput.safeParse(values, { reportInput: true });
  if (!parsed.success) return fail("input.invalid", {}, fieldErrors(parsed.error));
  try {
    const account = accountOf(await currentActor());
    if (!account) return fail("access.not_found");
    const outcome = await changeOwnPassword({
      auth: await signIn(),
      database: await database(),
      headers: await headers(),
      userId: account.userId,
      now: new Date(),
      ...parsed.data,
    });
    if (!outcome.ok) return outcome;
  } catch (error) {
    return failureOf(error, "account/changePassword");
  }
  // The session that this request came with has ended: the page is asked for with the new one.
  redirect("/account/password?done");
}

/** Out, on this device. */
export async function signOut(): Promise<void> {
  const auth = await signIn();
  await auth.api.signOut({ headers: await headers() });
  revalidatePath("/", "layout");
  redirect("/");
}

/** Only a path of this product is gone to after signing in. */
function ownPath(next: string): string {
  return /^\/(?![/\\])/.test(next) ? next : "/";
}

function signInFailure(error: unknown): Outcome<null> {
  const status = typeof error === "object" && error !== null && "statusCode" in error ? error.statusCode : 0;
  if (status === 401 || status === 400) return fail("account.wrong_password");
  if (status === 429) {
    const seconds = retryAfterSeconds(error);
    return fail("account.too_many_attempts", { minutes: Math.max(1, Math.ceil(seconds / 60)) });
  }
  return failureOf(error, "account/signIn");
}

function retryAfterSeconds(error: unknown): number {
  if (typeof error !== "object" || error === null || !("body" in error)) return 60;
  const { body } = error;
  if (typeof body !== "object" || body === null || !("retryAfterSeconds" in body)) return 60;
  return typeof body.retryAfterSeconds === "number" ? body.retryAfterSeconds : 60;
}
