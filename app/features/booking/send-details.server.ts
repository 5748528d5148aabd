import type { Actor } from "#app/features/actor.ts"
import { showClosedLink, type ShownClosedLink } from "#app/features/page/show-closed-link.ts"
import type { SentFile } from "#app/platform/read-form-with-files.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import {
  findDetailsSetting,
  type DetailsRequest,
  type DetailsSetting,
} from "./details-setting.server.ts"
import { holdSlot, type HoldRequest, type HoldResult } from "./hold-slot.server.ts"
import { leadOn, type LeadsOn } from "./lead-on.server.ts"
import { moveBooking } from "./move-booking.server.ts"
import { readDetails, type SentDetails } from "./read-details.ts"
import { receiveFiles } from "./receive-files.server.ts"
import { statusOfFiles } from "./received-files.ts"
import { refuseDetails, type RefusedDetails } from "./refuse-details.server.ts"
import { resumeBooking, type Resumed, type ResumedHold } from "./resume-booking.server.ts"
import type { BookingDetails } from "./schema.ts"

type Sending = DetailsRequest & {
  /** Null when the body could not be read as a form. */
  form: FormData | null
  /** Files that came with it, by the name of their field. */
  files: ReadonlyMap<string, SentFile>
  /** For the limit of unpaid holds; null where nothing says who it is. */
  clientAddress: string | null
}

type Sent = { setting: DetailsSetting; typed: SentDetails; runtime: Runtime }

/** What a sent form comes to. */
type SentAnswer = LeadsOn | RefusedDetails | null
/** A single-use link that opens nothing says so, to whoever has not had this form before them. */
type SaysClosed = {
  kind: "closed-link"
  status: ShownClosedLink["status"]
  retryAfterSeconds: null
  shown: ShownClosedLink
}

/**
 * Takes the time that a details form asks for, or moves the client's own hold to it, and leads on to paying.
 * Nothing is stored when it is refused; the form then comes back as it was typed. Through a single-use link that
 * was closed meanwhile nobody gets a form, and with it a private page, that they did not have open already.
 * @returns null when there is no such page
 */
export async function sendDetails(
  sending: Sending,
  runtime: Runtime,
): Promise<SentAnswer | SaysClosed> {
  const setting = await findDetailsSetting(sending, runtime)
  if (setting?.kind === "elsewhere") return { kind: "redirect", href: setting.href }
  if (!setting) return null
  const { sold, text } = setting
  const form = sending.form ?? new FormData()
  const files = await receiveFiles(setting, { ...sending, form }, runtime)
  const typed = readDetails(form, sold.revision.content, text, files, setting.timeZone)
  const answer = await answerForm(sending, { setting, typed, runtime }, files)
  const { closed, page } = setting
  const isRead = typed.revisionId === page.revision.id
  if (!closed || answer?.kind !== "form" || isRead) return answer
  const shown = showClosedLink(page, closed, setting)
  return { kind: "closed-link", status: shown.status, retryAfterSeconds: null, shown }
}

async function answerForm(
  sending: Sending,
  sent: Sent,
  files: Awaited<ReturnType<typeof receiveFiles>>,
): Promise<SentAnswer> {
  const { setting, typed, runtime } = sent
  const { resumed, text } = setting
  if (resumed?.kind === "outdated") return sentBefore(resumed, sent)
  const refuse = refuseDetails(setting, typed, runtime)
  if (!sending.form) return refuse.invalid({ form: text("problems.form.malformed-body") })
  if (!typed.read.ok) return refuse.invalid(typed.read.errors, statusOfFiles(files))
  const { details } = typed.read
  if (resumed?.kind === "hold") return moveHold(resumed, details, sent)
  if (resumed?.kind === "again" && typed.attempt && typed.attempt === resumed.attempt) {
    return refuse.holdEnded()
  }
  const held = await takeSlot(sending.clientAddress, details, sent)
  return held.ok ? leadOn(held.bookingId, setting, typed.revisionId, runtime) : refuse.because(held)
}

async function takeSlot(
  clientAddress: string | null,
  details: BookingDetails,
  { setting, typed, runtime }: Sent,
): Promise<HoldResult> {
  const { page, startsAt, durationMinutes, isKnownDuration, pickedHostId, locale } = setting
  if (!isKnownDuration) return { ok: false, problem: "time-taken" }
  const actor: Actor = { kind: "client", bookingId: null }
  const address = { organizerSlug: page.organizer.slug, pageSlug: page.page.slug, page }
  const { attempt, revisionId } = typed
  const time = { startsAt, durationMinutes, hostId: pickedHostId, attempt, revisionId }
  const source: HoldRequest["source"] = setting.isEmbedded ? "embed" : "page"
  const access = setting.link ? { access: { invitationId: setting.link.id } } : {}
  const request = { ...address, ...time, details, clientAddress, locale, source, ...access }
  return holdSlot(actor, request, runtime)
}

async function moveHold(
  hold: ResumedHold,
  details: BookingDetails,
  sent: Sent,
): Promise<LeadsOn | RefusedDetails | null> {
  const { setting, typed, runtime } = sent
  const { bookingId, linkVersion, values, backHref } = hold
  const { startsAt, page, text } = setting
  const refuse = refuseDetails(setting, typed, runtime)
  if (details.email.toLowerCase() !== values.email.toLowerCase()) {
    return refuse.invalid({ email: text("problems.field.email.fixed", { email: values.email }) })
  }
  const move = { bookingId, startsAt, linkVersion, details }
  const moved = await moveBooking({ kind: "client", bookingId }, move, page, runtime)
  if (moved.ok) return leadOn(bookingId, setting, typed.revisionId, runtime)
  if (moved.problem === "already-paid") return { kind: "redirect", href: backHref }
  if (moved.problem !== "not-movable") return refuse.because(moved)
  // Either the hold ran out just now, or the same form was sent twice at once and the other one moved it.
  const now = await resumeBooking(hold.token, page.page.id, runtime)
  return now?.kind === "outdated" ? sentBefore(now, sent) : refuse.holdEnded()
}

/** The very form that moved a hold may be sent again, and leads to the same checkout; any other is too old. */
async function sentBefore(
  before: Extract<Resumed, { kind: "outdated" }>,
  { setting, typed, runtime }: Sent,
): Promise<LeadsOn> {
  const isSameForm = typed.attempt !== null && typed.attempt === before.attempt
  const isSameTime = setting.startsAt.getTime() === before.startsAt.getTime()
  return isSameForm && isSameTime
    ? leadOn(before.bookingId, setting, typed.revisionId, runtime)
    : { kind: "redirect", href: before.backHref }
}
