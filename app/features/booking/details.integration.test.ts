import { sql } from "drizzle-orm"
import { renderToStaticMarkup } from "react-dom/server"
import { createElement } from "react"
import { afterAll, expect, test } from "vitest"
import { createClientsOf, formOf } from "./testing-details.ts"
import { DetailsScreen } from "./screens/details-screen.tsx"
import { createBookingWorld, drain, look } from "./testing.server.ts"

const MINUTE = 60_000
const world = await createBookingWorld()
const clients = createClientsOf(world)
afterAll(() => world.close())

async function bookingAt(start: string) {
  const [row] = await world.runtime.db.execute<{ id: string }>(sql`
    select b.id from bookings b join meetings m on m.id = b.meeting_id
    where m.starts_at = ${start}::timestamptz
      and b.state in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'CONFIRMED')`)
  return row ? (await look(world, row.id)).booking : null
}

test("a form opened and sent leads to the checkout, in the client's language and zone", async () => {
  const start = clients.nextMorning()
  const facts = formOf(await clients.open({ start }, { "accept-language": "de-DE" }))
  expect(facts.time.startsAt.toISOString()).toBe(new Date(start).toISOString())
  expect(facts.form.attempt).toMatch(/^[\w-]{16,64}$/)
  expect(facts.problem).toBeNull()
  const fields = clients.typed({ attempt: facts.form.attempt, revision: facts.form.revision })
  const sent = await clients.send({ start }, fields, { "accept-language": "de-DE,en;q=0.5" })
  expect(sent.status).toBe(303)
  expect(new URL(sent.location ?? "").origin).toBe(world.stripe.origin)
  expect(await bookingAt(start)).toMatchObject({
    state: "PAYMENT_PENDING",
    locale: "de-DE",
    clientTimeZone: "Europe/Paris",
    hostTimeZone: "Europe/Berlin",
    source: "page",
  })
})

test("each form that is opened has a random of its own, and the address can fill it in", async () => {
  const start = clients.nextMorning()
  const filled = { start, name: "Grace", email: "grace@example.org", notes: "Hello" }
  const [first, second] = [await clients.open(filled), await clients.open({ start })]
  expect(formOf(first).form.attempt).not.toBe(formOf(second).form.attempt)
  expect(formOf(first).form.values).toMatchObject({
    name: "Grace",
    email: "grace@example.org",
    notes: "Hello",
  })
  expect(first.headers.get("x-robots-tag")).toBe("noindex")
})

test("the same attempt twice, and five times at once, is one booking and one checkout", async () => {
  for (const times of [2, 5]) {
    const start = clients.nextMorning()
    const fields = clients.typed()
    const before = await clients.stored()
    const answers =
      times === 2
        ? [await clients.send({ start }, fields), await clients.send({ start }, fields)]
        : await Promise.all(Array.from({ length: times }, () => clients.send({ start }, fields)))
    expect(answers.map(({ status }) => status)).toEqual(Array(times).fill(303))
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    expect(answers[0]?.location).toContain(world.stripe.origin)
    const after = await clients.stored()
    for (const table of ["bookings", "checkouts", "payments"]) {
      expect(after[table]).toBe((before[table] ?? 0) + 1)
    }
  }
})

test("a lost race keeps every typed value and offers the nearest times as buttons of the same form", async () => {
  const start = clients.nextMorning()
  await clients.send({ start }, clients.typed())
  const fields = clients.typed({
    name: "Zoë “quoted” <b>",
    notes: "First\nsecond",
    "answers.topic": "A shop & more",
  })
  const before = await clients.stored()
  const lost = await clients.send({ start }, fields)
  expect(lost.status).toBe(409)
  expect(await clients.stored()).toEqual(before)
  const facts = formOf(lost)
  expect(facts.form.values).toMatchObject({
    name: "Zoë “quoted” <b>",
    email: fields["email"],
    notes: "First\nsecond",
    answers: { topic: "A shop & more" },
  })
  expect(facts.form.attempt).toBe(fields["attempt"])
  if (facts.problem?.kind !== "time-taken") throw new Error("Another problem.")
  expect(facts.problem.nearest.length).toBeGreaterThan(2)
  const html = renderToStaticMarkup(createElement(DetailsScreen, { facts }))
  for (const { action, startsAt } of facts.problem.nearest) {
    expect(startsAt.toISOString()).not.toBe(new Date(start).toISOString())
    expect(html).toContain(`formaction="${action.replaceAll("&", "&amp;")}"`)
  }
  // Pressing one of them is a booking.
  const next = new URL(facts.problem.nearest[0]?.action ?? "", "http://localhost:3000")
  const query = Object.fromEntries(next.searchParams)
  const booked = await clients.send(query, { ...fields, name: "Zoë" })
  expect(booked.location).toContain(world.stripe.origin)
})

test("a repeat without an attempt is a lost race, also with the same email", async () => {
  const start = clients.nextMorning()
  const { attempt: _attempt, ...fields } = clients.typed()
  expect((await clients.send({ start }, fields)).status).toBe(303)
  expect((await clients.send({ start }, fields)).status).toBe(409)
})

test("opening the form of a time that is gone says so, and names the nearest others", async () => {
  const start = clients.nextMorning()
  await clients.send({ start }, clients.typed())
  const opened = await clients.open({ start })
  expect(opened.status).toBe(409)
  expect(formOf(opened).problem).toMatchObject({ kind: "time-taken", isTooLate: false })
})

test("who comes too late is told that, not that somebody was quicker", async () => {
  const now = await world.runtime.clock.now(world.runtime.db)
  const inTime = (minutes: number) =>
    new Date(now.getTime() + minutes * 60_000).toISOString().replace(/\.\d+Z$/, "Z")
  for (const [start, isTooLate] of [
    [inTime(-30), true],
    // The page wants a day of notice.
    [inTime(180), true],
    // At night.
    [inTime(38 * 60), false],
  ] as const) {
    for (const answer of [
      await clients.open({ start }),
      await clients.send({ start }, clients.typed()),
    ]) {
      expect(answer.status, start).toBe(409)
      expect(formOf(answer).problem).toMatchObject({ kind: "time-taken", isTooLate })
      const html = renderToStaticMarkup(createElement(DetailsScreen, { facts: formOf(answer) }))
      expect(html.includes("It is too late to book this time")).toBe(isTooLate)
      expect(html.includes("Somebody was quicker")).toBe(!isTooLate)
    }
  }
})

test("a price that changed meanwhile is named, and the form then books at the new one", async () => {
  const start = clients.nextMorning()
  const { form } = formOf(await clients.open({ start }))
  const fields = clients.typed({ revision: form.revision })
  await clients.changePage({ durations: [{ minutes: 30, amountMinor: 8000 }] })
  const before = await clients.stored()
  const changed = await clients.send({ start }, fields)
  expect(changed.status).toBe(409)
  expect(await clients.stored()).toEqual(before)
  const facts = formOf(changed)
  expect(facts.problem).toEqual({
    kind: "revision-changed",
    changes: [
      {
        what: "price",
        before: { amountMinor: 5000, currency: "EUR" },
        now: { amountMinor: 8000, currency: "EUR" },
      },
    ],
  })
  expect(facts.form.values.name).toBe(fields["name"])
  expect(facts.form.revision).not.toBe(form.revision)
  const again = await clients.send({ start }, { ...fields, revision: facts.form.revision })
  expect(again.status).toBe(303)
  expect(await bookingAt(start)).toMatchObject({ amountMinor: 8000 })
})

test("a change of title alone stops nobody; one of the policy is named in words", async () => {
  const start = clients.nextMorning()
  const { form } = formOf(await clients.open({ start }))
  await clients.changePage({ title: "Advice" })
  expect((await clients.send({ start }, clients.typed({ revision: form.revision }))).status).toBe(
    303,
  )
  const next = clients.nextMorning()
  const opened = formOf(await clients.open({ start: next }))
  await clients.changePage({ cancelCutoffMinutes: null, moveCutoffMinutes: null })
  const answer = await clients.send(
    { start: next },
    clients.typed({ revision: opened.form.revision }),
  )
  const { problem } = formOf(answer)
  if (problem?.kind !== "revision-changed") throw new Error("Another problem.")
  expect(problem.changes).toMatchObject([
    { what: "policy", now: "Cannot be canceled or moved online." },
  ])
  await clients.changePage({ cancelCutoffMinutes: 0, moveCutoffMinutes: 0 })
})

test("nothing due: the booking is made at once and the client sees it, without any word of paying", async () => {
  await clients.changePage({ durations: [{ minutes: 30, amountMinor: 0 }] })
  const start = clients.nextMorning()
  const facts = formOf(await clients.open({ start }))
  expect(facts.offer.price).toBeNull()
  const booked = await clients.send({ start }, clients.typed())
  expect(booked.status).toBe(303)
  expect(booked.location).toMatch(/^\/bookings\/[\w-]+$/)
  expect(await bookingAt(start)).toMatchObject({ state: "CONFIRMED" })
  await clients.changePage({ durations: [{ minutes: 30, amountMinor: 5000 }] })
})

test("one email may hold two times and no third; another person still books", async () => {
  const email = "greedy@example.org"
  for (let held = 0; held < 2; held++) {
    const start = clients.nextMorning()
    expect((await clients.send({ start }, clients.typed({ email }))).status).toBe(303)
  }
  const start = clients.nextMorning()
  const before = await clients.stored()
  const third = clients.typed({ email })
  const refused = await clients.send({ start }, third)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0)
  expect(await clients.stored()).toEqual(before)
  const { form } = formOf(refused)
  expect(form.errors.form).toMatch(/email address several times .* will work again/)
  expect(form.values).toMatchObject({ name: third["name"], email })
  expect((await clients.send({ start }, clients.typed())).status).toBe(303)
})

test("one address may hold five times, whatever emails it names; a client from another one still books", async () => {
  const from = { "x-client-address": "203.0.113.9" }
  const morning = clients.nextMorning()
  const at = (index: number) =>
    new Date(Date.parse(morning) + index * 30 * MINUTE).toISOString().replace(".000Z", "Z")
  for (let held = 0; held < 5; held++) {
    const sent = await clients.send({ start: at(held) }, clients.typed(), from)
    expect(sent.status).toBe(303)
  }
  const sixth = await clients.send({ start: at(5) }, clients.typed(), from)
  expect(sixth.status).toBe(429)
  expect(formOf(sixth).form.errors.form).toContain("From your connection")
  expect((await clients.send({ start: at(5) }, clients.typed())).status).toBe(303)
  world.advance(16 * MINUTE)
  await drain(world)
  expect(await bookingAt(at(0))).toBeNull()
  expect((await clients.send({ start: at(6) }, clients.typed(), from)).status).toBe(303)
})

test("a page takes so many unpaid holds at once and no more", async () => {
  const { runtime } = world
  const limited = {
    ...runtime,
    env: { ...runtime.env, holdLimits: { ...runtime.env.holdLimits, perPage: 1 } },
  }
  const place = globalThis as Record<symbol, unknown>
  place[Symbol.for("holdfast.runtime")] = limited
  const refused = await clients.send({ start: clients.nextMorning() }, clients.typed())
  place[Symbol.for("holdfast.runtime")] = runtime
  expect(refused.status).toBe(429)
  expect(formOf(refused).form.errors.form).toContain("Very many people")
})

test("the payment provider is silent: the hold stays, and the client is led to where it is told", async () => {
  await world.stripe.control("faults", { method: "POST", times: 20, status: 500 })
  const start = clients.nextMorning()
  const sent = await clients.send({ start }, clients.typed())
  await world.stripe.control("faults/clear", {})
  expect(sent.status).toBe(303)
  expect(sent.location).toMatch(/^\/bookings\/[\w-]+$/)
  expect(await bookingAt(start)).toMatchObject({ state: "SCHEDULED" })
})

test("a payment page on an address that no form may lead to is shown as a link", async () => {
  const { runtime } = world
  const env = { ...runtime.env, stripe: { ...runtime.env.stripe, checkoutOrigins: [] } }
  const place = globalThis as Record<symbol, unknown>
  place[Symbol.for("holdfast.runtime")] = { ...runtime, env }
  const sent = await clients.send({ start: clients.nextMorning() }, clients.typed())
  place[Symbol.for("holdfast.runtime")] = runtime
  expect(sent.status).toBe(200)
  if (sent.body?.kind !== "elsewhere") throw new Error("No link.")
  expect(sent.body.facts.checkoutUrl).toContain(world.stripe.origin)
})
