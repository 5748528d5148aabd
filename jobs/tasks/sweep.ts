import { oweDueBusyReadings } from "#app/features/calendar/owe-busy-readings.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { oweDue } from "#jobs/owe-due.ts"
import { payloads } from "#jobs/payloads.ts"

/** Finds what is due by row, every minute: what jobs have lost, and what a moved clock made due. */
export async function sweep(payload: unknown, runtime: Runtime): Promise<void> {
  payloads.sweep.parse(payload)
  await oweDue(runtime.db, await runtime.clock.now(runtime.db))
  await oweDueBusyReadings(runtime)
}
