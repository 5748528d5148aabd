import type { ApiScope } from "#app/features/api/scopes.ts"
import type { ProblemCode } from "#app/platform/problem-document.ts"
import type { SchemaName } from "./json-schemas.ts"

export type ParameterName =
  | "organizer"
  | "page"
  | "id"
  | "status"
  | "limit"
  | "after"
  | "from"
  | "to"
  | "timeZone"
  | "duration"
  | "invitation"
  | "idempotencyKey"
  | "ifNoneMatch"

export type Operation = {
  /** Key of its texts, and its operationId. */
  id: string
  method: "get" | "post"
  path: string
  tag: "content" | "bookings"
  /** Who may: anybody, anybody with a key that does or sees more, or only a key's or a token's holder. */
  needs:
    | { kind: "nothing" }
    | { kind: "key-sees-more"; seesWith: ApiScope }
    | { kind: "optional-key" | "key-or-token"; scope: ApiScope }
  parameters: readonly ParameterName[]
  body: { schema: SchemaName; isRequired: boolean } | null
  answer: { status: 200 | 201; schema: SchemaName; headers: readonly string[] }
  /** Whether old addresses lead on, and known content is not sent again. */
  other: readonly (301 | 304)[]
  problems: readonly ProblemCode[]
}

const always = ["token-refused", "not-found", "method-not-allowed", "too-many-requests", "broken"]
const read = [...always, "database-away"] as ProblemCode[]
const post = [
  ...always,
  "malformed-body",
  "invalid",
  "malformed-idempotency-key",
  "scope-too-small",
  "origin-refused",
  "request-in-progress",
  "other-request",
  "body-too-big",
] as ProblemCode[]

const pages = "/api/v1/{organizer}/pages"
const booking = "/api/v1/bookings/{id}"
const kept = { headers: ["ETag"] }
const fresh = { headers: [] }

/** Every operation of the API. The document, the reference page and the tests' checks are made from it. */
export const operations: readonly Operation[] = [
  {
    id: "listPages",
    ...{ method: "get", path: pages, tag: "content" },
    needs: { kind: "optional-key", scope: "pages:read" },
    parameters: ["organizer", "status", "limit", "after", "ifNoneMatch"],
    body: null,
    answer: { status: 200, schema: "PageList", headers: ["ETag", "Link"] },
    other: [301, 304],
    problems: [
      ...read,
      "unknown-status",
      "malformed-limit",
      "malformed-after",
      "unauthorized",
      "scope-too-small",
    ],
  },
  {
    id: "readPage",
    ...{ method: "get", path: `${pages}/{page}`, tag: "content" },
    needs: { kind: "key-sees-more", seesWith: "pages:read" },
    parameters: ["organizer", "page", "invitation", "ifNoneMatch"],
    body: null,
    answer: { status: 200, schema: "Page", ...kept },
    other: [301, 304],
    problems: [...read, "invitation-in-use", "invitation-over"],
  },
  {
    id: "listSlots",
    ...{ method: "get", path: `${pages}/{page}/slots`, tag: "content" },
    needs: { kind: "key-sees-more", seesWith: "pages:read" },
    parameters: ["organizer", "page", "from", "to", "timeZone", "duration", "invitation"],
    body: null,
    answer: { status: 200, schema: "Slots", ...fresh },
    other: [301],
    problems: [
      ...read,
      "missing-range",
      "malformed-instant",
      "reversed-range",
      "long-range",
      "unknown-time-zone",
      "unknown-duration",
      "invitation-in-use",
      "invitation-over",
      "calendar-unreachable",
    ],
  },
  {
    id: "book",
    ...{ method: "post", path: "/api/v1/{organizer}/bookings", tag: "bookings" },
    needs: { kind: "optional-key", scope: "bookings:write" },
    parameters: ["organizer", "idempotencyKey"],
    body: { schema: "NewBooking", isRequired: true },
    answer: { status: 201, schema: "Booked", headers: ["Location", "Idempotency-Replayed"] },
    other: [],
    problems: [
      ...post,
      "time-taken",
      "revision-changed",
      "invitation-in-use",
      "invitation-over",
      "too-many-holds",
      "calendar-unreachable",
    ],
  },
  {
    id: "sendFile",
    ...{ method: "post", path: "/api/v1/{organizer}/files", tag: "bookings" },
    needs: { kind: "optional-key", scope: "bookings:write" },
    parameters: ["organizer", "idempotencyKey"],
    body: { schema: "NewFile", isRequired: true },
    answer: { status: 201, schema: "SentFile", headers: ["Idempotency-Replayed"] },
    other: [],
    problems: [
      ...post,
      "invitation-in-use",
      "invitation-over",
      "too-many-files",
      "files-full",
      "file-unreachable",
    ],
  },
  {
    id: "readBooking",
    ...{ method: "get", path: booking, tag: "bookings" },
    needs: { kind: "key-or-token", scope: "bookings:read" },
    parameters: ["id"],
    body: null,
    answer: { status: 200, schema: "Booking", ...fresh },
    other: [],
    problems: [...read, "unauthorized", "scope-too-small", "link-outdated"],
  },
  {
    id: "cancelBooking",
    ...{ method: "post", path: `${booking}/cancel`, tag: "bookings" },
    needs: { kind: "key-or-token", scope: "bookings:write" },
    parameters: ["id", "idempotencyKey"],
    body: { schema: "Cancellation", isRequired: false },
    answer: { status: 200, schema: "Booking", headers: ["Idempotency-Replayed"] },
    other: [],
    problems: [
      ...post,
      "unauthorized",
      "link-outdated",
      "not-cancelable",
      "never",
      "too-late",
      "already-paid",
      "payment-unreachable",
    ],
  },
  {
    id: "moveBooking",
    ...{ method: "post", path: `${booking}/reschedule`, tag: "bookings" },
    needs: { kind: "key-or-token", scope: "bookings:write" },
    parameters: ["id", "idempotencyKey"],
    body: { schema: "Move", isRequired: true },
    answer: { status: 200, schema: "Booking", headers: ["Idempotency-Replayed"] },
    other: [],
    problems: [
      ...post,
      "unauthorized",
      "link-outdated",
      "not-movable",
      "never",
      "too-late",
      "already-paid",
      "time-taken",
      "calendar-unreachable",
      "payment-unreachable",
    ],
  },
]
