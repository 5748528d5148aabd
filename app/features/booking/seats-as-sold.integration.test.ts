import { afterAll, describe, expect, test } from "vitest"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import { explainTime } from "#app/features/schedule/explain-time.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { cancelBooking } from "./cancel-booking.server.ts"
import { holdSlot } from "./hold-slot.server.ts"
import { releaseHold } from "./release-hold.server.ts"
import { move } from "./testing-moves.ts"
import { addTeamPage, placeOf, sellSeats } from "./testing-teams.ts"
import { client, createBookingWorld, hold, holdRequest, later } from "./testing.server.ts"

const HALF_HOUR = 1_800_000
const durations = [{ minutes: 30, amountMinor: 0 }]
const taken = { ok: false, problem: "time-taken" }

const world = await createBookingWorld()
afterAll(() => world.close())

function addPage(slug: string, capacity: number): Promise<string> {
  return addTeamPage(world, slug, { capacity, durations }, [{ hostId: world.studio.hostId }])
}

const getPage = async (pageSlug: string) =>
  (await findPublishedPage({ organizerSlug: "studio", pageSlug }, world.runtime))!

const take = (pageSlug: string, startsAt: Date) =>
  holdSlot(client, holdRequest({ pageSlug, startsAt }), world.runtime)

const moveTo = (pageSlug: string, bookingId: string, startsAt: Date) =>
  move(world, bookingId, startsAt, { pageSlug })

/** Seats left at a start, as a client's page counts them; null when it is not offered. */
async function seatsAt(pageSlug: string, startsAt: Date): Promise<number | null> {
  const span = { from: startsAt.getTime(), to: startsAt.getTime() + HALF_HOUR }
  const asked = { durationMinutes: 30, span, inFull: true }
  const found = await findSlots(await getPage(pageSlug), asked, world.runtime)
  return found.kind === "slots" ? (found.seatsLeft.get(startsAt.getTime()) ?? null) : null
}

describe("a meeting that was sold to one client alone", () => {
  test("stays theirs when the page sells seats, on the page, at the hold and after a move", async () => {
    const pageId = await addPage("alone", 1)
    const [before, after] = [later(7), later(8)]
    const bookingId = await hold(world, { pageSlug: "alone", startsAt: before })
    await sellSeats(world, pageId, 3)
    expect(await seatsAt("alone", before)).toBeNull()
    expect(await take("alone", before)).toEqual(taken)
    expect(await moveTo("alone", bookingId, after)).toMatchObject({ ok: true })
    expect(await seatsAt("alone", after)).toBeNull()
    expect(await take("alone", after)).toEqual(taken)
    // What nobody has bought yet is sold as the page is now.
    expect(await seatsAt("alone", before)).toBe(3)
    const first = await hold(world, { pageSlug: "alone", startsAt: before })
    const second = await hold(world, { pageSlug: "alone", startsAt: before })
    expect((await placeOf(world, second)).meetingId).toBe((await placeOf(world, first)).meetingId)
  })

  test("does not move in with others", async () => {
    const pageId = await addPage("apart", 1)
    const bookingId = await hold(world, { pageSlug: "apart", startsAt: later(11) })
    await sellSeats(world, pageId, 3)
    await hold(world, { pageSlug: "apart", startsAt: later(12) })
    expect(await moveTo("apart", bookingId, later(12))).toEqual(taken)
    expect(await seatsAt("apart", later(12))).toBe(2)
  })

  test("is named as full when its time is asked about", async () => {
    const pageId = await addPage("why-alone", 1)
    const startsAt = later(13)
    await hold(world, { pageSlug: "why-alone", startsAt })
    await sellSeats(world, pageId, 3)
    const asked = { durationMinutes: 30, startsAt: startsAt.getTime() }
    const { isOffered, hosts } = await explainTime(await getPage("why-alone"), asked, world.runtime)
    expect(isOffered).toBe(false)
    expect(hosts.flatMap(({ obstacles }) => obstacles)).toEqual([
      { rule: "full", capacity: 1, seatsTaken: 1, pageCapacity: 3 },
    ])
  })
})

describe("a meeting with seats", () => {
  test("is told of by who is in it, when a time beside is asked about, and not by who has left", async () => {
    const { hostId } = world.studio
    await addTeamPage(world, "left-and-held", { capacity: 3 }, [{ hostId }])
    const at = { pageSlug: "left-and-held", startsAt: later(20) }
    const [left, stays] = [await hold(world, at), await hold(world, at)]
    await releaseHold({ kind: "client", bookingId: left }, { bookingId: left }, world.runtime)
    const asked = { durationMinutes: 30, startsAt: later(20).getTime() + HALF_HOUR / 2 }
    const { hosts } = await explainTime(await getPage("left-and-held"), asked, world.runtime)
    expect(hosts[0]?.obstacles).toMatchObject([
      { rule: "off-grid" },
      { rule: "busy", source: { kind: "hold", id: stays } },
    ])
  })

  test("has those it was begun with, however many the page sells by now", async () => {
    const pageId = await addPage("grown", 2)
    const startsAt = later(14)
    const first = await hold(world, { pageSlug: "grown", startsAt })
    await sellSeats(world, pageId, 5)
    expect(await seatsAt("grown", startsAt)).toBe(1)
    const second = await hold(world, { pageSlug: "grown", startsAt })
    expect((await placeOf(world, second)).meetingId).toBe((await placeOf(world, first)).meetingId)
    expect(await seatsAt("grown", startsAt)).toBeNull()
    expect(await take("grown", startsAt)).toEqual(taken)
    // Its last client takes it along, and its seats with it.
    await cancelBooking(world.studio.actor, { bookingId: second }, world.runtime)
    expect(await moveTo("grown", first, later(15))).toMatchObject({ ok: true })
    expect(await seatsAt("grown", later(15))).toBe(1)
    expect(await seatsAt("grown", startsAt)).toBe(5)
  })

  test("sells none beyond those of the page by now", async () => {
    const pageId = await addPage("shrunk", 4)
    const startsAt = later(19)
    await hold(world, { pageSlug: "shrunk", startsAt })
    await sellSeats(world, pageId, 2)
    expect(await seatsAt("shrunk", startsAt)).toBe(1)
    await hold(world, { pageSlug: "shrunk", startsAt })
    expect(await take("shrunk", startsAt)).toEqual(taken)
    await sellSeats(world, pageId, 1)
    expect(await take("shrunk", startsAt)).toEqual(taken)
  })
})
