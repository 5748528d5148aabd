import type { Transaction } from "#db/client.ts"
import { isTimeTaken, isUniqueViolation } from "#db/problems.ts"
import { inTransaction } from "#db/transaction.ts"
import { enqueue } from "#jobs/enqueue.ts"
import type { Actor } from "#app/features/actor.ts"
import { oweCalendarEvents } from "#app/features/calendar/owe-calendar-events.server.ts"
import { FileGone } from "#app/features/file/claim-files.server.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import type { ClosedLink } from "#app/features/page/find-page-for-client.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { abandonAll } from "./abandon-hold.server.ts"
import { claimLink } from "./claim-link.server.ts"
import { confirmBooking } from "./confirm-booking.server.ts"
import { findPlace, hostIdsOf } from "./find-place.server.ts"
import { queueByClient, reachedHoldLimit, type HoldLimit } from "./hold-limits.server.ts"
import { insertBooking, type Claim } from "./insert-booking.server.ts"
import { lockHosts, type LockedBooking } from "./lock-booking.server.ts"
import type { Team } from "./team.ts"

export type TakenTime =
  | { kind: "taken-by-us"; bookingId: string }
  | { kind: "taken" }
  | { kind: "settle-first"; checkoutIds: string[] }
  | { kind: "too-many-holds"; limit: HoldLimit; retryAfterSeconds: number }
  | { kind: "known-attempt" }
  | { kind: "file-gone" }
  | { kind: "link-closed"; closed: ClosedLink }

/**
 * The one transaction that takes a time: everything it causes is owed in it, or nothing happened.
 * @param teams who could take it, as far as hours and calendars say
 */
export async function takeTime(
  actor: Actor,
  claim: Claim,
  teams: Team[],
  runtime: Runtime,
): Promise<TakenTime> {
  try {
    return await inTransaction(runtime.db, (tx) => take(tx, runtime, actor, claim, teams))
  } catch (error) {
    if (isTimeTaken(error) || isUniqueViolation(error, "bookings_seat")) return { kind: "taken" }
    if (isUniqueViolation(error, "bookings_attempt")) return { kind: "known-attempt" }
    if (isUniqueViolation(error, "bookings_page_invitation")) {
      return { kind: "link-closed", closed: { state: "held", until: null } }
    }
    if (error instanceof FileGone) return { kind: "file-gone" }
    // One in 30^8: a reference that somebody has. The next one is another.
    if (isUniqueViolation(error, "bookings_reference"))
      return takeTime(actor, claim, teams, runtime)
    throw error
  }
}

async function take(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  claim: Claim,
  teams: Team[],
): Promise<TakenTime> {
  const { page, startsAt, durationMinutes, details, addressHash } = claim
  const { content } = page.revision
  const client = { addressHash, organizerId: page.organizer.id, email: details.email }
  const closed = await claimLink(tx, claim.pageInvitationId, runtime)
  if (closed) return { kind: "link-closed", closed }
  if (claim.amountMinor > 0) await queueByClient(tx, client)
  await lockHosts(tx, hostIdsOf(teams))
  const at = await runtime.clock.now(tx)
  const counted = { ...client, pageId: page.page.id, now: at }
  const [placing, limit] = await Promise.all([
    findPlace(tx, { page, teams, startsAt, durationMinutes, at }),
    // Holds that have run out do not count, whether they are let go yet or not.
    claim.amountMinor > 0 ? reachedHoldLimit(tx, counted, runtime.env.holdLimits) : null,
  ])
  if (placing.kind !== "place") return placing
  const { place } = placing
  const left: Actor = { kind: "client", bookingId: null }
  await abandonAll(tx, runtime, place.gone, { actor: left, reason: "unpaid-and-wanted", at })
  if (limit) {
    return { kind: "too-many-holds", limit, retryAfterSeconds: content.holdMinutes * 60 }
  }
  const booking = await insertBooking(tx, runtime, actor, { ...claim, place }, at)
  if (claim.amountMinor === 0) {
    await confirmBooking(tx, runtime, booking, { actor, reason: "nothing-due", at })
  } else {
    await oweHold(tx, runtime, booking, at)
  }
  return { kind: "taken-by-us", bookingId: booking.id }
}

/** What a hold causes: its event on the calendar, its own end, and a way back when half of it has passed. */
export async function oweHold(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  at: Date,
): Promise<void> {
  const payableUntil = booking.payableUntil ?? at
  await enqueue(
    tx,
    "release_hold",
    { bookingId: booking.id },
    { runAt: payableUntil, key: `release:${booking.id}`, queue: `booking:${booking.id}` },
  )
  await oweEmail(tx, runtime, {
    organizerId: booking.organizerId,
    bookingId: booking.id,
    kind: "hold-resume",
    recipient: "client",
    sequence: booking.icalSequence,
    sendAfter: new Date((at.getTime() + payableUntil.getTime()) / 2),
    at,
  })
  await oweCalendarEvents(tx, booking, runtime)
}
