import { auditEvent, heartbeat, installation } from "../schema/audit";
import { account, rateLimit, session, user, verification } from "../schema/auth";
import * as candidateTables from "../schema/candidate";
import * as offerTables from "../schema/offer";
import { member, organisation } from "../schema/organisation";
import * as scoringTables from "../schema/scoring";
import { exchangeRate, participant, selection } from "../schema/selection";
import { vendor } from "../schema/vendor";

/** Every table, under the name queries know it by. */
export const schema = {
  user,
  session,
  account,
  verification,
  rateLimit,
  organisation,
  member,
  vendor,
  selection,
  participant,
  exchangeRate,
  ...candidateTables,
  ...scoringTables,
  ...offerTables,
  auditEvent,
  heartbeat,
  installation,
};
export type Schema = typeof schema;
