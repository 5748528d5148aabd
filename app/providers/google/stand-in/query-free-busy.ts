import { z } from "zod"
import { isTimeZone } from "#app/platform/time-zone.ts"
import { callerOf, type ApiCall } from "./call.ts"
import { instantOfEventTime, liesWithin } from "./event-time.ts"
import { singleEventsOf } from "./find-event.ts"
import { GoogleProblem, invalid, unknownName } from "./google-problem.ts"
import { readQuery } from "./read-query.ts"
import { withOffset } from "./show-event.ts"
import type { StoredCalendar } from "./state.ts"

const request = z.strictObject({
  timeMin: z.iso.datetime({ offset: true }),
  timeMax: z.iso.datetime({ offset: true }),
  timeZone: z.string().refine(isTimeZone).optional(),
  groupExpansionMax: z.number().int().min(1).max(100).optional(),
  calendarExpansionMax: z.number().int().min(1).max(50).optional(),
  items: z.array(z.strictObject({ id: z.string() })).default([]),
})

const MOST_CALENDARS = 50

/** `freebusy.query`: merged busy times; a calendar out of reach is an error inside a 200. */
export function queryFreeBusy(call: ApiCall): Response {
  const caller = callerOf(call)
  readQuery(call)
  const { timeMin, timeMax, timeZone = "UTC", items } = readRequest(call.body)
  const from = new Date(timeMin)
  const to = new Date(timeMax)
  if (from >= to) {
    throw new GoogleProblem(400, "timeRangeEmpty", "The specified time range is empty.", {
      domain: "calendar",
    })
  }
  if (items.length > MOST_CALENDARS) throw invalid("Too many calendars requested.")
  const account = call.state.accounts.find(({ email }) => email === caller.email)
  const answer = items.map(({ id }) => {
    const entry = account?.calendars.find((candidate) => candidate.id === id)
    const calendar = call.state.calendars.find((candidate) => candidate.id === entry?.id)
    if (!calendar) return [id, { errors: [{ domain: "global", reason: "notFound" }], busy: [] }]
    const busy = mergedBusy(calendar, from, to).map(({ start, end }) => ({
      start: withOffset(start, timeZone),
      end: withOffset(end, timeZone),
    }))
    return [id, { busy }]
  })
  return Response.json({
    kind: "calendar#freeBusy",
    timeMin: from.toISOString(),
    timeMax: to.toISOString(),
    calendars: Object.fromEntries(answer),
  })
}

function readRequest(body: string): z.infer<typeof request> {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    throw new GoogleProblem(400, "parseError", "Parse Error")
  }
  const parsed = request.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  if (issue.code === "unrecognized_keys") throw unknownName(issue.keys[0]!, "")
  throw invalid(`Invalid value for: ${issue.path.join(".") || "request"}`)
}

function mergedBusy(calendar: StoredCalendar, from: Date, to: Date): { start: Date; end: Date }[] {
  const taken = singleEventsOf(calendar, to)
    .filter(
      (event) => event.status !== "cancelled" && event.plain["transparency"] !== "transparent",
    )
    .filter(
      ({ attendees }) =>
        attendees.find(({ email }) => email === calendar.id)?.responseStatus !== "declined",
    )
    .filter((event) => liesWithin(event, calendar.timeZone, from, to))
    .map(({ start, end }) => ({
      start: instantOfEventTime(start, calendar.timeZone),
      end: instantOfEventTime(end, calendar.timeZone),
    }))
    .sort((a, b) => a.start.getTime() - b.start.getTime())
  const merged: { start: Date; end: Date }[] = []
  for (const next of taken) {
    const last = merged.at(-1)
    if (last && next.start <= last.end) last.end = next.end > last.end ? next.end : last.end
    else merged.push({ ...next })
  }
  return merged
}
