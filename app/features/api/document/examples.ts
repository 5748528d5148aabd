import type { z } from "zod"
import type { Booked, DescribedBooking } from "#app/features/api/booking-schema.ts"
import type { cancellationSchema, moveSchema } from "#app/features/api/booking-schema.ts"
import type {
  briefPageSchema,
  pageListSchema,
  pageSchema,
  slotsSchema,
} from "#app/features/api/content-schema.ts"
import type { SentFileAnswer } from "#app/features/api/file-schema.ts"
import { emptyPageContent, plainQuestion } from "#app/features/page/schema.ts"
import type { ProblemCode, ProblemFacts } from "#app/platform/problem-document.ts"
import type { SchemaName } from "./json-schemas.ts"

const bookingId = "01989f3a-5c2e-7b41-9d0a-3f2f6c1b7a10"
const hostId = "01989f3a-0b1c-7d22-8e3f-1a2b3c4d5e6f"
const revision = "01989f3a-1d4e-7a5b-b6c7-8d9e0f1a2b3c"
const token = "AZifOlwue0GdCj8vbBt6EAAAASLk9vX2Qp7mWc3yTzB8dRj"
const statusUrl = `https://book.example.com/bookings/${token}`
const checkoutUrl = "https://checkout.example.com/c/pay/cs_test_a1b2c3"
const start = "2026-12-03T09:00:00Z"
const end = "2026-12-03T09:30:00Z"
const holdExpiresAt = "2026-12-01T10:15:00Z"

const brief: z.infer<typeof briefPageSchema> = {
  slug: "consultation",
  title: "Consultation",
  durations: [{ minutes: 30, amountMinor: 5000, currency: "EUR" }],
}
const {
  currency: _currency,
  confirmedText: _confirmedText,
  afterBookingUrl: _afterBookingUrl,
  coverMediaId: _coverMediaId,
  ...content
} = emptyPageContent
const hosts = [{ id: hostId, name: "Ada Berg" }]
const client = { name: "Cy Dee", email: "cy@example.org", timeZone: "Europe/Paris" }
const answers = { topic: "A new contract" }

const page: z.infer<typeof pageSchema> = {
  ...content,
  ...brief,
  description: "Half an hour on **your** question.",
  location: { kind: "link", text: "Video call" },
  questions: [{ ...plainQuestion, id: "topic", label: "What is it about?", required: true }],
  cover: null,
  timeZone: "Europe/Berlin",
  hosts,
  revision,
}

const pageList: z.infer<typeof pageListSchema> = { pages: [brief] }
const slots: z.infer<typeof slotsSchema> = { slots: [{ start, end, hosts: [hostId] }] }
const sentFile: SentFileAnswer = {
  ...{ file: token.slice(0, 43), filename: "My plan.txt", bytes: 9, contentType: "text/plain" },
}
const cancellation: z.input<typeof cancellationSchema> = {}
const move: z.input<typeof moveSchema> = { start: "2026-12-04T09:00:00Z" }
const booked: Booked = {
  ...{ id: bookingId, state: "PAYMENT_PENDING", holdExpiresAt, checkoutUrl, statusUrl, token },
}
const booking: DescribedBooking = {
  id: bookingId,
  reference: "K7PM-2QXD",
  state: "CONFIRMED",
  page: "consultation",
  title: "Consultation",
  ...{ start, end, duration: 30, hosts, ...client, notes: "", answers },
  consentedAt: null,
  location: { kind: "link", text: "Video call", url: "https://meet.example.com/ada" },
  ...{ amountMinor: 5000, currency: "EUR", paidMinor: 5000, refundedMinor: 0 },
  ...{ holdExpiresAt: null, checkoutUrl: null, statusUrl, token },
}

/** One example of each thing that is sent or answered; a test holds them to their schemas. */
export const examples: Record<Exclude<SchemaName, "Problem" | "BriefPage">, unknown> = {
  NewBooking: { page: "consultation", start, duration: 30, ...client, answers },
  NewFile: {
    ...{ page: "consultation", question: "plan", filename: "My plan.txt" },
    content: "T3VyIHBsYW4K",
  },
  SentFile: sentFile,
  Cancellation: cancellation,
  Move: move,
  PageList: pageList,
  Page: page,
  Slots: slots,
  Booked: booked,
  Booking: booking,
}

/** What a problem's sentence is filled with, and its own members, where it has any. */
export const problemExamples: Partial<Record<ProblemCode, ProblemFacts>> = {
  "malformed-body": { values: { expected: '{"page": "…", …}' } },
  "malformed-instant": { values: { name: "from" } },
  "long-range": { values: { days: 62 } },
  "unknown-duration": { values: { durations: "30, 60" } },
  "method-not-allowed": { values: { allowed: "GET" } },
  "too-many-requests": { values: { seconds: 20 } },
  broken: { values: { requestId: bookingId } },
  "database-away": { values: { seconds: 10 } },
  "scope-too-small": { values: { scope: "bookings:write" } },
  invalid: { members: { errors: [{ pointer: "/name", detail: "Enter your name." }] } },
  "time-taken": { members: { nearest: [end] } },
  "revision-changed": { members: { changes: ["price"], revision } },
}
