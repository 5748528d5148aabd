import { z } from "zod"
import { conditionProblems } from "./condition-problems.ts"

const minutes = (most: number) => z.number().int().min(0).max(most)

/** Notice: so many minutes ahead, or so many calendar days of the schedule's zone. */
export const noticeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("minutes"), minutes: minutes(60 * 24 * 365) }),
  z.object({ kind: z.literal("days"), days: z.number().int().min(0).max(365) }),
])

/** How far ahead a time may be taken. Dates are local days of the schedule's zone. */
export const windowSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rolling"), days: z.number().int().min(1).max(1095) }),
  z.object({ kind: z.literal("dates"), from: z.iso.date(), until: z.iso.date() }),
  z.object({ kind: z.literal("forever") }),
])

/** Where a meeting can take place. Teams and Zoom are meant by name only: the link is the organizer's own. */
export const LOCATION_KINDS = ["link", "teams", "zoom", "phone", "in-person"] as const

export const locationSchema = z.object({
  kind: z.enum(LOCATION_KINDS),
  /** What the client reads: an address, "We will call you", a room. */
  text: z.string().trim().max(300),
  /** Shown to confirmed clients only. */
  url: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullable(),
})

/** How a question is answered: in words, a number, a number to call, a day, one or some of its options, a tick, or a file. */
export const QUESTION_KINDS = [
  "text",
  "long-text",
  "number",
  "phone",
  "date",
  "choice",
  "choices",
  "checkbox",
  "file",
] as const

/** More files than these in one form would be more than one request may bring. */
export const MOST_FILE_QUESTIONS = 3

const isForFile = ({ kind }: { kind: string }) => kind === "file"

const option = z.string().trim().min(1).max(120)

/** Asked only when an earlier question was given one of these answers; a tick is the answer `on`, none is `off`. */
const conditionSchema = z.object({
  questionId: z.string(),
  answers: z.array(option).min(1).max(30),
})

export const questionSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  label: z.string().trim().min(1).max(200),
  kind: z.enum(QUESTION_KINDS),
  options: z.array(option).max(30),
  required: z.boolean(),
  /** Null: asked of everybody. */
  showWhen: conditionSchema
    .nullable()
    .default(null)
    .describe(
      "Asked only when the question of this id, which comes before, is asked and has one of these answers; a tick is on, a box without one off. An answer to a question that is not asked is left out",
    ),
  /** Where the answer is shown besides the admin. */
  shownIn: z
    .object({ mails: z.boolean(), calendar: z.boolean() })
    .default({ mails: true, calendar: true })
    .describe("Where the answer is shown besides the admin"),
})

/** Money back by notice: canceled at least this long before the start, that percentage is returned. */
export const refundRuleSchema = z.object({
  minutesBefore: minutes(60 * 24 * 365),
  percent: z.number().int().min(0).max(100),
})

export const durationSchema = z.object({
  minutes: z.number().int().min(5).max(1440),
  /** Integer minor units of the page's currency. */
  amountMinor: z.number().int().min(0).max(99_999_999),
})

const limit = z.number().int().min(1).max(1000).nullable()

/** How many bookings of the page one host takes per local day, ISO week and month; null for any number. */
export const limitsSchema = z.object({ perDay: limit, perWeek: limit, perMonth: limit })

/** The most places that a page offers besides its first. */
export const MOST_OTHER_LOCATIONS = 5

/** Mails before the start, by how long before it they go. */
export const REMINDERS = ["24h", "1h"] as const

/**
 * A page of the organizer's own site: https, and nobody's name or password in it. Written as a header can carry it,
 * since clients are led there; so is its host, which the content policy of the form names: a semicolon would begin
 * another rule there, and a star allow every site.
 */
export const webPageSchema = z
  .url({ protocol: /^https$/, normalize: true })
  .max(500)
  .refine((address) => {
    // Asked even where the text was found to be no address at all.
    if (!URL.canParse(address)) return false
    const { username, password, host } = new URL(address)
    return username === "" && password === "" && /^[a-z0-9.:[\]-]+$/.test(host)
  }, "link-malformed")

/** Who is booked: the page's first host, whoever's turn it is, whom the client picks, or all of them. */
export const HOST_CHOICES = ["one", "round-robin", "client-picks", "collective"] as const

/** Who finds a published page: everybody, whoever is given its address, or one client for each single-use link. */
export const VISIBILITIES = ["public", "unlisted", "private"] as const

/**
 * Everything a booking page says and sells: one revision. A booking keeps the revision it was sold under,
 * so a field is only ever added here, with a default that means what older revisions meant.
 */
export const pageContentSchema = z.object({
  title: z.string().trim().min(1).max(120),
  /** Markdown; sanitized when shown. */
  description: z.string().max(10_000),
  durations: z
    .array(durationSchema)
    .min(1)
    .max(8)
    .refine(
      (list) => new Set(list.map((duration) => duration.minutes)).size === list.length,
      "duplicate-duration",
    ),
  currency: z.string().regex(/^[A-Z]{3}$/),
  location: locationSchema,
  bufferBeforeMinutes: minutes(720),
  bufferAfterMinutes: minutes(720),
  incrementMinutes: z.number().int().min(5).max(720),
  notice: noticeSchema,
  window: windowSchema,
  holdMinutes: z.number().int().min(1).max(60),
  questions: z
    .array(questionSchema)
    .max(30)
    .refine((list) => conditionProblems(list).length === 0, "condition")
    .refine((list) => list.filter(isForFile).length <= MOST_FILE_QUESTIONS, "too-many-files"),
  /** Until how long before the start a client may cancel or move; null: never by themselves. */
  cancelCutoffMinutes: minutes(60 * 24 * 365).nullable(),
  moveCutoffMinutes: minutes(60 * 24 * 365).nullable(),
  refundRule: refundRuleSchema,
  hostChoice: z.enum(HOST_CHOICES).default("one"),
  limits: limitsSchema.default({ perDay: null, perWeek: null, perMonth: null }),
  /** Seats at one time: clients who book the same meeting. */
  capacity: z.number().int().min(1).max(500).default(1),
  visibility: z.enum(VISIBILITIES).default("public"),
  /** A picture of the organizer's library above the page; `page_revision_media` refers to it for every revision. */
  coverMediaId: z.uuid().nullable().default(null),
  /** Places that a client can choose instead of `location`. */
  otherLocations: z.array(locationSchema).max(MOST_OTHER_LOCATIONS).default([]),
  /** Markdown that a client agrees to by a tick; empty: nothing is asked. */
  consentText: z.string().max(10_000).default(""),
  /** Which reminders a confirmed booking has. */
  reminders: z
    .array(z.enum(REMINDERS))
    .max(REMINDERS.length)
    .default([...REMINDERS]),
  /** Markdown for confirmed clients, on their page and in the mail that confirms. */
  confirmedText: z.string().max(5_000).default(""),
  /** Where a client goes on once confirmed; null: stays on the booking's own page. */
  afterBookingUrl: webPageSchema.nullable().default(null),
})

export type PageContent = z.infer<typeof pageContentSchema>
export type Question = z.infer<typeof questionSchema>
export type Reminder = (typeof REMINDERS)[number]
export type PageLocation = z.infer<typeof locationSchema>
export type RefundRule = z.infer<typeof refundRuleSchema>

/** What a new page begins with: half an hour, nothing to pay, a day's notice, two months ahead. */
export const emptyPageContent: PageContent = {
  title: "",
  description: "",
  durations: [{ minutes: 30, amountMinor: 0 }],
  currency: "EUR",
  location: { kind: "link", text: "", url: null },
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  incrementMinutes: 30,
  notice: { kind: "minutes", minutes: 24 * 60 },
  window: { kind: "rolling", days: 60 },
  holdMinutes: 15,
  questions: [],
  cancelCutoffMinutes: 0,
  moveCutoffMinutes: 0,
  refundRule: { minutesBefore: 24 * 60, percent: 100 },
  hostChoice: "one",
  limits: { perDay: null, perWeek: null, perMonth: null },
  capacity: 1,
  visibility: "public",
  coverMediaId: null,
  otherLocations: [],
  consentText: "",
  reminders: [...REMINDERS],
  confirmedText: "",
  afterBookingUrl: null,
}

/** What a question is unless something else is said: of one line, optional, asked of everybody, shown everywhere. */
export const plainQuestion: Omit<Question, "id" | "label"> = {
  kind: "text",
  options: [],
  required: false,
  showWhen: null,
  shownIn: { mails: true, calendar: true },
}
