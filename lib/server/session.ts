import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { Actor } from "./access";
import { guestKeysOf } from "./guest-cookie";
import { signIn } from "./sign-in";

/**
 * Who is asking, from the request's cookies: an account's session, guest sessions, or both. Null when there is
 * neither. Once per request.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const auth = await signIn();
  const found = await auth.api.getSession({ headers: await headers() });
  const guestKeys = guestKeysOf((await cookies()).getAll());
  if (!found) return guestKeys.length > 0 ? { userId: null, name: "", guestKeys } : null;
  return { userId: found.user.id, name: found.user.name, guestKeys };
});
