import { eq } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { meetings } from "#db/schema/meetings.ts"
import { cancelBooking } from "./cancel-booking.server.ts"
import { move } from "./testing-moves.ts"
import { addTeamPage, createTeamWorld, placeOf } from "./testing-teams.ts"
import { hold, later } from "./testing.server.ts"

const durations = [{ minutes: 30, amountMinor: 0 }]

const { world, ada, ben } = await createTeamWorld()
afterAll(() => world.close())

function addClass(slug: string): Promise<string> {
  const content = { hostChoice: "round-robin", capacity: 2, durations } as const
  return addTeamPage(world, slug, content, [{ hostId: ada }, { hostId: ben }])
}

async function moveOn(pageSlug: string, bookingId: string, startsAt: Date): Promise<void> {
  const moved = await move(world, bookingId, startsAt, { pageSlug })
  expect(moved).toMatchObject({ ok: true })
}

async function turnsOf(pageId: string): Promise<Record<string, number>> {
  const rows = await world.runtime.db.query.pageHosts.findMany({
    where: (row, is) => is.eq(row.pageId, pageId),
  })
  return Object.fromEntries(rows.map(({ hostId, assigned }) => [hostId, assigned]))
}

const cancel = (bookingId: string) =>
  cancelBooking(world.studio.actor, { bookingId }, world.runtime)

test("who moves out of a shared meeting begins one that counts as a turn, and the next is another's", async () => {
  const pageId = await addClass("moves-out")
  const [mover, stays] = [
    await hold(world, { pageSlug: "moves-out", startsAt: later(7) }),
    await hold(world, { pageSlug: "moves-out", startsAt: later(7) }),
  ]
  expect(await turnsOf(pageId)).toEqual({ [ada]: 1, [ben]: 0 })
  await moveOn("moves-out", mover, later(8))
  expect(await turnsOf(pageId)).toEqual({ [ada]: 2, [ben]: 0 })
  // Ben is owed two now.
  const next = [
    await hold(world, { pageSlug: "moves-out", startsAt: later(11) }),
    await hold(world, { pageSlug: "moves-out", startsAt: later(12) }),
  ]
  const places = await Promise.all(next.map((id) => placeOf(world, id)))
  expect(places.map(({ hostIds }) => hostIds)).toEqual([[ben], [ben]])
  // Each of the two is given back by itself.
  await cancel(mover)
  expect(await turnsOf(pageId)).toEqual({ [ada]: 1, [ben]: 2 })
  await cancel(stays)
  expect(await turnsOf(pageId)).toEqual({ [ada]: 0, [ben]: 2 })
})

test("who moves into a meeting that is there begins none, and the one left empty was none", async () => {
  const pageId = await addClass("moves-in")
  const there = await hold(world, { pageSlug: "moves-in", startsAt: later(13) })
  const [host] = (await placeOf(world, there)).hostIds
  const other = await hold(world, { pageSlug: "moves-in", startsAt: later(14) })
  const own = await hold(world, { pageSlug: "moves-in", startsAt: later(15) })
  expect((await placeOf(world, other)).hostIds).not.toEqual([host])
  expect((await placeOf(world, own)).hostIds).toEqual([host])
  await moveOn("moves-in", own, later(13))
  expect((await placeOf(world, own)).meetingId).toBe((await placeOf(world, there)).meetingId)
  expect(await turnsOf(pageId)).toEqual({ [ada]: 1, [ben]: 1 })
})

test("what a client leaves to those who have ended still knows whose turn it was", async () => {
  await addClass("leaves-ended")
  const ended = await hold(world, { pageSlug: "leaves-ended", startsAt: later(18) })
  const mover = await hold(world, { pageSlug: "leaves-ended", startsAt: later(18) })
  const { hostIds } = await placeOf(world, ended)
  await cancel(ended)
  await moveOn("leaves-ended", mover, later(19))
  const { meetingId } = await placeOf(world, ended)
  const [left] = await world.runtime.db.select().from(meetings).where(eq(meetings.id, meetingId))
  expect(left).toMatchObject({ startsAt: later(18), turnHostId: hostIds[0] })
})
