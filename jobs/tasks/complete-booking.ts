import { completeBooking } from "#app/features/booking/complete-booking.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Makes a confirmed booking history once its end has passed. */
export async function complete_booking(payload: unknown, runtime: Runtime): Promise<void> {
  const { bookingId } = payloads.complete_booking.parse(payload)
  await completeBooking({ kind: "job", task: "complete_booking" }, { bookingId }, runtime)
}
