import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { type OwnPassword, verifyOwnPassword } from "./own-password";

/**
 * Another password for the account that is signed in. The present one is asked for and its attempts are counted; every
 * session of the account ends, and this device gets a new one.
 * Errors: those of `verifyOwnPassword`; `account.password_same` when it would change nothing.
 */
export async function changeOwnPassword(
  asked: OwnPassword & { readonly newPassword: string },
): Promise<Outcome<null>> {
  const { auth, headers, password, newPassword } = asked;
  const verified = await verifyOwnPassword(asked);
  if (!verified.ok) return verified;
  if (newPassword === password)
    return fail("account.password_same", {}, [
      { path: "newPassword", code: "account.password_same", params: {} },
    ]);
  await auth.api.changePassword({
    body: { currentPassword: password, newPassword, revokeOtherSessions: true },
    headers,
  });
  return succeed(null);
}
