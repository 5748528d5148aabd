/** Lengths in milliseconds. A day here is a day of the calendar's arithmetic, never of a zone. */
export const MINUTE = 60_000
export const DAY = 86_400_000
export const WEEK = 7 * DAY
