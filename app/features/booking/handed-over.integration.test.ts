import { eq } from "drizzle-orm"
import { afterAll, describe, expect, test } from "vitest"
import { occupancies } from "#db/schema/meetings.ts"
import { listReplacements } from "#app/features/host/list-replacements.server.ts"
import type { TestRuntime } from "#app/features/organizer/testing.server.ts"
import { cancelBooking } from "./cancel-booking.server.ts"
import { findBookingForOrganizer } from "./find-booking-for-organizer.server.ts"
import { reassignBooking } from "./reassign-booking.server.ts"
import {
  addHost,
  addTeamPage,
  addToPage,
  createTeamWorld,
  placeOf,
  sellNow,
} from "./testing-teams.ts"
import { drain, hold, later, look } from "./testing.server.ts"

const durations = [{ minutes: 30, amountMinor: 0 }]

const { world, ada, ben } = await createTeamWorld()
const cleo = await addHost(world, "Cleo Dorn")
afterAll(() => world.close())

const reassign = (bookingId: string, hostId: string, fromHostId: string | null = null) =>
  reassignBooking(world.studio.actor, { bookingId, hostId, fromHostId }, world.runtime)

const find = async (bookingId: string) =>
  (await findBookingForOrganizer(world.studio.organizerId, bookingId, world.runtime))!

describe("of several hosts", () => {
  /** Ada and Ben together; Cleo takes over from one of them. */
  async function bookBoth(slug: string, startsAt: Date): Promise<string> {
    const content = { hostChoice: "collective", durations } as const
    const pageId = await addTeamPage(world, slug, content, [{ hostId: ada }, { hostId: ben }])
    const bookingId = await hold(world, { pageSlug: slug, startsAt })
    await addToPage(world, pageId, cleo)
    return bookingId
  }

  test("the organizer says who is replaced, and the others stay", async () => {
    const bookingId = await bookBoth("both-choose", later(7))
    await drain(world)
    const shown = await listReplacements(await find(bookingId), world.runtime)
    expect(shown.present.map(({ hostId }) => hostId)).toEqual([ada, ben])
    expect(shown.replacedHostId).toBe(ben)
    expect(await reassign(bookingId, cleo, ada)).toEqual({ ok: true })
    await drain(world)
    expect((await placeOf(world, bookingId)).hostIds).toEqual([cleo, ben])
    const { booking, mails } = await look(world, bookingId)
    expect(booking.hostId).toBe(cleo)
    const handed = mails.filter(({ kind }) => kind === "booking-handed-over")
    expect(handed.map(({ recipient }) => recipient)).toEqual([ada])
  })

  test("it is as it was while nothing is said", async () => {
    const bookingId = await bookBoth("both-default", later(8))
    expect(await reassign(bookingId, cleo)).toEqual({ ok: true })
    expect((await placeOf(world, bookingId)).hostIds).toEqual([ada, cleo])
  })

  test("nobody is replaced who takes no part", async () => {
    const bookingId = await bookBoth("both-stranger", later(11))
    expect(await reassign(bookingId, cleo, ada)).toEqual({ ok: true })
    expect(await reassign(bookingId, ada, ada)).toEqual({ ok: false, problem: "not-taking-part" })
    expect((await placeOf(world, bookingId)).hostIds).toEqual([cleo, ben])
  })

  test("a turn stays with who had it, unless it is they who are replaced", async () => {
    const content = { hostChoice: "round-robin", durations } as const
    const pageId = await addTeamPage(world, "turn-stays", content, [
      { hostId: ada, isFixed: true },
      { hostId: ben },
      { hostId: cleo },
    ])
    const dan = await addHost(world, "Dan Estel")
    await addToPage(world, pageId, dan)
    const bookingId = await hold(world, { pageSlug: "turn-stays", startsAt: later(12) })
    const turns = async () => {
      const rows = await world.runtime.db.query.pageHosts.findMany({
        where: (row, is) => is.eq(row.pageId, pageId),
      })
      return Object.fromEntries(rows.map(({ hostId, assigned }) => [hostId, assigned]))
    }
    expect(await turns()).toEqual({ [ada]: 0, [ben]: 1, [cleo]: 0, [dan]: 0 })
    expect(await reassign(bookingId, cleo, ada)).toEqual({ ok: true })
    expect(await turns()).toEqual({ [ada]: 0, [ben]: 1, [cleo]: 0, [dan]: 0 })
    expect(await reassign(bookingId, dan, ben)).toEqual({ ok: true })
    expect(await turns()).toEqual({ [ada]: 0, [ben]: 0, [cleo]: 0, [dan]: 1 })
  })
})

test("whose time a handover takes, it takes with the buffers that the meeting has", async () => {
  const content = { hostChoice: "client-picks", capacity: 3, durations } as const
  const team = [{ hostId: ada }, { hostId: ben }]
  const pageId = await addTeamPage(world, "wide", { ...content, bufferAfterMinutes: 30 }, team)
  await addTeamPage(world, "of-ben", { durations }, [{ hostId: ben }])
  const startsAt = later(13)
  const begun = await hold(world, { pageSlug: "wide", startsAt, hostId: ada })
  await sellNow(world, pageId, { bufferAfterMinutes: 0 })
  const joined = await hold(world, { pageSlug: "wide", startsAt, hostId: ada })
  expect((await placeOf(world, joined)).meetingId).toBe((await placeOf(world, begun)).meetingId)
  const beside = await hold(world, { pageSlug: "of-ben", startsAt: later(13, 30) })
  for (const bookingId of [begun, joined]) {
    const { others } = await listReplacements(await find(bookingId), world.runtime)
    expect(others).toMatchObject([{ hostId: ben, obstacle: "booked" }])
    expect(await reassign(bookingId, ben)).toEqual({ ok: false, problem: "time-taken" })
  }
  await cancelBooking(world.studio.actor, { bookingId: beside }, world.runtime)
  expect(await reassign(joined, ben)).toEqual({ ok: true })
  const { meetingId } = await placeOf(world, joined)
  const taken = await world.runtime.db
    .select()
    .from(occupancies)
    .where(eq(occupancies.meetingId, meetingId))
  expect(taken).toMatchObject([{ hostId: ben }])
})

test("everybody with a seat goes along in one statement, whoever is confirmed with a later invitation", async () => {
  const paid = [{ minutes: 30, amountMinor: 5000 }]
  const content = { hostChoice: "client-picks", capacity: 4, durations } as const
  const team = [{ hostId: ada }, { hostId: ben }]
  const pageId = await addTeamPage(world, "four-seats", content, team)
  const sit = () => hold(world, { pageSlug: "four-seats", startsAt: later(15), hostId: ada })
  const confirmed = [await sit(), await sit()]
  await sellNow(world, pageId, { durations: paid })
  const unpaid = await sit()
  const asked = (world.runtime as unknown as TestRuntime).queries
  asked.length = 0
  expect(await reassign(confirmed[1]!, ben, ada)).toEqual({ ok: true })
  expect(asked.filter((query) => /^update "bookings"/.test(query))).toHaveLength(1)
  for (const [bookingId, icalSequence] of [
    [confirmed[0]!, 1] as const,
    [confirmed[1]!, 1] as const,
    [unpaid, 0] as const,
  ]) {
    const { booking } = await look(world, bookingId)
    expect(booking).toMatchObject({ hostId: ben, icalSequence })
    const { events } = await find(bookingId)
    expect(events.map(({ kind }) => kind)).toContain("reassigned")
  }
})

test("a booking that had ended before names the host who had it then", async () => {
  const content = { hostChoice: "client-picks", capacity: 3, durations } as const
  await addTeamPage(world, "was-adas", content, [{ hostId: ada }, { hostId: ben }])
  const startsAt = later(14)
  const ended = await hold(world, { pageSlug: "was-adas", startsAt, hostId: ada })
  const stays = await hold(world, { pageSlug: "was-adas", startsAt, hostId: ada })
  await cancelBooking(world.studio.actor, { bookingId: ended }, world.runtime)
  expect(await reassign(stays, ben)).toEqual({ ok: true })
  await drain(world)
  expect(await find(ended)).toMatchObject({ hostName: "Ada Berg", startsAt, state: "CANCELED" })
  expect(await find(stays)).toMatchObject({ hostName: "Ben Chu", startsAt })
})
