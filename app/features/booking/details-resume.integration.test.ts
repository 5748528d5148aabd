import { sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { signBookingLink, type LinkPurpose } from "./booking-link.server.ts"
import { createBookingWorld, drain, look } from "./testing.server.ts"
import { createClientsOf, formOf } from "./testing-details.ts"

const MINUTE = 60_000
const world = await createBookingWorld()
const clients = createClientsOf(world)
afterAll(() => world.close())

/** Takes a time by the form, up to the checkout, and gives the booking with its links. */
async function holdByForm(start: string) {
  const fields = clients.typed({ notes: "By phone, please", "answers.topic": "Tax" })
  const sent = await clients.send({ start }, fields)
  const [row] = await world.runtime.db.execute<{ id: string }>(sql`
    select id from bookings where attempt = ${fields["attempt"]}`)
  const bookingId = row?.id ?? ""
  const link = async (purpose: LinkPurpose) => {
    const { booking } = await look(world, bookingId)
    const version = booking.linkVersion
    return signBookingLink(world.runtime.keyring, { bookingId, purpose, version })
  }
  const startsAt = async () => {
    const [meeting] = await world.runtime.db.execute<{ at: string }>(sql`
      select to_char(m.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      from meetings m join bookings b on b.meeting_id = m.id where b.id = ${bookingId}`)
    return meeting?.at
  }
  return { bookingId, fields, checkout: sent.location, link, startsAt }
}

for (const purpose of ["pay", "status"] as const) {
  test(`who stepped back moves the hold by its ${purpose} link, and frees the old time at once`, async () => {
    const [from, to] = [clients.nextMorning(), clients.nextMorning()]
    const held = await holdByForm(from)
    const resume = await held.link(purpose)
    const form = formOf(await clients.open({ start: to, resume }))
    expect(form.form).toMatchObject({
      isMovingHold: true,
      values: { email: held.fields["email"], notes: "By phone, please", answers: { topic: "Tax" } },
    })
    expect(form.form.action).toContain(`resume=${resume}`)

    const fields = { ...held.fields, attempt: form.form.attempt, notes: "Now by video" }
    const moved = await clients.send({ start: to, resume }, fields)
    expect(moved.status).toBe(303)
    expect(moved.location).toContain(world.stripe.origin)
    expect(moved.location).not.toBe(held.checkout)
    expect(await held.startsAt()).toBe(to)
    const { booking, checkouts } = await look(world, held.bookingId)
    expect(booking.notes).toBe("Now by video")
    expect(checkouts.map(({ state }) => state)).toEqual(["expired", "open"])
    // Somebody else has the old time a moment later.
    expect((await clients.send({ start: from }, clients.typed())).status).toBe(303)
  })
}

test("the form that moves a hold, sent twice or three times at once, leads to the same checkout", async () => {
  for (const times of [2, 3]) {
    const [from, to] = [clients.nextMorning(), clients.nextMorning()]
    const held = await holdByForm(from)
    const resume = await held.link("status")
    const { form } = formOf(await clients.open({ start: to, resume }))
    const fields = { ...held.fields, attempt: form.attempt }
    const send = () => clients.send({ start: to, resume }, fields)
    const answers =
      times === 2
        ? [await send(), await send()]
        : await Promise.all(Array.from({ length: times }, send))
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    expect(answers[0]?.location).toContain(world.stripe.origin)
    const { checkouts } = await look(world, held.bookingId)
    expect(checkouts.filter(({ state }) => state === "open")).toHaveLength(1)
  }
})

test("a hold that was moved keeps its end, and its price although the page's has changed", async () => {
  const [from, to] = [clients.nextMorning(), clients.nextMorning()]
  const held = await holdByForm(from)
  const before = (await look(world, held.bookingId)).booking
  world.advance(5 * MINUTE)
  await clients.changePage({ durations: [{ minutes: 30, amountMinor: 9900 }] })
  const resume = await held.link("pay")
  const opened = formOf(await clients.open({ start: to, resume }))
  expect(opened.offer.price).toEqual({ amountMinor: before.amountMinor, currency: "EUR" })
  const moved = await clients.send({ start: to, resume }, held.fields)
  expect(moved.status).toBe(303)
  const { booking } = await look(world, held.bookingId)
  expect(booking.payableUntil).toEqual(before.payableUntil)
  expect(booking.amountMinor).toBe(before.amountMinor)
})

test("a time that is taken leaves the hold where it was, the form filled in", async () => {
  const [from, to] = [clients.nextMorning(), clients.nextMorning()]
  const held = await holdByForm(from)
  await clients.send({ start: to }, clients.typed())
  const resume = await held.link("status")
  const lost = await clients.send({ start: to, resume }, held.fields)
  expect(lost.status).toBe(409)
  const { form, problem } = formOf(lost)
  expect(form.values.email).toBe(held.fields["email"])
  if (problem?.kind !== "time-taken") throw new Error("Another problem.")
  expect(problem.nearest[0]?.action).toContain("resume=")
  expect(await held.startsAt()).toBe(from)
  // One's own time is not in one's own way.
  const opened = await clients.open({ start: from, resume })
  expect(opened.status).toBe(200)
})

test("another email than the hold's is refused in words, not passed over", async () => {
  const [from, to] = [clients.nextMorning(), clients.nextMorning()]
  const held = await holdByForm(from)
  const resume = await held.link("status")
  const fields = { ...held.fields, email: "other@example.org" }
  const refused = await clients.send({ start: to, resume }, fields)
  expect(refused.status).toBe(400)
  expect(formOf(refused).form.errors.email).toContain(held.fields["email"])
  expect(await held.startsAt()).toBe(from)
})

test("an older link shows nothing and moves nothing, however often it is sent", async () => {
  const [from, to, later] = [clients.nextMorning(), clients.nextMorning(), clients.nextMorning()]
  const held = await holdByForm(from)
  const old = await held.link("status")
  await clients.send({ start: to, resume: old }, held.fields)
  const opened = await clients.open({ start: later, resume: old })
  expect(opened).toMatchObject({ status: 303, location: `/bookings/${old}` })
  const before = await clients.stored()
  for (const attempt of [held.fields["attempt"] ?? "", "another-attempt-0123456789"]) {
    const sent = await clients.send({ start: later, resume: old }, { ...held.fields, attempt })
    expect(sent).toMatchObject({ status: 303, location: `/bookings/${old}` })
  }
  expect(await clients.stored()).toEqual(before)
  expect(await held.startsAt()).toBe(to)
})

test("a link of another purpose, of another booking, or changed by a letter, is as good as none", async () => {
  const [from, to] = [clients.nextMorning(), clients.nextMorning()]
  const held = await holdByForm(from)
  const good = await held.link("status")
  const changed = `${good.slice(0, 10)}${good[10] === "A" ? "B" : "A"}${good.slice(11)}`
  for (const resume of [await held.link("cancel"), await held.link("calendar"), changed, "x"]) {
    const { form } = formOf(await clients.open({ start: to, resume }))
    expect(form.isMovingHold).toBe(false)
    expect(form.values.email).toBe("")
  }
  expect(await held.startsAt()).toBe(from)
})

test("a paid booking is not moved this way: its own page says what is possible", async () => {
  const [from, to] = [clients.nextMorning(), clients.nextMorning()]
  const held = await holdByForm(from)
  const { checkouts } = await look(world, held.bookingId)
  await world.stripe.pay(checkouts[0]?.providerSessionId ?? "")
  const resume = await held.link("status")
  const sent = await clients.send({ start: to, resume }, held.fields)
  expect(sent).toMatchObject({ status: 303, location: `/bookings/${resume}` })
  expect((await look(world, held.bookingId)).booking.state).toBe("CONFIRMED")
  expect(await held.startsAt()).toBe(from)
  const opened = await clients.open({ start: to, resume })
  expect(opened).toMatchObject({ status: 303, location: `/bookings/${resume}` })
})

test("a hold that ran out offers its page again with the same answers, as a new hold", async () => {
  const from = clients.nextMorning()
  const held = await holdByForm(from)
  world.advance(16 * MINUTE)
  await drain(world)
  const resume = await held.link("pay")
  const { form } = formOf(await clients.open({ start: from, resume }))
  expect(form).toMatchObject({
    isMovingHold: false,
    values: { email: held.fields["email"], answers: { topic: "Tax" } },
  })
  expect(form.attempt).not.toBe(held.fields["attempt"])
  const fields = { ...held.fields, attempt: form.attempt }
  expect((await clients.send({ start: from, resume }, fields)).status).toBe(303)
  expect((await look(world, held.bookingId)).booking.state).toBe("ABANDONED")
})

test("a hold that runs out while its client types is said so, and the next press holds the time anew", async () => {
  const [from, to] = [clients.nextMorning(), clients.nextMorning()]
  const held = await holdByForm(from)
  const resume = await held.link("status")
  const { form } = formOf(await clients.open({ start: to, resume }))
  world.advance(16 * MINUTE)
  await drain(world)
  const fields = { ...held.fields, attempt: form.attempt }
  const ended = await clients.send({ start: to, resume }, fields)
  expect(ended.status).toBe(409)
  const back = formOf(ended).form
  expect(back.errors.form).toContain("run out")
  expect(back.values.notes).toBe(held.fields["notes"])
  const again = await clients.send({ start: to, resume }, { ...fields, attempt: back.attempt })
  expect(again.location).toContain(world.stripe.origin)
})
