import { z } from "zod"
import { bookingDetailsSchema, type AskingContent } from "#app/features/booking/schema.ts"
import { bookingStates } from "#app/features/booking/states.ts"
import type { ReceivedFile } from "#app/features/file/file-answer.ts"

/** Beyond these years dates reach an end: of the database's, or of what a year is written with. */
const [EARLIEST, LATEST] = [Date.UTC(1970), Date.UTC(2201)]

const isInReach = (value: string) => {
  const at = Date.parse(value)
  return at >= EARLIEST && at < LATEST
}

/** An instant that a program names: RFC 3339, with `Z` or an offset. */
export const sentInstantSchema = z.iso
  .datetime({ offset: true, error: "malformed-instant" })
  .refine(isInReach, "malformed-instant")
  .describe("RFC 3339, such as 2026-12-03T09:00:00Z")

/** An instant as we tell it. */
export const instantSchema = z.iso.datetime().describe("RFC 3339, in UTC")

const details = bookingDetailsSchema({ questions: [] }).shape

const newBookingShape = {
  page: z.string().describe("The page’s part of its address"),
  start: sentInstantSchema,
  duration: z.int().optional().describe("Minutes; the page’s first when left out"),
  host: z
    .string()
    .optional()
    .describe("Whom the client picked, where the page lets them; anybody when left out"),
  name: details.name.describe("The client’s name, on one line, at most 120 characters"),
  email: details.email.describe("Where the confirmation goes"),
  timeZone: details.timeZone.describe("IANA; the zone in which the client reads times"),
  notes: details.notes.describe("What else the client wants to say"),
  location: details.location.describe(
    "Where the page has otherLocations: the text of the place that was chosen, or its kind where it has none",
  ),
  consent: details.consent.describe(
    "true where the page has a consentText, once its client has read it and agreed",
  ),
  invitation: z
    .string()
    .optional()
    .describe(
      "The token of a single-use link, for a private page; a key of scope bookings:write needs none",
    ),
  revision: z
    .string()
    .optional()
    .describe(
      "The page’s revision that the client has read: when price or conditions changed since, nothing is booked",
    ),
}

/** The body of a new booking as the document tells it: which answers there are, the page says. */
export const newBookingSchema = z.object({
  ...newBookingShape,
  answers: z
    .record(z.string(), z.unknown())
    .default({})
    .describe(
      "By the id of each of the page’s questions; of one for a file, what sending the file answered",
    ),
})

/** The body of a new booking on one page: the form's own rules, with the page's own questions. */
export function newBookingOnPage(
  content: AskingContent,
  files: Readonly<Record<string, ReceivedFile>> = {},
) {
  const { answers, location, consent } = bookingDetailsSchema(content, files).shape
  return z.object({ ...newBookingShape, answers, location, consent })
}

export const cancellationSchema = z.object({
  refund: z
    .enum(["by-rule", "full", "none"])
    .default("by-rule")
    .describe("What is returned; a booking’s own token only has by-rule, which the page promised"),
})

export const moveSchema = z.object({ start: sentInstantSchema })

const minor = (what: string) =>
  z.int().min(0).describe(`${what}, in integer minor units of the currency`)
const state = z.enum(bookingStates)
const holdExpiresAt = instantSchema
  .nullable()
  .describe("Until when an unpaid hold can be paid; null when it is no hold")
const checkoutUrl = z
  .url()
  .nullable()
  .describe("Where the client pays; null when nothing is to be paid there now")
const statusUrl = z.url().describe("The client’s own page of this booking")
const token = z
  .string()
  .describe("Reads, cancels and moves this one booking, as Authorization: Bearer")

/** What booking answers. */
export const bookedSchema = z.object({
  id: z.uuid(),
  state,
  holdExpiresAt,
  checkoutUrl,
  statusUrl,
  token,
})

/** A booking as a program reads it. */
export const bookingSchema = z.object({
  id: z.uuid(),
  reference: z.string().describe("What client and organizer call it"),
  state,
  page: z.string().describe("The page’s part of its address"),
  title: z.string(),
  start: instantSchema,
  end: instantSchema,
  duration: z.int().describe("Minutes"),
  timeZone: z.string().describe("The client’s, IANA"),
  hosts: z.array(z.object({ id: z.uuid(), name: z.string() })),
  name: z.string().describe("The client’s"),
  email: z.string().describe("The client’s"),
  notes: z.string(),
  answers: z
    .record(z.string(), z.unknown())
    .describe(
      "By the id of each question; a file is {filename, bytes, contentType}, and only people of the organizer open it",
    ),
  consentedAt: instantSchema
    .nullable()
    .describe("When its client agreed to the page’s consentText; null where nothing was asked"),
  location: z.object({
    kind: z.string(),
    text: z.string(),
    url: z.string().nullable().describe("Where to join; null until it is confirmed"),
  }),
  amountMinor: minor("What it costs"),
  currency: z.string().describe("ISO 4217"),
  paidMinor: minor("What came in"),
  refundedMinor: minor("What of it has gone back, or is on its way"),
  holdExpiresAt,
  checkoutUrl,
  statusUrl: statusUrl.nullable().describe("Null for who may only read"),
  token: token.nullable().describe("Null for who may only read; older ones end with a change"),
})

export type Booked = z.infer<typeof bookedSchema>
export type DescribedBooking = z.infer<typeof bookingSchema>
