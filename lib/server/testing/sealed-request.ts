import type { KeyObject } from "node:crypto";
import { vi } from "vitest";
import { fail, type Outcome } from "@/lib/domain/outcome";

/**
 * What a request that opens sealed prices needs beside its usual surroundings: the master key, and what becomes of the
 * password that is asked for again. Each test says both.
 */
export const keys: { master: KeyObject | null; password: Outcome<null> } = {
  master: null,
  password: fail("account.password_wrong"),
};

vi.mock("@/lib/server/sign-in", () => ({ signIn: async () => ({}) }));
vi.mock("@/lib/server/own-password", () => ({ verifyOwnPassword: async () => keys.password }));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("@/lib/server/sealed-box", async (original) => ({
  ...(await original<object>()),
  masterKey: () => keys.master,
}));
