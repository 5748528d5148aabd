import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { inTransaction } from "#db/transaction.ts"
import { countDeadlocks } from "#db/testing.ts"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { askTeams } from "./ask-teams.server.ts"
import { cancelBooking } from "./cancel-booking.server.ts"
import { findPlace } from "./find-place.server.ts"
import { holdSlot } from "./hold-slot.server.ts"
import { moveBooking } from "./move-booking.server.ts"
import { reassignBooking } from "./reassign-booking.server.ts"
import { addHost, addTeamPage } from "./testing-teams.ts"
import {
  client,
  createBookingWorld,
  drain,
  holdRequest,
  look,
  TEN_O_CLOCK,
  type BookingWorld,
} from "./testing.server.ts"

const HALF_HOUR = 1_800_000
const pageSlugs = ["round", "fixed", "together", "seats"] as const
const at = (slot: number) => new Date(TEN_O_CLOCK.getTime() + 7 * 86_400_000 + slot * HALF_HOUR)

let world: BookingWorld
let hosts: string[]

beforeAll(async () => {
  world = await createBookingWorld()
  const [ada, ben, cleo] = [
    world.studio.hostId,
    await addHost(world, "Ben Chu"),
    await addHost(world, "Cleo Dorn"),
  ]
  hosts = [ada, ben, cleo]
  const free = { durations: [{ minutes: 30, amountMinor: 0 }] }
  const everybody = hosts.map((hostId) => ({ hostId }))
  await addTeamPage(world, "round", { hostChoice: "round-robin", ...free }, everybody)
  await addTeamPage(world, "fixed", { hostChoice: "round-robin", ...free }, [
    { hostId: cleo, isFixed: true },
    { hostId: ada },
    { hostId: ben },
  ])
  await addTeamPage(world, "together", { hostChoice: "collective", ...free }, [
    { hostId: ben },
    { hostId: ada },
  ])
  const seats = { hostChoice: "round-robin", capacity: 3, ...free } as const
  await addTeamPage(world, "seats", seats, everybody)
})
afterAll(() => world.close())

/** The same numbers each time. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
}

type Taken = { bookingId: string; pageSlug: string }

async function change({ bookingId, pageSlug }: Taken, pick: (below: number) => number) {
  const { runtime, studio } = world
  const kind = pick(3)
  if (kind === 0) return cancelBooking(studio.actor, { bookingId }, runtime)
  if (kind === 1) {
    return reassignBooking(studio.actor, { bookingId, hostId: hosts[pick(3)]! }, runtime)
  }
  const page = await findPublishedPage({ organizerSlug: "studio", pageSlug }, runtime)
  const { linkVersion } = (await look(world, bookingId)).booking
  const request = { bookingId, startsAt: at(pick(6)), linkVersion }
  return moveBooking({ kind: "client", bookingId }, request, page!, runtime)
}

test("whatever is done at once, nobody waits in a circle and hosts, seats and turns agree", async () => {
  const pick = numbers(7)
  const taken: Taken[] = []
  for (let round = 0; round < 8; round++) {
    const changes = taken.filter(() => pick(2) === 0).map((one) => change(one, pick))
    const asked = Array.from({ length: 8 }, () => pageSlugs[pick(pageSlugs.length)]!)
    const results = await Promise.all(
      asked.map((pageSlug) =>
        holdSlot(client, holdRequest({ pageSlug, startsAt: at(pick(6)) }), world.runtime),
      ),
    )
    await Promise.all(changes)
    results.forEach((one, index) => {
      if (one.ok) taken.push({ bookingId: one.bookingId, pageSlug: asked[index]! })
    })
  }
  expect(taken.length).toBeGreaterThan(20)
  expect(await countDeadlocks(world.runtime.env.databaseUrl)).toBe(0)
  const { db } = world.runtime
  const apart = await db.execute(sql`
    select b.id from bookings b join meetings m on m.id = b.meeting_id
    where b.state = 'CONFIRMED' and (b.host_id <> m.host_ids[1] or m.host_ids <> (
      select array_agg(o.host_id order by array_position(m.host_ids, o.host_id))
      from occupancies o where o.meeting_id = m.id))`)
  expect([...apart]).toEqual([])
  const forNobody = await db.execute(sql`
    select from occupancies o where not exists (
      select from bookings b where b.meeting_id = o.meeting_id and b.state = 'CONFIRMED')`)
  expect([...forNobody]).toEqual([])
  const drifted = await db.execute(sql`
    select ph.page_id, ph.host_id, ph.assigned, count(m.id)::int as meetings
    from page_hosts ph left join meetings m on m.page_id = ph.page_id and m.turn_host_id = ph.host_id
      and exists (select from occupancies o where o.meeting_id = m.id)
    group by 1, 2, 3 having ph.assigned <> count(m.id)`)
  expect([...drifted]).toEqual([])
  await drain(world)
  const failed = await db.execute(sql`
    select last_error from graphile_worker.jobs where last_error is not null`)
  expect([...failed]).toEqual([])
})

test("what is offered then can be taken, and nothing else", async () => {
  const { runtime } = world
  const differing: string[] = []
  for (const pageSlug of pageSlugs) {
    const page = (await findPublishedPage({ organizerSlug: "studio", pageSlug }, runtime))!
    for (let slot = -3; slot < 9; slot++) {
      const startsAt = at(slot)
      const span = { from: startsAt.getTime(), to: startsAt.getTime() + HALF_HOUR }
      const found = await findSlots(page, { durationMinutes: 30, span }, runtime)
      const isOffered = found.kind === "slots" && found.slots.length > 0
      const asked = await askTeams(page, { startsAt, durationMinutes: 30 }, runtime)
      const placing = asked.ok
        ? await inTransaction(runtime.db, async (tx) => {
            const now = await runtime.clock.now(tx)
            const { teams } = asked
            return findPlace(tx, { page, teams, startsAt, durationMinutes: 30, at: now })
          })
        : null
      if (isOffered !== (placing?.kind === "place")) differing.push(`${pageSlug} ${slot}`)
    }
  }
  expect(differing).toEqual([])
})
