import { findPageForMove } from "#app/features/booking/find-page-for-move.server.ts"
import { moveBooking } from "#app/features/booking/move-booking.server.ts"
import { startPayment } from "#app/features/booking/start-payment.server.ts"
import { isHold } from "#app/features/booking/states.ts"
import { getEmailBooking } from "#app/features/notification/read-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { timeTaken } from "./book.server.ts"
import type { OpenedBooking } from "./find-api-booking.server.ts"
import { refuse, type ApiRefusal } from "./refusal.ts"

/**
 * Moves a booking for a program, paid or still held, to another time of its page; where it is already is no
 * move. A hold that has moved gets a new checkout, for its new time.
 */
export async function moveByApi(
  { booking, actor }: OpenedBooking,
  startsAt: Date,
  runtime: Runtime,
): Promise<{ ok: true } | ApiRefusal> {
  const isMovable = isHold(booking.state) || booking.state === "CONFIRMED"
  if (isMovable && startsAt.getTime() === booking.startsAt.getTime()) return { ok: true }
  const page = await findPageForMove(booking, runtime)
  if (!page) return refuse("not-movable")
  const { id: bookingId, linkVersion, durationMinutes } = booking
  const moved = await moveBooking(actor, { bookingId, startsAt, linkVersion }, page, runtime)
  if (moved.ok) {
    const now = await getEmailBooking(bookingId, runtime)
    if (isHold(now.state)) await startPayment({ booking: now }, runtime)
    return { ok: true }
  }
  switch (moved.problem) {
    case "provider-unreachable":
      return refuse("payment-unreachable")
    case "time-taken": {
      const wanted = { startsAt, durationMinutes, withoutBooking: bookingId, pickedHostId: null }
      return timeTaken(page, wanted, runtime)
    }
    // Answers stay as they are when a program moves, and so do files.
    case "file-gone":
      return refuse("not-movable")
    default:
      return refuse(moved.problem)
  }
}
