import { paths } from "#app/paths.ts"
import { isFileAnswer, type FileAnswer } from "#app/features/file/file-answer.ts"
import { fileToken } from "#app/features/file/file-token.server.ts"
import type { EmailBooking } from "#app/features/notification/read-email.server.ts"
import { locationKey } from "#app/features/page/locations.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import type { Keyring } from "#app/platform/keyring.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { openBookingLink } from "./open-booking-link.server.ts"
import type { KeptFile } from "./screens/details-form.ts"
import { isHold } from "./states.ts"

/** What a client has typed for a booking; answers by question id, several options one on each line. */
export type TypedDetails = {
  name: string
  email: string
  notes: string
  answers: Record<string, string>
  /** Files that are kept already, by question id. */
  files?: Record<string, KeptFile>
  /** The key of the place that was chosen. */
  location?: string
  /** Whether what is to be agreed to was agreed to. Kept for a hold that moves, never for a new one. */
  consent?: boolean
}

/** An unpaid hold that still runs: it may be moved to another time of its page. */
export type ResumedHold = {
  kind: "hold"
  bookingId: string
  token: string
  linkVersion: number
  /** The attempt it was made with, which proves a form that is sent twice. */
  attempt: string | null
  startsAt: Date
  endsAt: Date
  durationMinutes: number
  /** Who it is with: they stay. */
  hostIds: string[]
  /** What it was sold under: its price and questions stay. */
  content: PageContent
  values: TypedDetails
  /** The way back to the hold. */
  backHref: string
}

/** What a page can do with `?resume=`. */
export type Resumed =
  | ResumedHold
  /** Its time ran out: the page is offered again, with the same answers. */
  | {
      kind: "again"
      token: string
      /** The single-use link it was made with, if any: it may be free again. */
      pageInvitationId: string | null
      attempt: string | null
      durationMinutes: number
      values: TypedDetails
    }
  /** Paid, being paid, or settled otherwise: its own page says the rest. */
  | { kind: "elsewhere"; backHref: string }
  /** Genuine, of an earlier version: shows nothing, cannot act. */
  | {
      kind: "outdated"
      bookingId: string
      attempt: string | null
      startsAt: Date
      backHref: string
    }

/**
 * The booking that a client goes on with: one that a `pay` or `status` link names, of this page.
 * @param token as the address has it; null, and anything not signed for this, gives null
 */
export async function resumeBooking(
  token: string | null,
  pageId: string,
  runtime: Pick<Runtime, "db" | "clock" | "keyring">,
): Promise<Resumed | null> {
  if (!token) return null
  const link = await openBookingLink(token, ["pay", "status"], runtime)
  if (link.kind === "unknown" || link.kind === "expired") return null
  const { booking } = link
  if (booking.pageId !== pageId) return null
  const { id: bookingId, attempt, startsAt } = booking
  if (link.kind !== "open") {
    return { kind: "outdated", bookingId, attempt, startsAt, backHref: paths.booking(token) }
  }
  const backHref = link.purpose === "pay" ? paths.bookingPay(token) : paths.booking(token)
  const values = valuesOf(booking, runtime.keyring)
  const { durationMinutes } = booking
  const isUnpaid = isHold(booking.state) && booking.waitsFor !== "settlement"
  if (isUnpaid && booking.payableUntil && booking.payableUntil > link.now) {
    const { linkVersion, endsAt, hostIds, content } = booking
    const hold = { bookingId, token, linkVersion, attempt, startsAt, endsAt, durationMinutes }
    return { kind: "hold", ...hold, hostIds, content, values, backHref }
  }
  if (isUnpaid || booking.state === "ABANDONED") {
    const { pageInvitationId } = booking
    const anew = { ...values, consent: false }
    return { kind: "again", token, pageInvitationId, attempt, durationMinutes, values: anew }
  }
  return { kind: "elsewhere", backHref }
}

function valuesOf(booking: EmailBooking, keyring: Keyring): TypedDetails {
  const { clientName: name, clientEmail: email, notes } = booking
  const answers: Record<string, string> = {}
  const files: Record<string, KeptFile> = {}
  for (const [id, answer] of Object.entries(booking.answers)) {
    if (isFileAnswer(answer)) files[id] = keptFile(answer, keyring)
    else answers[id] = Array.isArray(answer) ? answer.join("\n") : answer
  }
  const location = locationKey(booking.content.location)
  return { name, email, notes, answers, files, location, consent: booking.consentedAt !== null }
}

/** A file as a form carries it on. */
export function keptFile({ fileId, filename, bytes }: FileAnswer, keyring: Keyring): KeptFile {
  return { token: fileToken(keyring, fileId), filename, bytes }
}
