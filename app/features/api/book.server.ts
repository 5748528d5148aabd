import { translator } from "#app/messages/translate.ts"
import type { Actor } from "#app/features/actor.ts"
import { findNearestSlots } from "#app/features/booking/find-nearest-slots.server.ts"
import {
  holdSlot,
  type HoldRequest,
  type HoldResult,
} from "#app/features/booking/hold-slot.server.ts"
import { startPayment } from "#app/features/booking/start-payment.server.ts"
import { isHold } from "#app/features/booking/states.ts"
import type { ReceivedFile } from "#app/features/file/file-answer.ts"
import { findGoneFiles } from "#app/features/file/find-gone-files.server.ts"
import { findKeptFile } from "#app/features/file/find-kept-file.server.ts"
import { getEmailBooking } from "#app/features/notification/read-email.server.ts"
import { noAccess } from "#app/features/page/page-access.server.ts"
import { readPageInvitation } from "#app/features/page/page-invitation-token.server.ts"
import {
  findPageAtOldAddress,
  findPublishedPage,
  type ShownPage,
} from "#app/features/page/queries.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { bodyErrors } from "./body-errors.ts"
import { newBookingSchema, type Booked } from "./booking-schema.ts"
import { clientLinks, holdExpiry, instantText } from "./describe-booking.server.ts"
import { readNewBooking, type NewBooking } from "./read-new-booking.ts"
import { refuse, type ApiRefusal } from "./refusal.ts"

export type ApiBookingRequest = {
  organizerSlug: string
  /** The parsed body; null when it was no JSON object. */
  body: Record<string, unknown> | null
  /** The same for every repeat of this request; null for one that names no Idempotency-Key. */
  attempt: string | null
  /** For the limit of unpaid holds; null where it does not apply. */
  clientAddress: string | null
  locale: (fallback: string) => string
}

/**
 * Books for a program: takes the time, and opens the checkout of what is due. When the payment provider
 * does not answer the hold stands all the same, and `checkoutUrl` is null.
 */
export async function bookByApi(
  actor: Actor,
  request: ApiBookingRequest,
  runtime: Runtime,
): Promise<{ ok: true; booked: Booked } | ApiRefusal> {
  const { body, attempt, clientAddress } = request
  if (!body) return refuse("malformed-body", { values: { expected: '{"page": "…", …}' } })
  const pageSlug = body["page"]
  if (typeof pageSlug !== "string") {
    const errors = bodyErrors(newBookingSchema.safeParse(body).error?.issues ?? [])
    return refuse("invalid", { members: { errors } })
  }
  const token = body["invitation"]
  const access = accessOf(actor, typeof token === "string" ? token : "", runtime)
  const page = await findPage(request.organizerSlug, pageSlug, access, runtime)
  if (page === null) return refuse("not-found")
  const read = readNewBooking(body, page, await filesNamed(body, page, runtime))
  if (!read.ok) return refuse("invalid", { members: { errors: read.errors } })
  const { asked } = read
  const locale = request.locale(page.organizer.locale)
  const revisionId = isId(asked.revisionId) ? asked.revisionId : null
  const address = { organizerSlug: page.organizer.slug, pageSlug: page.page.slug, page }
  const who = { attempt, clientAddress, locale, source: "api" } as const
  const opens = access ? { access } : {}
  const held = await holdSlot(
    actor,
    { ...address, ...asked, ...who, revisionId, ...opens },
    runtime,
  )
  if (!held.ok) return refusalOf(held, page, asked, runtime)
  return { ok: true, booked: await describeBooked(held.bookingId, runtime) }
}

/** The files that a body names, by their questions. */
async function filesNamed(
  { answers }: Record<string, unknown>,
  { organizer, page, revision }: ShownPage,
  runtime: Runtime,
): Promise<Record<string, ReceivedFile>> {
  const given = new Map(
    typeof answers === "object" && answers !== null ? Object.entries(answers) : [],
  )
  const files: Record<string, ReceivedFile> = {}
  for (const { id: questionId, kind } of revision.content.questions) {
    const token: unknown = given.get(questionId)
    if (kind !== "file" || typeof token !== "string" || token === "") continue
    const place = { organizerId: organizer.id, pageId: page.id, questionId }
    files[questionId] = await findKeptFile(place, token, runtime)
  }
  return files
}

/** What opens a private page: its single-use link, or that the organizer's own program asks. */
export function accessOf(actor: Actor, token: string, { keyring }: Runtime): HoldRequest["access"] {
  const invitationId = readPageInvitation(keyring, token)
  if (invitationId !== null) return { invitationId }
  return actor.kind === "api-key" ? "organizer" : undefined
}

/** The published page a body names, by its present or an earlier address. */
export async function findPage(
  organizerSlug: string,
  pageSlug: string,
  access: HoldRequest["access"],
  runtime: Runtime,
): Promise<ShownPage | null> {
  const keys = typeof access === "object" ? { ...noAccess, ...access } : access
  const here = await findPublishedPage({ organizerSlug, pageSlug }, runtime, keys)
  if (here) return here
  const now = await findPageAtOldAddress({ organizerSlug, pageSlug }, runtime, keys)
  if (!now || now.pageSlug === null) return null
  return findPublishedPage({ ...now, pageSlug: now.pageSlug }, runtime, keys)
}

async function describeBooked(bookingId: string, runtime: Runtime): Promise<Booked> {
  const before = await getEmailBooking(bookingId, runtime)
  const payment = isHold(before.state) ? await startPayment({ booking: before }, runtime) : null
  // Opening the checkout moves it on.
  const booking = payment ? await getEmailBooking(bookingId, runtime) : before
  return {
    id: bookingId,
    state: booking.state,
    holdExpiresAt: holdExpiry(booking),
    checkoutUrl: payment?.kind === "open" ? payment.address : null,
    ...clientLinks(booking, runtime),
  }
}

async function refusalOf(
  held: Extract<HoldResult, { ok: false }>,
  page: ShownPage,
  asked: NewBooking,
  runtime: Runtime,
): Promise<ApiRefusal> {
  switch (held.problem) {
    case "page-not-found":
      return refuse("not-found")
    case "calendar-unreachable":
      return refuse("calendar-unreachable")
    case "link-closed":
      return refuse(held.closed.state === "held" ? "invitation-in-use" : "invitation-over")
    case "file-gone": {
      const place = { organizerId: page.organizer.id, pageId: page.page.id, bookingId: null }
      const gone = await findGoneFiles(place, asked.details.answers, runtime)
      const pointers = gone.length > 0 ? gone.map((id) => `/answers/${id}`) : ["/answers"]
      const detail = translator("en")("api.invalid.file-gone")
      const errors = pointers.map((pointer) => ({ pointer, detail }))
      return refuse("invalid", { members: { errors } })
    }
    case "revision-changed": {
      const members = { changes: held.changes, revision: page.revision.id }
      return refuse("revision-changed", { members })
    }
    case "too-many-holds": {
      const detail = translator("en")(`booking.tooManyHolds.${held.limit}`)
      return refuse("too-many-holds", { detail }, held.retryAfterSeconds)
    }
    case "time-taken": {
      const { startsAt, durationMinutes, hostId: pickedHostId } = asked
      const wanted = { startsAt, durationMinutes, pickedHostId, withoutBooking: null }
      return timeTaken(page, wanted, runtime)
    }
  }
}

/** Somebody else has the time: with the nearest others, as far as calendars can be read now. */
export async function timeTaken(
  page: ShownPage,
  wanted: Parameters<typeof findNearestSlots>[1],
  runtime: Runtime,
): Promise<ApiRefusal> {
  const near = await findNearestSlots(page, wanted, runtime)
  const nearest = near.kind === "known" ? near.others.map(instantText) : []
  return refuse("time-taken", { members: { nearest } })
}
