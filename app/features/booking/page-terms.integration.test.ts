import { sql } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { pdf } from "#app/features/file/testing-files.ts"
import { emptyPageContent, plainQuestion, type PageContent } from "#app/features/page/schema.ts"
import { apiOf, newBooking } from "#app/features/api/testing.server.ts"
import { loader as heldLoader } from "#app/routes/$organizer.$page.held.tsx"
import { answerOf } from "#app/platform/testing.ts"
import {
  confirmed,
  tokenFor,
  visit,
  type Visitor,
} from "#app/routes/bookings.$token._index/testing.server.ts"
import { findBookingForOrganizer } from "./find-booking-for-organizer.server.ts"
import { holdSlot } from "./hold-slot.server.ts"
import {
  client,
  createBookingWorld,
  drain,
  holdRequest,
  look,
  type BookingWorld,
} from "./testing.server.ts"
import { createClientsOf, formOf, type Clients } from "./testing-details.ts"

let world: BookingWorld
let clients: Clients
let visitor: Visitor

const free = { durations: [{ minutes: 30, amountMinor: 0 }] }
const office = { kind: "in-person", text: "Our office", url: null } as const
const zoom = { kind: "zoom", text: "", url: "https://zoom.example/j/1" } as const
const plain: Partial<PageContent> = {
  ...{ consentText: "", confirmedText: "", afterBookingUrl: null, otherLocations: [] },
  ...{
    questions: [],
    reminders: emptyPageContent.reminders,
    durations: [{ minutes: 30, amountMinor: 5000 }],
  },
  location: { kind: "link", text: "Video call", url: "https://meet.example/room" },
}

beforeAll(async () => {
  world = await createBookingWorld()
  visitor = visit(world)
  clients = createClientsOf(world)
})
afterAll(() => world.close())
beforeEach(() => clients.changePage(plain))

async function idOf(fields: Record<string, string>): Promise<string> {
  const [row] = await world.runtime.db.execute<{ id: string }>(sql`
    select id from bookings where attempt = ${fields["attempt"]}`)
  return row?.id ?? ""
}

async function mailTo(fields: Record<string, string>) {
  await drain(world)
  const sent = await world.mail.messages()
  return sent.filter(({ to }) => JSON.stringify(to).includes(String(fields["email"])))
}

const jump = (text: string) => `<h2>Terms</h2>\n<p><a target="_blank" href="${text}"`

test("what must be agreed to stands last, and nothing is booked without the tick", async () => {
  const consentText = "# Terms\n\n[Read](https://studio.example/terms) <script>alert(1)</script>"
  await clients.changePage({ ...free, consentText })
  const start = clients.nextMorning()
  const opened = formOf(await clients.open({ start, consent: "on" }))
  expect(opened.form.consentHtml).toContain(jump("https://studio.example/terms"))
  expect(opened.form.consentHtml).not.toContain("<script>")
  expect(opened.form.values.consent).toBe(false)
  const fields = clients.typed({ revision: opened.form.revision, notes: "kept" })
  const refused = await clients.send({ start }, fields)
  expect(refused.status).toBe(400)
  expect(formOf(refused).form).toMatchObject({
    values: { notes: "kept" },
    errors: { consent: expect.stringContaining("Tick the box") },
  })
  expect((await clients.send({ start }, { ...fields, consent: "on" })).status).toBe(303)
  const { booking } = await look(world, await idOf(fields))
  expect(booking.consentedAt).toEqual(booking.createdAt)
  const { organizerId } = world.studio
  const shown = await findBookingForOrganizer(organizerId, booking.id, world.runtime)
  expect(shown?.content.consentText).toBe(consentText)
})

test("a text that changed meanwhile is said so, and asks for a new tick", async () => {
  await clients.changePage({ ...free, consentText: "The old terms." })
  const start = clients.nextMorning()
  const { revision } = formOf(await clients.open({ start })).form
  await clients.changePage({ consentText: "The new terms." })
  const fields = clients.typed({ revision, consent: "on" })
  const refused = await clients.send({ start }, fields)
  expect(refused.status).toBe(409)
  const { problem, form } = formOf(refused)
  expect(problem).toEqual({ kind: "revision-changed", changes: [{ what: "consent" }] })
  expect(form.values.consent).toBe(false)
  expect(form.consentHtml).toContain("The new terms.")
  const again = { ...fields, revision: form.revision }
  expect((await clients.send({ start }, again)).status).toBe(303)
})

test("a hold that moves keeps its agreement; a new booking after it ran out asks again", async () => {
  await clients.changePage({ consentText: "The terms." })
  const start = clients.nextMorning()
  const fields = clients.typed({ consent: "on" })
  await clients.send({ start }, fields)
  const id = await idOf(fields)
  const resume = await tokenFor(world, id, "pay")
  const later = clients.nextMorning()
  expect(formOf(await clients.open({ start: later, resume })).form.values.consent).toBe(true)
  world.advance(16 * 60_000)
  expect(formOf(await clients.open({ start: later, resume })).form.values.consent).toBe(false)
})

test("the client chooses one of several places, and reads it everywhere, also once moved", async () => {
  await clients.changePage({ ...free, otherLocations: [office, zoom] })
  const start = clients.nextMorning()
  const opened = formOf(await clients.open({ start }))
  expect(opened.offer.place).toBe("Video call, Our office, or Zoom")
  expect(opened.form.locations.map(({ key }) => key)).toEqual(["Video call", "Our office", "zoom"])
  const fields = clients.typed()
  const none = await clients.send({ start }, fields)
  expect(formOf(none).form.errors.location).toContain("Choose where")
  const gone = await clients.send({ start }, { ...fields, location: "The moon" })
  expect(formOf(gone).form.errors.location).toContain("not offered any more")
  expect((await clients.send({ start }, { ...fields, location: "zoom" })).status).toBe(303)
  const id = await idOf(fields)
  const read = async () =>
    (await visitor.get(`/bookings/${await tokenFor(world, id, "status")}`)).text
  expect(await read()).toContain("https://zoom.example/j/1")
  const [mail] = await mailTo(fields)
  expect(mail?.text).toContain("https://zoom.example/j/1")
  expect(mail?.text).not.toContain("meet.example")
  expect(JSON.stringify(mail?.attachments)).toContain("https://zoom.example/j/1")
  await clients.changePage({ otherLocations: [] })
  const token = await tokenFor(world, id, "status")
  const to = clients.nextMorning()
  expect((await visitor.post(`/bookings/${token}/reschedule`, { start: to })).status).toBe(303)
  expect(await read()).toContain("https://zoom.example/j/1")
})

test("a place that was chosen and is not offered any more is said so, also where one is left", async () => {
  await clients.changePage({ ...free, otherLocations: [office, zoom] })
  const start = clients.nextMorning()
  const { revision } = formOf(await clients.open({ start })).form
  await clients.changePage({ otherLocations: [] })
  const fields = clients.typed({ revision })
  const refused = await clients.send({ start }, { ...fields, location: "Our office" })
  expect(refused.status).toBe(400)
  const { form, offer } = formOf(refused)
  expect(form.errors.location).toContain("not offered any more")
  expect([offer.place, form.locations]).toEqual(["Video call", []])
  // Nothing is left to choose: sent as it came back, it is booked where it says now.
  expect((await clients.send({ start }, fields)).status).toBe(303)
  const other = { start: clients.nextMorning() }
  const same = clients.typed({ revision, location: "Video call" })
  expect((await clients.send(other, same)).status).toBe(303)
})

test("a page's only place that is another now is said so, and booked once the client has read it", async () => {
  await clients.changePage({ ...free, location: office, otherLocations: [] })
  const start = clients.nextMorning()
  const { revision } = formOf(await clients.open({ start })).form
  await clients.changePage({ location: zoom })
  const fields = clients.typed({ revision, notes: "kept" })
  const refused = await clients.send({ start }, fields)
  expect(refused.status).toBe(409)
  const { problem, form } = formOf(refused)
  const place = { what: "place", before: "Our office", now: "Zoom" }
  expect(problem).toEqual({ kind: "revision-changed", changes: [place] })
  expect(form.values.notes).toBe("kept")
  expect((await clients.send({ start }, { ...fields, revision: form.revision })).status).toBe(303)
})

test("a page that changes while a form is on its way sells what the client chose, or nothing", async () => {
  const plan = { ...plainQuestion, id: "plan", label: "Your plan", kind: "file" as const }
  await clients.changePage({ ...free, otherLocations: [office, zoom], questions: [plan] })
  const start = clients.nextMorning()
  const { revision } = formOf(await clients.open({ start })).form
  const form = new FormData()
  const fields = clients.typed({ revision, location: "zoom" })
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set("answers.plan", new Blob([new Uint8Array(pdf)]), "plan.pdf")
  // Its file is on the way to the storage when the place is taken off the page.
  const { storage } = world.runtime
  const put = storage.put.bind(storage)
  storage.put = async (...stored) => {
    await clients.changePage({ otherLocations: [], questions: [] })
    return put(...stored)
  }
  const sent = await clients.send({ start }, form).finally(() => (storage.put = put))
  expect(sent.status).toBe(303)
  const token = await tokenFor(world, await idOf(fields), "status")
  expect((await visitor.get(`/bookings/${token}`)).text).toContain("https://zoom.example/j/1")
})

test("a place that is not offered is never another in silence, whoever asks", async () => {
  await clients.changePage({ ...free, otherLocations: [office] })
  const asked = holdRequest({ startsAt: new Date(clients.nextMorning()) })
  for (const location of ["The moon", ""]) {
    const request = { ...asked, details: { ...asked.details, location } }
    const lost = { ok: false, problem: "revision-changed", changes: ["place"] }
    expect(await holdSlot(client, request, world.runtime)).toEqual(lost)
  }
})

test("nobody is booked without the agreement, although the page asked for none a moment ago", async () => {
  await clients.changePage({ ...free, consentText: "The terms." })
  const startsAt = new Date(clients.nextMorning())
  const unasked = holdRequest({ startsAt })
  expect(await holdSlot(client, unasked, world.runtime)).toEqual({
    ...{ ok: false, problem: "revision-changed", changes: ["consent"] },
  })
  const details = { ...unasked.details, consent: true }
  expect(await holdSlot(client, { ...unasked, details }, world.runtime)).toMatchObject({ ok: true })
})

test("programs give the place and the agreement as clients do, and are told what is missing", async () => {
  await clients.changePage({ ...free, consentText: "The terms.", otherLocations: [office] })
  const api = apiOf(world)
  const page = await api.get("/api/v1/studio/pages/consultation")
  expect(page.body).toMatchObject({
    consentText: "The terms.",
    otherLocations: [{ kind: "in-person", text: "Our office" }],
  })
  expect(page.text).not.toMatch(/confirmedText|afterBookingUrl|meet\.example/)
  const start = new Date(clients.nextMorning())
  const book = (more: Record<string, unknown>) =>
    api.send("POST", "/api/v1/studio/bookings", { body: { ...newBooking(start), ...more } })
  const refused = await book({})
  expect(refused.status).toBe(400)
  const errors = refused.body["errors"] as { pointer: string; detail: string }[]
  expect(errors.map(({ pointer }) => pointer).sort()).toEqual(["/consent", "/location"])
  const booked = await book({ consent: true, location: "Our office" })
  expect(booked.status).toBe(201)
  const { booking } = await look(world, String(booked.body["id"]))
  expect([booking.locationIndex, booking.consentedAt === null]).toEqual([1, false])
})

test("reminders go as the page was sold with, also after a move", async () => {
  const wanted: [PageContent["reminders"], string[]][] = [
    [
      ["24h", "1h"],
      ["reminder-1h", "reminder-24h"],
    ],
    [["1h"], ["reminder-1h"]],
    [[], []],
  ]
  for (const [reminders, kinds] of wanted) {
    await clients.changePage({ ...free, reminders })
    const fields = clients.typed()
    // Far enough that both have time.
    for (let day = 0; day < 2; day++) clients.nextMorning()
    await clients.send({ start: clients.nextMorning() }, fields)
    const id = await idOf(fields)
    const owed = async () => {
      const { mails } = await look(world, id)
      const open = mails.filter(({ kind, state }) => /^reminder/.test(kind) && state === "pending")
      return open.map(({ kind }) => kind).sort()
    }
    expect(await owed()).toEqual(kinds)
    await clients.changePage({ reminders: ["24h", "1h"] })
    const token = await tokenFor(world, id, "status")
    await visitor.post(`/bookings/${token}/reschedule`, { start: clients.nextMorning() })
    expect(await owed()).toEqual(kinds)
  }
})

test("a free booking leads on to the organizer's site; a form older than that stays here", async () => {
  const afterBookingUrl = "https://studio.example/thanks?from=booking"
  await clients.changePage({ ...free, afterBookingUrl })
  const start = clients.nextMorning()
  const opened = await clients.open({ start })
  expect(opened.body?.kind === "details" && opened.body.frame.leadsTo).toBe(afterBookingUrl)
  const { revision } = formOf(opened).form
  const sent = await clients.send({ start }, clients.typed({ revision }))
  expect([sent.status, sent.location]).toEqual([303, afterBookingUrl])
  const old = await clients.send({ start: clients.nextMorning() }, clients.typed())
  expect(old.location).toMatch(/^\/bookings\//)
  const framed = { start: clients.nextMorning(), embed: "1" }
  const held = await clients.send(framed, clients.typed({ revision }))
  expect(held.location).toMatch(/\/held\?/)
  const request = new Request(new URL(held.location ?? "", "http://localhost:3000"))
  const params = { organizer: "studio", page: "consultation" }
  const shown = await answerOf(() => heldLoader({ request, params, context: {} }))
  expect(shown.body.facts).toMatchObject({ kind: "booked", goOnHref: afterBookingUrl })
})

test("who comes back from paying is led on once it is confirmed; the booking's own page keeps a link", async () => {
  const afterBookingUrl = "https://studio.example/thanks"
  await clients.changePage({ afterBookingUrl, confirmedText: "Bring **shoes**.\n\n- and a towel" })
  const unpaid = clients.typed()
  await clients.send({ start: clients.nextMorning() }, unpaid)
  const waiting = await tokenFor(world, await idOf(unpaid), "status")
  const back = await visitor.get(`/bookings/${waiting}?session_id=cs_x`)
  expect(back.status).toBe(200)
  expect(back.text).not.toMatch(/studio\.example|shoes/)
  const id = await confirmed(world, new Date(clients.nextMorning()))
  const token = await tokenFor(world, id, "status")
  const led = await visitor.get(`/bookings/${token}?session_id=cs_x`)
  expect([led.status, led.location]).toEqual([303, afterBookingUrl])
  expect(led.location).not.toContain(token)
  const own = await visitor.get(`/bookings/${token}`)
  expect(own.status).toBe(200)
  expect(own.text).toContain(`href="${afterBookingUrl}"`)
  expect(own.text).toContain("<strong>shoes</strong>")
  await drain(world)
  const { booking } = await look(world, id)
  const mail = (await mailTo({ email: booking.clientEmail })).at(-1)
  expect(mail?.text).toContain("Bring shoes.")
  expect(mail?.text).toContain("• and a towel")
})
