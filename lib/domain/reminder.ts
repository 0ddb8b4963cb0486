import { addDays, daysBetween, type IsoDay } from "./iso-day";

/** When somebody who has not finished scoring is reminded without the lead asking. */

/** Days before the deadline from which people are reminded. */
export const REMINDED_DAYS_BEFORE = 2;
/** Nobody's phone rings for this before eight in the morning. */
export const REMINDED_FROM_HOUR = 8;

export interface ReminderState {
  /** Day by whose end everybody should have scored. */
  readonly deadline: IsoDay;
  readonly today: IsoDay;
  /** Day of the last reminder, by hand or not; null when there was none. */
  readonly remindedOn: IsoDay | null;
  /** Day the person was last sent an invitation; null when it was not by mail. */
  readonly invitedOn: IsoDay | null;
}

/**
 * Twice at most: once within the last two days, and once more on the day itself. Whoever was reminded by hand or
 * invited within that time has just heard of it and is left alone. After the deadline nobody is reminded.
 *
 * @example isReminderDue({ deadline: "2026-11-27", today: "2026-11-25", remindedOn: null, invitedOn: "2026-11-20" }) // true
 */
export function isReminderDue({ deadline, today, remindedOn, invitedOn }: ReminderState): boolean {
  const left = daysBetween(today, deadline);
  if (left < 0 || left > REMINDED_DAYS_BEFORE) return false;
  const from = left === 0 ? deadline : addDays(deadline, -REMINDED_DAYS_BEFORE);
  return [remindedOn, invitedOn].every((heard) => heard === null || heard < from);
}
