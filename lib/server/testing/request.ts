import { vi } from "vitest";
import type { Database } from "@/db/engine/database";
import type { Actor } from "@/lib/server/access";

/**
 * The surroundings of a request, for tests of actions and loaders: who asks, and the database behind it, which is a real
 * one. Import what is tested after this, e.g. with `await import("./actions")`.
 */
export const request: { actor: Actor | null; database: Database | null } = { actor: null, database: null };

vi.mock("@/lib/server/session", () => ({ currentActor: async () => request.actor }));
vi.mock("@/lib/server/database", () => ({ database: async () => request.database }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/server", () => ({ connection: async () => undefined }));

/** From here on it is this account that asks; null: somebody who is not signed in. */
export function askAs(name: string | null): void {
  request.actor = name === null ? null : { userId: `usr_${name}`, name };
}
