import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { z } from "zod"
import { systemRandom } from "#app/platform/random.ts"
import { calendarListAnswer, eventAnswer, eventsAnswer, freeBusyAnswer } from "./answers.ts"
import { createGoogleCalendar } from "./client.server.ts"
import { requiredScopes } from "./scopes.ts"
import { methodQueries } from "./stand-in/method-queries.ts"
import { methodScopes } from "./stand-in/method-scopes.ts"
import { readCalendarSpec } from "./stand-in/read-spec.ts"
import { startGoogleStandIn, type RunningGoogleStandIn } from "./stand-in/testing.ts"

const HOST = "ada@example.com"

type Exchange = {
  method: string
  url: URL
  body: unknown
  status: number
  answer: unknown
}

/** Members that a real answer always carries, by its `kind` (Google's reference pages). */
const ALWAYS: Record<string, string[]> = {
  "calendar#event": [
    "kind",
    "etag",
    "id",
    "status",
    "htmlLink",
    "created",
    "updated",
    "creator",
    "organizer",
    "start",
    "end",
    "iCalUID",
    "sequence",
    "eventType",
  ],
  "calendar#calendarListEntry": ["kind", "etag", "id", "summary", "timeZone", "accessRole"],
  "calendar#calendarList": ["kind", "etag", "items"],
  "calendar#events": ["kind", "etag", "summary", "updated", "timeZone", "accessRole", "items"],
  "calendar#freeBusy": ["kind", "timeMin", "timeMax", "calendars"],
}

const SPEC_NAMES: Record<string, string> = {
  "calendar#event": "Event",
  "calendar#calendarListEntry": "CalendarListEntry",
  "calendar#calendarList": "CalendarList",
  "calendar#events": "Events",
  "calendar#freeBusy": "FreeBusyResponse",
}

/** How our client reads what it gets, by its `kind`. */
const OUR_READERS: Record<string, z.ZodType> = {
  "calendar#event": eventAnswer,
  "calendar#calendarList": calendarListAnswer,
  "calendar#events": eventsAnswer,
  "calendar#freeBusy": freeBusyAnswer,
}

const spec = readCalendarSpec()
const exchanges: Exchange[] = []
let google: RunningGoogleStandIn
let ours = 0

const recordingFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  const text = await response.clone().text()
  exchanges.push({
    method: init?.method ?? "GET",
    url: new URL(String(input)),
    body: typeof init?.body === "string" ? JSON.parse(init.body) : undefined,
    status: response.status,
    answer: text ? JSON.parse(text) : undefined,
  })
  return response
}

beforeAll(async () => {
  google = await startGoogleStandIn({ now: () => new Date("2026-11-21T10:00:00Z") })
  await useClient()
  ours = exchanges.length
  await useMoreOfTheApi()
})

afterAll(() => google.stop())

/** Everything our client ever asks. */
async function useClient() {
  const client = createGoogleCalendar({
    clientId: google.clientId,
    clientSecret: google.clientSecret,
    apiBase: google.apiBase,
    oauthBase: google.oauthBase,
    random: systemRandom,
    fetch: recordingFetch,
  })
  const { accessToken } = await google.grant(HOST, [...requiredScopes])
  await client.listCalendars(accessToken)
  const draft = {
    externalId: client.eventIdFor("0198f000-0000-7000-8000-00000000000a", "b", 1),
    status: "tentative" as const,
    summary: "Hold",
    description: "",
    location: "",
    startsAt: new Date("2026-11-25T09:00:00Z"),
    endsAt: new Date("2026-11-25T09:30:00Z"),
    timeZone: "Europe/Berlin",
    attendee: null,
    bookingMeetingId: "0198f000-0000-7000-8000-00000000000a",
    installationId: "0198f000-0000-7000-8000-000000000001",
  }
  const hold = await client.insertEvent(accessToken, HOST, draft)
  const confirmed = {
    ...draft,
    status: "confirmed" as const,
    description: 'Bring <b>papers</b> & "questions"',
    location: "Room 7, Łódź",
    attendee: { email: "client@example.org", name: "Zoë “Z” O’Brien" },
  }
  await client.patchEvent(accessToken, HOST, confirmed, hold.etag)
  const address = { calendarExternalId: HOST, eventExternalId: hold.externalId }
  await client.getEvent(accessToken, address)
  const query = {
    calendarExternalId: HOST,
    from: new Date("2026-11-25T00:00:00Z"),
    to: new Date("2026-11-28T00:00:00Z"),
    ours: "another",
    mayListEvents: true,
  }
  await client.listBusy(accessToken, query)
  await client.listBusy(accessToken, { ...query, mayListEvents: false })
  await client.deleteEvent(accessToken, address)
}

/** What a stand-in must answer truly besides. */
async function useMoreOfTheApi() {
  const { accessToken } = await google.grant(HOST)
  const ask = (method: string, path: string, body?: unknown) =>
    recordingFetch(`${google.apiBase}/calendar/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const day = { start: { date: "2026-11-25" }, end: { date: "2026-11-26" } }
  const series = {
    id: "series",
    summary: "Every day",
    start: { dateTime: "2026-11-23T09:00:00+01:00", timeZone: "Europe/Berlin" },
    end: { dateTime: "2026-11-23T10:00:00+01:00", timeZone: "Europe/Berlin" },
    recurrence: ["RRULE:FREQ=DAILY;COUNT=3"],
    reminders: { useDefault: false, overrides: [{ method: "popup", minutes: 10 }] },
    attendees: [{ email: HOST, responseStatus: "accepted" }, { email: "guest@example.org" }],
    source: { title: "Our page", url: "https://example.com/" },
    extendedProperties: { shared: { topic: "talk" } },
  }
  const events = `/calendars/${encodeURIComponent(HOST)}/events`
  await ask("POST", events, series)
  await ask("POST", events, { id: "dateoff", transparency: "transparent", ...day })
  await ask("PUT", `${events}/dateoff`, { summary: "Day off", ...day })
  await ask("PATCH", `${events}/series_20261124T080000Z`, { summary: "Once different" })
  await ask("GET", `${events}/series_20261125T080000Z?timeZone=America/New_York`)
  await ask("GET", `${events}?showDeleted=true&maxResults=2`)
  await ask("GET", `${events}?singleEvents=true&orderBy=startTime&maxAttendees=1`)
  await ask("GET", `/calendars/primary`)
  await ask("GET", `/users/me/calendarList/${encodeURIComponent(HOST)}`)
  await ask("GET", `/users/me/calendarList?minAccessRole=owner&maxResults=1`)
}

/** Google's patch semantics use null to clear a member; its schemas do not speak of that. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== "object" || value === null) return value
  const kept = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutNulls(member)]))
}

const pathOf = ({ url }: Exchange) => url.pathname.replace(/^\/google/, "")
const nameOf = (exchange: Exchange) => `${exchange.method} ${pathOf(exchange)}`

describe("between our client and Google", () => {
  it("every exchange of the scenario succeeded", () => {
    expect(ours).toBe(7)
    expect(exchanges.length).toBe(17)
    expect(exchanges.filter(({ status }) => status >= 300).map(nameOf)).toEqual([])
  })

  it("every request is one that Google documents", () => {
    for (const exchange of exchanges) {
      const { method, url, body } = exchange
      if (method === "POST" || method === "PATCH" || method === "PUT") {
        expect(body, nameOf(exchange)).toBeTypeOf("object")
      }
      expect(url.hash + url.username + url.password).toBe("")
      if (!spec) continue
      const found = spec.operation(method, pathOf(exchange))
      expect(found, nameOf(exchange)).not.toBeNull()
      const { operation, pointer } = found!
      const known = new Map((operation.parameters ?? []).map((one) => [one.name, one]))
      for (const name of url.searchParams.keys()) {
        expect(known.get(name)?.in, `${nameOf(exchange)} ${name}`).toBe("query")
      }
      if (body === undefined) continue
      const problems = spec.problemsOf(
        `${pointer}/requestBody/content/application~1json/schema`,
        method === "PATCH" ? withoutNulls(body) : body,
      )
      expect(problems, nameOf(exchange)).toBeNull()
    }
  })

  it("every write of ours asks Google to tell nobody", () => {
    const writes = exchanges.slice(0, ours).filter((exchange) => {
      return exchange.method !== "GET" && !exchange.url.pathname.endsWith("/freeBusy")
    })
    expect(writes.map(({ method }) => method)).toEqual(["POST", "PATCH", "DELETE"])
    for (const { url } of writes) expect(url.searchParams.get("sendUpdates")).toBe("none")
  })

  it("every answer is one that Google could give", () => {
    for (const exchange of exchanges) {
      if (exchange.status === 204) continue
      const kind = (exchange.answer as { kind: string }).kind
      const readable = OUR_READERS[kind]?.safeParse(exchange.answer).success
      expect(readable, `${nameOf(exchange)} ${kind}`).not.toBe(false)
      if (!spec) continue
      const { pointer } = spec.operation(exchange.method, pathOf(exchange))!
      const schema = `${pointer}/responses/200/content/application~1json/schema`
      expect(spec.problemsOf(schema, exchange.answer), nameOf(exchange)).toBeNull()
    }
  })

  it("every answer carries what a real one always carries", () => {
    const seen = new Set<string>()
    const check = (value: unknown) => {
      if (typeof value !== "object" || value === null) return
      const kind = "kind" in value && typeof value.kind === "string" ? value.kind : null
      if (kind && ALWAYS[kind]) {
        seen.add(kind)
        expect(Object.keys(value), kind).toEqual(expect.arrayContaining(ALWAYS[kind]))
      }
      if ("items" in value && Array.isArray(value.items)) value.items.forEach(check)
    }
    exchanges.forEach(({ answer }) => check(answer))
    expect([...seen].sort()).toEqual(Object.keys(ALWAYS).sort())
    for (const [kind, members] of Object.entries(ALWAYS)) {
      const listed = spec?.document["x-expected-response-members"][SPEC_NAMES[kind]!]
      if (listed) expect([...members].sort(), kind).toEqual([...listed].sort())
    }
  })

  it("the permissions we ask for allow every request, and none could be left out", () => {
    const needed = exchanges.slice(0, ours).map((exchange) => {
      const operation = spec?.operation(exchange.method, pathOf(exchange))?.operation
      return operation?.["x-scopes"] ?? methodScopes[methodOf(exchange)]
    })
    const allows = (scopes: readonly string[]) =>
      needed.every((accepted) => accepted.some((scope) => scopes.includes(scope)))
    expect(allows(requiredScopes)).toBe(true)
    for (const scope of requiredScopes) {
      expect(allows(requiredScopes.filter((other) => other !== scope)), scope).toBe(false)
    }
  })

  it("the stand-in knows no method, parameter or permission that Google does not", () => {
    expect(Object.keys(methodQueries).sort()).toEqual(Object.keys(methodScopes).sort())
    if (!spec) return
    const operations = Object.values(spec.document.paths).flatMap((path) => Object.values(path))
    for (const name of Object.keys(methodScopes) as (keyof typeof methodScopes)[]) {
      const operation = operations.find(
        (candidate) => "operationId" in candidate && candidate.operationId === `calendar.${name}`,
      )
      expect(operation, name).toBeDefined()
      expect([...methodScopes[name]].sort(), name).toEqual([...operation!["x-scopes"]].sort())
      const documented = (operation!.parameters ?? []).map((parameter) => parameter.name)
      expect(documented, name).toEqual(expect.arrayContaining(Object.keys(methodQueries[name])))
    }
  })
})

function methodOf(exchange: Exchange): keyof typeof methodScopes {
  const path = pathOf(exchange).replace("/calendar/v3", "")
  if (path === "/freeBusy") return "freebusy.query"
  if (path === "/users/me/calendarList") return "calendarList.list"
  if (/\/events$/.test(path)) return exchange.method === "GET" ? "events.list" : "events.insert"
  if (exchange.method === "GET") return "events.get"
  return exchange.method === "PATCH" ? "events.patch" : "events.delete"
}
