import { z } from "zod"

/** What the played provider remembers. It is written to a file as it is, so secrets are kept as hashes. */

const eventTime = z.object({
  date: z.string().optional(),
  /** In UTC; answers show it with the offset of a zone. */
  dateTime: z.string().optional(),
  timeZone: z.string().optional(),
})

const attendee = z.object({
  email: z.string(),
  displayName: z.string().optional(),
  optional: z.boolean().optional(),
  resource: z.boolean().optional(),
  comment: z.string().optional(),
  additionalGuests: z.number().optional(),
  responseStatus: z.enum(["needsAction", "declined", "tentative", "accepted"]),
})

export const storedEvent = z.object({
  id: z.string(),
  /** The state's revision at the last change; the etag is made of it. */
  revision: z.number(),
  iCalUID: z.string(),
  status: z.enum(["confirmed", "tentative", "cancelled"]),
  created: z.string(),
  updated: z.string(),
  sequence: z.number(),
  creatorEmail: z.string(),
  start: eventTime,
  end: eventTime,
  attendees: z.array(attendee),
  privateProperties: z.record(z.string(), z.string()),
  sharedProperties: z.record(z.string(), z.string()),
  recurrence: z.array(z.string()),
  recurringEventId: z.string().optional(),
  originalStartTime: eventTime.optional(),
  /** Members that only come back as they were sent: summary, location, transparency and the like. */
  plain: z.record(z.string(), z.unknown()),
})

const calendar = z.object({
  id: z.string(),
  /** The address of its owner. */
  account: z.string(),
  summary: z.string(),
  timeZone: z.string(),
  events: z.array(storedEvent),
})

const account = z.object({
  email: z.string(),
  calendars: z.array(
    z.object({
      id: z.string(),
      accessRole: z.enum(["freeBusyReader", "reader", "writer", "owner"]),
      primary: z.boolean(),
    }),
  ),
})

export const faultKinds = [
  "500",
  "503",
  "429",
  "403-rate",
  "401",
  "garbage",
  "timeout",
  "timeout-after-commit",
] as const

export const fault = z.strictObject({
  kind: z.enum(faultKinds),
  /** How many calls it still spoils. */
  times: z.number().int().positive().default(1),
  retryAfterSeconds: z.number().int().positive().optional(),
  /** Only calls of this method. */
  method: z.string().optional(),
  /** Only calls whose path contains this. */
  path: z.string().optional(),
})

export const standInState = z.object({
  clockOffsetMs: z.number(),
  down: z.boolean(),
  /** Grows with every write. */
  revision: z.number(),
  /** Sync tokens from before this revision are used up. */
  oldestSyncRevision: z.number(),
  faults: z.array(fault),
  codes: z.array(
    z.object({
      hash: z.string(),
      email: z.string(),
      redirectUri: z.string(),
      scopes: z.array(z.string()),
      codeChallenge: z.string().nullable(),
      givesRefreshToken: z.boolean(),
      expiresAt: z.string(),
    }),
  ),
  refreshTokens: z.array(
    z.object({
      hash: z.string(),
      email: z.string(),
      scopes: z.array(z.string()),
      usedAt: z.string(),
    }),
  ),
  accessTokens: z.array(
    z.object({
      hash: z.string(),
      email: z.string(),
      scopes: z.array(z.string()),
      expiresAt: z.string(),
    }),
  ),
  accounts: z.array(account),
  calendars: z.array(calendar),
  /** The mails that the provider would have sent to guests. */
  guestMails: z.array(z.object({ calendarId: z.string(), eventId: z.string(), to: z.string() })),
})

export type StandInState = z.infer<typeof standInState>
export type StoredEvent = z.infer<typeof storedEvent>
export type StoredCalendar = z.infer<typeof calendar>
export type EventTime = z.infer<typeof eventTime>
export type Fault = z.infer<typeof fault>
export type AccessRole = StandInState["accounts"][number]["calendars"][number]["accessRole"]

export function emptyState(): StandInState {
  return {
    clockOffsetMs: 0,
    down: false,
    revision: 1,
    oldestSyncRevision: 0,
    faults: [],
    codes: [],
    refreshTokens: [],
    accessTokens: [],
    accounts: [],
    calendars: [],
    guestMails: [],
  }
}
