import * as assignmentTables from "../schema/assignment";
import { auditEvent, heartbeat, installation, requestReceipt } from "../schema/audit";
import { account, rateLimit, session, user, verification } from "../schema/auth";
import * as candidateTables from "../schema/candidate";
import * as costTables from "../schema/cost";
import { document } from "../schema/document";
import { mailMessage } from "../schema/mail";
import * as negotiationTables from "../schema/negotiation";
import * as offerTables from "../schema/offer";
import { member, organisation } from "../schema/organisation";
import * as participantTables from "../schema/participant";
import * as requestTables from "../schema/request";
import * as scoringTables from "../schema/scoring";
import * as selectionTables from "../schema/selection";
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
  ...selectionTables,
  ...participantTables,
  ...assignmentTables,
  ...candidateTables,
  ...scoringTables,
  ...negotiationTables,
  ...offerTables,
  ...requestTables,
  ...costTables,
  document,
  mailMessage,
  auditEvent,
  heartbeat,
  installation,
  requestReceipt,
};
export type Schema = typeof schema;
