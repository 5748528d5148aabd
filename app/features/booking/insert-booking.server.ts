import { sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings, clients } from "#db/schema/bookings.ts"
import { sendAlong } from "#db/transaction.ts"
import { payments } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { icalUidFor } from "#app/features/calendar/owe-calendar-events.server.ts"
import { claimFiles } from "#app/features/file/claim-files.server.ts"
import { locationIndex } from "#app/features/page/locations.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import { ensurePaymentAccount } from "#app/features/payment/payment-account.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyTransition } from "./apply-transition.server.ts"
import type { LockedBooking } from "./lock-booking.server.ts"
import { insertMeeting } from "./insert-meeting.server.ts"
import type { Place } from "./place-in-time.ts"
import { makeReference } from "./reference.ts"
import { asksConsent, type BookingDetails } from "./schema.ts"

const MINUTE = 60_000
/** Between the client's last moment to pay and the moment the time is offered again. */
const RELEASE_AFTER_MS = MINUTE

export type Claim = {
  page: ShownPage
  startsAt: Date
  durationMinutes: number
  amountMinor: number
  details: BookingDetails
  locale: string
  source: "page" | "api" | "admin" | "embed"
  attempt: string | null
  addressHash: string | null
  /** The single-use link that opened its private page; null where none was needed. */
  pageInvitationId: string | null
}

/** A claim whose place was found. */
type PlacedClaim = Claim & { place: Place }

/** Until when a hold can be paid: the page's minutes, never past the start. */
export function holdEnds(now: Date, holdMinutes: number, startsAt: Date) {
  const payableUntil = new Date(Math.min(now.getTime() + holdMinutes * MINUTE, startsAt.getTime()))
  return { payableUntil, releaseAt: new Date(payableUntil.getTime() + RELEASE_AFTER_MS) }
}

/**
 * Takes the place and writes the booking that holds it, passed through `INITIATED` in the one transaction.
 * The caller has locked the hosts.
 * @throws the database's refusal when the time or the seat is taken, or the attempt is known; FileGone
 */
export async function insertBooking(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  claim: PlacedClaim,
  at: Date,
): Promise<LockedBooking> {
  const { page, details, startsAt, place } = claim
  const { content } = page.revision
  const organizerId = page.organizer.id
  const pageId = page.page.id
  const endsAt = new Date(startsAt.getTime() + claim.durationMinutes * MINUTE)
  const { hostIds } = place.team
  const hostId = hostIds[0]!
  const meetingId = place.meetingId ?? runtime.ids()
  const meeting = { id: meetingId, organizerId, pageId, team: place.team, startsAt, endsAt }
  if (!place.meetingId) await insertMeeting(tx, runtime, { ...meeting, content }, at)

  const id = runtime.ids()
  // Clients of one meeting with seats are not one another's guests: each has a UID of their own.
  const isAlone = content.capacity === 1
  const [uid, clientId] = await Promise.all([
    isAlone ? icalUidFor(tx, { hostId, meetingId }, runtime) : null,
    upsertClient(tx, runtime, { organizerId, details, at }),
  ])
  const insertion = tx
    .insert(bookings)
    .values({
      id,
      organizerId,
      pageId,
      meetingId,
      seat: place.seat,
      hostId,
      clientId,
      revisionId: page.revision.id,
      source: claim.source,
      reference: makeReference(runtime.random),
      attempt: claim.attempt,
      pageInvitationId: claim.pageInvitationId,
      // Whoever is not asked chooses nothing: a page's first place.
      locationIndex: Math.max(0, locationIndex(content, details.location ?? "")),
      consentedAt: asksConsent(content) && details.consent ? at : null,
      locale: claim.locale,
      clientTimeZone: details.timeZone,
      hostTimeZone: zoneOf(page, hostId),
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
    .execute()
  await sendAlong(tx, insertion)
  const booking = { id, organizerId, pageId, state: "INITIATED" } as const
  await claimFiles(tx, { booking, answers: details.answers, at })
  const created = { kind: "booking-created", reason: claim.source, to: "INITIATED" } as const
  const after = { booking, actor, at, ...created }
  const isDue = claim.amountMinor > 0
  const set = isDue ? ({ waitsFor: "payment" } as const) : {}
  const held = { booking, to: "SCHEDULED", actor, reason: "held", at, set, after } as const
  await applyTransition(tx, runtime, held)
  if (isDue) {
    const { amountMinor } = claim
    await insertPayment(tx, runtime, { ...booking, amountMinor, currency: content.currency }, at)
  }
  const [row] = await insertion
  if (!row) throw new Error("The booking was not written.")
  return { ...row, ...set, state: "SCHEDULED", startsAt, endsAt, hostIds }
}

/** The host's on this page; a meeting that is joined may be led by one who is on it no more. */
function zoneOf({ hosts, organizer }: ShownPage, hostId: string): string {
  return hosts.find((host) => host.hostId === hostId)?.timeZone ?? organizer.timeZone
}

async function upsertClient(
  tx: Transaction,
  runtime: Runtime,
  { organizerId, details, at }: { organizerId: string; details: BookingDetails; at: Date },
): Promise<string> {
  const { email, name } = details
  const [client] = await tx
    .insert(clients)
    .values({ id: runtime.ids(), organizerId, email, name, createdAt: at })
    .onConflictDoUpdate({
      target: [clients.organizerId, clients.email],
      set: { name: sql`excluded.name` },
    })
    .returning({ id: clients.id })
  if (!client) throw new Error("The client was not written.")
  return client.id
}

async function insertPayment(
  tx: Transaction,
  runtime: Runtime,
  booking: { id: string; organizerId: string; amountMinor: number; currency: string },
  at: Date,
): Promise<void> {
  const { organizerId, amountMinor, currency } = booking
  const account = await ensurePaymentAccount(tx, runtime, { organizerId, at })
  const payment = {
    id: runtime.ids(),
    organizerId,
    bookingId: booking.id,
    accountId: account.id,
    live: account.live,
    amountMinor,
    currency,
    createdAt: at,
    updatedAt: at,
  }
  await sendAlong(tx, tx.insert(payments).values(payment))
}
