import { sql } from "drizzle-orm"
import { afterAll, describe, expect, test } from "vitest"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { payer } from "#app/features/payment/testing.server.ts"
import { cancelBooking } from "./cancel-booking.server.ts"
import { moveBooking } from "./move-booking.server.ts"
import { reassignBooking } from "./reassign-booking.server.ts"
import { releaseHold } from "./release-hold.server.ts"
import { holdSlot } from "./hold-slot.server.ts"
import { addTeamPage, createTeamWorld, placeOf, sellSeats } from "./testing-teams.ts"
import { client, drain, hold, holdRequest, later, look } from "./testing.server.ts"

const MINUTE = 60_000
/** Free of charge. */
const durations = [{ minutes: 30, amountMinor: 0 }]
const job = { kind: "job", task: "test" } as const

const { world, ada, ben } = await createTeamWorld()
const { openSession, settle, pay, silenceProvider } = payer(world)
afterAll(() => world.close())

/** A hold that ends while the provider keeps silent: its money may still come. */
async function endUnanswered(bookingId: string): Promise<string> {
  const session = await openSession(bookingId)
  await silenceProvider()
  world.advance(27 * MINUTE)
  await releaseHold(job, { bookingId }, world.runtime)
  await world.stripe.control("faults/clear")
  expect((await look(world, bookingId)).booking.state).toBe("ABANDONED")
  return session
}

async function payLate(bookingId: string, session: string): Promise<void> {
  await world.stripe.pay(session)
  await settle(bookingId)
}

async function startOf(bookingId: string): Promise<string> {
  const [row] = await world.runtime.db.execute<{ starts_at: string }>(sql`
    select m.starts_at from bookings b join meetings m on m.id = b.meeting_id where b.id = ${bookingId}`)
  return new Date(row?.starts_at ?? 0).toISOString()
}

async function moveTo(pageSlug: string, bookingId: string, startsAt: Date) {
  const page = await findPublishedPage({ organizerSlug: "studio", pageSlug }, world.runtime)
  const { linkVersion } = (await look(world, bookingId)).booking
  const actor = { kind: "client", bookingId } as const
  return moveBooking(actor, { bookingId, startsAt, linkVersion }, page!, world.runtime)
}

async function turnsOf(pageId: string): Promise<Record<string, number>> {
  const rows = await world.runtime.db.query.pageHosts.findMany({
    where: (row, { eq }) => eq(row.pageId, pageId),
  })
  return Object.fromEntries(rows.map(({ hostId, assigned }) => [hostId, assigned]))
}

describe("a booking that has ended keeps the time it was for", () => {
  test("when somebody else of its meeting moves away, and its money comes late", async () => {
    await addTeamPage(world, "moved-class", { capacity: 3 }, [{ hostId: ada }])
    const [from, to] = [later(7), later(8)]
    const late = await hold(world, { pageSlug: "moved-class", startsAt: from })
    const mover = await hold(world, { pageSlug: "moved-class", startsAt: from })
    await pay(mover)
    const session = await endUnanswered(late)
    expect(await moveTo("moved-class", mover, to)).toMatchObject({ ok: true })
    expect(await startOf(mover)).toBe(to.toISOString())
    expect(await startOf(late)).toBe(from.toISOString())
    await payLate(late, session)
    expect((await look(world, late)).booking.state).toBe("CONFIRMED")
    expect(await startOf(late)).toBe(from.toISOString())
    expect(await startOf(mover)).toBe(to.toISOString())
  })

  test("when the one who stays moves by half of its length, over its own old time", async () => {
    const hour = { capacity: 3, durations: [{ minutes: 60, amountMinor: 0 }] }
    await addTeamPage(world, "near-class", hour, [{ hostId: ada }])
    const [from, to] = [later(11), new Date(later(11).getTime() + 30 * MINUTE)]
    const gone = await hold(world, { pageSlug: "near-class", startsAt: from })
    const mover = await hold(world, { pageSlug: "near-class", startsAt: from })
    await cancelBooking(world.studio.actor, { bookingId: gone }, world.runtime)
    expect(await moveTo("near-class", mover, to)).toMatchObject({ ok: true })
    expect(await startOf(gone)).toBe(from.toISOString())
    expect(await startOf(mover)).toBe(to.toISOString())
  })

  test("and the host, when the others go to another host, and its money can come no more", async () => {
    const team = [{ hostId: ada }, { hostId: ben }]
    await addTeamPage(world, "left-to-ada", { capacity: 3, hostChoice: "client-picks" }, team)
    const at = { pageSlug: "left-to-ada", startsAt: later(18), hostId: ada }
    const [gone, stays] = [await hold(world, at), await hold(world, at)]
    await pay(stays)
    await openSession(gone)
    world.advance(20 * MINUTE)
    await releaseHold(job, { bookingId: gone }, world.runtime)
    expect((await look(world, gone)).booking.state).toBe("ABANDONED")
    const given = { bookingId: stays, hostId: ben }
    expect(await reassignBooking(world.studio.actor, given, world.runtime)).toEqual({ ok: true })
    expect((await placeOf(world, gone)).hostIds).toEqual([ada])
    expect((await placeOf(world, stays)).hostIds).toEqual([ben])
    expect(await startOf(gone)).toBe(later(18).toISOString())
  })
})

describe("a hold that ended without the provider's answer", () => {
  /** One of two seats at a time ended so, and the other one went from Ada to Ben. */
  async function leftBehind(pageSlug: string, startsAt: Date, capacity = 3) {
    const team = [{ hostId: ada }, { hostId: ben }]
    await addTeamPage(world, pageSlug, { capacity, hostChoice: "client-picks" }, team)
    const at = { pageSlug, startsAt, hostId: ada }
    const [late, stays] = [await hold(world, at), await hold(world, at)]
    await pay(stays)
    const session = await endUnanswered(late)
    const given = { bookingId: stays, hostId: ben }
    expect(await reassignBooking(world.studio.actor, given, world.runtime)).toEqual({ ok: true })
    return { late, stays, session }
  }

  test("names the host it was for, before and after its session ends unpaid", async () => {
    const { late, stays } = await leftBehind("was-for-ada", later(21))
    expect((await placeOf(world, late)).hostIds).toEqual([ada])
    expect((await placeOf(world, stays)).hostIds).toEqual([ben])
    expect(await settle(late)).toBe("expired")
    expect((await placeOf(world, late)).hostIds).toEqual([ada])
  })

  test("has its seat again when its money comes, with the others and their host", async () => {
    const { late, stays, session } = await leftBehind("goes-after", later(22))
    await payLate(late, session)
    const { booking } = await look(world, late)
    expect(booking).toMatchObject({ state: "CONFIRMED", hostId: ben })
    expect(booking.meetingId).toBe((await placeOf(world, stays)).meetingId)
  })

  test("has the time of its own host when there is no seat with the others any more", async () => {
    const { late, session } = await leftBehind("no-seat", later(25), 2)
    await hold(world, { pageSlug: "no-seat", startsAt: later(25), hostId: ben })
    await payLate(late, session)
    expect((await look(world, late)).booking).toMatchObject({ state: "CONFIRMED", hostId: ada })
    expect((await placeOf(world, late)).hostIds).toEqual([ada])
  })

  test("does not go after a meeting that has moved away", async () => {
    const { late, stays, session } = await leftBehind("moved-on", later(26))
    expect(await moveTo("moved-on", stays, later(27))).toMatchObject({ ok: true })
    await hold(world, { pageSlug: "moved-on", startsAt: later(26), hostId: ben })
    await payLate(late, session)
    expect((await placeOf(world, late)).hostIds).toEqual([ada])
    expect(await startOf(late)).toBe(later(26).toISOString())
  })

  test("has one seat, though its money and another handover come at once", async () => {
    const { late, stays, session } = await leftBehind("both-at-once", later(28))
    await world.stripe.pay(session)
    const back = { bookingId: stays, hostId: ada }
    const [, given] = await Promise.all([
      settle(late),
      reassignBooking(world.studio.actor, back, world.runtime),
    ])
    expect(given).toEqual({ ok: true })
    expect((await look(world, late)).booking.state).toBe("CONFIRMED")
    const [place, others] = [await placeOf(world, late), await placeOf(world, stays)]
    expect(place.meetingId).toBe(others.meetingId)
    expect(others.hostIds).toEqual([ada])
  })
})

describe("money that comes late for a seat", () => {
  test("goes back when the meeting that is there by now was begun with fewer seats", async () => {
    const pageId = await addTeamPage(world, "smaller", { capacity: 3 }, [{ hostId: ada }])
    const startsAt = later(12)
    const late = await hold(world, { pageSlug: "smaller", startsAt })
    const session = await endUnanswered(late)
    await sellSeats(world, pageId, 1)
    await hold(world, { pageSlug: "smaller", startsAt })
    await payLate(late, session)
    await drain(world)
    await drain(world)
    expect((await look(world, late)).booking.state).toBe("REFUNDED")
  })

  test("gets the host who has the meeting by now", async () => {
    const team = [{ hostId: ada }, { hostId: ben }]
    await addTeamPage(world, "given", { capacity: 3, hostChoice: "round-robin" }, team)
    const startsAt = later(13)
    const late = await hold(world, { pageSlug: "given", startsAt })
    const stays = await hold(world, { pageSlug: "given", startsAt })
    await pay(stays)
    const session = await endUnanswered(late)
    const [before] = (await placeOf(world, stays)).hostIds
    const next = before === ada ? ben : ada
    const given = { bookingId: stays, hostId: next }
    expect(await reassignBooking(world.studio.actor, given, world.runtime)).toEqual({ ok: true })
    await payLate(late, session)
    expect((await look(world, late)).booking).toMatchObject({ state: "CONFIRMED", hostId: next })
    const { mails } = await look(world, late)
    const toHosts = mails.filter(({ kind }) => kind === "booking-received")
    expect(toHosts.map(({ recipient }) => recipient)).toEqual([next])
  })

  test("counts as its host's turn again", async () => {
    const team = [{ hostId: ada }, { hostId: ben }]
    const pageId = await addTeamPage(world, "late-turn", { hostChoice: "round-robin" }, team)
    const late = await hold(world, { pageSlug: "late-turn", startsAt: later(14) })
    const [host] = (await placeOf(world, late)).hostIds
    const session = await endUnanswered(late)
    expect(await turnsOf(pageId)).toEqual({ [ada]: 0, [ben]: 0 })
    await payLate(late, session)
    expect(await turnsOf(pageId)).toEqual({ [ada]: 0, [ben]: 0, [host!]: 1 })
  })
})

describe("a page that sells fewer seats than before", () => {
  test("sells none in a meeting that has as many clients already", async () => {
    const pageId = await addTeamPage(world, "fewer", { capacity: 4, durations }, [{ hostId: ada }])
    const startsAt = later(15)
    const held: string[] = []
    for (let seat = 1; seat <= 4; seat++)
      held.push(await hold(world, { pageSlug: "fewer", startsAt }))
    await cancelBooking(world.studio.actor, { bookingId: held[0]! }, world.runtime)
    await sellSeats(world, pageId, 2)
    const asked = holdRequest({ pageSlug: "fewer", startsAt })
    expect(await holdSlot(client, asked, world.runtime)).toEqual({
      ok: false,
      problem: "time-taken",
    })
  })
})
