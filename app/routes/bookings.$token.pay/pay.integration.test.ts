import { afterAll, expect, test } from "vitest"
import { openBookingLink } from "#app/features/booking/open-booking-link.server.ts"
import { showStatus } from "#app/features/booking/show-status.server.ts"
import {
  createBookingWorld,
  deliverEvents,
  drain,
  halfHours,
  hold,
  look,
  TEN_O_CLOCK,
} from "#app/features/booking/testing.server.ts"
import {
  payable,
  tokenFor,
  visit,
  withoutProvider,
} from "#app/routes/bookings.$token._index/testing.server.ts"

const MINUTE = 60_000
const world = await createBookingWorld()
const visitor = visit(world)
afterAll(() => world.close())

const nextTime = halfHours(TEN_O_CLOCK)

test("a hold is paid from its page: the form leads to the one checkout, and to the same one again", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const token = await tokenFor(world, bookingId, "status")
  const page = await visitor.get(`/bookings/${token}`)
  expect(page.words).toContain("This time is held for you")
  expect(page.words).toContain("Time left: ")
  const first = await visitor.press(page, `/bookings/${token}/pay`)
  expect(first.status).toBe(303)
  expect(first.location).toContain(`${world.stripe.origin}/stripe/checkout/`)
  const waiting = await visitor.get(`/bookings/${token}`)
  expect(waiting.words).toContain("Waiting for your payment")
  const second = await visitor.press(waiting, `/bookings/${token}/pay`)
  expect(second.location).toBe(first.location)
  expect((await look(world, bookingId)).checkouts).toHaveLength(1)
})

test("a payment whose message never came is confirmed by the page the client comes back to", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const { sessionId } = await payable(world, bookingId)
  const { location } = await world.stripe.pay(sessionId)
  const back = new URL(location ?? "")
  expect(back.searchParams.get("session_id")).toBe(sessionId)
  const page = await visitor.get(back.pathname + back.search)
  expect(page.words).toContain("Your booking is confirmed")
  const { booking, payments, mails } = await look(world, bookingId)
  expect(booking.state).toBe("CONFIRMED")
  expect(payments).toMatchObject([{ state: "paid", capturedMinor: 5000 }])
  expect(mails.filter(({ kind }) => kind === "booking-confirmed")).toHaveLength(1)
  // Coming back again finds it done.
  await visitor.get(back.pathname + back.search)
  expect((await look(world, bookingId)).mails).toHaveLength(mails.length)
})

test("a payment that is confirmed while its page is being made is shown as confirmed", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const { sessionId } = await payable(world, bookingId)
  const opened = await openBookingLink(
    await tokenFor(world, bookingId, "status"),
    ["status"],
    world.runtime,
  )
  if (opened.kind !== "open") throw new Error("The link does not open its booking.")
  expect(opened.booking.state).toBe("PAYMENT_PENDING")
  await world.stripe.pay(sessionId)
  await deliverEvents(world)
  await drain(world)
  const shown = await showStatus(opened, { sessionId }, world.runtime)
  expect(shown.facts.view.state).toBe("CONFIRMED")
  expect(shown.facts.paid).toEqual({ amountMinor: 5000, currency: "EUR" })
})

test("what the address says of a session is not believed", async () => {
  const [mine, paid] = [
    await hold(world, { startsAt: nextTime() }),
    await hold(world, { startsAt: nextTime() }),
  ]
  await payable(world, mine)
  const { sessionId } = await payable(world, paid)
  await world.stripe.pay(sessionId)
  const token = await tokenFor(world, mine, "status")
  const page = await visitor.get(`/bookings/${token}?session_id=${sessionId}`)
  expect(page.words).toContain("Waiting for your payment")
  expect((await look(world, mine)).booking.state).toBe("PAYMENT_PENDING")
  expect((await look(world, paid)).booking.state).toBe("PAYMENT_PENDING")
})

test("while the provider is silent whoever comes back is told that we are checking, and the page goes on by itself", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const { sessionId } = await payable(world, bookingId)
  await world.stripe.pay(sessionId)
  const token = await tokenFor(world, bookingId, "status")
  const address = `/bookings/${token}?session_id=${sessionId}`
  const page = await withoutProvider(world, () => visitor.get(address))
  expect(page.status).toBe(200)
  expect(page.words).toContain("We are checking your payment")
  expect(page.text).toMatch(/<noscript><meta http-equiv="refresh" content="\d+"\/><\/noscript>/i)
  expect(page.text).toContain(`href="${address}"`)
  expect((await visitor.get(address)).words).toContain("Your booking is confirmed")
})

test("a payment page that cannot be opened is said on the page, with the hold kept and the form again", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  for (const purpose of ["pay", "status"] as const) {
    const token = await tokenFor(world, bookingId, purpose)
    const failed = await withoutProvider(world, () => visitor.post(`/bookings/${token}/pay`))
    expect(failed.status).toBe(503)
    expect(failed.words).toContain("The payment page could not be opened just now.")
    expect((await look(world, bookingId)).booking.state).toBe("SCHEDULED")
    if (purpose === "status") {
      const again = await visitor.press(failed, `/bookings/${token}/pay`)
      expect(again.status).toBe(303)
    }
  }
})

test("a checkout on an address that forms may not lead to is shown as a link", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const { stripe } = world.runtime.env
  const origins = stripe.checkoutOrigins
  stripe.checkoutOrigins = ["https://checkout.stripe.com"]
  const page = await visitor.post(`/bookings/${await tokenFor(world, bookingId, "pay")}/pay`)
  stripe.checkoutOrigins = origins
  expect(page.status).toBe(200)
  expect(page.text).toContain(`href="${world.stripe.origin}/stripe/checkout/`)
})

test("a link made for paying pays, and shows no more than that it is paid", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const token = await tokenFor(world, bookingId, "pay")
  const page = await visitor.get(`/bookings/${token}/pay`)
  expect(page.words).toContain("Continue to payment (€50.00)")
  expect(page.text.match(/<form method="post"/g)).toHaveLength(1)
  const left = await visitor.press(page, `/bookings/${token}/pay`)
  expect(left.location).toContain("/stripe/checkout/")
  const { checkouts, booking } = await look(world, bookingId)
  await world.stripe.pay(checkouts[0]?.providerSessionId ?? "")
  world.advance(3_000)
  const paid = await visitor.get(`/bookings/${token}/pay`)
  expect(paid.words).toContain("This is paid already")
  for (const detail of [
    "Consultation",
    booking.reference,
    booking.clientName,
    booking.clientEmail,
  ]) {
    expect(paid.text).not.toContain(detail)
  }
  const again = await visitor.post(`/bookings/${token}/pay`)
  expect(again).toMatchObject({ status: 303, location: `/bookings/${token}/pay` })
})

test("a declined card is said with the bank's reason, and the same checkout is tried again", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const { sessionId } = await payable(world, bookingId)
  await world.stripe.pay(sessionId, "4000 0000 0000 0002")
  world.advance(3_000)
  const token = await tokenFor(world, bookingId, "status")
  const page = await visitor.get(`/bookings/${token}`)
  expect(page.words).toContain("The payment did not go through")
  expect(page.words).toContain("The bank said: Your card was declined.")
  const again = await visitor.press(page, `/bookings/${token}/pay`)
  expect(again.location).toContain(sessionId)
  await world.stripe.pay(sessionId)
  expect((await visitor.get(`/bookings/${token}?session_id=x`)).words).toContain("is confirmed")
})

test("a hold that has run out offers its page again with the answers, though no worker ended it yet", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const token = await tokenFor(world, bookingId, "pay")
  world.advance(15 * MINUTE)
  const page = await visitor.get(`/bookings/${token}/pay`)
  expect(page.status).toBe(200)
  expect(page.words).toContain("This hold has expired")
  expect(page.text).toContain(`href="/studio/consultation?duration=30&amp;resume=${token}"`)
  expect(page.text).not.toContain("<form")
})

test("a client lets a hold go; while its checkout cannot be closed they are told, and it stays theirs", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  await payable(world, bookingId)
  const token = await tokenFor(world, bookingId, "status")
  const address = `/bookings/${token}/release`
  const failed = await withoutProvider(world, () => visitor.post(address))
  expect(failed.status).toBe(503)
  expect(failed.words).toContain("The time could not be let go just now")
  expect((await look(world, bookingId)).booking.state).toBe("PAYMENT_PENDING")
  const done = await visitor.press(failed, address)
  expect(done).toMatchObject({ status: 303, location: `/bookings/${token}` })
  const page = await visitor.get(`/bookings/${token}`)
  expect(page.words).toContain("You let this time go. Nothing was charged.")
  expect((await look(world, bookingId)).booking.state).toBe("ABANDONED")
})
