import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  createBookingWorld,
  hold,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { oweDue } from "./owe-due.ts"

let world: BookingWorld
beforeAll(async () => {
  world = await createBookingWorld()
})
afterAll(() => world.close())

test("a hold's end that was lost is owed again, in the queue of its booking, and only once", async () => {
  const { runtime } = world
  const bookingId = await hold(world, { startsAt: TEN_O_CLOCK })
  await runtime.db.execute(sql`select graphile_worker.remove_job(${`release:${bookingId}`})`)
  world.advance(20 * 60_000)
  for (let sweep = 0; sweep < 2; sweep++) {
    await oweDue(runtime.db, await runtime.clock.now(runtime.db))
  }
  const owed = await runtime.db.execute(sql`
    select queue_name from graphile_worker.jobs where key = ${`release:${bookingId}`}`)
  expect([...owed]).toEqual([{ queue_name: `booking:${bookingId}` }])
})
