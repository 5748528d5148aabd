import { afterAll, beforeAll, expect, test } from "vitest"
import { plainQuestion } from "#app/features/page/schema.ts"
import { readBusyTimes } from "#app/features/calendar/read-busy-times.server.ts"
import { createBookingWorld, type BookingWorld } from "./testing.server.ts"
import { createClientsOf, formOf, type Clients } from "./testing-details.ts"

let world: BookingWorld
let clients: Clients
let start = ""

beforeAll(async () => {
  world = await createBookingWorld({ withCalendar: true, calendarCheckMs: 1_500 })
  clients = createClientsOf(world)
  await clients.changePage({
    questions: [
      {
        ...plainQuestion,
        id: "topic",
        label: "What is it about?",
        kind: "text",
        options: [],
        required: true,
      },
      {
        ...plainQuestion,
        id: "size",
        label: "How big?",
        kind: "choice",
        options: ["Small", "Big"],
        required: false,
      },
    ],
  })
  start = clients.nextMorning()
  const calendars = await world.runtime.db.query.calendars.findMany()
  for (const { id } of calendars) await readBusyTimes(id, world.runtime)
})
afterAll(() => world.close())

const typed = (changes: Record<string, string> = {}) =>
  clients.typed({ "answers.topic": "Tax", ...changes })
const long = "n".repeat(10_000)

/** Sends it, and makes sure that nothing at all was written. */
async function sentInVain(
  query: Record<string, string>,
  fields: Parameters<Clients["send"]>[1],
  headers: Record<string, string> = {},
) {
  const before = await clients.stored()
  const answer = await clients.send(query, fields, headers)
  expect(await clients.stored()).toEqual(before)
  return answer
}

const wrongFields: [string, Record<string, string>, RegExp][] = [
  ["no name", { name: "  " }, /Enter your name/],
  ["a name of 10 kB", { name: long }, /too long/],
  ["line breaks in the name", { name: "Ada\r\nBcc: all@example.org" }, /line break/],
  ["a name that turns the text around", { name: "Ada\u202egnp" }, /cannot be printed/],
  ["no email", { email: "" }, /Enter your email/],
  ["half an email", { email: "ada@" }, /whole email address/],
  ["an email with a header in it", { email: "ada@example.org\r\nCc: b@example.org" }, /line break/],
  ["two emails", { email: "a@example.org, b@example.org" }, /whole email address/],
  ["an email of 10 kB", { email: `${long}@example.org` }, /too long/],
  ["notes of 10 kB", { notes: long }, /2,000/],
  ["a null byte in the notes", { notes: "a\u0000b" }, /cannot be printed/],
  ["no answer where one is needed", { "answers.topic": "" }, /What is it about\?/],
  ["an answer of 10 kB", { "answers.topic": long }, /2,000.*What is it about/],
  ["a choice that was not offered", { "answers.size": "Enormous" }, /How big\?/],
  ["a zone that is none", { timeZone: "Mars/Olympus_Mons" }, /time zone/],
  ["an offset instead of a zone", { timeZone: "+02:00" }, /time zone/],
  ["no zone", { timeZone: "" }, /time zone/],
]

for (const [what, changes, message] of wrongFields) {
  test(`${what}: the form comes back with one sentence, everything typed still in it`, async () => {
    const fields = typed(changes)
    const answer = await sentInVain({ start }, fields)
    expect(answer.status).toBe(400)
    const { form } = formOf(answer)
    const said = [
      ...[form.errors.form, form.errors.name, form.errors.email, form.errors.notes],
      ...Object.values(form.errors.answers ?? {}),
    ].filter(Boolean)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(message)
    expect(form.values).toMatchObject({
      name: fields["name"],
      email: fields["email"],
      notes: fields["notes"],
    })
    expect(form.values.answers["topic"]).toBe(fields["answers.topic"])
    expect(form.attempt).toBe(fields["attempt"])
  })
}

test("several wrong fields are told at once", async () => {
  const answer = await sentInVain({ start }, { timeZone: "Europe/Paris" })
  const { errors } = formOf(answer).form
  expect(errors).toMatchObject({
    name: "Enter your name.",
    email: "Enter your email address.",
    answers: { topic: "Please answer: What is it about?" },
  })
})

test("a form that names no zone at all is in the zone that its times were shown in", async () => {
  const { timeZone: _, ...fields } = typed()
  const shownIn = { start: clients.nextMorning(), timeZone: "America/New_York" }
  expect((await clients.send(shownIn, fields)).status).toBe(303)
  const booking = await world.runtime.db.query.bookings.findFirst({
    where: (row, { eq }) => eq(row.clientEmail, fields["email"] ?? ""),
  })
  expect(booking?.clientTimeZone).toBe("America/New_York")
})

test("a field that is sent twice counts once, the first time", async () => {
  const fields = new URLSearchParams(typed({ name: "", email: "first@example.org" }))
  fields.append("email", "second@example.org")
  fields.append("name", "Late")
  const { form } = formOf(await sentInVain({ start }, fields))
  expect(form.values).toMatchObject({ name: "", email: "first@example.org" })
})

test("a file where a text belongs is no text", async () => {
  const form = new FormData()
  for (const [name, value] of Object.entries(typed())) if (name !== "name") form.set(name, value)
  form.set("name", new Blob(["Ada"]), "ada.txt")
  const answer = await sentInVain({ start }, form)
  expect(formOf(answer).form.errors.name).toBe("Enter your name.")
})

test("a body that is no form is told so", async () => {
  const json = { "content-type": "application/json" }
  const answer = await sentInVain({ start }, JSON.stringify(typed()), json)
  expect(answer.status).toBe(400)
  expect(formOf(answer).form.errors.form).toContain("could not be read")
})

const wrongTimes: [string, () => string][] = [
  ["in the past", () => "2026-11-30T09:00:00Z"],
  ["sooner than the notice", () => "2026-12-01T10:00:00Z"],
  ["beyond the window", () => "2027-06-03T09:00:00Z"],
  ["in another century", () => "2199-12-31T23:30:00Z"],
  ["long ago", () => "1970-01-01T00:00:00Z"],
  ["at night", () => start.replace("T09:", "T02:")],
  ["off the grid", () => start.replace(":00:00Z", ":07:00Z")],
  ["off the minute", () => start.replace(":00Z", ":30Z")],
  ["off the second", () => start.replace(":00Z", ":00.500Z")],
  ["on a Sunday", () => "2026-12-06T09:00:00Z"],
]

for (const [what, at] of wrongTimes) {
  test(`a time ${what} is neither offered nor taken, and others are named`, async () => {
    const opened = await clients.open({ start: at() })
    expect(opened.status).toBe(409)
    const fields = typed({ notes: "Still here" })
    const sent = await sentInVain({ start: at() }, fields)
    expect(sent.status).toBe(409)
    for (const answer of [opened, sent]) {
      const { problem } = formOf(answer)
      if (problem?.kind !== "time-taken") throw new Error("Another problem.")
      expect(problem.nearest.length).toBeGreaterThan(0)
    }
    expect(formOf(sent).form.values.notes).toBe("Still here")
  })
}

test("what is no time at all leads to the page, where there are some", async () => {
  for (const wrong of [
    "",
    "tomorrow",
    "2026-12-03",
    "2026-13-45T99:00:00Z",
    "0001-01-01T09:00:00Z",
    "9999-12-31T23:30:00Z",
    "1 OR 1=1",
    long,
  ]) {
    const opened = await clients.open({ start: wrong })
    expect(opened).toMatchObject({ status: 303, location: "/studio/consultation" })
    const sent = await sentInVain({ start: wrong }, typed())
    expect(sent).toMatchObject({ status: 303, location: "/studio/consultation" })
  }
})

test("a length the page does not sell is never booked, and costs what is shown", async () => {
  for (const duration of ["45", "-30", "1e3", "NaN", "30; drop table bookings"]) {
    const opened = formOf(await clients.open({ start, duration }))
    expect(opened.offer).toMatchObject({ durationMinutes: 30, price: { amountMinor: 5000 } })
    const sent = await sentInVain({ start, duration }, typed())
    expect(sent.status).toBe(409)
  }
})

test("a revision or attempt that was made up is passed over, and answers to no question are dropped", async () => {
  const at = clients.nextMorning()
  const fields = typed({
    attempt: "short",
    revision: "0198f000-0000-7000-8000-0000000000aa' or 1=1",
    "answers.unknown": "x",
    "answers.__proto__": "y",
    organizerId: "somebody-else",
    amountMinor: "1",
  })
  const sent = await clients.send({ start: at }, fields)
  expect(sent.status).toBe(303)
  const booking = await world.runtime.db.query.bookings.findFirst({
    where: (row, { eq }) => eq(row.clientEmail, fields["email"] ?? ""),
  })
  expect(booking).toMatchObject({ amountMinor: 5000, attempt: null, answers: { topic: "Tax" } })
  expect(Object.keys(booking?.answers ?? {}).sort()).toEqual(["size", "topic"])
})

test("quotes, HTML and other alphabets are names like any other", async () => {
  const at = clients.nextMorning()
  const name = `O'Neil "Zoë" <script>alert(1)</script> 李小龍 أحمد`
  const fields = typed({ name })
  expect((await clients.send({ start: at }, fields)).status).toBe(303)
  const booking = await world.runtime.db.query.bookings.findFirst({
    where: (row, { eq }) => eq(row.clientEmail, fields["email"] ?? ""),
  })
  expect(booking?.clientName).toBe(name)
})

test("a page that is not there, or of another organizer, is nowhere", async () => {
  const { loader } = await import("#app/routes/$organizer.$page.book.tsx")
  const { answerOf } = await import("#app/platform/testing.ts")
  for (const params of [
    { organizer: "studio", page: "secret" },
    { organizer: "nobody", page: "consultation" },
    { organizer: "studio' or '1'='1", page: "consultation" },
    { organizer: "%00", page: long },
  ]) {
    const request = new Request(`http://localhost:3000/x/y/book?start=${start}`)
    const answer = await answerOf(() => loader({ request, params, context: {} }))
    expect(answer.status).toBe(404)
  }
})

test("a calendar that does not answer: nothing is held, the form says so and keeps what was typed", async () => {
  const at = clients.nextMorning()
  world.advance(16 * 60_000)
  await world.google.control("down", { down: true })
  const fields = typed({ notes: "Still here" })
  const sent = await sentInVain({ start: at }, fields)
  expect(sent.status).toBe(503)
  expect(sent.headers.get("retry-after")).toBe("60")
  const facts = formOf(sent)
  expect(facts.problem).toEqual({ kind: "calendar-unreachable" })
  expect(facts.form.values).toMatchObject({ name: fields["name"], notes: "Still here" })
  expect((await clients.open({ start: at })).status).toBe(503)
  await world.google.control("down", { down: false })
  expect((await clients.send({ start: at }, fields)).status).toBe(303)
})
