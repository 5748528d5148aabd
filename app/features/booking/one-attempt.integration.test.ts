import { afterAll, expect, test } from "vitest"
import { holdSlot } from "./hold-slot.server.ts"
import { client, createBookingWorld, hold, holdRequest, later } from "./testing.server.ts"

const world = await createBookingWorld()
afterAll(() => world.close())

const attempt = "a-form-of-its-own-0123456789"

test("a form that was sent, and is sent again for another time, leads to what it has booked", async () => {
  const bookingId = await hold(world, { attempt })
  const again = holdRequest({ attempt, startsAt: later(1) })
  expect(await holdSlot(client, again, world.runtime)).toMatchObject({ ok: true, bookingId })
  const booked = await world.runtime.db.query.bookings.findMany()
  expect(booked.map(({ id }) => id)).toEqual([bookingId])
})
