import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { count, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Database } from "@/db/engine/database";
import { auditEvent } from "@/db/schema/audit";
import { participant } from "@/db/schema/participant";
import { selection } from "@/db/schema/selection";
import { seedEverything } from "@/db/testing/access-fixture";
import { openMemory } from "@/db/testing/open-memory";
import {
  everybody,
  MEMBERS,
  PEOPLE,
  type Person,
  type Rule,
  selectionId,
} from "@/lib/server/testing/access-people";
import { OFFERS_RULES } from "@/lib/server/testing/access-rules-offers";
import { PEOPLE_RULES } from "@/lib/server/testing/access-rules-people";
import { SELECTION_RULES } from "@/lib/server/testing/access-rules-selection";
import { request } from "@/lib/server/testing/request";

/**
 * Every action, tried by everybody. The list of actions is read from the code, so one that has no rule here fails.
 */

vi.mock("next-intl/server", () => ({ getLocale: async () => "en", getTranslations: async () => () => "" }));

/** Who may do what. Each action has its rule in one of these, or is a door. */
const RULES: Readonly<Record<string, Rule>> = { ...OFFERS_RULES, ...PEOPLE_RULES, ...SELECTION_RULES };

/** Actions that are a way in or out, or one's own choice of looks; each is tried where it is built. */
const DOORS: Readonly<Record<string, string>> = {
  "account.lookAround": "the sample, on this machine only",
  "account.start": "the first account, with the one-time code",
  "account.signInWithPassword": "the password itself is the rule",
  "account.signOut": "one's own session",
  "account.changePassword": "one's own password, asked again",
  "invitation.openInvitation": "the link itself is the rule",
  "invitation.requestDeviceCode": "the link itself is the rule",
  "invitation.joinSelectionAsLead": "the link itself is the rule",
  "invitation.signOutHere": "one's own session",
  "invitation.leaveSelection": "one's own session",
  "preferences.setLocale": "one's own language",
  "preferences.setTheme": "one's own looks",
  "selection-file.importSelectionFile": "takes a request; tried in the browser on every route",
  "document.attachDocument": "takes a request; tried for everybody where it is built",
  "document.takeDocumentAwayByRequest": "the same as takeDocumentAway, for one of our own pages",
  "workbook.receiveWorkbook": "takes a request; tried in the browser on every route",
  "answer-file.bringWorkbook": "takes a request; tried for everybody where it is built",
  "opening.requestPriceOpening": "asks for the password first; tried where it is built",
};

const Answer = z.object({ ok: z.boolean(), code: z.string().optional() });
type Action = (input: unknown) => Promise<unknown>;

const features = readdirSync(path.join("lib", "features")).filter((name) =>
  existsSync(path.join("lib", "features", name, "actions.ts")),
);
const actions = new Map<string, Action>();
for (const feature of features) {
  const exported: Record<string, unknown> = await import(`./${feature}/actions.ts`);
  for (const [name, action] of Object.entries(exported))
    if (typeof action === "function") actions.set(`${feature}.${name}`, async (input) => action(input));
}

async function tried(action: Action, input: unknown, person: Person): Promise<string> {
  request.actor = PEOPLE[person];
  const answer = Answer.parse(await action(input));
  return answer.ok ? "ok" : (answer.code ?? "");
}

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedEverything(db);
  request.database = db;
});
afterEach(() => db.close());

const written = async (): Promise<number> => {
  const [row] = await db.read.select({ rows: count() }).from(auditEvent);
  return row?.rows ?? 0;
};

describe("who may do what", () => {
  it("is said for every action there is, and for none that is gone", () => {
    const ruled = [...Object.keys(RULES), ...Object.keys(DOORS)];
    expect([...actions.keys()].filter((name) => !ruled.includes(name))).toEqual([]);
    expect(Object.keys(RULES).filter((name) => !actions.has(name))).toEqual([]);
  });

  describe.each(Object.entries(RULES))("%s", (name, { may, input }) => {
    const action = actions.get(name) ?? (async () => ({ ok: false, code: "gone" }));

    it("is refused to everybody else, and leaves no trace", async () => {
      const before = await written();
      for (const person of everybody.filter((each) => !may.includes(each))) {
        const isInside = !["colleague", "outsider", "signedOut"].includes(person);
        const isOfOrganisation = may === MEMBERS;
        const expected =
          person === "signedOut"
            ? "access.signed_out"
            : isInside && !isOfOrganisation
              ? "access.forbidden"
              : "access.not_found";
        expect(await tried(action, input, person), person).toBe(expected);
      }
      expect(await written()).toBe(before);
    });

    it("is open to those who may", async () => {
      for (const person of may) {
        const code = await tried(action, input, person);
        expect(code, person).not.toMatch(/^(access\.|input\.invalid|internal|gone)/);
        // What the first of them did stands; the next finds it done, changed or gone.
        await db.close();
        db = await openMemory();
        await seedEverything(db);
        request.database = db;
      }
    });
  });
});

describe("while prices are sealed", () => {
  const typing = Object.entries(RULES).filter(
    ([name]) => name.startsWith("offer.") && !/Gap|Rate|Line$/.test(name),
  );

  it.each(typing)("%s is open to nobody but who knows them", async (name, { input }) => {
    const action = actions.get(name) ?? (async () => ({ ok: false, code: "gone" }));
    await db.transaction(async (tx) => {
      await tx.update(selection).set({ sealing: "sealed" }).where(eq(selection.id, selectionId));
      await tx.update(participant).set({ knowsPrices: true }).where(eq(participant.id, "par_own_observer"));
    });
    expect(await tried(action, input, "lead")).toBe("prices.keeper_only");
    expect(await tried(action, input, "guestObserver")).toBe("prices.keeper_only");
    for (const person of ["evaluator", "guestEvaluator"] as const)
      expect(await tried(action, input, person), person).toBe("access.forbidden");
    expect(await tried(action, input, "observer")).not.toMatch(
      /^(access\.|prices\.keeper|input\.invalid|internal)/,
    );
  });
});
