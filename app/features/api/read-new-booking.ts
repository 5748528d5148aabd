import { translator } from "#app/messages/translate.ts"
import { pickedHost } from "#app/features/availability/picked-host.ts"
import type { BookingDetails } from "#app/features/booking/schema.ts"
import type { ReceivedFile } from "#app/features/file/file-answer.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import { bodyErrors, type BodyError } from "./body-errors.ts"
import { newBookingOnPage } from "./booking-schema.ts"

export type NewBooking = {
  startsAt: Date
  durationMinutes: number
  /** Whom the client picked; null for anybody. */
  hostId: string | null
  details: BookingDetails
  revisionId: string | null
}

/** Reads the body of a new booking by the rules of the form, and says everything that is wrong with it. */
export function readNewBooking(
  body: unknown,
  page: ShownPage,
  files: Readonly<Record<string, ReceivedFile>> = {},
): { ok: true; asked: NewBooking } | { ok: false; errors: BodyError[] } {
  const { content } = page.revision
  const text = translator("en")
  const read = newBookingOnPage(content, files).safeParse(body)
  if (!read.success) {
    return { ok: false, errors: bodyErrors(read.error.issues, content.questions) }
  }
  const {
    start,
    duration,
    host,
    revision,
    name,
    email,
    timeZone,
    notes,
    answers,
    location,
    consent,
  } = read.data
  const errors: BodyError[] = []
  const known = content.durations.map(({ minutes }) => minutes)
  const durationMinutes = duration ?? known[0] ?? 0
  if (!known.includes(durationMinutes)) {
    const detail = text("api.invalid.unknown-duration", { durations: known.join(", ") })
    errors.push({ pointer: "/duration", detail })
  }
  const hostId = pickedHost(page, host ?? null)
  if (host !== undefined && hostId === null && !isSureToHost(page, host)) {
    errors.push({ pointer: "/host", detail: text("api.invalid.unknown-host") })
  }
  if (errors.length > 0) return { ok: false, errors }
  const details = { name, email, timeZone, notes, answers, location, consent } as BookingDetails
  const startsAt = new Date(start)
  return {
    ok: true,
    asked: { startsAt, durationMinutes, hostId, details, revisionId: revision ?? null },
  }
}

/** Whom a program names from the list of slots, and who takes part whatever is picked. */
function isSureToHost({ revision, hosts }: ShownPage, hostId: string): boolean {
  const { hostChoice } = revision.content
  const sure = hostChoice === "one" ? hosts.slice(0, 1) : hostChoice === "collective" ? hosts : []
  return sure.some((host) => host.hostId === hostId)
}
