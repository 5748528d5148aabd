import { afterAll, beforeAll, expect, test } from "vitest"
import {
  createBookingWorld,
  deliverEvents,
  drain,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import type { ApiDocument } from "./document/build-document.ts"
import { generateClient, Refused, type Client } from "./testing-client.ts"
import { requireDocumented } from "./testing-document.ts"
import { apiOf } from "./testing.server.ts"

/** A front end of somebody else: all it is given is the document's address, and who it shows. */
const DOCUMENT = "http://localhost:3000/api/openapi.json"
const organizer = "studio"

let world: BookingWorld
let client: Client

beforeAll(async () => {
  world = await createBookingWorld({ withCalendar: true })
  const { fetch } = apiOf(world)
  const read = await fetch(new Request(DOCUMENT))
  client = generateClient((await read.json()) as ApiDocument, async (request) => {
    const response = await fetch(request)
    await requireDocumented(request.method, new URL(request.url).pathname, response)
    return response
  })
})
afterAll(() => world.close())

const call = (name: string) => {
  const operation = client[name]
  if (!operation) throw new Error(`The document has no ${name}.`)
  return operation
}

/** What a person does at the address they are led to: fills in the one form there. */
async function payAt(checkoutUrl: string, card: string) {
  const page = await (await fetch(checkoutUrl)).text()
  const [, action = ""] = /<form method="post" action="([^"]+)"/.exec(page) ?? []
  const address = new URL(action, checkoutUrl)
  const body = new URLSearchParams({ card })
  await fetch(address, { method: "POST", body, redirect: "manual" })
  // The provider tells the installation, whose worker works.
  await deliverEvents(world)
  await drain(world)
}

type Page = { slug: string; title: string; durations: { minutes: number; amountMinor: number }[] }
type Slot = { start: string; end: string; hosts: string[] }
type Booked = { id: string; state: string; checkoutUrl: string | null; token: string }

async function choose() {
  const { pages } = (await call("listPages")({ parameters: { organizer } })) as { pages: Page[] }
  const [page] = pages
  if (!page) throw new Error("Nothing is sold.")
  const range = { from: "2026-12-01T00:00:00Z", to: "2026-12-31T00:00:00Z" }
  const parameters = { organizer, page: page.slug, ...range }
  const { slots } = (await call("listSlots")({ parameters })) as { slots: Slot[] }
  return { page, slots }
}

const person = { name: "Front End", timeZone: "America/New_York" }
let people = 0
async function bookFirst() {
  const { page, slots } = await choose()
  const [duration] = page.durations
  const email = `front-${++people}@example.net`
  const body = { page: page.slug, start: slots[0]?.start, duration: duration?.minutes, email }
  const parameters = { organizer, "Idempotency-Key": `front-end-${people}` }
  const asked = { parameters, body: { ...body, ...person, answers: {} } }
  const booked = (await call("book")(asked)) as Booked
  return { booked, asked, slots, page }
}

test("it lists pages, shows times, books, pays, moves and cancels, by the document alone", async () => {
  const { booked, asked, slots, page } = await bookFirst()
  expect(page).toMatchObject({ title: "Consultation", durations: [{ amountMinor: 5000 }] })
  expect(booked.state).toBe("PAYMENT_PENDING")
  // A lost answer is asked for again.
  expect(await call("book")(asked)).toEqual(booked)
  // The time is offered no more.
  expect((await choose()).slots.map(({ start }) => start)).not.toContain(slots[0]?.start)

  await payAt(booked.checkoutUrl ?? "", "4242 4242 4242 4242")
  const { id } = booked
  const paid = await call("readBooking")({
    parameters: { id },
    credentials: { token: booked.token },
  })
  expect(paid).toMatchObject({ state: "CONFIRMED", paidMinor: 5000, currency: "EUR" })

  const moved = await call("moveBooking")({
    parameters: { id },
    body: { start: slots[3]?.start },
    credentials: { token: booked.token },
  })
  expect(moved).toMatchObject({ state: "CONFIRMED", start: slots[3]?.start })

  const canceled = await call("cancelBooking")({
    parameters: { id },
    credentials: { token: String(moved["token"]) },
  })
  expect(canceled).toMatchObject({ state: "CANCELED", refundedMinor: 5000 })
  await drain(world)
  expect((await world.stripe.state()).refunds).toMatchObject([{ amount: 5000 }])
})

test("a declined card leaves the hold, which is paid with another", async () => {
  const { booked } = await bookFirst()
  const read = () =>
    call("readBooking")({ parameters: { id: booked.id }, credentials: { token: booked.token } })
  await payAt(booked.checkoutUrl ?? "", "4000 0000 0000 0002")
  const declined = await read()
  expect(declined).toMatchObject({ state: "PAYMENT_FAILED", checkoutUrl: booked.checkoutUrl })
  await payAt(String(declined["checkoutUrl"]), "4242 4242 4242 4242")
  expect(await read()).toMatchObject({ state: "CONFIRMED" })
})

test("it is told in a shape it knows why it cannot, and what it could do instead", async () => {
  const { asked } = await bookFirst()
  const again = { ...asked, parameters: { organizer } }
  const refused = await call("book")(again).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Refused)
  const { status, problem } = refused as Refused
  expect([status, problem["code"]]).toEqual([409, "time-taken"])
  const [start] = problem["nearest"] as string[]
  const body = { ...asked.body, email: "other@example.net", start }
  expect(await call("book")({ ...again, body })).toMatchObject({ state: "PAYMENT_PENDING" })
})

test("the page to read is made from the same document, needs no script and has no mark of ours", async () => {
  const { fetch } = apiOf(world)
  const answer = await fetch(new Request("http://localhost:3000/api"))
  const html = await answer.text()
  const document = (await (await fetch(new Request(DOCUMENT))).json()) as ApiDocument
  expect(answer.status).toBe(200)
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'")
  for (const [path, methods] of Object.entries(document.paths)) {
    expect(html).toContain(path)
    for (const { operationId, summary } of Object.values(methods)) {
      expect(html).toContain(`id="${operationId}"`)
      expect(html).toContain(summary)
    }
  }
  for (const name of Object.keys(document.components.schemas)) {
    expect(html).toContain(`id="${name}"`)
  }
  expect(html.replaceAll(/<script[^>]*comfort\.js[^>]*><\/script>/g, "")).not.toContain("<script")
  expect(html).not.toMatch(/holdfast/i)
})
