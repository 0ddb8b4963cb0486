"use server";

import { peopleToRemind } from "@/db/queries/reminder";
import { confirmDeclaration, takeBackConflict } from "@/db/writes/declaration";
import { closeRound, openRound } from "@/db/writes/round";
import { saveScore } from "@/db/writes/score";
import { closeScoring, reopenScoring } from "@/db/writes/scoring-close";
import { reopenPair, type Submitted, submitPair } from "@/db/writes/submission";
import { succeed } from "@/lib/domain/outcome";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { selectionAction } from "@/lib/server/action";
import { env } from "@/lib/server/env";
import { tellLeadsOfConflicts } from "@/lib/server/mail/notices";
import { giveLinks } from "@/lib/server/participant-links";
import { postWith } from "@/lib/server/participant-mail";
import {
  closeScoringInput,
  confirmDeclarationInput,
  reopenScoreInput,
  reopenScoringInput,
  roundInput,
  saveScoreInput,
  submitScoresInput,
  takeBackConflictInput,
} from "./schema";

const textsOf = (locale: Locale) => loadMessages(locale).mail.letter;
const post = postWith(textsOf);

/** Does not draw the page anew: the scorer's next question must not wait for it. */
export const saveScoreAction = selectionAction(
  {
    name: "score.save",
    isDraft: true,
    isBeside: true,
    input: saveScoreInput,
    write: async ({ tx, input, authorized, now, audit }) => {
      const saved = await saveScore(tx, authorized, input, now);
      if (!saved.ok) return saved;
      const { before, after, edition } = saved.value;
      if (after && before !== after) audit(after.id, before, after);
      return succeed({ edition });
    },
  },
  "none",
);

/** Submits one or several pairs, all or none: each is what its scorer has just confirmed. */
export const submitScoresAction = selectionAction({
  name: "score.submit",
  input: submitScoresInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const submitted: Submitted[] = [];
    for (const pair of input.pairs) {
      const done = await submitPair(tx, authorized, pair, now);
      if (!done.ok) return done;
      submitted.push(done.value);
    }
    for (const { isNew, ...pair } of submitted) {
      if (isNew) audit(authorized.participant.id, undefined, pair);
    }
    return succeed({ submitted: submitted.length });
  },
});

export const confirmDeclarationAction = selectionAction({
  name: "declaration.confirm",
  input: confirmDeclarationInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { participant } = authorized;
    const declared = await confirmDeclaration(tx, authorized, input, now);
    if (!declared.ok) return declared;
    const { declaredAt, asked, added } = declared.value;
    await tellLeadsOfConflicts(
      tx,
      { selection: authorized.selection, origin: env().origin, textsOf },
      { participant, candidates: added.map(({ name }) => name) },
      now,
    );
    if (participant.declaredAt === null || asked.length > 0 || added.length > 0) {
      const conflicts = added.map(({ candidateId, note }) => ({ candidateId, note }));
      audit(participant.id, { declaredAt: participant.declaredAt }, { declaredAt, asked, conflicts });
    }
    return succeed({ declaredAt });
  },
});

/** A conflict declared by mistake: the candidate is the person's again, who is told what is now theirs to score. */
export const takeBackConflictAction = selectionAction({
  name: "declaration.takeBack",
  input: takeBackConflictInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection, participant: sender } = authorized;
    const { participantId, candidateId, reason } = input;
    const done = await takeBackConflict(tx, authorized, { participantId, candidateId });
    if (!done.ok) return done;
    audit(participantId, { candidateId, ...done.value }, { candidateId, conflict: null, reason });
    const receivers = (await peopleToRemind(tx, selection.id)).filter(
      ({ person }) => person.id === participantId,
    );
    const round = { selection, sender, receivers, origin: env().origin };
    const links = await giveLinks(tx, round, post, now);
    return succeed({ links, mailed: post.isConfigured() });
  },
});

export const reopenScoreAction = selectionAction({
  name: "score.reopen",
  input: reopenScoreInput,
  write: async ({ tx, input, authorized, audit }) => {
    const { participantId, candidateId, groupId } = input;
    const pair = { candidateId, groupId };
    const reopened = await reopenPair(tx, authorized.selection, participantId, pair);
    if (!reopened.ok) return reopened;
    audit(participantId, { ...pair, ...reopened.value }, { ...pair, submittedAt: null });
    return succeed(null);
  },
});

export const openRoundAction = selectionAction({
  name: "scoring.openRound",
  input: roundInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection, participant } = authorized;
    const pair = { candidateId: input.candidateId, groupId: input.groupId };
    const opened = await openRound(tx, selection, pair, participant.id, now);
    if (!opened.ok) return opened;
    if (opened.value.isNew) audit(pair.candidateId, undefined, pair);
    return succeed(null);
  },
});

export const closeRoundAction = selectionAction({
  name: "scoring.closeRound",
  input: roundInput,
  write: async ({ tx, input, authorized, audit }) => {
    const pair = { candidateId: input.candidateId, groupId: input.groupId };
    const closed = await closeRound(tx, authorized.selection, pair);
    if (!closed.ok) return closed;
    if (closed.value.isNew) audit(pair.candidateId, pair, undefined);
    return succeed(null);
  },
});

export const closeScoringAction = selectionAction({
  name: "scoring.close",
  input: closeScoringInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection, participant } = authorized;
    const closed = await closeScoring(tx, selection, { reason: input.reason, by: participant.id }, now);
    if (!closed.ok) return closed;
    const { isNew, ...state } = closed.value;
    if (isNew) audit(selection.id, undefined, state);
    return succeed({ closedAt: state.closedAt });
  },
});

export const reopenScoringAction = selectionAction({
  name: "scoring.reopen",
  input: reopenScoringInput,
  write: async ({ tx, input, authorized, audit }) => {
    const { selection } = authorized;
    const reopened = await reopenScoring(tx, selection);
    if (!reopened.ok) return reopened;
    audit(selection.id, reopened.value, { reason: input.reason });
    return succeed(null);
  },
});
