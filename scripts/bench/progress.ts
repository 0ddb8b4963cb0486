import path from "node:path";
import { desc } from "drizzle-orm";
import type { Database } from "@/db/engine/database";
import { openSqlite } from "@/db/engine/sqlite";
import { candidate } from "@/db/schema/candidate";
import { member } from "@/db/schema/organisation";
import { guestSession, participant } from "@/db/schema/participant";
import { criterion, criterionGroup, score, scoreSubmission } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { vendor } from "@/db/schema/vendor";
import { declareEverything } from "@/db/testing/selection-fixture";
import { inChunks } from "@/db/writes/in-chunks";
import { guestCookieName, newToken, tokenHash } from "@/lib/server/guest-cookie";
import { callServerAction, serverActionId } from "../served/server-action";
import type { Figure } from "./figure";
import { cpuTicks, type Served } from "./served";

const REQUESTS = 150;
const CANDIDATES = 5;
const GROUPS = 4;
const CRITERIA = 4;
const AT = "2026-11-01T08:00:00.000Z";
const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

/** A selection with so many evaluators, half of whose pairs are submitted. Gives back its id. */
async function addEvaluators(db: Database, evaluators: number): Promise<string> {
  const key = `crowd_${evaluators}`;
  const selectionId = `sel_${key}`;
  await db.transaction(async (tx) => {
    const [lead] = await tx.select().from(member).orderBy(desc(member.createdAt)).limit(1);
    if (!lead) throw new Error("nobody is signed up");
    await tx.insert(selection).values({
      id: selectionId,
      organisationId: lead.organisationId,
      name: `${evaluators} evaluators`,
      template: "blank",
      currency: "DKK",
      horizonMonths: 48,
      targetType: 3,
      priceShareTenths: 300,
      createdAt: AT,
      updatedAt: AT,
    });
    for (const index of range(CANDIDATES)) {
      await tx.insert(vendor).values({
        id: `ven_${key}_${index}`,
        organisationId: lead.organisationId,
        legalName: `Candidate ${index}`,
        country: "DK",
        createdAt: AT,
        updatedAt: AT,
      });
      await tx.insert(candidate).values({
        id: `can_${key}_${index}`,
        selectionId,
        vendorId: `ven_${key}_${index}`,
        letter: "ABCDE"[index] ?? null,
        colour: index,
        stage: "shortlisted",
        createdAt: AT,
        updatedAt: AT,
      });
    }
    for (const group of range(GROUPS)) {
      await tx.insert(criterionGroup).values({
        id: `grp_${key}_${group}`,
        selectionId,
        name: `Group ${group}`,
        weight: 1,
        position: group,
      });
      await tx.insert(criterion).values(
        range(CRITERIA).map((place) => ({
          id: `cri_${key}_${group}_${place}`,
          groupId: `grp_${key}_${group}`,
          name: `Question ${place}`,
          weight: 1,
          purchase: "both" as const,
          feed: "people" as const,
          position: place,
        })),
      );
    }
    await tx.insert(participant).values({
      id: `par_${key}_lead`,
      selectionId,
      userId: lead.userId,
      name: "Bench",
      role: "lead",
      allGroups: false,
      createdAt: AT,
    });
    const people = range(evaluators);
    await inChunks(
      people.map((index) => ({
        id: `par_${key}_${index}`,
        selectionId,
        name: `Evaluator ${index}`,
        email: `evaluator-${index}@bench.test`,
        role: "evaluator" as const,
        declaredAt: AT,
        createdAt: AT,
      })),
      (chunk) => tx.insert(participant).values(chunk),
    );
    const pairs = people.flatMap((person) =>
      range(CANDIDATES).flatMap((place) => range(GROUPS).map((group) => ({ person, place, group }))),
    );
    const submitted = pairs.filter(({ person, place, group }) => (person + place + group) % 2 === 0);
    await inChunks(
      submitted.map(({ person, place, group }) => ({
        id: `sub_${key}_${person}_${place}_${group}`,
        participantId: `par_${key}_${person}`,
        candidateId: `can_${key}_${place}`,
        groupId: `grp_${key}_${group}`,
        submittedAt: AT,
      })),
      (chunk) => tx.insert(scoreSubmission).values(chunk),
    );
    await inChunks(
      submitted.flatMap(({ person, place, group }) =>
        range(CRITERIA).map((question) => ({
          id: `sco_${key}_${person}_${place}_${group}_${question}`,
          participantId: `par_${key}_${person}`,
          candidateId: `can_${key}_${place}`,
          criterionId: `cri_${key}_${group}_${question}`,
          value: 1 + ((person + question) % 5),
          submittedAt: AT,
          updatedAt: AT,
        })),
      ),
      (chunk) => tx.insert(score).values(chunk),
    );
    await declareEverything(tx, selectionId);
  });
  return selectionId;
}

/** One evaluator's device, on a pair that is not submitted yet. */
async function scorerOf(db: Database, served: Served, evaluators: number): Promise<() => Promise<void>> {
  const key = `crowd_${evaluators}`;
  const token = newToken();
  await db.transaction((tx) =>
    tx.insert(guestSession).values({
      id: `gst_${key}`,
      participantId: `par_${key}_0`,
      tokenHash: tokenHash(token),
      expiresAt: "2999-01-01T00:00:00.000Z",
      lastSeenAt: AT,
      createdAt: AT,
    }),
  );
  const action = serverActionId("lib/features/judging/actions.ts", "saveScoreAction");
  let edition = 0;
  return async () => {
    const answer = await callServerAction(
      `${served.url}/score/sel_${key}`,
      action,
      { cookie: `${guestCookieName(`sel_${key}`)}=${token}` },
      {
        selectionId: `sel_${key}`,
        candidateId: `can_${key}_0`,
        criterionId: `cri_${key}_1_0`,
        value: 1 + (edition % 5),
        note: "",
        expectedEdition: edition === 0 ? null : edition,
      },
    );
    if (!answer.ok) throw new Error(`a score was refused: ${answer.code}`);
    edition += 1;
  };
}

/**
 * The progress page of 1 000 evaluators against that of 10. Between two requests somebody saves a score, as happens
 * while a panel scores; what the saves cost is not counted.
 */
export async function benchProgress(served: Served): Promise<Figure> {
  const db = await openSqlite(path.join(served.data, "shortlist.sqlite"));
  const ticks = () => cpuTicks(served.process.pid ?? 0);
  const costOf = async (evaluators: number): Promise<number> => {
    const selectionId = await addEvaluators(db, evaluators);
    const saves = await scorerOf(db, served, evaluators);
    let used = 0;
    for (let request = -30; request < REQUESTS; request += 1) {
      await saves();
      const before = ticks();
      const answer = await fetch(`${served.url}/selections/${selectionId}/scoring/progress`, {
        headers: { cookie: served.cookie },
      });
      if (!answer.ok) throw new Error(`the progress page answered ${answer.status}`);
      await answer.arrayBuffer();
      if (request >= 0) used += ticks() - before;
    }
    return used / REQUESTS;
  };
  const [ten, thousand] = [await costOf(10), await costOf(1_000)];
  await db.close();
  return {
    name: "Progress page of 1 000 evaluators: server CPU per request, somebody saving between any two",
    value: thousand / ten,
    unit: "× that of 10",
    target: "≤ 1.5",
    met: thousand / ten <= 1.5,
    detail: `${CANDIDATES} candidates, ${GROUPS} groups, half of all submitted`,
  };
}
