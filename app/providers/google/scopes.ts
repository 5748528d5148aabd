const PREFIX = "https://www.googleapis.com/auth/"

/**
 * The least that the product needs: the list of calendars to choose from, the events of any of them
 * (shared calendars too, which `calendar.events.owned` would leave out), and the merged busy times of
 * calendars whose events may not be listed.
 */
export const requiredScopes: readonly string[] = [
  `${PREFIX}calendar.calendarlist.readonly`,
  `${PREFIX}calendar.events`,
  `${PREFIX}calendar.events.freebusy`,
]

/** Wider scopes that allow what a needed one allows, as the methods' scope lists in Google's discovery document say. */
const WIDER: Record<string, string[]> = {
  [`${PREFIX}calendar.calendarlist.readonly`]: ["calendar", "calendar.calendarlist"],
  [`${PREFIX}calendar.events`]: ["calendar"],
  [`${PREFIX}calendar.events.freebusy`]: ["calendar", "calendar.readonly"],
}

/** The needed scopes that were not granted: Google lets people untick them one by one. */
export function missingScopes(granted: readonly string[]): string[] {
  const has = new Set(granted)
  return requiredScopes.filter(
    (scope) => !has.has(scope) && !(WIDER[scope] ?? []).some((wider) => has.has(PREFIX + wider)),
  )
}
