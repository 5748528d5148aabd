import type { StandInState, StoredCalendar, StoredEvent } from "./state.ts"

/** Writes an event into its calendar under a new revision, which changes its etag. */
export function putEvent(
  state: StandInState,
  calendar: StoredCalendar,
  event: Omit<StoredEvent, "revision" | "updated">,
  now: Date,
): StoredEvent {
  state.revision += 1
  const stored = { ...event, revision: state.revision, updated: now.toISOString() }
  const place = calendar.events.findIndex(({ id }) => id === event.id)
  if (place < 0) calendar.events.push(stored)
  else calendar.events[place] = stored
  return stored
}

/** Marks an event deleted, and with a series its instances. The id stays used for ever. */
export function cancelEvent(
  state: StandInState,
  calendar: StoredCalendar,
  event: StoredEvent,
  now: Date,
): void {
  const cancelled = { ...event, status: "cancelled" as const, sequence: event.sequence + 1 }
  putEvent(state, calendar, cancelled, now)
  for (const instance of calendar.events.filter((one) => one.recurringEventId === event.id)) {
    if (instance.status !== "cancelled") cancelEvent(state, calendar, instance, now)
  }
}
