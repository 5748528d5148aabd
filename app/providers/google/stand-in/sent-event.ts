import { z } from "zod"
import { isTimeZone } from "#app/platform/time-zone.ts"
import { instantOfWallTime } from "#app/providers/wall-time.ts"
import { GoogleProblem, invalid, unknownName } from "./google-problem.ts"
import type { EventTime } from "./state.ts"

/**
 * An Event as a client may send it. Members that only come back as sent are `plain`; the provider's own
 * are accepted and ignored, as Google does, so that a fetched event can be sent back.
 */
const sentTime = z.strictObject({
  date: z.iso.date().nullish(),
  dateTime: z.string().nullish(),
  timeZone: z.string().nullish(),
})

const properties = z.record(z.string().min(1).max(44), z.string().max(1024).nullable())

const plainMembers = {
  summary: z.string(),
  description: z.string().max(8192),
  location: z.string(),
  transparency: z.enum(["opaque", "transparent"]),
  visibility: z.enum(["default", "public", "private", "confidential"]),
  colorId: z.string(),
  anyoneCanAddSelf: z.boolean(),
  guestsCanInviteOthers: z.boolean(),
  guestsCanModify: z.boolean(),
  guestsCanSeeOtherGuests: z.boolean(),
  source: z.strictObject({ title: z.string().nullish(), url: z.url().nullish() }),
  reminders: z.strictObject({
    useDefault: z.boolean().nullish(),
    overrides: z
      .array(
        z.strictObject({
          method: z.enum(["email", "popup"]),
          minutes: z.number().int().min(0).max(40_320),
        }),
      )
      .max(5)
      .nullish(),
  }),
}

const ownMembers = [
  "kind",
  "etag",
  "htmlLink",
  "created",
  "updated",
  "creator",
  "organizer",
  "hangoutLink",
  "locked",
  "recurringEventId",
  "originalStartTime",
  "attendeesOmitted",
  "endTimeUnspecified",
]

const orNull = <Shape extends Record<string, z.ZodType>>(shape: Shape) =>
  Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, schema.nullish()])) as {
    [Name in keyof Shape]: z.ZodOptional<z.ZodNullable<Shape[Name]>>
  }

export const sentEvent = z.strictObject({
  ...orNull(plainMembers),
  ...Object.fromEntries(ownMembers.map((name) => [name, z.unknown().optional()])),
  id: z.string().nullish(),
  iCalUID: z.string().nullish(),
  sequence: z.number().int().min(0).nullish(),
  eventType: z.literal("default").nullish(),
  status: z.enum(["confirmed", "tentative", "cancelled"]).nullish(),
  start: sentTime.nullish(),
  end: sentTime.nullish(),
  recurrence: z.array(z.string()).nullish(),
  attendees: z
    .array(
      z.strictObject({
        id: z.string().nullish(),
        self: z.boolean().nullish(),
        organizer: z.boolean().nullish(),
        email: z.email(),
        displayName: z.string().nullish(),
        optional: z.boolean().nullish(),
        resource: z.boolean().nullish(),
        comment: z.string().nullish(),
        additionalGuests: z.number().int().min(0).nullish(),
        responseStatus: z.enum(["needsAction", "declined", "tentative", "accepted"]).nullish(),
      }),
    )
    .nullish(),
  extendedProperties: z
    .strictObject({ private: properties.nullish(), shared: properties.nullish() })
    .nullish(),
})

export type SentEvent = z.infer<typeof sentEvent>

export const plainNames = Object.keys(plainMembers) as (keyof typeof plainMembers)[]

/** Reads a body strictly, with Google's words for what it cannot take. */
export function readSentEvent(body: string): SentEvent {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    throw new GoogleProblem(400, "parseError", "Parse Error")
  }
  const parsed = sentEvent.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  if (issue.code === "unrecognized_keys") {
    throw unknownName(issue.keys[0]!, issue.path.length ? ` at '${issue.path.join(".")}'` : "")
  }
  if (issue.path[0] === "attendees") throw invalid("Invalid attendee email.")
  throw invalid(`Invalid value for: ${issue.path.join(".") || "event"}`)
}

const OFFSET_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/**
 * A sent start or end, made sure of: a date, or an instant in UTC, with the zone when one is named. A
 * time without an offset counts in its zone.
 */
export function readEventTime(
  time: SentEvent["start"],
  name: "start" | "end",
  calendarTimeZone: string,
): EventTime {
  const bad = () => invalid(`Invalid ${name} time.`)
  if (!time) throw new GoogleProblem(400, "required", `Missing ${name} time.`)
  const { date, dateTime, timeZone } = time
  if (Boolean(date) === Boolean(dateTime)) throw bad()
  if (timeZone && !isTimeZone(timeZone)) {
    throw invalid(`Invalid time zone definition for ${name} time.`)
  }
  if (date) return { date }
  let instant: Date
  try {
    if (OFFSET_TIME.test(dateTime!)) instant = new Date(dateTime!)
    else if (timeZone) instant = instantOfWallTime(dateTime!, timeZone)
    else throw new GoogleProblem(400, "required", `Missing time zone definition for ${name} time.`)
  } catch (error) {
    throw error instanceof GoogleProblem ? error : bad()
  }
  if (Number.isNaN(instant.getTime())) throw bad()
  return { dateTime: instant.toISOString(), timeZone: timeZone ?? calendarTimeZone }
}

/** Refuses an event that ends before it starts, or that starts as a day and ends as a time. */
export function checkTimeRange(start: EventTime, end: EventTime): void {
  if ((start.date === undefined) !== (end.date === undefined)) {
    throw invalid("Invalid start time.")
  }
  const empty = start.date === undefined ? start.dateTime! > end.dateTime! : start.date >= end.date!
  if (empty) {
    throw new GoogleProblem(400, "timeRangeEmpty", "The specified time range is empty.", {
      domain: "calendar",
    })
  }
}
