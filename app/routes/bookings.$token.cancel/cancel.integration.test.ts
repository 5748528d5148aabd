import { afterAll, expect, test } from "vitest"
import { sql } from "drizzle-orm"
import {
  createBookingWorld,
  drain,
  hold,
  look,
  thursdays,
} from "#app/features/booking/testing.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import {
  confirmed,
  tokenFor,
  visit,
  withoutProvider,
} from "#app/routes/bookings.$token._index/testing.server.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const world = await createBookingWorld()
const visitor = visit(world)
afterAll(() => world.close())

const nextThursday = thursdays()

const mailsOf = async (bookingId: string, kind: string) =>
  (await look(world, bookingId)).mails.filter((mail) => mail.kind === kind)

const occupied = async (bookingId: string) =>
  world.runtime.db.execute<{ during: string }>(sql`
    select o.during::text from occupancies o join bookings b on b.meeting_id = o.meeting_id
    where b.id = ${bookingId}`)

test("canceling says what happens to the money, does it by one form, and leads to the booking by a fresh link", async () => {
  const bookingId = await confirmed(world, nextThursday())
  const token = await tokenFor(world, bookingId, "cancel")
  const page = await visitor.get(`/bookings/${token}/cancel`)
  expect(page.words).toContain("You get €50.00 back in full")
  expect(page.text.match(/<form/g)).toHaveLength(1)
  expect(page.text.indexOf("back in full")).toBeLessThan(page.text.indexOf("<form"))

  const done = await visitor.press(page, `/bookings/${token}/cancel`)
  const fresh = await tokenFor(world, bookingId, "status")
  expect(done).toMatchObject({ status: 303, location: `/bookings/${fresh}` })
  const shown = await visitor.get(done.location ?? "")
  expect(shown.words).toContain("This booking is canceled")
  expect(shown.words).toContain("€50.00 is on its way back")
  const { booking, refunds } = await look(world, bookingId)
  expect(booking).toMatchObject({ state: "CANCELED", canceledBy: "client", linkVersion: 2 })
  expect(refunds).toMatchObject([{ amountMinor: 5000, currency: "EUR" }])
  expect(await occupied(bookingId)).toHaveLength(0)

  await drain(world)
  const returned = await visitor.get(`/bookings/${fresh}`)
  expect(returned.words).toContain("€50.00 was sent back")
})

test("after the rule's deadline the page says, before the button, that nothing comes back", async () => {
  const startsAt = nextThursday()
  const bookingId = await confirmed(world, startsAt)
  const now = await world.runtime.clock.now(world.runtime.db)
  world.advance(startsAt.getTime() - now.getTime() - 24 * HOUR + 1)
  const token = await tokenFor(world, bookingId, "status")
  const page = await visitor.get(`/bookings/${token}/cancel`)
  expect(page.words).toContain("You paid €50.00. By the rules of this booking no money comes back.")
  const done = await visitor.press(page, `/bookings/${token}/cancel`)
  const shown = await visitor.get(done.location ?? "")
  expect(shown.words).toContain("By the rules of this booking no money comes back.")
  expect((await look(world, bookingId)).refunds).toEqual([])
})

test("two cancelations at once are one: one refund, one mail to each", async () => {
  const bookingId = await confirmed(world, nextThursday())
  const [cancel, status] = [
    await tokenFor(world, bookingId, "cancel"),
    await tokenFor(world, bookingId, "status"),
  ]
  const answers = await Promise.all(
    [cancel, status, cancel, status].map((token) => visitor.post(`/bookings/${token}/cancel`)),
  )
  for (const { status: code } of answers) expect([303, 410]).toContain(code)
  expect(answers.some(({ status: code }) => code === 303)).toBe(true)
  const { booking, refunds } = await look(world, bookingId)
  expect(booking).toMatchObject({ state: "CANCELED", linkVersion: 2, icalSequence: 1 })
  expect(refunds).toMatchObject([{ amountMinor: 5000 }])
  const told = (await mailsOf(bookingId, "booking-canceled")).map(({ recipient }) => recipient)
  expect(told.sort()).toEqual(["client", booking.hostId].sort())
})

test.each([1, 2, 3, 4])("of a cancelation and a move at once, one happens (%i)", async () => {
  const startsAt = nextThursday()
  const bookingId = await confirmed(world, startsAt)
  const token = await tokenFor(world, bookingId, "status")
  const later = new Date(startsAt.getTime() + 2 * HOUR)
  await Promise.all([
    visitor.post(`/bookings/${token}/cancel`),
    visitor.post(`/bookings/${token}/reschedule`, { start: later.toISOString() }),
  ])
  const { booking, refunds, mails } = await look(world, bookingId)
  const times = await occupied(bookingId)
  const kinds = mails.map(({ kind }) => kind)
  expect(booking.linkVersion).toBe(2)
  if (booking.state === "CANCELED") {
    expect(times).toHaveLength(0)
    expect(refunds).toHaveLength(1)
    expect(kinds).not.toContain("booking-moved")
  } else {
    expect(booking.state).toBe("CONFIRMED")
    expect(times).toHaveLength(1)
    expect(times[0]?.during).toContain(later.toISOString().slice(11, 16))
    expect(refunds).toHaveLength(0)
    expect(kinds).not.toContain("booking-canceled")
  }
})

test("when it is too late, or never was possible, the page says so and the form's address does nothing", async () => {
  const content = {
    ...emptyPageContent,
    title: "Strict",
    cancelCutoffMinutes: 48 * 60,
    moveCutoffMinutes: null,
  }
  const made = await createPage(world.studio.actor, { slug: "strict", content }, world.runtime)
  if (!made.ok) throw new Error(made.problem)
  await publishPage(world.studio.actor, { pageId: made.pageId, number: 1 }, world.runtime)
  const startsAt = nextThursday()
  const bookingId = await hold(world, { pageSlug: "strict", startsAt })
  const token = await tokenFor(world, bookingId, "status")
  const never = await visitor.get(`/bookings/${token}/reschedule`)
  expect(never.words).toContain("This can no longer be moved online Please write to Ada Berg.")
  expect(
    (await visitor.post(`/bookings/${token}/reschedule`, { start: startsAt.toISOString() })).status,
  ).toBe(409)

  const early = await visitor.get(`/bookings/${token}/cancel`)
  expect(early.words).toContain("Nothing was paid, so nothing is charged.")
  const now = await world.runtime.clock.now(world.runtime.db)
  world.advance(startsAt.getTime() - now.getTime() - 48 * HOUR)
  const late = await visitor.get(`/bookings/${token}/cancel`)
  expect(late.words).toContain("It was possible until Tuesday")
  expect(late.text).not.toContain("<form")
  const refused = await visitor.post(`/bookings/${token}/cancel`)
  expect(refused.status).toBe(409)
  expect(refused.words).toContain("It was possible until Tuesday")
  const status = await visitor.get(`/bookings/${token}`)
  expect(status.words).toContain("It is too late to cancel this booking online.")
  expect((await look(world, bookingId)).booking).toMatchObject({
    state: "CONFIRMED",
    linkVersion: 1,
  })
})

test("canceling an unpaid hold lets it go; while its checkout cannot be closed the page says so", async () => {
  const bookingId = await hold(world, { startsAt: nextThursday() })
  const token = await tokenFor(world, bookingId, "status")
  await visitor.post(`/bookings/${token}/pay`)
  const page = await visitor.get(`/bookings/${token}/cancel`)
  expect(page.words).toContain("Nothing was charged yet, and nothing will be.")
  const failed = await withoutProvider(world, () => visitor.post(`/bookings/${token}/cancel`))
  expect(failed.status).toBe(503)
  const done = await visitor.press(failed, `/bookings/${token}/cancel`)
  expect(done).toMatchObject({ status: 303, location: `/bookings/${token}` })
  expect((await look(world, bookingId)).booking.state).toBe("ABANDONED")
})

test("an old link of a canceled booking shows nothing, and mails a fresh one to the booking's address once an hour", async () => {
  const bookingId = await confirmed(world, nextThursday())
  const tokens = {
    "": await tokenFor(world, bookingId, "status"),
    "/cancel": await tokenFor(world, bookingId, "cancel"),
    "/reschedule": await tokenFor(world, bookingId, "reschedule"),
  }
  await visitor.post(`/bookings/${tokens["/cancel"]}/cancel`)
  const { booking } = await look(world, bookingId)
  for (const [place, token] of Object.entries(tokens)) {
    const page = await visitor.get(`/bookings/${token}${place}`)
    expect(page.status).toBe(410)
    expect(page.words).toContain("This booking has ended")
    for (const detail of ["Consultation", booking.reference, booking.clientName, "Video call"]) {
      expect(page.text).not.toContain(detail)
    }
    const sent = await visitor.press(page, `/bookings/${token}/fresh-link`)
    expect(sent.status).toBe(200)
    expect(sent.words).toContain("Look into your mail")
  }
  expect(await mailsOf(bookingId, "fresh-link")).toMatchObject([{ recipient: "client" }])
  world.advance(HOUR)
  await visitor.post(`/bookings/${tokens[""]}/fresh-link`)
  expect(await mailsOf(bookingId, "fresh-link")).toHaveLength(2)
})
