import { index, integer, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CRITERION_FEEDS, PURCHASES } from "@/lib/domain/criterion";
import { candidate } from "./candidate";
import { at, edition, id, oneOf, position, within } from "./columns";
import { participant } from "./participant";
import { selection } from "./selection";

export const criterionGroup = sqliteTable(
  "criterion_group",
  {
    id: id(),
    selectionId: text("selection_id")
      .notNull()
      .references(() => selection.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    templateKey: text("template_key"),
    weight: real("weight").notNull(),
    /** Scored right after each meeting: the lead opens a round per candidate. */
    heldBack: integer("held_back", { mode: "boolean" }).notNull().default(false),
    position: position(),
    edition: edition(),
  },
  (table) => [
    index("criterion_group_selection").on(table.selectionId, table.position),
    within("criterion_group_weight_range", table.weight, 0, 1_000_000),
  ],
);

export const criterion = sqliteTable(
  "criterion",
  {
    id: id(),
    groupId: text("group_id")
      .notNull()
      .references(() => criterionGroup.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    help: text("help").notNull().default(""),
    templateKey: text("template_key"),
    weight: real("weight").notNull(),
    purchase: text("purchase", { enum: PURCHASES }).notNull(),
    feed: text("feed", { enum: CRITERION_FEEDS }).notNull(),
    rubric1: text("rubric_1").notNull().default(""),
    rubric2: text("rubric_2").notNull().default(""),
    rubric3: text("rubric_3").notNull().default(""),
    rubric4: text("rubric_4").notNull().default(""),
    rubric5: text("rubric_5").notNull().default(""),
    position: position(),
    edition: edition(),
  },
  (table) => [
    index("criterion_group_position").on(table.groupId, table.position),
    oneOf("criterion_purchase_known", table.purchase, PURCHASES),
    oneOf("criterion_feed_known", table.feed, CRITERION_FEEDS),
    within("criterion_weight_range", table.weight, 0, 1_000_000),
  ],
);

/** One participant's judgement. `value` null = an explicit "cannot judge". */
export const score = sqliteTable(
  "score",
  {
    id: id(),
    participantId: text("participant_id")
      .notNull()
      .references(() => participant.id, { onDelete: "cascade" }),
    candidateId: text("candidate_id")
      .notNull()
      .references(() => candidate.id, { onDelete: "cascade" }),
    criterionId: text("criterion_id")
      .notNull()
      .references(() => criterion.id, { onDelete: "cascade" }),
    value: integer("value"),
    note: text("note").notNull().default(""),
    submittedAt: text("submitted_at"),
    updatedAt: at("updated_at"),
    edition: edition(),
  },
  (table) => [
    uniqueIndex("score_once").on(table.participantId, table.candidateId, table.criterionId),
    index("score_candidate").on(table.candidateId),
    index("score_criterion").on(table.criterionId),
    oneOf("score_value_scale", table.value, [1, 2, 3, 4, 5]),
  ],
);

/**
 * One participant is done with one candidate and one group: from then on the scores count, others' become visible to
 * that participant, and a change needs the lead to open it again.
 */
export const scoreSubmission = sqliteTable(
  "score_submission",
  {
    id: id(),
    participantId: text("participant_id")
      .notNull()
      .references(() => participant.id, { onDelete: "cascade" }),
    candidateId: text("candidate_id")
      .notNull()
      .references(() => candidate.id, { onDelete: "cascade" }),
    groupId: text("group_id")
      .notNull()
      .references(() => criterionGroup.id, { onDelete: "cascade" }),
    submittedAt: at("submitted_at"),
  },
  (table) => [
    uniqueIndex("score_submission_once").on(table.participantId, table.candidateId, table.groupId),
    index("score_submission_candidate").on(table.candidateId, table.groupId),
    index("score_submission_group").on(table.groupId),
  ],
);

/** A held-back group that may be scored for one candidate: the meeting has been held. */
export const scoringRound = sqliteTable(
  "scoring_round",
  {
    id: id(),
    candidateId: text("candidate_id")
      .notNull()
      .references(() => candidate.id, { onDelete: "cascade" }),
    groupId: text("group_id")
      .notNull()
      .references(() => criterionGroup.id, { onDelete: "cascade" }),
    openedAt: at("opened_at"),
    openedBy: text("opened_by").notNull(),
  },
  (table) => [
    uniqueIndex("scoring_round_once").on(table.candidateId, table.groupId),
    index("scoring_round_group").on(table.groupId),
  ],
);

/** What the panel settled on; the independent scores stay as they are. */
export const agreedScore = sqliteTable(
  "agreed_score",
  {
    id: id(),
    candidateId: text("candidate_id")
      .notNull()
      .references(() => candidate.id, { onDelete: "cascade" }),
    criterionId: text("criterion_id")
      .notNull()
      .references(() => criterion.id, { onDelete: "cascade" }),
    value: integer("value").notNull(),
    reason: text("reason").notNull(),
    agreedBy: text("agreed_by").notNull(),
    agreedAt: at("agreed_at"),
    edition: edition(),
  },
  (table) => [
    uniqueIndex("agreed_score_once").on(table.candidateId, table.criterionId),
    index("agreed_score_criterion").on(table.criterionId),
    oneOf("agreed_score_value_scale", table.value, [1, 2, 3, 4, 5]),
  ],
);

export const requirement = sqliteTable(
  "requirement",
  {
    id: id(),
    selectionId: text("selection_id")
      .notNull()
      .references(() => selection.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    templateKey: text("template_key"),
    level: text("level", { enum: ["absolute", "important", "desirable"] }).notNull(),
    position: position(),
    edition: edition(),
  },
  (table) => [
    index("requirement_selection").on(table.selectionId, table.position),
    oneOf("requirement_level_known", table.level, ["absolute", "important", "desirable"]),
  ],
);

/** A candidate's answer to a requirement. No row = not answered. */
export const requirementAnswer = sqliteTable(
  "requirement_answer",
  {
    id: id(),
    requirementId: text("requirement_id")
      .notNull()
      .references(() => requirement.id, { onDelete: "cascade" }),
    candidateId: text("candidate_id")
      .notNull()
      .references(() => candidate.id, { onDelete: "cascade" }),
    answer: text("answer", { enum: ["meets", "partly", "does_not", "not_answered"] }).notNull(),
    note: text("note").notNull().default(""),
    edition: edition(),
  },
  (table) => [
    uniqueIndex("requirement_answer_once").on(table.requirementId, table.candidateId),
    index("requirement_answer_candidate").on(table.candidateId),
    oneOf("requirement_answer_known", table.answer, ["meets", "partly", "does_not", "not_answered"]),
  ],
);
