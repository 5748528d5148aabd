import { and, eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { isTimeTaken } from "#db/problems.ts"
import { inTransaction } from "#db/transaction.ts"
import { bookings, meetings, occupancies } from "#db/schema/bookings.ts"
import { checkouts } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { oweCalendarEvents } from "#app/features/calendar/owe-calendar-events.server.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import { getRevisionContent } from "#app/features/page/get-revision-content.server.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import { clientCutoff } from "#app/features/payment/policy.ts"
import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyTransition } from "./apply-transition.server.ts"
import { clearExpiredHolds } from "./clear-expired-holds.server.ts"
import { askCalendars } from "./hold-slot.server.ts"
import { lockBooking, type LockedBooking } from "./lock-booking.server.ts"
import { occupiedSpan, rangeText } from "./occupy-time.server.ts"
import { oweReminders } from "./owe-reminders.server.ts"
import { recordEvent } from "./record-event.server.ts"
import type { BookingDetails } from "./schema.ts"
import { isHold } from "./states.ts"
import { oweHold } from "./take-time.server.ts"

const MINUTE = 60_000

export type MoveResult =
  | { ok: true; bookingId: string; linkVersion: number }
  | {
      ok: false
      problem:
        | "not-found"
        | "not-movable"
        | "never"
        | "too-late"
        | "time-taken"
        | "calendar-unreachable"
        | "provider-unreachable"
        /** It was paid meanwhile: no hold any more. */
        | "already-paid"
    }

type MoveRequest = {
  bookingId: string
  startsAt: Date
  /** Of the link that was used. An older one moves nothing, however often it is sent. */
  linkVersion: number
  /** A hold that is moved may take corrected details with it. */
  details?: BookingDetails
}

/**
 * Moves a booking to another time of its page, paid or still held: same booking, same payment, same
 * answers. The old time is freed and the new one taken in one transaction, or neither.
 * @param page the booking's page as it is published now, with its hours; what was sold stays frozen
 */
export async function moveBooking(
  actor: Actor,
  request: MoveRequest,
  page: ShownPage,
  runtime: Runtime,
): Promise<MoveResult> {
  const { bookingId, startsAt } = request
  const [booking] = await runtime.db.select().from(bookings).where(eq(bookings.id, bookingId))
  if (!booking || booking.pageId !== page.page.id) return { ok: false, problem: "not-found" }
  if (isHold(booking.state)) {
    const settled = await closeCheckout(actor, bookingId, runtime)
    if (settled !== "closed") return { ok: false, problem: settled }
  }
  // Buffers of what was sold, hours and rules as they are now.
  const allowed = await askCalendars(page, startsAt, booking.durationMinutes, runtime, bookingId)
  if (!allowed.ok) return allowed
  if (allowed.host.hostId !== booking.hostId) return { ok: false, problem: "time-taken" }
  try {
    return await inTransaction(runtime.db, (tx) => move(tx, runtime, actor, request))
  } catch (error) {
    if (isTimeTaken(error)) return { ok: false, problem: "time-taken" }
    throw error
  }
}

/** An unpaid hold's checkout names its time: it is closed at the provider before the hold moves. */
async function closeCheckout(
  actor: Actor,
  bookingId: string,
  runtime: Runtime,
): Promise<"closed" | "already-paid" | "provider-unreachable"> {
  const open = await runtime.db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(and(eq(checkouts.bookingId, bookingId), inArray(checkouts.state, ["creating", "open"])))
  for (const { id } of open) {
    try {
      const outcome = await settleCheckout(actor, { checkoutId: id, close: true }, runtime)
      if (outcome === "paid" || outcome === "processing") return "already-paid"
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error
      runtime.log.warn({ err: error, bookingId }, "a hold could not be moved")
      return "provider-unreachable"
    }
  }
  return "closed"
}

async function move(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  request: MoveRequest,
): Promise<MoveResult> {
  const booking = await lockBooking(tx, request.bookingId)
  if (!booking) return { ok: false, problem: "not-found" }
  if (booking.linkVersion !== request.linkVersion) return { ok: false, problem: "not-movable" }
  const at = await runtime.clock.now(tx)
  const content = await getRevisionContent(tx, booking.revisionId)
  const refusal = refuseMove(actor, booking, content.moveCutoffMinutes, at)
  if (refusal) return { ok: false, problem: refusal }

  const { startsAt } = request
  const endsAt = new Date(startsAt.getTime() + booking.durationMinutes * MINUTE)
  const span = occupiedSpan({ startsAt, endsAt }, content)
  const others = { hostIds: booking.hostIds, span, at, except: booking.id }
  const cleared = await clearExpiredHolds(tx, runtime, others)
  if (cleared.kind !== "clear") return { ok: false, problem: "time-taken" }

  await tx.update(meetings).set({ startsAt, endsAt }).where(eq(meetings.id, booking.meetingId))
  await tx
    .update(occupancies)
    .set({ during: rangeText(span) })
    .where(eq(occupancies.meetingId, booking.meetingId))
  const moved = await rewriteBooking(tx, booking, { startsAt, endsAt }, request.details, at)
  await recordEvent(tx, runtime, {
    booking,
    actor,
    kind: "moved",
    reason: isHold(booking.state) ? "hold-moved" : "moved",
    at,
    detail: {
      fromStartsAt: booking.startsAt.toISOString(),
      fromEndsAt: booking.endsAt.toISOString(),
      toStartsAt: startsAt.toISOString(),
    },
  })
  const movedBy = actor.kind === "client" ? "client" : "organizer"
  if (isHold(booking.state)) await oweMovedHold(tx, runtime, actor, moved, at)
  else await oweMovedBooking(tx, runtime, { before: booking, moved, movedBy }, at)
  return { ok: true, bookingId: booking.id, linkVersion: moved.linkVersion }
}

function refuseMove(
  actor: Actor,
  booking: LockedBooking,
  cutoffMinutes: number | null,
  at: Date,
): "not-movable" | "never" | "too-late" | "already-paid" | null {
  if (isHold(booking.state)) {
    if (booking.waitsFor === "settlement") return "already-paid"
    return booking.payableUntil && booking.payableUntil > at ? null : "not-movable"
  }
  if (booking.state !== "CONFIRMED") return "not-movable"
  if (actor.kind !== "client") return null
  const verdict = clientCutoff(cutoffMinutes, booking.startsAt, at)
  return verdict === "allowed" ? null : verdict
}

/** A moved hold keeps its `payable_until`, never past the new start. */
async function rewriteBooking(
  tx: Transaction,
  booking: LockedBooking,
  span: { startsAt: Date; endsAt: Date },
  details: BookingDetails | undefined,
  at: Date,
): Promise<LockedBooking> {
  const { startsAt } = span
  const payableUntil =
    booking.payableUntil && isHold(booking.state) && booking.payableUntil > startsAt
      ? startsAt
      : booking.payableUntil
  const releaseAt = payableUntil ? new Date(payableUntil.getTime() + MINUTE) : null
  const set = {
    linkVersion: booking.linkVersion + 1,
    icalSequence: booking.icalSequence + 1,
    payableUntil,
    releaseAt,
    updatedAt: at,
    ...(details && {
      clientName: details.name,
      notes: details.notes,
      answers: details.answers,
      clientTimeZone: details.timeZone,
    }),
  }
  await tx
    .update(bookings)
    .set(set)
    .where(sql`${eq(bookings.id, booking.id)}`)
  return { ...booking, ...set, ...span }
}

async function oweMovedHold(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  moved: LockedBooking,
  at: Date,
): Promise<void> {
  if (moved.state !== "SCHEDULED") {
    const change = { booking: moved, to: "SCHEDULED", actor, reason: "hold-moved", at } as const
    await applyTransition(tx, runtime, change)
  }
  await oweHold(tx, runtime, moved, at)
}

type Moved = { before: LockedBooking; moved: LockedBooking; movedBy: "client" | "organizer" }

async function oweMovedBooking(
  tx: Transaction,
  runtime: Runtime,
  { before, moved, movedBy }: Moved,
  at: Date,
): Promise<void> {
  await oweCalendarEvents(tx, moved, runtime)
  for (const recipient of ["client", ...moved.hostIds]) {
    await oweEmail(tx, runtime, {
      organizerId: moved.organizerId,
      bookingId: moved.id,
      kind: "booking-moved",
      recipient,
      sequence: moved.icalSequence,
      sendAfter: at,
      at,
      detail: {
        fromStartsAt: before.startsAt.toISOString(),
        fromEndsAt: before.endsAt.toISOString(),
        movedBy,
      },
    })
  }
  await oweReminders(tx, runtime, moved, at)
}
