import { readBusyTimes } from "#app/features/calendar/read-busy-times.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Reads a calendar's busy times anew. */
export async function read_busy_times(payload: unknown, runtime: Runtime): Promise<void> {
  const { calendarId } = payloads.read_busy_times.parse(payload)
  await readBusyTimes(calendarId, runtime)
}
