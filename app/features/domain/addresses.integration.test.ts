import type { LoaderFunctionArgs } from "@remix-run/node"
import { eq } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { domains } from "#db/schema/domains.ts"
import { organizers } from "#db/schema/organizers.ts"
import { describeBooking } from "#app/features/api/describe-booking.server.ts"
import { createClientsOf, type Clients } from "#app/features/booking/testing-details.ts"
import {
  createBookingWorld,
  drain,
  hold,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { bookingAddress } from "#app/features/notification/booking-links.server.ts"
import { getEmailBooking } from "#app/features/notification/read-email.server.ts"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import { paths } from "#app/paths.ts"
import { siteHeader } from "#app/platform/site-header.ts"
import { answerOf } from "#app/platform/testing.ts"
import { loader as openCalendarFile } from "#app/routes/bookings.$token.calendar[.]ics/route.ts"
import { loader as openFreshLink } from "#app/routes/bookings.$token.fresh-link/route.tsx"
import { loader as openBooking } from "#app/routes/bookings.$token._index/route.tsx"

const OURS = "http://localhost:3000"
const OWN = "http://book.example:3000"
let world: BookingWorld
let clients: Clients

beforeAll(async () => {
  world = await createBookingWorld()
  clients = createClientsOf(world)
  await createTestOrganizer(world.runtime, "other")
}, 60_000)
afterAll(() => world.close())
beforeEach(async () => {
  const { db } = world.runtime
  await db.update(organizers).set({ primaryHost: null, senderName: "", senderAddress: "" })
  await db.delete(domains)
})

/** The studio's domain, proven by its records, and written with. */
async function proveDomain(change: Partial<typeof domains.$inferInsert> = {}): Promise<void> {
  const { db, ids, clock } = world.runtime
  const { organizerId } = world.studio
  const at = await clock.now(db)
  const host = "book.example"
  const proven = { provenAt: at, provenBy: "dns" as const, isHere: true }
  await db
    .insert(domains)
    .values({ id: ids(), organizerId, host, proof: "x", createdAt: at, ...proven, ...change })
  const choice = { primaryHost: host }
  await db.update(organizers).set(choice).where(eq(organizers.id, organizerId))
}

async function wishSender(senderAddress: string): Promise<void> {
  const { db } = world.runtime
  const wish = { senderName: "Front desk", senderAddress }
  await db.update(organizers).set(wish).where(eq(organizers.id, world.studio.organizerId))
}

/** A free booking, with what its client was mailed. */
async function booked() {
  await clients.changePage({ durations: [{ minutes: 30, amountMinor: 0 }] })
  const bookingId = await hold(world, { startsAt: new Date(clients.nextMorning()) })
  await drain(world)
  const booking = await getEmailBooking(bookingId, world.runtime)
  const mails = await world.mail.messages()
  const mail = mails.findLast(({ to }) => to.includes(booking.clientEmail))
  if (!mail) throw new Error("No mail has come.")
  const address = bookingAddress(world.runtime, booking, "status", paths.booking)
  return { bookingId, mail, address, token: address.split("/").at(-1) ?? "" }
}

test("without a domain every link is on the product's address", async () => {
  const { mail, address } = await booked()
  expect(address).toMatch(new RegExp(`^${OURS}/bookings/`))
  expect(mail.text).toContain(`${OURS}/bookings/`)
})

test("links in mails, for programs and back from paying are on the domain that was chosen", async () => {
  await proveDomain()
  const { bookingId, mail } = await booked()
  expect(mail.text).toContain(`${OWN}/bookings/`)
  expect(mail.text + mail.html).not.toContain(OURS)
  const told = await describeBooking(bookingId, { mayHaveLinks: true }, world.runtime)
  expect(told.statusUrl).toMatch(new RegExp(`^${OWN}/bookings/`))

  await clients.changePage({ durations: [{ minutes: 30, amountMinor: 5_000 }] })
  const paid = await hold(world, { startsAt: new Date(clients.nextMorning()) })
  await openCheckout({ kind: "client", bookingId: paid }, { bookingId: paid }, world.runtime)
  const { sessions } = await world.stripe.state()
  const session = sessions.find((one) => one.client_reference_id === paid)
  expect(session?.success_url).toMatch(new RegExp(`^${OWN}/bookings/`))
  expect(session?.cancel_url).toMatch(new RegExp(`^${OWN}/bookings/`))
})

test("a booking opens on the product's address and on its organizer's host, and on no other's", async () => {
  const { token } = await booked()
  const params = { token }
  const ask = (site: string | null) => {
    const headers: Record<string, string> = site === null ? {} : { [siteHeader]: site }
    return new Request(`${OURS}/bookings/${token}`, { headers })
  }
  const openers: ((args: LoaderFunctionArgs) => Promise<object>)[] = [
    ...[openBooking, openCalendarFile, openFreshLink],
  ]
  for (const open of openers) {
    const status = async (site: string | null) =>
      (await answerOf(() => open({ request: ask(site), params, context: {} }))).status
    expect([await status(null), await status("studio")]).toEqual([200, 200])
    expect(await status("other")).toBe(404)
  }
})

test("mails are from an own address only where its domain is proven by its records", async () => {
  await wishSender("desk@book.example")
  const unproven = (await booked()).mail.headers
  expect(unproven["from"]).toBe("Front desk <bookings@localhost>")
  expect(unproven["reply-to"]).toBe("Front desk <desk@book.example>")

  await proveDomain()
  const proven = (await booked()).mail.headers
  expect(proven["from"]).toBe("Front desk <desk@book.example>")

  await wishSender("desk@elsewhere.example")
  expect((await booked()).mail.headers["from"]).toBe("Front desk <bookings@localhost>")
})

test("a host that a file has proven, or whose proof is gone, is nobody's to write as", async () => {
  const { db } = world.runtime
  await wishSender("desk@book.example")
  await proveDomain({ provenBy: "file" })
  expect((await booked()).mail.from).toBe("bookings@localhost")
  await db.update(organizers).set({ primaryHost: null })
  await db.update(domains).set({ provenBy: "dns", lapsedAt: new Date("2026-12-01T00:00:00Z") })
  expect((await booked()).mail.from).toBe("bookings@localhost")
})
