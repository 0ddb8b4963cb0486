import { headers } from "next/headers";
import { cache } from "react";
import type { Actor } from "./access";
import { signIn } from "./sign-in";

/** Who is asking, from the request's session cookie; null when nobody is signed in. Once per request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const auth = await signIn();
  const found = await auth.api.getSession({ headers: await headers() });
  return found ? { userId: found.user.id, name: found.user.name } : null;
});
