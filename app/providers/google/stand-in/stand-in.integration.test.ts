import { mkdtemp, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { startGoogleStandIn, type RunningGoogleStandIn } from "./testing.ts"

const HOST = "ada@example.com"
const EVENTS = `/calendars/${encodeURIComponent(HOST)}/events`
const TIMES = {
  start: { dateTime: "2026-11-25T09:00:00Z" },
  end: { dateTime: "2026-11-25T10:00:00Z" },
}

let google: RunningGoogleStandIn
let token: string

beforeEach(async () => {
  google = await startGoogleStandIn({ now: () => new Date("2026-11-21T10:00:00Z") })
  token = (await google.grant(HOST)).accessToken
})

afterEach(() => google.stop())

async function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${google.apiBase}/calendar/v3${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const answer = (text ? JSON.parse(text) : null) as Record<string, unknown> | null
  return { status: response.status, answer, reason: reasonOf(answer) }
}

function reasonOf(answer: Record<string, unknown> | null): string | undefined {
  const error = answer?.["error"] as { errors: { reason: string }[] } | undefined
  return error?.errors[0]?.reason
}

const items = (asked: { answer: Record<string, unknown> | null }) =>
  asked.answer?.["items"] as { id: string; status: string }[]

describe("the played Google Calendar", () => {
  it.each([
    ["an unknown member", { ...TIMES, guests: [] }, "badRequest"],
    ["an unknown member within", { ...TIMES, start: { at: "now" } }, "badRequest"],
    ["no start", { end: TIMES.end }, "required"],
    [
      "a time without zone or offset",
      { ...TIMES, start: { dateTime: "2026-11-25T09:00:00" } },
      "required",
    ],
    [
      "a zone that does not exist",
      { ...TIMES, start: { ...TIMES.start, timeZone: "Mars/Base" } },
      "invalid",
    ],
    [
      "a date and a time together",
      { ...TIMES, start: { ...TIMES.start, date: "2026-11-25" } },
      "invalid",
    ],
    ["an end before the start", { start: TIMES.end, end: TIMES.start }, "timeRangeEmpty"],
    ["an id with letters after v", { ...TIMES, id: "wxyz-1" }, "invalid"],
    ["an id that is too short", { ...TIMES, id: "abcd" }, "invalid"],
    ["an id and a UID of one's own", { ...TIMES, id: "abcde", iCalUID: "x@y" }, "invalid"],
    ["an unknown status", { ...TIMES, status: "held" }, "invalid"],
    ["an attendee without an address", { ...TIMES, attendees: [{ email: "Grace" }] }, "invalid"],
    ["a series it cannot play", { ...TIMES, recurrence: ["RRULE:FREQ=YEARLY"] }, "invalid"],
  ])("refuses an event with %s", async (_name, event, reason) => {
    expect(await ask("POST", EVENTS, event)).toMatchObject({ status: 400, reason })
    expect(items(await ask("GET", EVENTS))).toEqual([])
  })

  it.each([
    ["an unknown parameter", "?calendar=all", "badRequest"],
    ["a time without offset", "?timeMin=2026-11-25T09:00:00", "invalidParameter"],
    [
      "an empty range",
      "?timeMin=2026-11-26T00:00:00Z&timeMax=2026-11-25T00:00:00Z",
      "timeRangeEmpty",
    ],
    ["an order that needs single events", "?orderBy=startTime", "invalid"],
    ["a page token of another request", "?pageToken=MTAuYWJj", "invalid"],
    ["a repeated parameter", "?q=a&q=b", "invalid"],
  ])("refuses a list with %s", async (_name, query, reason) => {
    expect(await ask("GET", EVENTS + query)).toMatchObject({ status: 400, reason })
  })

  it("refuses a way of telling guests that Google does not have", async () => {
    expect(await ask("POST", `${EVENTS}?sendUpdates=some`, TIMES)).toMatchObject({ status: 400 })
  })

  it("remembers whom Google would have mailed", async () => {
    const event = { ...TIMES, attendees: [{ email: "guest@example.org" }] }
    await ask("POST", EVENTS, event)
    await ask("POST", `${EVENTS}?sendUpdates=none`, event)
    expect((await google.state()).guestMails).toEqual([])
    await ask("POST", `${EVENTS}?sendUpdates=all`, event)
    expect((await google.state()).guestMails).toMatchObject([{ to: "guest@example.org" }])
  })

  it("lets nobody in without a good token, nor with one for something else", async () => {
    const good = token
    token = "ya29.invented"
    expect(await ask("GET", EVENTS)).toMatchObject({ status: 401, reason: "authError" })
    token = (
      await google.grant(HOST, ["https://www.googleapis.com/auth/calendar.calendarlist.readonly"])
    ).accessToken
    expect(await ask("GET", EVENTS)).toMatchObject({
      status: 403,
      reason: "insufficientPermissions",
    })
    token = good
    const stranger = encodeURIComponent("stranger@example.net")
    expect(await ask("GET", `/calendars/${stranger}/events`)).toMatchObject({ status: 404 })
    expect(await ask("GET", "/calendars/%zz/events")).toMatchObject({ status: 404 })
  })

  it("keeps permission for owned calendars to owned calendars", async () => {
    const shared = { account: HOST, id: "shared@group.calendar.google.com", summary: "Shared" }
    await google.control("calendars", { ...shared, timeZone: "UTC", accessRole: "writer" })
    token = (await google.grant(HOST, ["https://www.googleapis.com/auth/calendar.events.owned"]))
      .accessToken
    expect(await ask("POST", EVENTS, TIMES)).toMatchObject({ status: 200 })
    const path = `/calendars/${encodeURIComponent(shared.id)}/events`
    expect(await ask("POST", path, TIMES)).toMatchObject({ status: 403 })
  })

  it("changes the etag with every write, and the sequence with the time", async () => {
    const made = (await ask("POST", EVENTS, { ...TIMES, id: "event1" })).answer!
    expect(made).toMatchObject({ sequence: 0, iCalUID: "event1@google.com", status: "confirmed" })
    const named = (await ask("PATCH", `${EVENTS}/event1`, { summary: "Named" })).answer!
    expect(named).toMatchObject({ sequence: 0, summary: "Named" })
    const end = { dateTime: "2026-11-25T11:00:00Z" }
    const moved = (await ask("PATCH", `${EVENTS}/event1`, { end })).answer!
    expect(moved).toMatchObject({ sequence: 1, summary: "Named" })
    expect(new Set([made["etag"], named["etag"], moved["etag"]]).size).toBe(3)
    const stale = { "if-match": String(named["etag"]) }
    expect(await ask("PATCH", `${EVENTS}/event1`, { summary: "Lost" }, stale)).toMatchObject({
      status: 412,
      reason: "conditionNotMet",
    })
    expect(await ask("DELETE", `${EVENTS}/event1`, undefined, stale)).toMatchObject({ status: 412 })
    const fresh = { "if-match": String(moved["etag"]) }
    expect(await ask("PATCH", `${EVENTS}/event1`, { summary: "Won" }, fresh)).toMatchObject({
      status: 200,
    })
  })

  it("merges on PATCH, clears with null, and replaces on PUT", async () => {
    const event = {
      ...TIMES,
      id: "event1",
      summary: "A",
      location: "B",
      extendedProperties: { private: { one: "1", two: "2" } },
    }
    await ask("POST", EVENTS, event)
    const change = { location: null, extendedProperties: { private: { two: null, three: "3" } } }
    const patched = (await ask("PATCH", `${EVENTS}/event1`, change)).answer!
    expect(patched).toMatchObject({ summary: "A" })
    expect(patched["extendedProperties"]).toEqual({ private: { one: "1", three: "3" } })
    expect(patched).not.toHaveProperty("location")
    const put = (await ask("PUT", `${EVENTS}/event1`, { ...patched, summary: undefined })).answer!
    expect(put).not.toHaveProperty("summary")
    expect(await ask("PUT", `${EVENTS}/event1`, { summary: "No times" })).toMatchObject({
      status: 400,
    })
  })

  it("shows a deleted event as cancelled, and lets nobody change or delete it again", async () => {
    await ask("POST", EVENTS, { ...TIMES, id: "event1" })
    expect((await ask("DELETE", `${EVENTS}/event1`)).status).toBe(204)
    expect((await ask("DELETE", `${EVENTS}/event1`)).status).toBe(410)
    expect((await ask("PATCH", `${EVENTS}/event1`, {})).status).toBe(410)
    expect((await ask("GET", `${EVENTS}/event1`)).answer).toMatchObject({ status: "cancelled" })
    expect(items(await ask("GET", EVENTS))).toEqual([])
    expect(items(await ask("GET", `${EVENTS}?showDeleted=true`))).toHaveLength(1)
    expect((await google.state()).calendars[0]).toMatchObject({
      id: HOST,
      account: HOST,
      events: [],
      deletedEvents: [{ id: "event1" }],
    })
  })

  it("goes page by page, each event once", async () => {
    for (const id of ["event1", "event2", "event3", "event4", "event5"]) {
      await ask("POST", EVENTS, { ...TIMES, id })
    }
    const seen: string[] = []
    let query = "?maxResults=2"
    for (let page = 0; page < 3; page++) {
      const got = await ask("GET", EVENTS + query)
      seen.push(...items(got).map(({ id }) => id))
      query = `?maxResults=2&pageToken=${String(got.answer!["nextPageToken"])}`
      expect("nextSyncToken" in got.answer!).toBe(page === 2)
    }
    expect(seen).toEqual(["event1", "event2", "event3", "event4", "event5"])
  })

  it("tells what has changed since a sync token, deletions too, until the token is used up", async () => {
    await ask("POST", EVENTS, { ...TIMES, id: "event1" })
    await ask("POST", EVENTS, { ...TIMES, id: "event2" })
    const first = (await ask("GET", EVENTS)).answer!["nextSyncToken"] as string
    await ask("DELETE", `${EVENTS}/event1`)
    const changes = await ask("GET", `${EVENTS}?syncToken=${first}`)
    expect(items(changes)).toMatchObject([{ id: "event1", status: "cancelled" }])
    const next = changes.answer!["nextSyncToken"] as string
    expect(items(await ask("GET", `${EVENTS}?syncToken=${next}`))).toEqual([])
    const filtered = `${EVENTS}?syncToken=${next}&timeMin=2026-11-25T00:00:00Z`
    expect((await ask("GET", filtered)).status).toBe(400)
    await google.control("expire-sync-tokens", {})
    for (const old of [next, "invented"]) {
      expect(await ask("GET", `${EVENTS}?syncToken=${old}`)).toMatchObject({
        status: 410,
        reason: "fullSyncRequired",
      })
    }
  })

  it("finds events by their private properties", async () => {
    const mine = { ...TIMES, id: "event1", extendedProperties: { private: { meeting: "7" } } }
    await ask("POST", EVENTS, mine)
    await ask("POST", EVENTS, { ...TIMES, id: "event2" })
    const found = await ask("GET", `${EVENTS}?privateExtendedProperty=meeting%3D7`)
    expect(items(found).map(({ id }) => id)).toEqual(["event1"])
  })

  it("writes times with the offset of the calendar, on both sides of a change of clocks", async () => {
    for (const [id, day] of [
      ["summer", "2026-10-24"],
      ["autumn", "2026-10-26"],
    ] as const) {
      const time = (hour: string) => ({
        dateTime: `${day}T${hour}:00:00`,
        timeZone: "Europe/Berlin",
      })
      await google.control("add-event", {
        calendarId: HOST,
        event: { id: id === "summer" ? "event1" : "event2", start: time("09"), end: time("10") },
      })
    }
    const starts = (await google.state()).calendars[0]!.events.map(({ start }) => start)
    expect(starts).toEqual([
      { dateTime: "2026-10-24T09:00:00+02:00", timeZone: "Europe/Berlin" },
      { dateTime: "2026-10-26T09:00:00+01:00", timeZone: "Europe/Berlin" },
    ])
  })

  it("spoils only the calls that were meant, as often as was asked", async () => {
    await google.control("faults", { kind: "503", method: "DELETE", times: 3 })
    await ask("POST", EVENTS, { ...TIMES, id: "event1" })
    for (const status of [503, 503, 503, 204]) {
      expect((await ask("DELETE", `${EVENTS}/event1`)).status).toBe(status)
    }
  })

  it("refuses an unknown control, and one that a form of another website could send", async () => {
    await expect(google.control("faults", { kind: "500", times: 0 })).rejects.toThrow(/refused/)
    const post = (path: string, type: string) =>
      fetch(`${google.origin}/google/control/${path}`, {
        method: "POST",
        headers: { "content-type": type },
        body: "{}",
      })
    expect((await post("surprise", "application/json")).status).toBe(404)
    expect((await post("reset", "text/plain")).status).toBe(415)
  })
})

describe("the played Google's memory", () => {
  let dataDir: string

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "google-stand-in-"))
  })

  afterEach(() => rm(dataDir, { recursive: true }))

  it("is named when it cannot be read, rather than thrown away", async () => {
    await writeFile(join(dataDir, "google.json"), "{ half")
    await expect(startGoogleStandIn({ dataDir })).rejects.toThrow(/google\.json.*Delete it/)
  })

  it("survives a restart, tokens and events and clock, without a token in its file", async () => {
    const before = await startGoogleStandIn({
      dataDir,
      now: () => new Date("2026-11-21T10:00:00Z"),
    })
    const { accessToken } = await before.grant(HOST)
    await before.control("add-event", { calendarId: HOST, event: { id: "event1", ...TIMES } })
    await before.control("clock", { advanceMs: 60_000 })
    await before.stop()
    const file = join(dataDir, "google.json")
    expect((await stat(file)).mode & 0o077).toBe(0)

    const after = await startGoogleStandIn({ dataDir, now: () => new Date("2026-11-21T10:00:00Z") })
    try {
      const state = await after.state()
      expect(state.now).toBe("2026-11-21T10:01:00.000Z")
      expect(state.calendars[0]!.events.map(({ id }) => id)).toEqual(["event1"])
      const response = await fetch(`${after.apiBase}/calendar/v3${EVENTS}`, {
        headers: { authorization: `Bearer ${accessToken}` },
      })
      expect(response.status).toBe(200)
      expect(JSON.stringify(state)).not.toContain(accessToken)
    } finally {
      await after.stop()
    }
  })
})

describe("the played free and busy times", () => {
  const range = { timeMin: "2026-11-25T00:00:00Z", timeMax: "2026-11-26T00:00:00Z" }

  it.each([
    ["an unknown member", { ...range, calendars: [] }],
    ["an unknown zone", { ...range, timeZone: "Mars/Base" }],
    ["no end", { timeMin: range.timeMin }],
    ["an empty range", { timeMin: range.timeMax, timeMax: range.timeMin }],
    ["too many calendars", { ...range, items: Array.from({ length: 51 }, () => ({ id: HOST })) }],
  ])("are refused with %s", async (_name, body) => {
    expect((await ask("POST", "/freeBusy", body)).status).toBe(400)
  })

  it("are merged for each calendar, with an error for one out of reach", async () => {
    await ask("POST", EVENTS, { ...TIMES, status: "tentative" })
    await ask("POST", EVENTS, { ...TIMES, end: { dateTime: "2026-11-25T10:30:00Z" } })
    const items = [{ id: HOST }, { id: "stranger@example.net" }]
    const { answer } = await ask("POST", "/freeBusy", { ...range, items })
    expect(answer!["calendars"]).toEqual({
      [HOST]: { busy: [{ start: "2026-11-25T09:00:00Z", end: "2026-11-25T10:30:00Z" }] },
      "stranger@example.net": { errors: [{ domain: "global", reason: "notFound" }], busy: [] },
    })
  })
})

describe("the calendar to look at", () => {
  const look = async (path: string) => (await fetch(google.origin + path)).text()
  const send = (path: string, fields: Record<string, string>, headers = {}) =>
    fetch(google.origin + path, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers,
      redirect: "manual",
    })
  const WEEK = `/google/calendar?account=${encodeURIComponent(HOST)}&week=2026-11-25`
  const times = { start: "2026-11-25T09:00", end: "2026-11-25T10:30" }

  it("shows a hold, then the confirmed event with its attendee", async () => {
    await google.control("add-event", {
      calendarId: HOST,
      event: { id: "event1", summary: "Hold <b>", status: "tentative", ...TIMES },
    })
    const held = await look(WEEK)
    expect(held).toContain('data-status="tentative"')
    expect(held).toContain("Hold &lt;b&gt;")
    await google.control("edit-event", {
      calendarId: HOST,
      eventId: "event1",
      event: { status: "confirmed", attendees: [{ email: "guest@example.org" }] },
    })
    const confirmed = await look(WEEK)
    expect(confirmed).toContain('data-status="confirmed"')
    expect(confirmed).toContain("guest@example.org")
  })

  it("opens at the week of what was changed last, whichever week it is", async () => {
    const add = (id: string, date: string) =>
      google.control("add-event", {
        calendarId: HOST,
        event: {
          id,
          summary: id,
          start: { dateTime: `${date}T09:00:00+01:00` },
          end: { dateTime: `${date}T10:00:00+01:00` },
        },
      })
    await add("newyear", "2027-01-05")
    await add("december", "2026-12-15")
    expect(await look("/google/calendar")).toContain('data-event="december"')
    await google.control("edit-event", {
      calendarId: HOST,
      eventId: "newyear",
      event: { status: "confirmed" },
    })
    const opened = await look("/google/calendar")
    expect(opened).toContain('data-event="newyear"')
    expect(opened).not.toContain('data-event="december"')
    await send("/google/calendar/delete", { calendar: HOST, event: "newyear" })
    expect(await look("/google/calendar")).toContain('data-event="december"')
  })

  it("lets its owner add, move and delete by plain forms", async () => {
    const added = await send("/google/calendar/add", {
      calendar: HOST,
      summary: "Dentist",
      transparency: "opaque",
      ...times,
    })
    expect(added.status).toBe(303)
    const [event] = (await google.state()).calendars[0]!.events
    expect(event).toMatchObject({
      summary: "Dentist",
      start: { dateTime: "2026-11-25T09:00:00+01:00" },
      end: { dateTime: "2026-11-25T10:30:00+01:00" },
    })
    expect(
      await look(new URL(event!.htmlLink).pathname + new URL(event!.htmlLink).search),
    ).toContain("Delete event")
    const target = { calendar: HOST, event: event!.id }
    await send("/google/calendar/edit", {
      ...target,
      summary: "Day off",
      transparency: "transparent",
      allDay: "yes",
      ...times,
    })
    expect((await google.state()).calendars[0]!.events[0]).toMatchObject({
      summary: "Day off",
      transparency: "transparent",
      start: { date: "2026-11-25" },
      end: { date: "2026-11-26" },
    })
    await send("/google/calendar/delete", target)
    expect((await google.state()).calendars[0]!.events).toEqual([])
  })

  it("says what is wrong with a time, and takes no form from another website", async () => {
    const fields = { calendar: HOST, summary: "X", transparency: "opaque" }
    const wrong = await send("/google/calendar/add", { ...fields, ...times, end: "never" })
    expect(wrong.status).toBe(400)
    const foreign = { origin: "https://evil.example" }
    expect((await send("/google/calendar/add", { ...fields, ...times }, foreign)).status).toBe(403)
    expect((await google.state()).calendars[0]!.events).toEqual([])
  })
})
