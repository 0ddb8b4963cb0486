import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { candidate } from "./candidate";
import { at, id } from "./columns";
import { participant } from "./participant";
import { criterionGroup } from "./scoring";

const ofParticipant = () =>
  text("participant_id")
    .notNull()
    .references(() => participant.id, { onDelete: "cascade" });

/** A criterion group that an evaluator judges, where not all are theirs. */
export const participantGroup = sqliteTable(
  "participant_group",
  {
    id: id(),
    participantId: ofParticipant(),
    groupId: text("group_id")
      .notNull()
      .references(() => criterionGroup.id, { onDelete: "cascade" }),
  },
  (table) => [
    uniqueIndex("participant_group_once").on(table.participantId, table.groupId),
    index("participant_group_group").on(table.groupId),
  ],
);

/** A candidate that an evaluator judges, where not all are theirs. */
export const participantCandidate = sqliteTable(
  "participant_candidate",
  {
    id: id(),
    participantId: ofParticipant(),
    candidateId: text("candidate_id")
      .notNull()
      .references(() => candidate.id, { onDelete: "cascade" }),
  },
  (table) => [
    uniqueIndex("participant_candidate_once").on(table.participantId, table.candidateId),
    index("participant_candidate_candidate").on(table.candidateId),
  ],
);

/** A conflict of interest that a participant declared: the candidate is then not theirs to judge. */
export const declaredConflict = sqliteTable(
  "declared_conflict",
  {
    id: id(),
    participantId: ofParticipant(),
    candidateId: text("candidate_id")
      .notNull()
      .references(() => candidate.id, { onDelete: "cascade" }),
    note: text("note").notNull().default(""),
    declaredAt: at("declared_at"),
  },
  (table) => [
    uniqueIndex("declared_conflict_once").on(table.participantId, table.candidateId),
    index("declared_conflict_candidate").on(table.candidateId),
  ],
);

/**
 * A candidate about whom a participant has said whether there are ties. Whoever joins the shortlist later, or is made
 * theirs to judge later, is asked about before the first score.
 */
export const declaredCandidate = sqliteTable(
  "declared_candidate",
  {
    id: id(),
    participantId: ofParticipant(),
    candidateId: text("candidate_id")
      .notNull()
      .references(() => candidate.id, { onDelete: "cascade" }),
    declaredAt: at("declared_at"),
  },
  (table) => [
    uniqueIndex("declared_candidate_once").on(table.participantId, table.candidateId),
    index("declared_candidate_candidate").on(table.candidateId),
  ],
);
