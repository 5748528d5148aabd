import { z } from "zod"
import { pageContentSchema } from "#app/features/page/schema.ts"
import { pageStatuses } from "#app/features/page/status.ts"
import { instantSchema } from "./booking-schema.ts"

const duration = z.object({
  minutes: z.int(),
  amountMinor: z.int().min(0).describe("In integer minor units; 0 is free"),
  currency: z.string().describe("ISO 4217"),
})

const brief = {
  slug: z.string().describe("The page’s part of its address"),
  title: z.string(),
  durations: z.array(duration).describe("The first is the usual one"),
}

/** A page as the list has it. */
export const briefPageSchema = z.object({
  ...brief,
  status: z.enum(pageStatuses).optional().describe("With status=all only"),
})

export const pageListSchema = z.object({ pages: z.array(briefPageSchema) })

const {
  durations: _durations,
  currency: _currency,
  // What only confirmed clients are given.
  confirmedText: _confirmedText,
  afterBookingUrl: _afterBookingUrl,
  // Told as a picture, not as an id that opens nothing.
  coverMediaId: _coverMediaId,
  ...content
} = pageContentSchema.shape

/** A picture, for anybody who has its addresses; they mean the same bytes for ever. */
const pictureSchema = z.object({
  url: z.url().describe("A width that suits most places, in a format that everything reads"),
  alt: z.string().describe("What it shows, in words; empty when it only decorates"),
  width: z.int().describe("Of the picture at url, in pixels"),
  height: z.int(),
  variants: z
    .array(
      z.object({
        url: z.url(),
        width: z.int(),
        height: z.int(),
        contentType: z.enum(["image/webp", "image/png", "image/jpeg"]),
      }),
    )
    .describe("Every width and format there is, from narrow to wide"),
})

/** A page with all its content. */
export const pageSchema = z.object({
  ...content,
  ...brief,
  description: content.description.describe("Markdown"),
  location: content.location.pick({ kind: true, text: true }),
  otherLocations: z
    .array(content.location.pick({ kind: true, text: true }))
    .describe("With one or more, the client chooses between these and location"),
  consentText: content.consentText.describe(
    "Markdown that the client must agree to before booking; empty where nothing is asked",
  ),
  reminders: content.reminders.describe("Which reminders the client is mailed before the start"),
  incrementMinutes: content.incrementMinutes.describe("Starts lie this far apart"),
  notice: content.notice.describe("How long before its start a time can be booked at the latest"),
  window: content.window.describe("How far ahead times are offered"),
  holdMinutes: content.holdMinutes.describe("How long an unpaid hold stands"),
  questions: content.questions.describe("What the client is asked; answers go by each one’s id"),
  cancelCutoffMinutes: content.cancelCutoffMinutes.describe(
    "Clients may cancel until this long before the start; null: not online",
  ),
  moveCutoffMinutes: content.moveCutoffMinutes.describe(
    "Clients may move until this long before the start; null: not online",
  ),
  refundRule: content.refundRule.describe(
    "Canceled at least this long before the start, this much of the money comes back",
  ),
  hostChoice: content.hostChoice.describe(
    "The page’s first host, whoever’s turn it is, whom the client picks, or all of them",
  ),
  limits: content.limits.describe("Most bookings of a host; null: no limit"),
  capacity: content.capacity.describe("Clients who can book the same time"),
  cover: pictureSchema.nullable().describe("The picture above the page"),
  timeZone: z.string().describe("The schedule’s, IANA"),
  hosts: z.array(z.object({ id: z.uuid(), name: z.string() })),
  revision: z.uuid().describe("Send it with a booking, to be told when price or conditions change"),
})

export const slotsSchema = z.object({
  slots: z.array(
    z.object({
      start: instantSchema,
      end: instantSchema,
      hosts: z.array(z.string()).describe("Ids of who could take it"),
    }),
  ),
})

/** Every refusal. */
export const problemSchema = z.object({
  type: z.literal("about:blank"),
  title: z.string().describe("The status in words"),
  status: z.int(),
  detail: z.string().describe("One sentence for whoever reads it"),
  code: z.string().describe("What happened; stays the same while texts may change"),
  errors: z
    .array(z.object({ pointer: z.string().describe("RFC 6901"), detail: z.string() }))
    .optional()
    .describe("With invalid: each wrong member of the body"),
  nearest: z
    .array(instantSchema)
    .optional()
    .describe("With time-taken: the nearest other times that can be booked"),
  changes: z
    .array(z.enum(["price", "policy", "consent", "place"]))
    .optional()
    .describe("With revision-changed: what differs from what was read"),
  revision: z.uuid().optional().describe("With revision-changed: the page’s present one"),
})
