import type { calendarConnections } from "#db/schema/calendars.ts"
import type { CalendarPort } from "#app/providers/calendar-port.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"

export type Connection = typeof calendarConnections.$inferSelect

/** The provider of that name, or null when it is unknown or has no keys. */
export function findCalendarPort(
  runtime: Pick<Runtime, "calendars">,
  provider: string,
): CalendarPort | null {
  return provider === "google" ? runtime.calendars.google : null
}

/** @throws ProviderFailure `unavailable` when the provider's keys were taken out of the environment */
export function getCalendarPort(
  runtime: Pick<Runtime, "calendars">,
  provider: string,
): CalendarPort {
  const port = findCalendarPort(runtime, provider)
  if (port) return port
  throw new ProviderFailure({ provider, kind: "unavailable", reason: "not-set-up" })
}
