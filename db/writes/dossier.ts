import type { Criterion } from "@/lib/domain/criterion";
import type { Dossier } from "@/lib/domain/dossier";
import { submissionsIn } from "@/lib/domain/submissions-in";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { declaredCandidate } from "../schema/assignment";
import { basketItem, ownCost } from "../schema/cost";
import { catalogueLine } from "../schema/offer";
import { participant } from "../schema/participant";
import {
  agreedScore,
  criterion,
  criterionGroup,
  requirement,
  requirementAnswer,
  score,
  scoreSubmission,
} from "../schema/scoring";
import { exchangeRate, selection } from "../schema/selection";
import { askedIds, importAsking } from "./dossier-asking";
import { importCandidates } from "./dossier-candidates";
import { importOffers } from "./dossier-offers";
import { type ImportInto, type NewIdOf, newIds } from "./imported-ids";
import { inChunks } from "./in-chunks";

/**
 * Stores a whole dossier as a new selection of an organisation and returns its id. Every row gets a new id. Companies
 * are found in the organisation's directory by country and registration number, else added to it. The file's
 * participants come along without an account, so that their scores stay theirs. Where they have scored, scoring counts
 * as closed: nobody can wait for them, and the importer holds all they gave. It stays open for an importer who takes
 * the part of one of them.
 *
 * The dossier must hold together (see the selection file's reader).
 * @throws Error when something in the dossier points to nothing
 */
export async function importSelection(tx: Tx, dossier: Dossier, into: ImportInto): Promise<string> {
  const selectionId = newId("sel");
  await tx.insert(selection).values(selectionRow(dossier, selectionId, into));
  const { asParticipant } = into.lead;
  if (asParticipant === undefined) {
    await tx.insert(participant).values({
      id: newId("par"),
      selectionId,
      userId: into.lead.userId,
      name: into.lead.name,
      role: "lead",
      // Whoever brings a scored file in has not taken part in its scoring: nothing is awaited from them.
      allGroups: !isScored(dossier),
      createdAt: into.now,
    });
  }
  const participants = newIds("par", dossier.participants);
  const scorers = new Set(dossier.scores.map(({ participantId }) => participantId));
  await inChunks(
    dossier.participants.map(({ id, name, role }) => ({
      id: participants(id),
      selectionId,
      userId: id === asParticipant ? into.lead.userId : null,
      name,
      role: id === asParticipant ? ("lead" as const) : role,
      // Nobody scores before declaring; the file does not say when they did.
      declaredAt: scorers.has(id) ? into.now : null,
      createdAt: into.now,
    })),
    (chunk) => tx.insert(participant).values(chunk),
  );
  await inChunks(
    dossier.rates.map((rate) => ({ ...rate, id: newId("rate"), selectionId })),
    (chunk) => tx.insert(exchangeRate).values(chunk),
  );
  const asked = askedIds(dossier);
  const { lines, requirements } = asked;
  await inChunks(
    dossier.lines.map((line, position) => ({
      ...line,
      id: lines(line.id),
      selectionId,
      templateKey: line.templateKey ?? null,
      position,
    })),
    (chunk) => tx.insert(catalogueLine).values(chunk),
  );
  await inChunks(
    dossier.ownCosts.map(({ amount, ...cost }, position) => ({
      ...cost,
      amountMinor: amount,
      id: newId("own"),
      selectionId,
      position,
    })),
    (chunk) => tx.insert(ownCost).values(chunk),
  );
  await inChunks(
    dossier.basket.map((item, position) => ({
      ...item,
      lineId: item.lineId === null ? null : lines(item.lineId),
      id: newId("bsk"),
      selectionId,
      position,
    })),
    (chunk) => tx.insert(basketItem).values(chunk),
  );
  const candidates = await importCandidates(tx, dossier.candidates, selectionId, into);
  await inChunks(
    [...scorers].flatMap((scorer) =>
      dossier.candidates.map(({ id }) => ({
        id: newId("dec"),
        participantId: participants(scorer),
        candidateId: candidates(id),
        declaredAt: into.now,
      })),
    ),
    (chunk) => tx.insert(declaredCandidate).values(chunk),
  );
  await importJudgements(tx, dossier, selectionId, { participants, candidates, requirements }, into);
  await importAsking(tx, dossier, selectionId, asked);
  await importOffers(tx, dossier, { candidates, lines }, into);
  return selectionId;
}

/** Somebody has scored, or the panel has settled on something. */
const isScored = (dossier: Dossier): boolean =>
  dossier.agreedScores.length > 0 || dossier.scores.some(({ submittedAt }) => submittedAt !== null);

function selectionRow(
  dossier: Dossier,
  id: string,
  { organisationId, lead, now }: ImportInto,
): typeof selection.$inferInsert {
  const { selection: held, scoring, pricesSealed } = dossier;
  const closed = scoring.closed || (isScored(dossier) && lead.asParticipant === undefined);
  const { formula, ...priceModel } = held.priceModel;
  return {
    id,
    organisationId,
    name: held.name,
    template: "blank",
    currency: held.currency,
    horizonMonths: held.horizonMonths,
    targetType: held.targetType,
    wantedPartnerType: held.wantedPartnerType,
    usersMilli: held.quantities.users,
    serversMilli: held.quantities.servers,
    gbMilli: held.quantities.gb,
    devicesMilli: held.quantities.devices,
    discountBasisPoints: held.discountBasisPoints,
    phase: held.phase,
    scorerNames: scoring.names,
    sealing: pricesSealed ? ("sealed" as const) : ("none" as const),
    ...(closed
      ? { scoringClosedAt: now, scoringClosedBy: lead.name, scoringWaivedReason: scoring.waivedReason }
      : {}),
    priceFormula: formula,
    ...priceModel,
    createdAt: now,
    updatedAt: now,
  };
}

/** Criteria, requirements, and what participants and candidates said on each. */
async function importJudgements(
  tx: Tx,
  dossier: Dossier,
  selectionId: string,
  ids: Readonly<Record<"participants" | "candidates" | "requirements", NewIdOf>>,
  { lead, now }: ImportInto,
): Promise<void> {
  const groups = newIds("grp", dossier.groups);
  const criteria = newIds(
    "cri",
    dossier.groups.flatMap((group) => group.criteria),
  );
  const { requirements } = ids;
  await inChunks(
    dossier.groups.map(({ id, name, weight, templateKey }, position) => ({
      id: groups(id),
      selectionId,
      name,
      weight,
      templateKey: templateKey ?? null,
      position,
    })),
    (chunk) => tx.insert(criterionGroup).values(chunk),
  );
  await inChunks(
    dossier.groups.flatMap((group) =>
      group.criteria.map((each, position) => ({
        ...criterionFields(each),
        id: criteria(each.id),
        groupId: groups(group.id),
        position,
      })),
    ),
    (chunk) => tx.insert(criterion).values(chunk),
  );
  await inChunks(
    dossier.scores.map((each) => ({
      ...each,
      id: newId("sco"),
      participantId: ids.participants(each.participantId),
      candidateId: ids.candidates(each.candidateId),
      criterionId: criteria(each.criterionId),
      updatedAt: now,
    })),
    (chunk) => tx.insert(score).values(chunk),
  );
  await inChunks(
    submissionsIn(dossier).map((each) => ({
      id: newId("sub"),
      participantId: ids.participants(each.participantId),
      candidateId: ids.candidates(each.candidateId),
      groupId: groups(each.groupId),
      submittedAt: each.submittedAt,
    })),
    (chunk) => tx.insert(scoreSubmission).values(chunk),
  );
  await inChunks(
    dossier.agreedScores.map(({ candidateId, criterionId, value, reason, agreedBy, agreedAt }) => ({
      id: newId("agr"),
      candidateId: ids.candidates(candidateId),
      criterionId: criteria(criterionId),
      value,
      reason,
      agreedBy: agreedBy ?? lead.name,
      agreedAt: agreedAt ?? now,
    })),
    (chunk) => tx.insert(agreedScore).values(chunk),
  );
  await inChunks(
    dossier.requirements.map((each) => ({
      id: requirements(each.id),
      selectionId,
      name: each.name,
      level: each.level,
      templateKey: each.templateKey ?? null,
      position: each.position,
    })),
    (chunk) => tx.insert(requirement).values(chunk),
  );
  await inChunks(
    dossier.requirementAnswers.map((each) => ({
      ...each,
      id: newId("rqa"),
      requirementId: requirements(each.requirementId),
      candidateId: ids.candidates(each.candidateId),
    })),
    (chunk) => tx.insert(requirementAnswer).values(chunk),
  );
}

function criterionFields({ name, help, weight, purchase, feed, rubric, templateKey }: Criterion) {
  const [rubric1 = "", rubric2 = "", rubric3 = "", rubric4 = "", rubric5 = ""] = rubric;
  return {
    name,
    help,
    weight,
    purchase,
    feed,
    rubric1,
    rubric2,
    rubric3,
    rubric4,
    rubric5,
    templateKey: templateKey ?? null,
  };
}
