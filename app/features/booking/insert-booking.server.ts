import { sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings, clients, meetings } from "#db/schema/bookings.ts"
import { payments } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { icalUidFor } from "#app/features/calendar/owe-calendar-events.server.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import { ensurePaymentAccount } from "#app/features/payment/payment-account.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyTransition } from "./apply-transition.server.ts"
import type { LockedBooking } from "./lock-booking.server.ts"
import { occupiedSpan, occupyTime } from "./occupy-time.server.ts"
import { recordEvent } from "./record-event.server.ts"
import { makeReference } from "./reference.ts"
import type { BookingDetails } from "./schema.ts"

const MINUTE = 60_000
/** Between the client's last moment to pay and the moment the time is offered again. */
const RELEASE_AFTER_MS = MINUTE

export type Claim = {
  page: ShownPage
  hostId: string
  hostTimeZone: string
  startsAt: Date
  durationMinutes: number
  amountMinor: number
  details: BookingDetails
  locale: string
  source: "page" | "api" | "admin" | "embed"
  attempt: string | null
  addressHash: string | null
}

/** Until when a hold can be paid: the page's minutes, never past the start. */
export function holdEnds(now: Date, holdMinutes: number, startsAt: Date) {
  const payableUntil = new Date(Math.min(now.getTime() + holdMinutes * MINUTE, startsAt.getTime()))
  return { payableUntil, releaseAt: new Date(payableUntil.getTime() + RELEASE_AFTER_MS) }
}

/**
 * Takes the time and writes the booking that holds it, passed through `INITIATED` in the one transaction.
 * The caller has locked the host.
 * @throws the database's refusal when the time is taken (`isTimeTaken`) or the attempt is known
 */
export async function insertBooking(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  claim: Claim,
  at: Date,
): Promise<LockedBooking> {
  const { page, details, startsAt, hostId } = claim
  const { content } = page.revision
  const organizerId = page.organizer.id
  const endsAt = new Date(startsAt.getTime() + claim.durationMinutes * MINUTE)
  const meetingId = runtime.ids()
  const pageId = page.page.id
  await tx.insert(meetings).values({
    id: meetingId,
    organizerId,
    pageId,
    startsAt,
    endsAt,
    hostIds: [hostId],
    createdAt: at,
  })
  const span = occupiedSpan({ startsAt, endsAt }, content)
  await occupyTime(tx, runtime, { organizerId, meetingId, hostIds: [hostId], ...span })

  const [client] = await tx
    .insert(clients)
    .values({
      id: runtime.ids(),
      organizerId,
      email: details.email,
      name: details.name,
      createdAt: at,
    })
    .onConflictDoUpdate({
      target: [clients.organizerId, clients.email],
      set: { name: sql`excluded.name` },
    })
    .returning({ id: clients.id })
  const id = runtime.ids()
  const uid = await icalUidFor(tx, { hostId, meetingId }, runtime)
  const [row] = await tx
    .insert(bookings)
    .values({
      id,
      organizerId,
      pageId,
      meetingId,
      hostId,
      clientId: client?.id ?? "",
      revisionId: page.revision.id,
      source: claim.source,
      reference: makeReference(runtime.random),
      attempt: claim.attempt,
      locale: claim.locale,
      clientTimeZone: details.timeZone,
      hostTimeZone: claim.hostTimeZone,
      clientName: details.name,
      clientEmail: details.email,
      notes: details.notes,
      answers: details.answers,
      durationMinutes: claim.durationMinutes,
      amountMinor: claim.amountMinor,
      currency: content.currency,
      ...holdEnds(at, content.holdMinutes, startsAt),
      icalUid: uid ?? `${id}@${new URL(runtime.env.appUrl).hostname}`,
      addressHash: claim.addressHash,
      heldAt: at,
      createdAt: at,
      updatedAt: at,
    })
    .returning()
  if (!row) throw new Error("The booking was not written.")
  await recordEvent(tx, runtime, {
    booking: row,
    actor,
    kind: "booking-created",
    reason: claim.source,
    at,
    to: "INITIATED",
  })
  const isDue = claim.amountMinor > 0
  const set = isDue ? ({ waitsFor: "payment" } as const) : {}
  await applyTransition(tx, runtime, {
    booking: row,
    to: "SCHEDULED",
    actor,
    reason: "held",
    at,
    set,
  })
  if (isDue) await insertPayment(tx, runtime, row, at)
  return { ...row, ...set, state: "SCHEDULED", startsAt, endsAt, hostIds: [hostId] }
}

async function insertPayment(
  tx: Transaction,
  runtime: Runtime,
  booking: { id: string; organizerId: string; amountMinor: number; currency: string },
  at: Date,
): Promise<void> {
  const { organizerId, amountMinor, currency } = booking
  const account = await ensurePaymentAccount(tx, runtime, { organizerId, at })
  await tx.insert(payments).values({
    id: runtime.ids(),
    organizerId,
    bookingId: booking.id,
    accountId: account.id,
    live: account.live,
    amountMinor,
    currency,
    createdAt: at,
    updatedAt: at,
  })
}
