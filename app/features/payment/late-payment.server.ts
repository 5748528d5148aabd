import { sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { isTimeTaken } from "#db/problems.ts"
import type { Actor } from "#app/features/actor.ts"
import { confirmBooking } from "#app/features/booking/confirm-booking.server.ts"
import type { LockedBooking } from "#app/features/booking/lock-booking.server.ts"
import { occupiedSpan, occupyTime } from "#app/features/booking/occupy-time.server.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import { getRevisionContent } from "#app/features/page/get-revision-content.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { reserveRefund } from "./reserve-refund.server.ts"

/**
 * Money for a hold that has ended. The booking is rescued when its start lies ahead and the database takes
 * its time again: notice, window, limits and an unreadable calendar do not refuse it, a known conflict
 * does. Otherwise all of it goes back, once, and the client is told with other times.
 */
export async function settleLatePayment(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  { paymentId, actor, at }: { paymentId: string; actor: Actor; at: Date },
): Promise<void> {
  if (await takeTimeAgain(tx, runtime, booking, at)) {
    await confirmBooking(tx, runtime, booking, { actor, reason: "paid-late", at })
    return
  }
  await reserveRefund(tx, runtime, {
    paymentId,
    organizerId: booking.organizerId,
    cause: "paid-late",
    upToMinor: Number.MAX_SAFE_INTEGER,
    at,
  })
  await oweEmail(tx, runtime, {
    organizerId: booking.organizerId,
    bookingId: booking.id,
    kind: "late-payment-refunded",
    recipient: "client",
    sequence: 0,
    sendAfter: at,
    at,
  })
}

async function takeTimeAgain(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  at: Date,
): Promise<boolean> {
  if (booking.startsAt <= at) return false
  const content = await getRevisionContent(tx, booking.revisionId)
  const span = occupiedSpan(booking, content)
  const [conflict] = await tx.execute(sql`
    select from busy_times
    join calendars on calendars.id = busy_times.calendar_id
    where calendars.host_id in ${booking.hostIds} and calendars.is_checked
      and busy_times.starts_at < ${span.endsAt.toISOString()}::timestamptz
      and busy_times.ends_at > ${span.startsAt.toISOString()}::timestamptz
    limit 1`)
  if (conflict) return false
  try {
    // A savepoint, so that a refusal leaves the transaction able to decide the refund.
    await tx.transaction((savepoint) => occupyTime(savepoint, runtime, { ...booking, ...span }))
    return true
  } catch (error) {
    if (isTimeTaken(error)) return false
    throw error
  }
}
