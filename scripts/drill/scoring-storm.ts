import { openSqlite } from "@/db/engine/sqlite";
import { candidate } from "@/db/schema/candidate";
import { organisation } from "@/db/schema/organisation";
import { guestSession, participant } from "@/db/schema/participant";
import { criterion, criterionGroup, score } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { vendor } from "@/db/schema/vendor";
import { declareEverything } from "@/db/testing/selection-fixture";
import { guestCookieName, newToken, tokenHash } from "@/lib/server/guest-cookie";
import { callServerAction, serverActionId } from "../served/server-action";

/** A served product that can be killed and started again on the same data. */
export interface Killable {
  readonly url: string;
  readonly data: string;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

export interface Storm {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acknowledged scores that are not there afterwards, or not as they were acknowledged last. */
  readonly lost: number;
  /** Scores that are there twice, or were stored more often than they were given. */
  readonly doubled: number;
}

const SELECTION = "sel_storm";
const CANDIDATES = 5;
const CRITERIA = 20;
const AT = "2026-11-01T08:00:00.000Z";

interface Evaluator {
  readonly id: string;
  readonly cookie: string;
}

/** Writes a selection with evaluators, each with a device that is let in, straight into the database. */
export async function seedStorm(data: string, evaluators: number): Promise<Evaluator[]> {
  const db = await openSqlite(`${data}/shortlist.sqlite`);
  const people = Array.from({ length: evaluators }, (_, index) => ({
    id: `par_storm_${index}`,
    token: newToken(),
  }));
  await db.transaction(async (tx) => {
    await tx.insert(organisation).values({ id: "org_storm", name: "Storm", createdAt: AT });
    await tx.insert(selection).values({
      id: SELECTION,
      organisationId: "org_storm",
      name: "In a storm",
      template: "blank",
      currency: "DKK",
      horizonMonths: 48,
      targetType: 3,
      priceShareTenths: 300,
      createdAt: AT,
      updatedAt: AT,
    });
    for (let index = 0; index < CANDIDATES; index += 1) {
      await tx.insert(vendor).values({
        id: `ven_storm_${index}`,
        organisationId: "org_storm",
        legalName: `Candidate ${index}`,
        country: "DK",
        createdAt: AT,
        updatedAt: AT,
      });
      await tx.insert(candidate).values({
        id: `can_storm_${index}`,
        selectionId: SELECTION,
        vendorId: `ven_storm_${index}`,
        letter: "ABCDE"[index] ?? null,
        colour: index,
        stage: "shortlisted",
        createdAt: AT,
        updatedAt: AT,
      });
    }
    await tx
      .insert(criterionGroup)
      .values({ id: "grp_storm", selectionId: SELECTION, name: "Chemistry", weight: 1 });
    await tx.insert(criterion).values(
      Array.from({ length: CRITERIA }, (_, position) => ({
        id: `cri_storm_${position}`,
        groupId: "grp_storm",
        name: `Question ${position}`,
        weight: 1,
        purchase: "both" as const,
        feed: "people" as const,
        position,
      })),
    );
    await tx.insert(participant).values(
      people.map(({ id }) => ({
        id,
        selectionId: SELECTION,
        name: id,
        email: `${id}@example.test`,
        role: "evaluator" as const,
        declaredAt: AT,
        createdAt: AT,
      })),
    );
    await declareEverything(tx, SELECTION);
    await tx.insert(guestSession).values(
      people.map(({ id, token }) => ({
        id: `gst_${id}`,
        participantId: id,
        tokenHash: tokenHash(token),
        expiresAt: "2999-01-01T00:00:00.000Z",
        lastSeenAt: AT,
        createdAt: AT,
      })),
    );
  });
  await db.close();
  return people.map(({ id, token }) => ({ id, cookie: `${guestCookieName(SELECTION)}=${token}` }));
}

/** What one evaluator knows of one question: the last answer that was acknowledged, and one that may be under way. */
interface Known {
  edition: number | null;
  value: number | null;
  /** Sent, and no answer came: it may stand or not, and is sent again as it was. */
  pending: number | null;
  /** Answers that differ from the one before, acknowledged or not. */
  given: number;
}

/** One evaluator's browser: gives score after score, and sends again what was not answered. */
class Device {
  readonly known = new Map<string, Known>();
  acknowledged = 0;
  readonly #dice: () => number;
  constructor(
    readonly evaluator: Evaluator,
    readonly seed: number,
  ) {
    let state = seed >>> 0;
    this.#dice = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
  }

  async scoreUntil(page: string, action: string, stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      const waiting = [...this.known.entries()].find(([, { pending }]) => pending !== null)?.[0];
      const at = waiting ?? `${Math.floor(this.#dice() * CANDIDATES)} ${Math.floor(this.#dice() * CRITERIA)}`;
      try {
        await this.#give(page, action, at);
      } catch {
        // The server is gone: the answer stays pending until it is back.
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  async #give(page: string, action: string, at: string): Promise<void> {
    const known = this.known.get(at) ?? { edition: null, value: null, pending: null, given: 0 };
    this.known.set(at, known);
    if (known.pending === null) {
      const others = [1, 2, 3, 4, 5].filter((value) => value !== known.value);
      known.pending = others[Math.floor(this.#dice() * others.length)] ?? 1;
      known.given += 1;
    }
    const [candidateNumber, criterionNumber] = at.split(" ");
    const answer = await callServerAction(
      page,
      action,
      { cookie: this.evaluator.cookie },
      {
        selectionId: SELECTION,
        candidateId: `can_storm_${candidateNumber}`,
        criterionId: `cri_storm_${criterionNumber}`,
        value: known.pending,
        note: "",
        expectedEdition: known.edition,
      },
    );
    if (!answer.ok) throw new Error(answer.code);
    const value = answer.value;
    if (typeof value !== "object" || value === null || !("edition" in value)) throw new Error("no edition");
    known.edition = Number(value.edition);
    known.value = known.pending;
    known.pending = null;
    this.acknowledged += 1;
  }
}

/**
 * Lets evaluators score all at once and kills the server in the midst of it, again and again. Afterwards every
 * acknowledged score must be there as it was acknowledged, once.
 *
 * @param longestMs the server lives at most so long between two kills
 */
export async function scoreInStorm(
  product: Killable,
  { evaluators, kills, longestMs }: { evaluators: number; kills: number; longestMs: number },
): Promise<Storm> {
  const people = await seedStorm(product.data, evaluators);
  const devices = people.map((person, index) => new Device(person, index + 1));
  const action = serverActionId("lib/features/judging/actions.ts", "saveScoreAction");
  const page = `${product.url}/score/${SELECTION}`;
  let stopped = false;
  const scoring = devices.map((device) => device.scoreUntil(page, action, () => stopped));
  for (let kill = 0; kill < kills; kill += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * longestMs));
    await product.kill();
    await product.restart();
  }
  // What was under way when the last kill came is sent again before anybody counts.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  stopped = true;
  await Promise.all(scoring);
  return { kills, ...(await count(product.data, devices)) };
}

async function count(data: string, devices: readonly Device[]): Promise<Omit<Storm, "kills">> {
  const db = await openSqlite(`${data}/shortlist.sqlite`);
  const rows = await db.read.select().from(score);
  await db.close();
  let lost = 0;
  let doubled = 0;
  for (const { evaluator, known } of devices) {
    const own = rows.filter((row) => row.participantId === evaluator.id);
    for (const [at, { edition, value, pending, given }] of known) {
      const [candidateNumber, criterionNumber] = at.split(" ");
      const stored = own.filter(
        (row) =>
          row.candidateId === `can_storm_${candidateNumber}` &&
          row.criterionId === `cri_storm_${criterionNumber}`,
      );
      const [first] = stored;
      if (stored.length > 1 || (first && first.edition > given)) doubled += 1;
      if (edition === null) continue;
      const stands = first && (first.value === value || (pending !== null && first.value === pending));
      if (!stands || first.edition < edition) lost += 1;
    }
  }
  return { acknowledged: devices.reduce((sum, device) => sum + device.acknowledged, 0), lost, doubled };
}
