import { and, eq } from "drizzle-orm"
import { bookings } from "#db/schema/bookings.ts"
import type { Actor } from "#app/features/actor.ts"
import type { ClosedLink } from "#app/features/page/find-page-for-client.server.ts"
import { noAccess } from "#app/features/page/page-access.server.ts"
import { findPublishedPage, type ShownPage } from "#app/features/page/queries.server.ts"
import { findRevisionContent } from "#app/features/page/get-revision-content.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { askAboutLink } from "./ask-about-link.server.ts"
import { askTeams } from "./ask-teams.server.ts"
import { hashAddress, type HoldLimit } from "./hold-limits.server.ts"
import type { Claim } from "./insert-booking.server.ts"
import { isPlaceLost, offerChanges, type OfferChange } from "./offer-changes.ts"
import { asksConsent, type BookingDetails } from "./schema.ts"
import { settleExpired } from "./settle-expired.server.ts"
import type { Team } from "./team.ts"
import { takeTime, type TakenTime } from "./take-time.server.ts"

/** For how many hosts a client waits while what stands in the way is settled at the provider. */
const MOST_SETTLED = 3

export type HoldRequest = {
  organizerSlug: string
  pageSlug: string
  /** The page by whose questions and places the details were read; read now when absent. */
  page?: ShownPage
  startsAt: Date
  /** The page's first when null. */
  durationMinutes: number | null
  /** Whom the client picked, where a page lets them; null for anybody. */
  hostId: string | null
  details: BookingDetails
  /** The form's hidden random; null for one that has none, whose repeat is a lost race. */
  attempt: string | null
  /** The revision whose price and policy the client read; null takes what is published now. */
  revisionId: string | null
  /** For the limit of unpaid holds; null where it does not apply. */
  clientAddress: string | null
  locale: string
  source: Claim["source"]
  /** What opens a private page: the id of a single-use link, or that it is the organizer who books. */
  access?: { invitationId: string } | "organizer"
}

export type HoldResult =
  | { ok: true; bookingId: string; isDue: boolean }
  | { ok: false; problem: "page-not-found" | "time-taken" | "calendar-unreachable" }
  | { ok: false; problem: "too-many-holds"; limit: HoldLimit; retryAfterSeconds: number }
  | { ok: false; problem: "revision-changed"; changes: OfferChange[] }
  /** The file of an answer belongs to another booking, or waited too long. */
  | { ok: false; problem: "file-gone" }
  /** The single-use link opens nothing any more, or somebody holds a time with it. */
  | { ok: false; problem: "link-closed"; closed: ClosedLink }

/**
 * Takes a time for a client: asks the calendars, then lets the database decide. Nothing is stored when it
 * is refused, and the same attempt again gives the same booking.
 */
export async function holdSlot(
  actor: Actor,
  request: HoldRequest,
  runtime: Runtime,
): Promise<HoldResult> {
  const { access } = request
  const keys = typeof access === "object" ? { ...noAccess, ...access } : access
  // What the details were read by is what is booked: a page that changes a moment later sells nothing else.
  const page = request.page ?? (await findPublishedPage(request, runtime, keys))
  if (!page || isShut(page, request)) return { ok: false, problem: "page-not-found" }
  const held = await hold(actor, page, request, runtime)
  if (held.ok) return held
  // Who has the time may be the same form, sent before: it leads to the same booking, whatever became of it.
  return (await findByAttempt(page, request.attempt, runtime)) ?? held
}

async function hold(
  actor: Actor,
  page: ShownPage,
  request: HoldRequest,
  runtime: Runtime,
): Promise<HoldResult> {
  const { content } = page.revision
  const { startsAt, revisionId, details, locale, source, attempt, clientAddress } = request
  const durationMinutes = request.durationMinutes ?? content.durations[0]?.minutes ?? 0
  const duration = content.durations.find(({ minutes }) => minutes === durationMinutes)
  if (!duration) return { ok: false, problem: "time-taken" }
  const { amountMinor } = duration
  const changes = await changesSince(page, { revisionId, durationMinutes, details }, runtime)
  if (changes.length > 0) return { ok: false, problem: "revision-changed", changes }
  const pageInvitationId = linkOf(page, request)
  const closed = pageInvitationId === null ? null : await askAboutLink(pageInvitationId, runtime)
  if (closed) return { ok: false, problem: "link-closed", closed }
  const time = { startsAt, durationMinutes, pickedHostId: request.hostId }
  const asked = await askTeams(page, time, runtime)
  if (!asked.ok) return asked
  const addressHash = clientAddress ? hashAddress(runtime.keyring, clientAddress) : null
  const claim = { page, startsAt, durationMinutes, amountMinor, details, locale, source, attempt }
  const claimed = { ...claim, addressHash, pageInvitationId }
  const taken = await takeOrSettle(actor, claimed, asked.teams, runtime)
  if (taken.kind === "taken-by-us") {
    return { ok: true, bookingId: taken.bookingId, isDue: amountMinor > 0 }
  }
  if (taken.kind === "link-closed") {
    return { ok: false, problem: taken.kind, closed: taken.closed }
  }
  if (taken.kind === "file-gone") return { ok: false, problem: taken.kind }
  return taken.kind === "too-many-holds"
    ? { ok: false, problem: taken.kind, ...taken }
    : { ok: false, problem: "time-taken" }
}

/** A hold opens its private page only while it runs: without a link of its own nobody books there anew. */
function isShut({ revision }: ShownPage, { access }: HoldRequest): boolean {
  return revision.content.visibility === "private" && access === undefined
}

/** The single-use link that a booking uses up: a page that needs none leaves it as it is. */
function linkOf({ revision }: ShownPage, { access }: HoldRequest): string | null {
  if (revision.content.visibility !== "private") return null
  return typeof access === "object" ? access.invitationId : null
}

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

/** What differs from what the client read, agreed to, and chose: none of it is passed over. */
async function changesSince(
  { page, revision }: ShownPage,
  asked: Pick<HoldRequest, "revisionId" | "details"> & { durationMinutes: number },
  { db }: Runtime,
): Promise<OfferChange[]> {
  const { revisionId, durationMinutes, details } = asked
  const isOlder = revisionId !== null && revisionId !== revision.id
  const read = isOlder ? await findRevisionContent(db, revisionId, page.id) : null
  const { content } = revision
  const changes = new Set(read ? offerChanges(read, content, durationMinutes) : [])
  if (asksConsent(content) && !details.consent) changes.add("consent")
  if (isPlaceLost(read, content, details.location ?? "")) changes.add("place")
  return [...changes]
}

/**
 * Takes the time; holds that have run out under open checkouts are settled first. One that turns out to be
 * paid leaves its host to it, and then another host's may be next.
 */
async function takeOrSettle(
  actor: Actor,
  claim: Claim,
  teams: Team[],
  runtime: Runtime,
): Promise<TakenTime> {
  for (let round = 1; ; round++) {
    const taken = await takeTime(actor, claim, teams, runtime)
    if (taken.kind !== "settle-first") return taken
    const isLast = round > Math.min(teams.length, MOST_SETTLED)
    if (isLast || (await settleExpired(taken.checkoutIds, runtime)) === "unknown") {
      return { kind: "taken" }
    }
  }
}
