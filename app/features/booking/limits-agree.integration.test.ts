import { afterAll, expect, test } from "vitest"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import { listExceededLimits } from "#app/features/page/list-exceeded-limits.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { explainTime } from "#app/features/schedule/explain-time.server.ts"
import { holdSlot } from "./hold-slot.server.ts"
import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import { addTeamPage, createTeamWorld, placeOf, sellNow } from "./testing-teams.ts"
import { client, hold, holdRequest, later, look } from "./testing.server.ts"

const MINUTE = 60_000
const perDay = (most: number) => ({ perDay: most, perWeek: null, perMonth: null })
const free = [{ minutes: 30, amountMinor: 0 }]
const taken = { ok: false, problem: "time-taken" }

const { world, ada, ben } = await createTeamWorld()
afterAll(() => world.close())

const getPage = async (pageSlug: string) =>
  (await findPublishedPage({ organizerSlug: "studio", pageSlug }, world.runtime))!

const take = (pageSlug: string, startsAt: Date) =>
  holdSlot(client, holdRequest({ pageSlug, startsAt }), world.runtime)

async function offeredAt(pageSlug: string, startsAt: Date): Promise<boolean> {
  const span = { from: startsAt.getTime(), to: startsAt.getTime() + 30 * MINUTE }
  const asked = { durationMinutes: 30, span }
  const found = await findSlots(await getPage(pageSlug), asked, world.runtime)
  return found.kind === "slots" && found.slots.length > 0
}

/** How many more a client's page says there are. */
async function seatsAt(pageSlug: string, startsAt: Date): Promise<number | undefined> {
  const span = { from: startsAt.getTime(), to: startsAt.getTime() + 30 * MINUTE }
  const asked = { durationMinutes: 30, span, inFull: true }
  const found = await findSlots(await getPage(pageSlug), asked, world.runtime)
  return found.kind === "slots" ? found.seatsLeft.get(startsAt.getTime()) : undefined
}

test("with seats every client counts, on the page, at the hold, in the answer why, and in the admin", async () => {
  const content = { capacity: 5, limits: perDay(3), durations: free }
  const pageId = await addTeamPage(world, "three-seats", content, [{ hostId: ada }])
  const startsAt = later(7)
  const held = [
    await hold(world, { pageSlug: "three-seats", startsAt }),
    await hold(world, { pageSlug: "three-seats", startsAt }),
  ]
  expect(await offeredAt("three-seats", startsAt)).toBe(true)
  expect(await seatsAt("three-seats", startsAt)).toBe(1)
  held.push(await hold(world, { pageSlug: "three-seats", startsAt }))
  expect(
    new Set(await Promise.all(held.map(async (id) => (await placeOf(world, id)).meetingId))).size,
  ).toBe(1)
  for (const start of [startsAt, later(7, 60)]) {
    expect(await offeredAt("three-seats", start)).toBe(false)
    expect(await take("three-seats", start)).toEqual(taken)
    const asked = { durationMinutes: 30, startsAt: start.getTime() }
    const { hosts } = await explainTime(await getPage("three-seats"), asked, world.runtime)
    expect(hosts[0]?.obstacles).toMatchObject([
      { rule: "limit", period: "day", limit: 3, booked: 3 },
    ])
  }
  const { organizerId } = world.studio
  const exceeded = (most: number) =>
    listExceededLimits({ organizerId, pageId }, perDay(most), world.runtime)
  expect(await exceeded(3)).toEqual([])
  expect(await exceeded(2)).toMatchObject([{ place: "perDay", booked: 3 }])
  expect(await offeredAt("three-seats", later(8))).toBe(true)
})

test("a meeting counts for each host who takes part in it, and a team is full with its fullest", async () => {
  const content = { hostChoice: "collective", limits: perDay(1), durations: free } as const
  const team = [{ hostId: ada }, { hostId: ben }]
  const pageId = await addTeamPage(world, "both-limited", content, team)
  await hold(world, { pageSlug: "both-limited", startsAt: later(8) })
  await sellNow(world, pageId, { hostChoice: "round-robin" })
  expect(await take("both-limited", later(8, 60))).toEqual(taken)
  expect(await take("both-limited", later(11))).toMatchObject({ ok: true })
})

test("a hold that has run out makes no way past a limit that is reached without it", async () => {
  const durations = [
    { minutes: 30, amountMinor: 5000 },
    { minutes: 45, amountMinor: 0 },
  ]
  const content = { limits: perDay(2), durations }
  const pageId = await addTeamPage(world, "reached", content, [{ hostId: ada }])
  const gone = await hold(world, { pageSlug: "reached", startsAt: later(12) })
  await hold(world, { pageSlug: "reached", startsAt: later(12, 120), durationMinutes: 45 })
  await sellNow(world, pageId, { limits: perDay(1) })
  const { payableUntil } = (await look(world, gone)).booking
  world.advance(
    payableUntil!.getTime() - (await world.runtime.clock.now(world.runtime.db)).getTime(),
  )
  expect(await take("reached", later(12))).toEqual(taken)
})

test("a hold that has run out is no booking to whoever takes its time, its checkout settled first", async () => {
  const content = { limits: perDay(1) }
  await addTeamPage(world, "once-a-day", content, [{ hostId: ada }])
  const startsAt = later(13)
  const gone = await hold(world, { pageSlug: "once-a-day", startsAt })
  expect(await openCheckout(client, { bookingId: gone }, world.runtime)).toMatchObject({
    kind: "open",
  })
  expect(await take("once-a-day", startsAt)).toEqual(taken)
  const { payableUntil } = (await look(world, gone)).booking
  world.advance(
    payableUntil!.getTime() - (await world.runtime.clock.now(world.runtime.db)).getTime(),
  )
  expect(await take("once-a-day", startsAt)).toMatchObject({ ok: true })
  expect((await look(world, gone)).booking.state).toBe("ABANDONED")
})
