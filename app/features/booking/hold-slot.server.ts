import { and, eq } from "drizzle-orm"
import { bookings } from "#db/schema/bookings.ts"
import type { Actor } from "#app/features/actor.ts"
import { mayTake } from "#app/features/availability/may-take.ts"
import { readOffer } from "#app/features/availability/read-offer.server.ts"
import { checkCalendars } from "#app/features/calendar/check-calendars.server.ts"
import { findPublishedPage, type ShownPage } from "#app/features/page/queries.server.ts"
import { findRevisionContent } from "#app/features/page/get-revision-content.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { hashAddress, type HoldLimit } from "./hold-limits.server.ts"
import type { Claim } from "./insert-booking.server.ts"
import { occupiedSpan } from "./occupy-time.server.ts"
import { offerChanges, type OfferChange } from "./offer-changes.ts"
import type { BookingDetails } from "./schema.ts"
import { settleExpired } from "./settle-expired.server.ts"
import { takeTime, type TakenTime } from "./take-time.server.ts"

const MINUTE = 60_000

export type HoldRequest = {
  organizerSlug: string
  pageSlug: string
  startsAt: Date
  /** The page's first when null. */
  durationMinutes: number | null
  details: BookingDetails
  /** The form's hidden random; null for one that has none, whose repeat is a lost race. */
  attempt: string | null
  /** The revision whose price and policy the client read; null takes what is published now. */
  revisionId: string | null
  /** For the limit of unpaid holds; null where it does not apply. */
  clientAddress: string | null
  locale: string
  source: Claim["source"]
}

export type HoldResult =
  | { ok: true; bookingId: string; isDue: boolean }
  | { ok: false; problem: "page-not-found" | "time-taken" | "calendar-unreachable" }
  | { ok: false; problem: "too-many-holds"; limit: HoldLimit; retryAfterSeconds: number }
  | { ok: false; problem: "revision-changed"; changes: OfferChange[] }

/**
 * Takes a time for a client: asks the calendars, then lets the database decide. Nothing is stored when it
 * is refused, and the same attempt again gives the same booking.
 */
export async function holdSlot(
  actor: Actor,
  request: HoldRequest,
  runtime: Runtime,
): Promise<HoldResult> {
  const page = await findPublishedPage(request, runtime)
  if (!page) return { ok: false, problem: "page-not-found" }
  const { content } = page.revision
  const known = await findByAttempt(page, request.attempt, runtime)
  if (known) return known
  const durationMinutes = request.durationMinutes ?? content.durations[0]?.minutes ?? 0
  const duration = content.durations.find(({ minutes }) => minutes === durationMinutes)
  if (!duration) return { ok: false, problem: "time-taken" }
  if (request.revisionId && request.revisionId !== page.revision.id) {
    const changes = await changesSince(page, request.revisionId, durationMinutes, runtime)
    if (changes.length > 0) return { ok: false, problem: "revision-changed", changes }
  }
  const allowed = await askCalendars(page, request.startsAt, durationMinutes, runtime)
  if (!allowed.ok) return allowed
  const taken = await takeOrSettle(
    actor,
    {
      page,
      hostId: allowed.host.hostId,
      hostTimeZone: allowed.host.timeZone,
      startsAt: request.startsAt,
      durationMinutes,
      amountMinor: duration.amountMinor,
      details: request.details,
      locale: request.locale,
      source: request.source,
      attempt: request.attempt,
      addressHash: request.clientAddress
        ? hashAddress(runtime.keyring, request.clientAddress)
        : null,
    },
    runtime,
  )
  if (taken.kind === "taken-by-us") {
    return { ok: true, bookingId: taken.bookingId, isDue: duration.amountMinor > 0 }
  }
  // Who has the time may be the same form, sent a moment ago.
  const ours = await findByAttempt(page, request.attempt, runtime)
  if (ours) return ours
  return taken.kind === "too-many-holds"
    ? { ok: false, problem: taken.kind, ...taken }
    : { ok: false, problem: "time-taken" }
}

/** The same attempt leads to the same booking, whatever became of it. */
async function findByAttempt(
  page: ShownPage,
  attempt: string | null,
  { db }: Runtime,
): Promise<HoldResult | null> {
  if (!attempt) return null
  const [known] = await db
    .select({ id: bookings.id, amountMinor: bookings.amountMinor })
    .from(bookings)
    .where(and(eq(bookings.pageId, page.page.id), eq(bookings.attempt, attempt)))
  return known ? { ok: true, bookingId: known.id, isDue: known.amountMinor > 0 } : null
}

async function changesSince(
  page: ShownPage,
  revisionId: string,
  durationMinutes: number,
  { db }: Runtime,
): Promise<OfferChange[]> {
  const read = await findRevisionContent(db, revisionId, page.page.id)
  return read ? offerChanges(read, page.revision.content, durationMinutes) : []
}

type Allowed =
  | { ok: true; host: ShownPage["hosts"][number] }
  | { ok: false; problem: "time-taken" | "calendar-unreachable" }

/** Every rule of the page, with the calendars as they are this moment; outside any transaction. */
export async function askCalendars(
  page: ShownPage,
  startsAt: Date,
  durationMinutes: number,
  runtime: Runtime,
  withoutBooking: string | null = null,
): Promise<Allowed> {
  const endsAt = new Date(startsAt.getTime() + durationMinutes * MINUTE)
  const span = { from: startsAt.getTime(), to: endsAt.getTime() }
  const now = await runtime.clock.now(runtime.db)
  const request = { durationMinutes, span, now, withoutBooking }
  const offer = await readOffer(runtime.db, page, { ...request, busyByHost: new Map() })
  const verdict = mayTake(offer, startsAt.getTime())
  // Busy by our own bookings is the transaction's to decide: an expired hold may be cleared there.
  if (!verdict.ok && verdict.reason !== "busy") return { ok: false, problem: "time-taken" }
  const hostIds = offer.hosts.map((host) => host.id)
  const range = occupiedSpan({ startsAt, endsAt }, page.revision.content)
  const check = await checkCalendars(hostIds, { from: range.startsAt, to: range.endsAt }, runtime)
  if (check.kind === "unknown") return { ok: false, problem: "calendar-unreachable" }
  const isBusy = (hostId: string) =>
    check.busy.some(
      (busy) =>
        busy.hostId === hostId && busy.startsAt < range.endsAt && busy.endsAt > range.startsAt,
    )
  const host = page.hosts.find(({ hostId }) => hostIds.includes(hostId) && !isBusy(hostId))
  return host ? { ok: true, host } : { ok: false, problem: "time-taken" }
}

/** Takes the time; a hold that has run out under an open checkout is settled first, once. */
async function takeOrSettle(actor: Actor, claim: Claim, runtime: Runtime): Promise<TakenTime> {
  const first = await takeTime(actor, claim, runtime)
  if (first.kind !== "settle-first") return first
  const settled = await settleExpired(first.checkoutIds, runtime)
  return settled === "settled" ? takeTime(actor, claim, runtime) : { kind: "taken" }
}
