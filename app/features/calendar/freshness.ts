const MINUTE_MS = 60_000

/** Busy times read longer ago than this say nothing about now. */
const TRUSTED_FOR_MS = 15 * MINUTE_MS

/** A page that is looked at has its calendars read again after this. */
export const REFRESHED_AFTER_MS = 5 * MINUTE_MS

/** Calendars nobody looks at are read this often, so that the first visitor finds them known. */
export const READ_EVERY_MS = 8 * MINUTE_MS

/** Whether a reading is young enough to count. */
export function isRecent(readAt: Date | null, now: Date, withinMs = TRUSTED_FOR_MS): boolean {
  return readAt !== null && now.getTime() - readAt.getTime() <= withinMs
}
