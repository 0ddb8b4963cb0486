import { cookies, headers } from "next/headers";
import { after } from "next/server";
import { cache } from "react";
import { toldToReader } from "@/db/engine/storage-fault";
import { noteSeen } from "@/db/writes/guest-session";
import type { Actor } from "./access";
import { database } from "./database";
import { guestKeysOf } from "./guest-cookie";
import { logBug } from "./log";
import { signIn } from "./sign-in";

/**
 * Who is asking, from the request's cookies: an account's session, guest sessions, or both. Null when there is
 * neither. Once per request.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const auth = await signIn();
  // The library puts an error of its own around the database's.
  const found = await auth.api.getSession({ headers: await headers() }).catch((error: unknown) => {
    throw toldToReader(error);
  });
  const guestKeys = guestKeysOf((await cookies()).getAll());
  const guest = { guestKeys, onSeen: noteSeenAfterwards };
  if (!found) return guestKeys.length > 0 ? { userId: null, name: "", ...guest } : null;
  return { userId: found.user.id, name: found.user.name, ...guest };
});

/** Once the answer is on its way: nobody waits for it, and nothing is lost when it cannot be noted. */
function noteSeenAfterwards(sessionId: string): void {
  after(async () => {
    try {
      const open = await database();
      await open.transaction((tx) => noteSeen(tx, sessionId, new Date().toISOString()), sessionId);
    } catch (error) {
      logBug(error, "guest-session.seen");
    }
  });
}
