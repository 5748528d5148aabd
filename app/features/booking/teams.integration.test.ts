import { eq, sql } from "drizzle-orm"
import { afterAll, describe, expect, test } from "vitest"
import { countDeadlocks } from "#db/testing.ts"
import { hosts } from "#db/schema/organizers.ts"
import { pauseHost } from "#app/features/schedule/pause-host.server.ts"
import { savePageHosts } from "#app/features/page/save-page-hosts.server.ts"
import { cancelBooking } from "./cancel-booking.server.ts"
import { holdSlot, type HoldResult } from "./hold-slot.server.ts"
import { releaseHold } from "./release-hold.server.ts"
import { addHost, addTeamPage, createTeamWorld, placeOf } from "./testing-teams.ts"
import { client, hold, holdRequest, look, TEN_O_CLOCK } from "./testing.server.ts"

const DAY = 86_400_000
const HALF_HOUR = 1_800_000
const free = { durations: [{ minutes: 30, amountMinor: 0 }] }

const { world, ada, ben } = await createTeamWorld()
const cleo = await addHost(world, "Cleo Dorn")
afterAll(() => world.close())

const later = (days: number, slots = 0) =>
  new Date(TEN_O_CLOCK.getTime() + days * DAY + slots * HALF_HOUR)

/** Posted by as many clients at once, each of an address of its own. */
function holdAtOnce(pageSlug: string, times: Date[]): Promise<HoldResult[]> {
  return Promise.all(
    times.map((startsAt) => holdSlot(client, holdRequest({ pageSlug, startsAt }), world.runtime)),
  )
}

const heldOf = (results: HoldResult[]) => results.flatMap((one) => (one.ok ? [one.bookingId] : []))

async function occupied(meetingId: string): Promise<string[]> {
  const rows = await world.runtime.db.query.occupancies.findMany({
    where: (row, { eq: is }) => is(row.meetingId, meetingId),
  })
  return rows.map(({ hostId }) => hostId).sort()
}

describe("a round robin", () => {
  test("gives one time to as many clients as it has hosts, and to nobody twice", async () => {
    await addTeamPage(world, "any-of-us", { hostChoice: "round-robin" }, [
      { hostId: ada },
      { hostId: ben },
      { hostId: cleo },
    ])
    const held = heldOf(await holdAtOnce("any-of-us", Array<Date>(20).fill(later(7))))
    const places = await Promise.all(held.map((id) => placeOf(world, id)))
    expect(places.map(({ hostIds }) => hostIds.join()).sort()).toEqual([ada, ben, cleo].sort())
    expect(await countDeadlocks(world.runtime.env.databaseUrl)).toBe(0)
  })

  test("shares bookings by weight however many come at once", async () => {
    const team = [
      { hostId: ada, weight: 1 },
      { hostId: ben, weight: 2 },
      { hostId: cleo, weight: 3 },
    ]
    const pageId = await addTeamPage(
      world,
      "by-weight",
      { hostChoice: "round-robin", ...free },
      team,
    )
    // Four weeks from Monday: times enough that every host could take each of them.
    const monday = new Date("2026-12-14T08:00:00Z")
    const times = Array.from({ length: 60 }, (_, index) => {
      const week = Math.floor(index / 30)
      const day = Math.floor((index % 30) / 6)
      return new Date(monday.getTime() + (week * 7 + day) * DAY + (index % 6) * HALF_HOUR)
    })
    for (let from = 0; from < times.length; from += 12) {
      expect(heldOf(await holdAtOnce("by-weight", times.slice(from, from + 12)))).toHaveLength(12)
    }
    const counts = await world.runtime.db.execute<{ host_id: string; count: number }>(sql`
      select host_id, count(*)::int as count from bookings where page_id = ${pageId} group by 1`)
    const countOf = (id: string) => counts.find(({ host_id }) => host_id === id)?.count ?? 0
    expect([countOf(ada), countOf(ben), countOf(cleo)]).toEqual([10, 20, 30])
  })

  test("takes a turn that was let go, or canceled, as none", async () => {
    const team = [{ hostId: ada }, { hostId: ben }]
    await addTeamPage(world, "let-go", { hostChoice: "round-robin" }, team)
    const first = await hold(world, { pageSlug: "let-go", startsAt: later(28) })
    const { hostIds: before } = await placeOf(world, first)
    await releaseHold({ kind: "client", bookingId: first }, { bookingId: first }, world.runtime)
    const other = await hold(world, { pageSlug: "let-go", startsAt: later(28, 1) })
    const again = await hold(world, { pageSlug: "let-go", startsAt: later(28, 2) })
    const after = await Promise.all([other, again].map((id) => placeOf(world, id)))
    // Both stand at none again, and whoever waited longer comes first.
    expect(after.map(({ hostIds }) => hostIds.join())).toEqual([
      [ada, ben].find((id) => id !== before[0]),
      before[0],
    ])
    await cancelBooking(world.studio.actor, { bookingId: other }, world.runtime)
    const [row] = await world.runtime.db.execute<{ assigned: number }>(sql`
      select sum(assigned)::int as assigned from page_hosts
      where page_id = (select id from pages where slug = 'let-go')`)
    expect(row?.assigned).toBe(1)
  })

  test("takes the fixed host to every meeting, beside one of the others", async () => {
    await addTeamPage(world, "with-ada", { hostChoice: "round-robin" }, [
      { hostId: ben },
      { hostId: ada, isFixed: true },
      { hostId: cleo },
    ])
    const startsAt = later(29)
    const held = heldOf(await holdAtOnce("with-ada", [startsAt, startsAt]))
    expect(held).toHaveLength(1)
    const place = await placeOf(world, held[0]!)
    expect(place.hostIds[0]).toBe(ada)
    expect(await occupied(place.meetingId)).toEqual([...place.hostIds].sort())
    expect(place.hostIds).toHaveLength(2)
  })

  test("does not give every booking to a host who comes back from a pause", async () => {
    const pageId = await addTeamPage(world, "back-again", { hostChoice: "round-robin", ...free }, [
      { hostId: ben },
      { hostId: cleo, weight: 2 },
    ])
    const { runtime, studio } = world
    await pauseHost(studio.actor, { hostId: cleo, isPaused: true }, runtime)
    const alone = Array.from({ length: 4 }, (_, slot) => later(41, slot))
    expect(heldOf(await holdAtOnce("back-again", alone))).toHaveLength(4)
    await pauseHost(studio.actor, { hostId: cleo, isPaused: false }, runtime)
    const rows = await runtime.db.query.pageHosts.findMany({
      where: (row, { eq: is }) => is(row.pageId, pageId),
    })
    const assigned = (id: string) => rows.find(({ hostId }) => hostId === id)?.assigned
    expect([assigned(ben), assigned(cleo)]).toEqual([4, 8])
  })

  test("leaves out a host who is paused", async () => {
    await addTeamPage(world, "one-paused", { hostChoice: "round-robin" }, [
      { hostId: ben },
      { hostId: cleo },
    ])
    const { db } = world.runtime
    await db.update(hosts).set({ pausedAt: TEN_O_CLOCK }).where(eq(hosts.id, ben))
    const held = heldOf(await holdAtOnce("one-paused", [later(39), later(39)]))
    await db.update(hosts).set({ pausedAt: null }).where(eq(hosts.id, ben))
    expect(held).toHaveLength(1)
    expect((await placeOf(world, held[0]!)).hostIds).toEqual([cleo])
  })
})

describe("a client's pick", () => {
  test("is who is booked, or nobody", async () => {
    await addTeamPage(world, "pick-one", { hostChoice: "client-picks" }, [
      { hostId: ada },
      { hostId: ben },
    ])
    const pick = { pageSlug: "pick-one", startsAt: later(40), hostId: ben }
    const picked = await hold(world, pick)
    expect((await placeOf(world, picked)).hostIds).toEqual([ben])
    const second = await holdSlot(client, holdRequest(pick), world.runtime)
    expect(second).toEqual({ ok: false, problem: "time-taken" })
    const anybody = await hold(world, { ...pick, hostId: null })
    expect((await placeOf(world, anybody)).hostIds).toEqual([ada])
  })
})

describe("a collective booking", () => {
  test("occupies all hosts or none", async () => {
    const team = [{ hostId: ada }, { hostId: ben }, { hostId: cleo }]
    await addTeamPage(world, "all-of-us", { hostChoice: "collective" }, team)
    await addTeamPage(world, "only-cleo", {}, [{ hostId: cleo }])
    const startsAt = later(32)
    await hold(world, { pageSlug: "only-cleo", startsAt })
    const refused = await holdSlot(
      client,
      holdRequest({ pageSlug: "all-of-us", startsAt }),
      world.runtime,
    )
    expect(refused).toEqual({ ok: false, problem: "time-taken" })
    const held = await hold(world, { pageSlug: "all-of-us", startsAt: later(32, 1) })
    const { meetingId } = await placeOf(world, held)
    expect(await occupied(meetingId)).toEqual([ada, ben, cleo].sort())
    await cancelBooking(world.studio.actor, { bookingId: held }, world.runtime)
    expect(await occupied(meetingId)).toEqual([])
  })

  test("never meets a single booking of one of its hosts, however they race", async () => {
    const startsAt = later(33)
    const results = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        holdSlot(
          client,
          holdRequest({ pageSlug: index % 2 ? "all-of-us" : "only-cleo", startsAt }),
          world.runtime,
        ),
      ),
    )
    expect(heldOf(results)).toHaveLength(1)
    expect(results.filter((one) => !one.ok && one.problem !== "time-taken")).toEqual([])
    expect(await countDeadlocks(world.runtime.env.databaseUrl)).toBe(0)
  })
})

describe("a meeting that is there", () => {
  test("keeps its hosts, and their zone, though the page has others by now", async () => {
    const content = { hostChoice: "collective", capacity: 2, ...free } as const
    const pageId = await addTeamPage(world, "both", content, [{ hostId: ada }, { hostId: ben }])
    const startsAt = later(35)
    const first = await hold(world, { pageSlug: "both", startsAt })
    const [schedule] = await world.runtime.db.query.schedules.findMany({
      where: (row, { eq: is }) => is(row.hostId, ben),
    })
    const alone = { hostId: ben, scheduleId: schedule!.id, weight: 1, isFixed: false }
    await savePageHosts(world.studio.actor, { pageId, hosts: [alone] }, world.runtime)
    const second = await hold(world, { pageSlug: "both", startsAt })
    expect(await placeOf(world, second)).toMatchObject({
      meetingId: (await placeOf(world, first)).meetingId,
      hostIds: [ada, ben],
    })
    // Never the client's own, which is Paris.
    expect((await look(world, second)).booking).toMatchObject({
      hostId: ada,
      hostTimeZone: "Europe/Berlin",
    })
  })
})

describe("limits", () => {
  test("hold when their last place is wanted by many at once", async () => {
    const limits = { perDay: 2, perWeek: null, perMonth: null }
    await addTeamPage(world, "two-a-day", { limits, ...free }, [{ hostId: ada }])
    const times = Array.from({ length: 8 }, (_, slot) => later(34, slot))
    expect(heldOf(await holdAtOnce("two-a-day", times))).toHaveLength(2)
  })
})
