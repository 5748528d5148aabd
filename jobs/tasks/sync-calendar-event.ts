import { syncCalendarEvent } from "#app/features/calendar/sync-calendar-event.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Makes the event in the host's calendar equal to the meeting. */
export async function sync_calendar_event(payload: unknown, runtime: Runtime): Promise<void> {
  const { calendarEventId } = payloads.sync_calendar_event.parse(payload)
  await syncCalendarEvent(calendarEventId, runtime)
}
