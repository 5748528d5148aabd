import { releaseHold } from "#app/features/booking/release-hold.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Ends a hold whose time has run out. */
export async function release_hold(payload: unknown, runtime: Runtime): Promise<void> {
  const { bookingId } = payloads.release_hold.parse(payload)
  await releaseHold({ kind: "job", task: "release_hold" }, { bookingId }, runtime)
}
