import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { systemRandom } from "#app/platform/random.ts"
import type { CalendarEventDraft, CalendarPort } from "#app/providers/calendar-port.ts"
import { createGoogleCalendar } from "./client.server.ts"
import { startGoogleStandIn, type RunningGoogleStandIn } from "./stand-in/testing.ts"

const HOST = "ada@example.com"
const INSTALLATION = "0198f000-0000-7000-8000-000000000001"
const MEETING = "0198f000-0000-7000-8000-00000000000a"
const HOST_ID = "0198f000-0000-7000-8000-00000000000b"
const hour = (clock: string) => new Date(`2026-11-25T${clock}:00Z`)

let google: RunningGoogleStandIn
let calendar: CalendarPort
let token: string

beforeEach(async () => {
  google = await startGoogleStandIn({ now: () => new Date("2026-11-21T10:00:00Z") })
  calendar = createGoogleCalendar({
    clientId: google.clientId,
    clientSecret: google.clientSecret,
    apiBase: google.apiBase,
    oauthBase: google.oauthBase,
    random: systemRandom,
    pause: async () => {},
    timeoutMs: 5_000,
  })
  token = (await google.grant(HOST)).accessToken
})

afterEach(() => google.stop())

function draft(changes: Partial<CalendarEventDraft> = {}): CalendarEventDraft {
  return {
    externalId: calendar.eventIdFor(MEETING, HOST_ID, 1),
    status: "tentative",
    summary: "Hold",
    description: "",
    location: "",
    startsAt: hour("09:00"),
    endsAt: hour("09:30"),
    timeZone: "Europe/Berlin",
    attendee: null,
    bookingMeetingId: MEETING,
    installationId: INSTALLATION,
    ...changes,
  }
}

const busy = (changes: Partial<Parameters<CalendarPort["listBusy"]>[1]> = {}) =>
  calendar.listBusy(token, {
    calendarExternalId: HOST,
    from: hour("00:00"),
    to: new Date("2026-11-28T00:00:00Z"),
    ours: INSTALLATION,
    mayListEvents: true,
    ...changes,
  })

const addEvent = (event: Record<string, unknown>, calendarId = HOST) =>
  google.control("add-event", { calendarId, event })

const at = (start: string, end: string) => ({
  start: { dateTime: `2026-11-25T${start}:00Z` },
  end: { dateTime: `2026-11-25T${end}:00Z` },
})

const written = (from: string, to: string) => ({ startsAt: hour(from), endsAt: hour(to) })

describe("the life of a meeting's event", () => {
  it("is a hold first, then the same event confirmed with its client, moved, and removed", async () => {
    const hold = await calendar.insertEvent(token, HOST, draft())
    expect(hold).toMatchObject({
      status: "tentative",
      attendeeEmails: [],
      bookingMeetingId: MEETING,
      installationId: INSTALLATION,
      ...written("09:00", "09:30"),
    })
    expect(hold.icalUid).toBe(calendar.icalUidFor(hold.externalId))

    const attendee = { email: "client@example.org", name: "Grace O’Brien" }
    const confirmed = await calendar.patchEvent(
      token,
      HOST,
      draft({ status: "confirmed", summary: "Consultation", attendee }),
      hold.etag,
    )
    expect(confirmed).toMatchObject({
      externalId: hold.externalId,
      icalUid: hold.icalUid,
      status: "confirmed",
      attendeeEmails: ["client@example.org"],
    })
    expect(confirmed.etag).not.toBe(hold.etag)

    const moved = await calendar.patchEvent(
      token,
      HOST,
      draft({ status: "confirmed", attendee, startsAt: hour("13:00"), endsAt: hour("13:30") }),
      confirmed.etag,
    )
    expect(moved).toMatchObject({ icalUid: hold.icalUid, ...written("13:00", "13:30") })

    const address = { calendarExternalId: HOST, eventExternalId: hold.externalId }
    await calendar.deleteEvent(token, address)
    expect(await calendar.getEvent(token, address)).toBeNull()
    const state = await google.state()
    expect(state.calendars.find(({ id }) => id === HOST)?.events).toEqual([])
    expect(state.guestMails).toEqual([])
  })

  it("counts as removed when it is gone already or never was", async () => {
    await calendar.insertEvent(token, HOST, draft())
    const address = { calendarExternalId: HOST, eventExternalId: draft().externalId }
    await calendar.deleteEvent(token, address)
    await calendar.deleteEvent(token, address)
    await calendar.deleteEvent(token, { ...address, eventExternalId: "neverwas" })
    expect(await calendar.getEvent(token, { ...address, eventExternalId: "neverwas" })).toBeNull()
  })

  it("is never made twice: a used id is said to exist, even after a deletion", async () => {
    const first = await calendar.insertEvent(token, HOST, draft())
    await expect(calendar.insertEvent(token, HOST, draft())).rejects.toMatchObject({
      kind: "exists",
      status: 409,
    })
    const address = { calendarExternalId: HOST, eventExternalId: first.externalId }
    await calendar.deleteEvent(token, address)
    await expect(calendar.insertEvent(token, HOST, draft())).rejects.toMatchObject({
      kind: "exists",
    })
    const externalId = calendar.eventIdFor(MEETING, HOST_ID, 2)
    const second = await calendar.insertEvent(token, HOST, draft({ externalId }))
    expect(second.externalId).not.toBe(first.externalId)
  })

  it("is found by its id when the answer to its creation was lost", async () => {
    await google.control("faults", { kind: "timeout-after-commit", method: "POST" })
    await expect(
      calendar.insertEvent(token, HOST, draft(), { timeoutMs: 300 }),
    ).rejects.toMatchObject({ kind: "unavailable", reason: "timeout" })
    const address = { calendarExternalId: HOST, eventExternalId: draft().externalId }
    expect(await calendar.getEvent(token, address)).toMatchObject({ bookingMeetingId: MEETING })
  })

  it("is not overwritten when its host edited it in the meantime", async () => {
    const hold = await calendar.insertEvent(token, HOST, draft())
    await google.control("edit-event", {
      calendarId: HOST,
      eventId: hold.externalId,
      event: at("15:00", "15:30"),
    })
    await expect(
      calendar.patchEvent(token, HOST, draft({ status: "confirmed" }), hold.etag),
    ).rejects.toMatchObject({ kind: "changed-there", status: 412 })
    const address = { calendarExternalId: HOST, eventExternalId: hold.externalId }
    expect(await calendar.getEvent(token, address)).toMatchObject(written("15:00", "15:30"))
  })

  it("can be put right after its host made it last all day", async () => {
    const hold = await calendar.insertEvent(token, HOST, draft())
    await google.control("edit-event", {
      calendarId: HOST,
      eventId: hold.externalId,
      event: {
        start: { date: "2026-11-25", dateTime: null, timeZone: null },
        end: { date: "2026-11-26", dateTime: null, timeZone: null },
      },
    })
    const address = { calendarExternalId: HOST, eventExternalId: hold.externalId }
    const edited = await calendar.getEvent(token, address)
    expect(edited).toMatchObject({ startsAt: null, endsAt: null })
    const back = await calendar.patchEvent(token, HOST, draft(), edited!.etag)
    expect(back).toMatchObject(written("09:00", "09:30"))
  })

  it("that was deleted meanwhile is not found", async () => {
    const hold = await calendar.insertEvent(token, HOST, draft())
    await google.control("delete-event", { calendarId: HOST, eventId: hold.externalId })
    await expect(calendar.patchEvent(token, HOST, draft(), hold.etag)).rejects.toMatchObject({
      kind: "not-found",
    })
  })

  it("cannot be written where the account may only read", async () => {
    const listed = await calendar.listCalendars(token)
    const holidays = listed.find(({ mayWrite }) => !mayWrite)!
    await expect(calendar.insertEvent(token, holidays.externalId, draft())).rejects.toMatchObject({
      kind: "refused",
      reason: "requiredAccessLevel",
    })
  })
})

describe("the list of calendars", () => {
  it("has the account's own first, named by its address, with zone and rights", async () => {
    expect(await calendar.listCalendars(token)).toEqual([
      {
        externalId: HOST,
        name: HOST,
        timeZone: "Europe/Berlin",
        accessRole: "owner",
        primary: true,
        mayListEvents: true,
        mayWrite: true,
      },
      {
        externalId: "en.german#holiday@group.v.calendar.google.com",
        name: "Holidays in Germany",
        timeZone: "Europe/Berlin",
        accessRole: "reader",
        primary: false,
        mayListEvents: true,
        mayWrite: false,
      },
    ])
  })

  it("is read to its last page", async () => {
    for (let index = 0; index < 260; index++) {
      await google.control("calendars", {
        account: HOST,
        id: `calendar-${index}@group.calendar.google.com`,
        summary: `Calendar ${index}`,
        timeZone: "Europe/Berlin",
      })
    }
    expect(await calendar.listCalendars(token)).toHaveLength(262)
  })
})

describe("busy times", () => {
  it("are what others put there, tentative or not, and never our own events", async () => {
    await calendar.insertEvent(token, HOST, draft())
    await addEvent({ summary: "Dentist", ...at("11:00", "12:00") })
    await addEvent({ summary: "Maybe", status: "tentative", ...at("14:00", "15:00") })
    expect(await busy()).toEqual([written("11:00", "12:00"), written("14:00", "15:00")])
    expect(await busy({ ours: "another installation" })).toContainEqual(written("09:00", "09:30"))
  })

  it("leave out what is shown as free, deleted or declined by the host", async () => {
    await addEvent({ transparency: "transparent", ...at("08:00", "09:00") })
    await addEvent({ id: "deleted1", ...at("09:00", "10:00") })
    await google.control("delete-event", { calendarId: HOST, eventId: "deleted1" })
    const client = { email: "other@example.org", responseStatus: "declined" }
    await addEvent({
      attendees: [{ email: HOST, responseStatus: "declined" }, client],
      ...at("10:00", "11:00"),
    })
    await addEvent({
      attendees: [{ email: HOST, responseStatus: "accepted" }, client],
      ...at("12:00", "13:00"),
    })
    expect(await busy()).toEqual([written("12:00", "13:00")])
  })

  it("count whole days in the calendar's zone, unless they are shown as free", async () => {
    await google.control("calendars", {
      account: HOST,
      id: "tokyo@group.calendar.google.com",
      summary: "Tokyo",
      timeZone: "Asia/Tokyo",
    })
    const day = { start: { date: "2026-11-26" }, end: { date: "2026-11-27" } }
    await addEvent(day, "tokyo@group.calendar.google.com")
    await addEvent({ ...day, transparency: "transparent" }, "tokyo@group.calendar.google.com")
    expect(await busy({ calendarExternalId: "tokyo@group.calendar.google.com" })).toEqual([
      {
        startsAt: new Date("2026-11-25T15:00:00Z"),
        endsAt: new Date("2026-11-26T15:00:00Z"),
      },
    ])
  })

  it("last from the first to the last day of an event over several", async () => {
    const long = {
      start: { dateTime: "2026-11-23T07:00:00Z" },
      end: { dateTime: "2026-11-25T16:00:00Z" },
    }
    await addEvent(long)
    expect(await busy()).toEqual([
      { startsAt: new Date("2026-11-23T07:00:00Z"), endsAt: new Date("2026-11-25T16:00:00Z") },
    ])
  })

  it("follow each occurrence of a series: moved, deleted, excepted", async () => {
    await addEvent({
      id: "series",
      start: { dateTime: "2026-11-23T09:00:00", timeZone: "Europe/Berlin" },
      end: { dateTime: "2026-11-23T10:00:00", timeZone: "Europe/Berlin" },
      recurrence: ["RRULE:FREQ=DAILY;COUNT=6", "EXDATE;TZID=America/New_York:20261125T030000"],
    })
    await google.control("edit-event", {
      calendarId: HOST,
      eventId: "series_20261126T080000Z",
      event: {
        start: { dateTime: "2026-11-26T12:00:00Z" },
        end: { dateTime: "2026-11-26T13:00:00Z" },
      },
    })
    await google.control("delete-event", {
      calendarId: HOST,
      eventId: "series_20261127T080000Z",
    })
    const week = { from: new Date("2026-11-22T00:00:00Z"), to: new Date("2026-11-30T00:00:00Z") }
    expect((await busy(week)).map(({ startsAt }) => startsAt.toISOString())).toEqual([
      "2026-11-23T08:00:00.000Z",
      "2026-11-24T08:00:00.000Z",
      "2026-11-26T12:00:00.000Z",
      "2026-11-28T08:00:00.000Z",
    ])
  })

  it("include what is on the last of many pages", async () => {
    await google.control("add-event", {
      calendarId: HOST,
      event: {
        id: "manytimes",
        start: { dateTime: "2019-01-01T09:00:00", timeZone: "Europe/Berlin" },
        end: { dateTime: "2019-01-01T10:00:00", timeZone: "Europe/Berlin" },
        recurrence: ["RRULE:FREQ=DAILY;COUNT=3000"],
      },
    })
    await addEvent({ summary: "The last one", ...at("17:00", "18:00") })
    const found = await busy({
      from: new Date("2018-12-01T00:00:00Z"),
      to: new Date("2028-01-01T00:00:00Z"),
    })
    expect(found).toHaveLength(3001)
    expect(found).toContainEqual(written("17:00", "18:00"))
  })

  it("of a calendar whose events may not be listed come merged", async () => {
    await google.control("calendars", {
      account: HOST,
      id: "room@group.calendar.google.com",
      summary: "Room",
      timeZone: "Europe/Berlin",
      accessRole: "freeBusyReader",
    })
    await addEvent(at("09:00", "10:00"), "room@group.calendar.google.com")
    await addEvent(at("09:30", "11:00"), "room@group.calendar.google.com")
    const listing = (await calendar.listCalendars(token)).find(({ name }) => name === "Room")!
    expect(listing).toMatchObject({ mayListEvents: false, mayWrite: false })
    expect(
      await busy({ calendarExternalId: listing.externalId, mayListEvents: listing.mayListEvents }),
    ).toEqual([written("09:00", "11:00")])
  })

  it("are unknown, not free, when a good answer carries an error for the calendar", async () => {
    await expect(
      busy({ calendarExternalId: "stranger@example.net", mayListEvents: false }),
    ).rejects.toMatchObject({ kind: "unavailable", reason: "notFound" })
    await expect(busy({ calendarExternalId: "stranger@example.net" })).rejects.toMatchObject({
      kind: "not-found",
    })
  })

  it("are unknown, not free, when the answer cannot be read", async () => {
    await google.control("faults", { kind: "garbage" })
    await expect(busy()).rejects.toMatchObject({ kind: "unavailable", reason: "unreadable-answer" })
  })

  it("are given up in the time that a waiting client has", async () => {
    await google.control("faults", { kind: "timeout", times: 5 })
    await expect(
      calendar.listBusy(
        token,
        {
          calendarExternalId: HOST,
          from: hour("00:00"),
          to: hour("23:00"),
          ours: INSTALLATION,
          mayListEvents: true,
        },
        { signal: AbortSignal.timeout(300) },
      ),
    ).rejects.toMatchObject({ kind: "unavailable", reason: "timeout" })
  })
})

describe("a call that goes wrong", () => {
  it("is repeated while reading, and succeeds when Google is back", async () => {
    await google.control("faults", { kind: "500", times: 2 })
    expect(await busy()).toEqual([])
    await google.control("faults", { kind: "403-rate", times: 2 })
    expect(await busy()).toEqual([])
    expect((await google.state()).faults).toEqual([])
  })

  it("says how long to wait when Google asks for more than a call may take", async () => {
    for (const kind of ["429", "403-rate"] as const) {
      await google.control("faults", { kind, retryAfterSeconds: 120 })
      await expect(busy()).rejects.toMatchObject({ kind: "rate-limited", retryAfterMs: 120_000 })
      expect((await google.state()).faults).toEqual([])
    }
  })

  it("is unavailable while Google is down, and when nobody listens", async () => {
    await google.control("down", { down: true })
    await expect(busy()).rejects.toMatchObject({ kind: "unavailable", status: 503 })
    await expect(calendar.insertEvent(token, HOST, draft())).rejects.toMatchObject({
      kind: "unavailable",
    })
    await google.control("down", { down: false })
    expect(await busy()).toEqual([])
    await google.stop()
    await expect(busy()).rejects.toMatchObject({ kind: "unavailable", reason: "ECONNREFUSED" })
  })

  it("asks for a fresh token after an hour, and for the organizer when the grant is gone", async () => {
    const { accessToken, refreshToken } = await google.grant(HOST)
    await google.control("clock", { advanceMs: 3_600_000 })
    await expect(calendar.listCalendars(accessToken)).rejects.toMatchObject({
      kind: "unauthorized",
    })
    const fresh = await calendar.oauth.refresh(refreshToken)
    expect(fresh.refreshToken).toBeNull()
    expect(await calendar.listCalendars(fresh.accessToken)).toHaveLength(2)
    await google.control("revoke", { email: HOST })
    await expect(calendar.oauth.refresh(refreshToken)).rejects.toMatchObject({
      kind: "connection-broken",
      reason: "invalid_grant",
    })
  })

  it("names a permission that was not given", async () => {
    const [list] = calendar.oauth.requiredScopes
    token = (await google.grant("ben@example.com", [list!])).accessToken
    await expect(busy({ calendarExternalId: "ben@example.com" })).rejects.toMatchObject({
      kind: "missing-scope",
      reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
    })
  })

  it("never repeats its token", async () => {
    const stray = "ya29.stray-secret\nvalue"
    const failure: unknown = await calendar.listCalendars(stray).catch((error: unknown) => error)
    expect(failure).toMatchObject({ kind: "unavailable" })
    expect(JSON.stringify([String(failure), failure])).not.toContain("stray")
  })
})
