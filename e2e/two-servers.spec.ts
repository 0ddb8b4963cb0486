import { randomBytes } from "node:crypto";
import { test as base, expect } from "@playwright/test";
import pg from "pg";
import { cutLine } from "../db/testing/cut-line";
import { Lead, METTE } from "./actors/lead";
import { Scoring } from "./actors/scoring";
import { type Product, startProduct, watchConsole } from "./product";
import { importFile, sampleFile } from "./selection-file";
import { askEverywhere, holdTables, unclear } from "./without-database";

/** Two web servers on one PostgreSQL, as whoever runs Shortlist for many companies has them. */

const server = process.env.TEST_DATABASE_URL ?? "";

/** A database of this test's own on the server, and a way to look into it. */
async function ownDatabase() {
  const name = `shortlist_browser_${process.pid}_${Date.now()}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    ask: async (question: string): Promise<Record<string, unknown>[]> => {
      const client = new pg.Client({ connectionString: url.toString() });
      await client.connect();
      try {
        return (await client.query<Record<string, unknown>>(question)).rows;
      } finally {
        await client.end();
      }
    },
    remove: async () => {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** What the browser says of each file it still waited for when a server ended under it: by how far each had come. */
const SERVER_LOST = /Failed to load resource: net::ERR_/;
/** And of a page that says that there is no database. */
const DATABASE_LOST = /the server responded with a status of 503/;
/** And the drawing library of one that was stopped by it: that it broke on the server, and not why. */
const STOPPED = /Minified React error #441/;

type Server = Product & { stop(): Promise<void> };

base(
  "sign in on one server, score on the other, lose one, lose the database: nothing is lost, nothing is doubled",
  async ({ browser }) => {
    base.skip(server === "", "no PostgreSQL is at hand (TEST_DATABASE_URL)");
    base.setTimeout(480_000);
    const database = await ownDatabase();
    const shared = {
      DATABASE_URL: database.url,
      SHORTLIST_SECRET: randomBytes(32).toString("base64url"),
      SHORTLIST_SEAL_KEY: randomBytes(32).toString("base64"),
    };
    const line = await cutLine(database.url);
    // Both at the same moment: one of them migrates.
    const [first, second]: Server[] = await Promise.all([
      startProduct({ ...shared, DATABASE_URL: line.url }),
      startProduct(shared),
    ]);
    if (!first || !second) throw new Error("two servers were started");
    // Cookies go by host and not by port, so the two are to the browser what two behind a proxy are.
    const context = await browser.newContext({ baseURL: first.url, locale: "en-GB" });
    const page = await context.newPage();
    const watched = watchConsole(page, [SERVER_LOST, DATABASE_LOST, STOPPED]);
    try {
      await new Lead(page).startsForReal(METTE);
      const selectionId = await importFile(page.request, sampleFile());

      // An imported selection is one that has been scored; here its lead is to score it anew.
      await database.ask("update selection set scoring_closed_at = null, revision = revision + 1");
      await database.ask(
        "update participant set all_groups = true, all_candidates = true, declared_at = created_at where user_id is not null",
      );
      await database.ask(
        "insert into declared_candidate select 'dec_' || c.id, p.id, c.id, p.declared_at from participant p, candidate c where p.user_id is not null",
      );

      await page.goto(`${second.url}/selections/${selectionId}/scoring`);
      const scoring = new Scoring(page);
      await scoring.scores("Do we get on with them?", "Nordlys IT A/S", "4");
      await scoring.scores("Are they flexible?", "Nordlys IT A/S", "2");
      await scoring.isSaved();

      // The one they were signed in on is lost in the middle of the work.
      await first.kill();
      await scoring.scores("Do they seem mature?", "Nordlys IT A/S", "5");
      await scoring.isSaved();
      await page.reload();
      await expect(scoring.cell("Do we get on with them?", "Nordlys IT A/S")).toContainText("4");
      await expect(scoring.cell("Are they flexible?", "Nordlys IT A/S")).toContainText("2");
      await expect(scoring.cell("Do they seem mature?", "Nordlys IT A/S")).toContainText("5");

      // The other is lost too, with an answer on its way; what was typed is sent again when it is back.
      await scoring.stands("Do we get on with them?", "Fjord IT A/S");
      await second.kill();
      await page.keyboard.press("3");
      await second.restart();
      await page.evaluate(() => window.dispatchEvent(new Event("online")));
      await scoring.isSaved();
      await first.restart();
      await page.goto(`${first.url}/selections/${selectionId}/scoring`);
      await expect(scoring.cell("Do we get on with them?", "Fjord IT A/S")).toContainText("3");

      // A database that takes too long: every page and route stops in time and says so, whatever it reads first.
      const [candidate] = await database.ask("select id from candidate order by letter limit 1");
      const values = {
        selectionId,
        candidateId: String(candidate?.id),
        vendorId: "ven_any",
        documentId: "doc_any",
        token: "x".repeat(22),
        all: "get-session",
      };
      const jar = async () =>
        (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
      const hasty = await startProduct({
        ...shared,
        DATABASE_TIMEOUT_SECONDS: "1",
        // One for each address, or they would wait for each other's second.
        DATABASE_CONNECTIONS: "60",
      });
      try {
        // With the tables of sign-in, and then without: the pages' own readings wait, too.
        for (const except of [[], ["session", "user", "rate_limit"]]) {
          const letGo = await holdTables(database.url, ["heartbeat", ...except]);
          const heard = await askEverywhere(hasty.url, await jar(), values).finally(letGo);
          expect(
            unclear(heard.filter(({ address }) => except.length === 0 || /[a-z]{3}_/.test(address))),
          ).toEqual([]);
          expect(heard.filter(({ status }) => status === 500)).toEqual([]);
        }
        const letGo = await holdTables(database.url, ["heartbeat"]);
        await page.goto(`${hasty.url}/vendors`);
        await expect(page.getByRole("heading", { name: "The database took too long" })).toBeVisible();
        await letGo();
        await page.getByRole("button", { name: "Try again" }).click();
        await expect(page.getByRole("heading", { name: "Vendors" })).toBeVisible();
      } finally {
        await hasty.stop();
      }
      await page.goto(`${first.url}/selections/${selectionId}/scoring`);

      // Then its database: it says so in words, is taken out by whoever asks for its health, and comes back by itself.
      line.cut();
      await expect(async () => {
        const answer = await page.goto(page.url());
        expect(answer?.status()).toBe(503);
      }).toPass();
      await expect(page.getByRole("heading", { name: "The database cannot be reached" })).toBeVisible();
      const again = { name: "Try again" };
      // A page that was being made says it as one that is not begun.
      await expect(page.getByRole("link", again).or(page.getByRole("button", again))).toBeVisible();
      expect((await page.request.get(`${first.url}/api/health`)).status()).toBe(503);
      expect(unclear(await askEverywhere(first.url, await jar(), values))).toEqual([]);
      line.mend();
      await expect(scoring.cell("Do we get on with them?", "Fjord IT A/S")).toContainText("3", {
        timeout: 30_000,
      });

      const doubled = await database.ask(
        "select participant_id, candidate_id, criterion_id from score group by 1, 2, 3 having count(*) > 1",
      );
      const chain = await database.ask(
        "select count(*)::int as events, max(sequence)::int as last from audit_event group by organisation_id",
      );
      const migrated = await database.ask(
        "select count(*)::int as times from applied_migration group by hash having count(*) > 1",
      );
      const savedHere = await database.ask(
        "select count(*)::int as saves from audit_event where action = 'score.save'",
      );
      expect([doubled, migrated, savedHere]).toEqual([[], [], [{ saves: 4 }]]);
      for (const { events, last } of chain) expect(events).toBe(last);
      watched.check();
    } finally {
      await context.close();
      await first.stop();
      await second.stop();
      await line.close();
      await database.remove();
    }
  },
);
