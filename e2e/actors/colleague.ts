import { createHash } from "node:crypto";
import { type Browser, type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import Database from "better-sqlite3";
import { type Product, SIGNED_OUT } from "../product";

/** The sample's candidates and one of its groups, as a scorer meets them. */
export const FIRST_QUESTION = "Do we get on with them?";
export const SECOND_QUESTION = "Are they flexible?";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** Writes into the product's database from outside, to arrange what a test starts from. */
export function arrange<Value>(product: Product, work: (database: Database.Database) => Value): Value {
  const database = new Database(`${product.data}/shortlist.sqlite`, { timeout: 10_000 });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** Waits until the page listens: what is pressed before its script has come is lost. */
export async function listening(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("main button, main input")];
    return controls.some((each) => Object.keys(each).some((key) => key.startsWith("__reactProps")));
  });
}

export interface Invited {
  readonly participantId: string;
  readonly token: string;
}

/** An evaluator who has opened a personal link on some device; `groups` by name, all where left out. */
export function invite(
  product: Product,
  selectionId: string,
  person: { readonly name: string; readonly groups?: readonly string[] },
): Invited {
  const participantId = `par_${selectionId.slice(-8)}${person.name.replace(/\W/g, "").toLowerCase()}`;
  const token = `${participantId}-${"x".repeat(43)}`.slice(0, 60);
  const now = new Date().toISOString();
  const until = new Date(Date.now() + 86_400_000).toISOString();
  arrange(product, (database) => {
    database
      .prepare(
        `insert into participant
           (id, selection_id, name, role, email, locale, knows_prices, all_groups, all_candidates, edition, created_at)
         values (?, ?, ?, 'evaluator', ?, 'en', 0, ?, 1, 1, ?)`,
      )
      .run(
        participantId,
        selectionId,
        person.name,
        `${participantId}@example.test`,
        person.groups === undefined ? 1 : 0,
        now,
      );
    for (const [index, name] of (person.groups ?? []).entries()) {
      database
        .prepare(
          `insert into participant_group (id, participant_id, group_id)
           select ?, ?, id from criterion_group where selection_id = ? and name = ?`,
        )
        .run(`pgr_${participantId}${index}`, participantId, selectionId, name);
    }
    database
      .prepare(
        `insert into guest_session (id, participant_id, token_hash, device, expires_at, last_seen_at, created_at)
         values (?, ?, ?, '', ?, ?, ?)`,
      )
      .run(
        `gst_${participantId}`,
        participantId,
        createHash("sha256").update(token).digest("base64url"),
        until,
        now,
        now,
      );
  });
  return { participantId, token };
}

/** A colleague with a link and ten minutes, on a phone unless told otherwise. */
export class Colleague {
  readonly page: Page;
  readonly context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
  }

  static async at(
    browser: Browser,
    product: Product,
    selectionId: string,
    { token }: Invited,
    device: object = PHONE,
  ): Promise<Colleague> {
    const context = await browser.newContext({
      baseURL: product.url,
      locale: "en-GB",
      reducedMotion: "reduce",
      storageState: SIGNED_OUT,
      ...device,
    });
    await context.addCookies([
      { name: `shortlist_guest_${selectionId}`, value: token, url: product.url, httpOnly: true },
    ]);
    const page = await context.newPage();
    await page.goto(`/score/${selectionId}`);
    await listening(page);
    return new Colleague(context, page);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  question(name: string): Locator {
    return this.page.getByRole("heading", { level: 2, name });
  }

  /** Confirms confidentiality; with ties to these candidates. */
  async declares(...ties: readonly string[]): Promise<void> {
    for (const name of ties)
      await this.page.getByRole("checkbox", { name: new RegExp(name) }).check({ force: true });
    await this.page.getByRole("checkbox", { name: /^I keep what I learn here/ }).check({ force: true });
    await this.button("Start scoring").click();
    await expect(this.button("Start scoring")).toBeHidden();
  }

  /** Presses a step of the scale, or "cannot judge". */
  async answers(value: 1 | 2 | 3 | 4 | 5 | "cannot judge"): Promise<void> {
    if (value === "cannot judge") await this.button("I cannot judge this").click();
    else await this.page.locator(`input[type=radio][value="${value}"]`).check({ force: true });
  }

  async goesOn(): Promise<void> {
    await this.button(/^(Next question|See my answers|Later)$/).click();
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByText(/^Saved \d/)).toBeVisible();
  }

  /** Answers all that is left of this part, up to its summary. */
  async answersThePart(value: 1 | 2 | 3 | 4 | 5): Promise<void> {
    for (let left = 40; left > 0 && !(await this.button("Submit these answers").isVisible()); left -= 1) {
      await this.answers(value);
      const next = this.button(/^(Next question|See my answers)$/);
      const isLast = (await next.innerText()) === "See my answers";
      await next.click();
      if (isLast) await expect(this.button("Submit these answers")).toBeVisible();
    }
  }

  async submits(): Promise<void> {
    await expect(this.button("Submit these answers")).toBeEnabled();
    await this.button("Submit these answers").click();
    await expect(this.page.getByRole("heading", { name: /Thank you/ })).toBeVisible();
  }
}
