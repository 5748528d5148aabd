import { asc, eq } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { textOverrides, textVersions } from "#db/schema/texts.ts"
import { listAudit } from "#app/features/audit/list-audit.server.ts"
import { bookingAddress } from "#app/features/notification/booking-links.server.ts"
import { getEmailBooking } from "#app/features/notification/read-email.server.ts"
import { createClientsOf, formOf, type Clients } from "#app/features/booking/testing-details.ts"
import {
  createBookingWorld,
  drain,
  hold,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { createTestOrganizer, type TestRuntime } from "#app/features/organizer/testing.server.ts"
import { paths } from "#app/paths.ts"
import { browse, fieldsOf } from "#app/routes/admin/testing.server.ts"
import { loader as openBooking } from "#app/routes/bookings.$token._index/route.tsx"
import { action as bookByApi } from "#app/routes/api.v1.$organizer.bookings/route.ts"
import { loader as openPage } from "#app/routes/$organizer.$page._index.tsx"
import { answerOf } from "#app/platform/testing.ts"
import { restoreText } from "./restore-text.server.ts"
import { saveTexts, type SaveTextsInput } from "./save-texts.server.ts"
import { textMark } from "./text-mark.server.ts"

const SUBJECT = "emails.bookingConfirmed.subject"
const MAIL = "mail-booking-confirmed"
const nothing = textMark({})

let world: BookingWorld
let runtime: TestRuntime
let clients: Clients
let other: Awaited<ReturnType<typeof createTestOrganizer>>

beforeAll(async () => {
  world = await createBookingWorld()
  runtime = world.runtime as unknown as TestRuntime
  clients = createClientsOf(world)
  other = await createTestOrganizer(runtime, "other")
  await clients.changePage({ durations: [{ minutes: 30, amountMinor: 0 }] })
}, 60_000)
afterAll(() => world.close())
beforeEach(async () => {
  await runtime.db.delete(textOverrides)
  await runtime.db.delete(textVersions)
})

function save(input: Partial<SaveTextsInput>, actor = world.studio.actor) {
  const usual = { locale: "en", groupId: MAIL, texts: {}, seen: nothing, action: "saved" } as const
  return saveTexts(actor, { ...usual, ...input }, runtime)
}

async function page(): Promise<string> {
  const request = new Request("http://localhost:3000/studio/consultation")
  const params = { organizer: "studio", page: "consultation" }
  const { body } = await answerOf(() => openPage({ request, params, context: {} }))
  return String(body.html)
}

/** A booking that is confirmed at once, with what its client was mailed. */
async function booked() {
  const bookingId = await hold(world, { startsAt: new Date(clients.nextMorning()) })
  await drain(world)
  const booking = await getEmailBooking(bookingId, world.runtime)
  const mails = await world.mail.messages()
  const mail = mails.findLast(({ to }) => to.includes(booking.clientEmail))
  const address = bookingAddress(world.runtime, booking, "status", paths.booking)
  return { mail, token: address.split("/").at(-1) ?? "" }
}

test("own words are on the page, in the mail and in the calendar file, and only this organizer's", async () => {
  const done = await Promise.all([
    save({ texts: { [SUBJECT]: "Yes! {page} <3 & {date}" } }),
    save({ groupId: "screen-page", texts: { "booking.page.timesOn": "Pick “your” time & go" } }),
    save({
      groupId: "calendar-events",
      texts: { "notification.reference": "Our number; really,\\ {reference}" },
    }),
    save({ groupId: "screen-status", texts: { "booking.status.confirmed.headline": "See you" } }),
    save({ groupId: "mail-fresh-link", texts: { "emails.freshLink.subject": "No" } }, other.actor),
  ])
  expect(done.map(({ ok }) => ok)).toEqual([true, true, true, true, true])

  expect(await page()).toContain("Pick “your” time &amp; go")
  const { mail, token } = await booked()
  expect(mail?.subject).toMatch(/^Yes! Consultation <3 & \w+/)
  expect(mail?.html).toContain("<title>Yes! Consultation &lt;3 &amp; ")
  expect(mail?.text).toContain("Your booking is confirmed")
  const file = mail?.attachments[0]?.text.replaceAll("\r\n ", "") ?? ""
  expect(file).toContain(String.raw`DESCRIPTION:Our number\; really\,\\ `)

  const request = new Request(`http://localhost:3000/bookings/${token}`)
  const shown = await answerOf(() => openBooking({ request, params: { token }, context: {} }))
  expect(shown.body.title).toBe("See you: Consultation")
  // What is only ever mailed is nobody's to read from a page's data.
  expect(Object.keys(shown.body.frame.texts ?? {}).sort()).toEqual([
    "en:booking.page.timesOn",
    "en:booking.status.confirmed.headline",
    "en:notification.reference",
  ])
})

test("a form that comes back says what is wrong in own words; the API and the admin in ours", async () => {
  const name = "problems.field.name.required"
  expect(await save({ groupId: "screen-mistakes", texts: { [name]: "Who are you?" } })).toEqual({
    ok: true,
  })
  const start = clients.nextMorning()
  const answer = await clients.send({ start }, clients.typed({ name: "" }))
  expect(answer.status).toBe(400)
  expect(formOf(answer).form.errors).toMatchObject({ name: "Who are you?" })
  const request = new Request("http://localhost:3000/api/v1/studio/bookings", {
    method: "POST",
    headers: { "Content-Type": "application/json", "x-client-address": "203.0.113.7" },
    body: JSON.stringify({ page: "consultation", start, email: "a@example.org", name: "" }),
  })
  const program = await bookByApi({ request, params: { organizer: "studio" }, context: {} })
  const said = await (program as Response).text()
  expect(said).toContain("/name")
  expect(said).not.toContain("Who are you?")
})

test("reset brings ours back, on a page that was shown before", async () => {
  await save({ groupId: "screen-page", texts: { "booking.page.timesOn": "When?" } })
  expect(await page()).toContain("When?")
  const seen = textMark({ "booking.page.timesOn": "When?" })
  const reset = { groupId: "screen-page", texts: { "booking.page.timesOn": "" }, seen }
  expect(await save({ ...reset, action: "reset" })).toEqual({ ok: true })
  expect(await page()).toContain("Times on ")
  expect(await page()).not.toContain("When?")
})

test("a page, a booking and a mail cost no query more with own words than without", async () => {
  const { token } = await booked()
  const request = new Request(`http://localhost:3000/bookings/${token}`)
  const counted = async (act: () => Promise<unknown>) => {
    await act()
    runtime.queries.length = 0
    await act()
    return runtime.queries.length
  }
  const open = () => answerOf(() => openBooking({ request, params: { token }, context: {} }))
  const before = [await counted(page), await counted(open)]
  await save({ texts: { [SUBJECT]: "Yes {page}" } })
  await save({ groupId: "screen-page", texts: { "booking.page.timesOn": "When?" } })
  expect([await counted(page), await counted(open)]).toEqual(before)
})

test("rows that can be used no more leave ours, and break no page and no mail", async () => {
  const at = await runtime.clock.now(runtime.db)
  const of = { organizerId: world.studio.organizerId, locale: "en", updatedAt: at }
  await runtime.db.insert(textOverrides).values([
    { ...of, key: SUBJECT, text: "{page" },
    { ...of, key: "emails.bookingConfirmed.headline", text: "{constructor}" },
    { ...of, key: "booking.page.timesOn", text: "<script>alert(1)</script>" },
    { ...of, key: "booking.page.gone", text: "What was this?" },
    { ...of, key: "__proto__", text: "polluted" },
    { ...of, key: "admin.settings.title", text: "Hijacked" },
    { ...of, key: "booking.page.about", text: "x".repeat(4000) },
    { ...of, locale: "xx", key: "booking.page.timesOn", text: "No such language" },
  ])
  expect(await page()).toContain("Times on ")
  const { mail } = await booked()
  expect(mail?.subject).toMatch(/^Confirmed: Consultation on /)
  expect(mail?.text).toContain("Your booking is confirmed")
  const browser = await browse(runtime, world.studio.userId)
  expect((await browser.get("/admin/settings")).text).not.toContain("Hijacked")
  const form = await browser.get(`/admin/settings/texts/${MAIL}`)
  expect(form.status).toBe(200)
  expect(form.text).toContain("ours is shown in its place")
})

test("what does not fit its place is refused, and nothing is written", async () => {
  const refused = await save({ texts: { [SUBJECT]: "{nobody}" } })
  expect(refused).toMatchObject({ ok: false, problem: "refused", key: SUBJECT })
  const unknown = [
    { texts: { "admin.settings.title": "Mine" } },
    { texts: { "booking.page.timesOn": "Of another group" } },
    { groupId: "mail-nothing", texts: {} },
  ]
  for (const input of unknown) {
    expect(await save(input)).toEqual({ ok: false, problem: "not-found" })
  }
  expect(await runtime.db.select().from(textOverrides)).toEqual([])
  expect(await runtime.db.select().from(textVersions)).toEqual([])
})

test("two people who change the same texts are told, and the same form twice is one change", async () => {
  const mine = { texts: { [SUBJECT]: "Mine: {page}" } }
  expect(await save(mine)).toEqual({ ok: true })
  expect(await save(mine)).toEqual({ ok: true })
  const stale = await save({ texts: { [SUBJECT]: "Theirs: {page}" } })
  const there = { [SUBJECT]: "Mine: {page}" }
  expect(stale).toEqual({ ok: false, problem: "changed-meanwhile", there, mark: textMark(there) })
  expect(await runtime.db.select().from(textVersions)).toHaveLength(1)
  const over = { texts: { [SUBJECT]: "Theirs: {page}" }, seen: textMark(there) }
  expect(await save(over)).toEqual({ ok: true })
})

test("of two forms sent at once one is saved and the other is told", async () => {
  const results = await Promise.all(
    ["A {page}", "B {page}", "C {page}"].map((text) => save({ texts: { [SUBJECT]: text } })),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await runtime.db.select().from(textVersions)).toHaveLength(1)
})

test("every wording is kept, is written down in the audit log, and can come back", async () => {
  const first = { [SUBJECT]: "First {page}" }
  const second = { [SUBJECT]: "Second {page}" }
  await save({ texts: first })
  await save({ texts: second, seen: textMark(first) })
  await save({ texts: { [SUBJECT]: "" }, seen: textMark(second) })
  const versions = await runtime.db.select().from(textVersions).orderBy(asc(textVersions.number))
  expect(versions.map(({ number, text }) => [number, text])).toEqual([
    [1, "First {page}"],
    [2, "Second {page}"],
    [3, null],
  ])
  const restored = { locale: "en", groupId: MAIL, versionId: versions[0]?.id ?? "", seen: nothing }
  expect(await restoreText(other.actor, restored, runtime)).toMatchObject({ problem: "not-found" })
  const elsewhere = { ...restored, groupId: "mail-fresh-link" }
  const { actor } = world.studio
  expect(await restoreText(actor, elsewhere, runtime)).toMatchObject({ problem: "not-found" })
  expect(await restoreText(actor, restored, runtime)).toEqual({ ok: true })
  const [now] = await runtime.db
    .select()
    .from(textOverrides)
    .where(eq(textOverrides.organizerId, actor.organizerId))
  expect(now?.text).toBe("First {page}")
  const everything = { userId: null, from: null, until: null, timeZone: "UTC" }
  const log = await listAudit(
    actor.organizerId,
    { ...everything, kind: "text" },
    { after: null, limit: 4 },
    runtime,
  )
  expect(log.map(({ action, subjectName }) => [action, subjectName])).toEqual([
    ["text.restored", MAIL],
    ...Array.from({ length: 3 }, () => ["text.saved", MAIL]),
  ])
  const update = runtime.db.update(textVersions).set({ text: "Rewritten" })
  await expect(update).rejects.toThrow()
})

test("the form is saved, shown again with what is wrong, emptied, and reset", async () => {
  const browser = await browse(runtime, world.studio.userId)
  const address = `/admin/settings/texts/${MAIL}`
  const name = SUBJECT.replaceAll(".", ":")
  const headline = "emails:bookingConfirmed:headline"
  const fields = fieldsOf(await browser.get(address), "texts")
  const wrong = await browser.post(address, {
    ...fields,
    [name]: "{nobody} <3",
    [headline]: "Kept",
  })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain("There is nothing called {nobody} here. You can use: {page}, {date}")
  expect(wrong.text).toContain("{nobody} &lt;3</textarea>")
  expect(wrong.text).toContain("Kept</textarea>")

  const saved = await browser.post(address, { ...fields, [name]: "Done:\r\n {page}" })
  expect([saved.status, saved.location]).toEqual([303, `${address}?notice=saved`])
  const shown = await browser.get(address)
  expect(shown.text).toContain("Done: {page}</textarea>")

  const stale = await browser.post(address, { ...fields, [name]: "Late: {page}" })
  expect(stale.status).toBe(409)
  expect(stale.text).toContain("Nothing was overwritten")
  expect(stale.text).toContain("Late: {page}</textarea>")

  const now = fieldsOf(shown, "texts")
  const emptied = await browser.post(address, { ...now, [name]: "Done: {page}", useOurs: name })
  expect(emptied.status).toBe(200)
  expect(emptied.text).not.toContain("Done: {page}</textarea>")
  const reset = await browser.post(address, { seen: now["seen"] ?? "", reset: "all" })
  expect([reset.status, reset.location]).toEqual([303, `${address}?notice=reset`])
  expect(await runtime.db.select().from(textOverrides)).toEqual([])

  const history = await browser.get(`${address}/history`)
  expect(history.text).toContain("Done: {page}")
  const version = /name="version" value="([^"]+)"/.exec(history.text)?.[1] ?? ""
  const seen = /name="seen" value="([^"]+)"/.exec(history.text)?.[1] ?? ""
  const back = await browser.post(`${address}/history`, { version, seen })
  expect([back.status, back.location]).toEqual([303, `${address}?notice=restored`])
  const again = await browser.post(`${address}/history`, { version, seen: "of before" })
  expect(again.status).toBe(303)
  expect((await browser.get("/admin/settings/audit")).text).toContain(
    "Brought an earlier wording back in: Confirmation",
  )
})

test("the preview shows what is typed and writes nothing, in a document that runs nothing", async () => {
  const browser = await browse(runtime, world.studio.userId)
  const address = `/admin/settings/texts/${MAIL}/preview`
  const typed = { [SUBJECT.replaceAll(".", ":")]: `Typed "&" {page}` }
  const preview = await browser.post(address, typed)
  expect(preview.status).toBe(200)
  expect(preview.text).toContain("<h2>Subject: Typed &quot;&amp;&quot; Consultation</h2>")
  expect(preview.headers.get("Content-Security-Policy")).toMatch(/^sandbox; default-src 'none';/)
  expect(preview.headers.get("Cache-Control")).toBe("no-store")
  expect(await runtime.db.select().from(textOverrides)).toEqual([])
  expect((await browser.get(address)).text).toContain("Subject: Confirmed: Consultation")
})
