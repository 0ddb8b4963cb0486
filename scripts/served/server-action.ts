import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/**
 * Calls the built product's server actions over HTTP, as its own pages do, without a browser: for loads and for
 * power cuts, where a browser per person would be in the way.
 */

const root = path.resolve(import.meta.dirname, "..", "..");

const Manifest = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string(), filename: z.string() })),
});

/** The address-independent id of an action of this build. @throws Error when the build has no such action */
export function serverActionId(filename: string, exportedName: string): string {
  const file = path.join(root, ".next", "server", "server-reference-manifest.json");
  const { node } = Manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  const found = Object.entries(node).find(
    ([, action]) => action.filename === filename && action.exportedName === exportedName,
  );
  if (!found) throw new Error(`the build has no action ${exportedName} of ${filename}`);
  return found[0];
}

const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string() }),
]);
export type ServerAnswer = z.infer<typeof Answer>;

/**
 * Calls an action with plain values and gives back what it answered; an action that leads elsewhere has done its work.
 * @param page address of a page of the product, e.g. `http://127.0.0.1:3000/score/sel_1`
 * @throws Error when the answer did not come whole: then nobody knows whether it was done
 */
export async function callServerAction(
  page: string,
  action: string,
  headers: Readonly<Record<string, string>>,
  ...values: readonly unknown[]
): Promise<ServerAnswer> {
  const answer = await fetch(page, {
    method: "POST",
    headers: {
      ...headers,
      "next-action": action,
      "content-type": "text/plain;charset=UTF-8",
      accept: "text/x-component",
      origin: new URL(page).origin,
    },
    body: JSON.stringify(values),
    redirect: "manual",
  });
  const text = await answer.text();
  if (answer.headers.has("x-action-redirect")) return { ok: true, value: null };
  for (const row of text.split("\n")) {
    const start = row.indexOf(":");
    if (start < 0 || !row.slice(start + 1).startsWith('{"ok":')) continue;
    return Answer.parse(JSON.parse(row.slice(start + 1)));
  }
  throw new Error(`no answer to the action (status ${answer.status})`);
}
