import { and, eq, sql } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { bookingEvents, bookings } from "#db/schema/bookings.ts"
import { calendarConnections, calendarEvents } from "#db/schema/calendars.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import type { CalendarPort } from "#app/providers/calendar-port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { disconnectCalendar } from "./disconnect-calendar.server.ts"
import { reconcileCalendarEvents } from "./reconcile-calendar-events.server.ts"
import { syncCalendarEvent } from "./sync-calendar-event.server.ts"
import {
  ACCOUNT,
  changeState,
  connect,
  connectionRow,
  createCalendarWorld,
  eventsThere,
  holdTime,
  moveMeeting,
  runCalendarJobs,
  type CalendarWorld,
} from "./testing.server.ts"

const MINUTE = 60_000
const NINE = new Date("2026-12-03T09:00:00Z")
const ELEVEN = new Date("2026-12-04T11:00:00Z")

let world: CalendarWorld
let connectionId: string
beforeEach(async () => {
  world = await createCalendarWorld()
  connectionId = await connect(world)
})
afterEach(() => world.close())

const run = (runtime: Runtime = world.runtime) => runCalendarJobs(runtime)

async function eventRow(id: string) {
  const [row] = await world.runtime.db
    .select()
    .from(calendarEvents)
    .where(eq(calendarEvents.id, id))
  if (!row) throw new Error("There is no such event.")
  return row
}

async function onlyEvent() {
  const events = await eventsThere(world)
  expect(events).toHaveLength(1)
  return events[0]!
}

/** When an event of the played provider begins; null for an all-day event. */
function startOf({ start }: { start: { dateTime: string } | { date: string } }): Date | null {
  return "dateTime" in start ? new Date(start.dateTime) : null
}

const changedThere = async (bookingId: string) => ({
  history: await world.runtime.db
    .select({ reason: bookingEvents.reason })
    .from(bookingEvents)
    .where(
      and(eq(bookingEvents.bookingId, bookingId), eq(bookingEvents.kind, "calendar-event-changed")),
    ),
  mails: await world.runtime.db
    .select({ recipient: outboundEmails.recipient, detail: outboundEmails.detail })
    .from(outboundEmails)
    .where(
      and(
        eq(outboundEmails.bookingId, bookingId),
        eq(outboundEmails.kind, "calendar-event-changed"),
      ),
    ),
})

/** The next event is made, and nobody hears of it. */
const loseNextAnswer = () =>
  world.google.control("faults", { kind: "timeout-after-commit", method: "POST", path: "/events" })

/** The provider does its work, and then the process is killed before it can write anything down. */
function killedAfter(method: "insertEvent" | "patchEvent" | "deleteEvent"): Runtime {
  const real = world.port[method] as (...args: unknown[]) => Promise<unknown>
  const killed = async (...args: unknown[]) => {
    await real(...args)
    throw new Error("killed")
  }
  return world.withPort({ [method]: killed } as Partial<CalendarPort>)
}

describe("the life of an event", () => {
  test("a hold is confirmed in place, moved in place, and removed", async () => {
    const held = await holdTime(world, NINE)
    await run()
    const hold = await onlyEvent()
    expect(hold).toMatchObject({ status: "tentative", summary: "Hold: Consultation" })
    expect(hold.attendees ?? []).toEqual([])
    expect(JSON.stringify(hold)).not.toMatch(/Grace|client-|shop/)

    await changeState(world, held, "CONFIRMED")
    await run()
    const confirmed = await onlyEvent()
    expect(confirmed).toMatchObject({
      id: hold.id,
      iCalUID: hold.iCalUID,
      status: "confirmed",
      summary: "Consultation – Grace Hopper",
      location: "https://meet.example/ada",
      attendees: [{ email: expect.stringContaining("client-") }],
    })
    const { description } = confirmed as { description?: string }
    expect(description).toContain("What is it about?: A ‹b›new‹/b› shop")
    expect(description).toContain(`http://localhost:3000/admin/bookings/${held.bookingId}`)
    // No signed link of the client's stands in a calendar.
    expect(description).not.toContain("localhost:3000/bookings/")
    const [booking] = await world.runtime.db.select().from(bookings)
    expect(booking?.icalUid).toBe(confirmed.iCalUID)

    await moveMeeting(world, held.meetingId, ELEVEN)
    await run()
    const moved = await onlyEvent()
    expect(moved).toMatchObject({ id: hold.id, iCalUID: hold.iCalUID, status: "confirmed" })
    expect(startOf(moved)).toEqual(ELEVEN)

    await changeState(world, held, "CANCELED")
    await run()
    expect(await eventsThere(world)).toEqual([])
    expect(await eventRow(held.calendarEventId)).toMatchObject({
      presence: "removed",
      attempt: 1,
      lastError: null,
    })
    expect((await world.google.state()).guestMails).toEqual([])
    expect(await changedThere(held.bookingId)).toEqual({ history: [], mails: [] })
  })

  test("two bookings made one after the other have two events, and the first is unchanged", async () => {
    await holdTime(world, NINE)
    await run()
    const first = await onlyEvent()
    await holdTime(world, ELEVEN)
    await run()
    const events = await eventsThere(world)
    expect(new Set(events.map(({ id }) => id)).size).toBe(2)
    expect(new Set(events.map(({ iCalUID }) => iCalUID)).size).toBe(2)
    expect(events.find(({ id }) => id === first.id)).toEqual(first)
  })

  test("three more rounds write nothing", async () => {
    const held = await holdTime(world, NINE)
    await run()
    world.calls.length = 0
    for (let round = 0; round < 3; round++) {
      await syncCalendarEvent(held.calendarEventId, world.runtime)
      await reconcileCalendarEvents(world.runtime)
      await run()
    }
    expect(world.calls.filter((call) => !call.startsWith("GET"))).toEqual([])
    await onlyEvent()
  })

  test("a hold that was let go before it was written is never written", async () => {
    const held = await holdTime(world, NINE)
    await changeState(world, held, "ABANDONED")
    world.calls.length = 0
    await run()
    expect(world.calls.filter((call) => call.includes("/events/"))).toEqual([])
    expect(await eventRow(held.calendarEventId)).toMatchObject({ presence: "removed" })
  })

  test("a hold that was removed and is rescued by a late payment has an event again, without an alarm", async () => {
    const held = await holdTime(world, NINE)
    await run()
    await changeState(world, held, "ABANDONED")
    await run()
    expect(await eventsThere(world)).toEqual([])
    await changeState(world, held, "CONFIRMED")
    await run()
    expect(await onlyEvent()).toMatchObject({ status: "confirmed" })
    expect(await eventRow(held.calendarEventId)).toMatchObject({
      attempt: 2,
      presence: "confirmed",
    })
    expect(await changedThere(held.bookingId)).toEqual({ history: [], mails: [] })
  })

  test("a host without a calendar to write to has no event", async () => {
    await disconnectCalendar(world.studio.actor, { connectionId }, world.runtime)
    const held = await holdTime(world, NINE)
    expect(held.calendarEventId).toBe("")
    const [booking] = await world.runtime.db.select().from(bookings)
    expect(booking?.icalUid).toBe(`${held.bookingId}@localhost`)
    await connect(world)
    await reconcileCalendarEvents(world.runtime)
    await run()
    expect(await onlyEvent()).toMatchObject({ status: "tentative" })
  })
})

describe("the UID that mail and calendar share", () => {
  const givesAnother = () =>
    world.withPort({
      insertEvent: async (...args) => ({
        ...(await world.port.insertEvent(...args)),
        icalUid: "another@google.com",
      }),
    })
  const uidOf = async (id: string) =>
    (await world.runtime.db.select().from(bookings).where(eq(bookings.id, id)))[0]?.icalUid

  test("is the one the calendar gives, should it give another than foretold", async () => {
    const held = await holdTime(world, NINE)
    expect(await uidOf(held.bookingId)).toMatch(/@google\.com$/)
    await run(givesAnother())
    expect(await uidOf(held.bookingId)).toBe("another@google.com")
  })

  test("stays as it is once a mail has gone out", async () => {
    const held = await holdTime(world, NINE)
    const before = await uidOf(held.bookingId)
    const { db, ids } = world.runtime
    await db.insert(outboundEmails).values({
      id: ids(),
      organizerId: world.studio.organizerId,
      bookingId: held.bookingId,
      kind: "booking-confirmed",
      recipient: "client",
      state: "sent",
      messageId: "<sent@localhost>",
      sendAfter: NINE,
      createdAt: NINE,
    })
    await run(givesAnother())
    expect(await uidOf(held.bookingId)).toBe(before)
  })
})

describe("another account", () => {
  test("gets the events of one that was disconnected, under their ids", async () => {
    const held = await holdTime(world, NINE)
    await run()
    const { id } = await onlyEvent()
    await disconnectCalendar(world.studio.actor, { connectionId }, world.runtime)
    await connect(world, "team@example.com")
    await run()
    expect(await eventsThere(world, "team@example.com")).toMatchObject([{ id }])
    await changeState(world, held, "CANCELED")
    await run()
    expect(await eventsThere(world, "team@example.com")).toEqual([])
    // Where we are no longer let in, what stands there stays.
    await onlyEvent()
  })

  test("beside the first is checked too, and the first stays written to", async () => {
    await connect(world, "team@example.com")
    await holdTime(world, NINE)
    await run()
    await onlyEvent()
    expect(await eventsThere(world, "team@example.com")).toEqual([])
  })
})

describe("when things go wrong", () => {
  test("a calendar that is down all the while is right afterwards, with exactly one event", async () => {
    await world.google.control("down", { down: true })
    const held = await holdTime(world, NINE)
    await run()
    await changeState(world, held, "CONFIRMED")
    await run()
    await moveMeeting(world, held.meetingId, ELEVEN)
    await run()
    expect((await eventRow(held.calendarEventId)).lastError).toContain("unavailable")
    await world.google.control("down", { down: false })
    await run()
    const event = await onlyEvent()
    expect(event).toMatchObject({ status: "confirmed", summary: "Consultation – Grace Hopper" })
    expect(startOf(event)).toEqual(ELEVEN)
    expect((await eventRow(held.calendarEventId)).lastError).toBeNull()

    await world.google.control("down", { down: true })
    await changeState(world, held, "CANCELED")
    for (let round = 0; round < 3; round++) await run()
    await onlyEvent()
    await world.google.control("down", { down: false })
    await run()
    expect(await eventsThere(world)).toEqual([])
  })

  test("a creation whose answer never came is found again: one event", async () => {
    await loseNextAnswer()
    const held = await holdTime(world, NINE)
    await run()
    expect(await eventRow(held.calendarEventId)).toMatchObject({ presence: "unknown" })
    await onlyEvent()
    await changeState(world, held, "CONFIRMED")
    await run()
    expect(await onlyEvent()).toMatchObject({ status: "confirmed" })
    expect(await eventRow(held.calendarEventId)).toMatchObject({
      attempt: 1,
      presence: "confirmed",
    })
  })

  test("a creation whose answer never came makes no second event while the calendar does not show the first yet", async () => {
    await loseNextAnswer()
    const held = await holdTime(world, NINE)
    await run()
    await run(world.withPort({ getEvent: () => Promise.resolve(null) }))
    await onlyEvent()
    expect((await eventRow(held.calendarEventId)).lastError).toContain("used-but-absent")
    await run()
    await onlyEvent()
    expect(await eventRow(held.calendarEventId)).toMatchObject({ presence: "held", attempt: 1 })
  })

  test("a creation whose answer never came is removed when it is no longer wanted", async () => {
    await loseNextAnswer()
    const held = await holdTime(world, NINE)
    await run()
    await changeState(world, held, "ABANDONED")
    await run()
    expect(await eventsThere(world)).toEqual([])
  })

  test("a worker killed after any call, before it wrote anything down, leaves one event and no alarm", async () => {
    const held = await holdTime(world, NINE)
    await run(killedAfter("insertEvent"))
    await onlyEvent()
    await run()
    expect(await eventRow(held.calendarEventId)).toMatchObject({ presence: "held", attempt: 1 })
    await changeState(world, held, "CONFIRMED")
    await run(killedAfter("patchEvent"))
    await run()
    expect(await onlyEvent()).toMatchObject({ status: "confirmed" })
    await changeState(world, held, "CANCELED")
    await run(killedAfter("deleteEvent"))
    expect(await eventRow(held.calendarEventId)).toMatchObject({ presence: "unknown" })
    await run()
    expect(await eventRow(held.calendarEventId)).toMatchObject({ presence: "removed" })
    expect(await eventsThere(world)).toEqual([])
    expect(await changedThere(held.bookingId)).toEqual({ history: [], mails: [] })
  })

  test("a removal that was killed half way and is then wanted again raises no alarm", async () => {
    const held = await holdTime(world, NINE)
    await run()
    await changeState(world, held, "ABANDONED")
    await run(killedAfter("deleteEvent"))
    await changeState(world, held, "CONFIRMED")
    await run()
    await run()
    expect(await onlyEvent()).toMatchObject({ status: "confirmed" })
    expect(await changedThere(held.bookingId)).toEqual({ history: [], mails: [] })
  })

  test("ten runs at once for one event leave one event", async () => {
    const held = await holdTime(world, NINE)
    const together = () =>
      Promise.allSettled(
        Array.from({ length: 10 }, () => syncCalendarEvent(held.calendarEventId, world.runtime)),
      )
    await together()
    await run()
    expect(await onlyEvent()).toMatchObject({ status: "tentative" })
    await changeState(world, held, "CONFIRMED")
    await together()
    await run()
    expect(await onlyEvent()).toMatchObject({ status: "confirmed" })
    await changeState(world, held, "CANCELED")
    await together()
    await run()
    expect(await eventsThere(world)).toEqual([])
    expect(await eventRow(held.calendarEventId)).toMatchObject({ presence: "removed", attempt: 1 })
    expect(await changedThere(held.bookingId)).toEqual({ history: [], mails: [] })
  })

  test("a slow creation that ends after the hold was let go does not leave its event", async () => {
    const held = await holdTime(world, NINE)
    const slow = world.withPort({
      insertEvent: async (...args) => {
        await changeState(world, held, "ABANDONED")
        await syncCalendarEvent(held.calendarEventId, world.runtime)
        return world.port.insertEvent(...args)
      },
    })
    await syncCalendarEvent(held.calendarEventId, slow)
    expect(await eventsThere(world)).toEqual([])
    expect(await eventRow(held.calendarEventId)).toMatchObject({ presence: "removed" })
  })

  test("a slow write of the hold never undoes the confirmation that overtook it", async () => {
    const held = await holdTime(world, NINE)
    await run()
    await moveMeeting(world, held.meetingId, ELEVEN)
    const slow = world.withPort({
      patchEvent: async (...args) => {
        if (args[2].status === "tentative") {
          await changeState(world, held, "CONFIRMED")
          await syncCalendarEvent(held.calendarEventId, world.runtime)
        }
        return world.port.patchEvent(...args)
      },
    })
    await syncCalendarEvent(held.calendarEventId, slow)
    expect(await onlyEvent()).toMatchObject({ status: "confirmed" })
    expect(await changedThere(held.bookingId)).toEqual({ history: [], mails: [] })
  })

  test("a provider that wants less haste is asked again when it said, in one call until then", async () => {
    const held = await holdTime(world, NINE)
    await world.google.control("faults", {
      kind: "403-rate",
      retryAfterSeconds: 120,
      times: 9,
      path: "/events",
    })
    world.calls.length = 0
    await syncCalendarEvent(held.calendarEventId, world.runtime)
    expect(world.calls).toHaveLength(1)
    const now = await world.runtime.clock.now(world.runtime.db)
    const [job] = await world.runtime.db.execute<{ run_at: string; queue_name: string }>(sql`
      select run_at, queue_name from graphile_worker.jobs
      where key = ${`calendar-event:${held.calendarEventId}`}`)
    expect(new Date(job?.run_at ?? "")).toEqual(new Date(now.getTime() + 120_000))
    expect(job?.queue_name).toBe(`meeting:${held.meetingId}`)
    await world.google.control("clear-faults", {})
    await syncCalendarEvent(held.calendarEventId, world.runtime)
    await onlyEvent()
  })

  test("a broken connection keeps what is owed until it is mended, without a loop", async () => {
    await world.google.control("revoke", { email: ACCOUNT })
    const held = await holdTime(world, NINE)
    world.advance(3_600_000)
    await run()
    expect(await eventRow(held.calendarEventId)).toMatchObject({
      lastError: expect.stringContaining("connection-broken"),
    })
    expect(await connectionRow(world, connectionId)).toMatchObject({ state: "broken" })
    world.calls.length = 0
    await reconcileCalendarEvents(world.runtime)
    await run()
    expect(world.calls).toEqual([])
    await connect(world)
    await run()
    expect(await onlyEvent()).toMatchObject({ status: "tentative" })
  })
})

describe("what the host changes there", () => {
  async function confirmedEvent() {
    const held = await holdTime(world, NINE)
    await changeState(world, held, "CONFIRMED")
    await run()
    return { ...held, eventId: (await onlyEvent()).id ?? "" }
  }
  const lookAgain = async () => {
    world.advance(15 * MINUTE)
    await reconcileCalendarEvents(world.runtime)
    await run()
  }

  test("a deleted event is noticed, marked and told once, and the booking stands", async () => {
    const { eventId, bookingId, calendarEventId } = await confirmedEvent()
    await world.google.control("delete-event", { calendarId: ACCOUNT, eventId })
    for (let round = 0; round < 3; round++) await lookAgain()
    expect((await eventRow(calendarEventId)).changedThereAt).not.toBeNull()
    expect(await changedThere(bookingId)).toEqual({
      history: [{ reason: "calendar-event-deleted" }],
      mails: [
        {
          recipient: world.studio.hostId,
          detail: { reason: "calendar-event-deleted", calendarEventId },
        },
      ],
    })
    const [booking] = await world.runtime.db.select().from(bookings)
    expect(booking?.state).toBe("CONFIRMED")
    expect(await eventsThere(world)).toEqual([])
  })

  test("a deleted event comes back when the booking moves, and goes when it is canceled", async () => {
    const { eventId, bookingId, meetingId } = await confirmedEvent()
    await world.google.control("delete-event", { calendarId: ACCOUNT, eventId })
    await lookAgain()
    await moveMeeting(world, meetingId, ELEVEN)
    await run()
    const event = await onlyEvent()
    expect(event.id).not.toBe(eventId)
    expect(startOf(event)).toEqual(ELEVEN)
    await changeState(world, { bookingId, meetingId }, "CANCELED")
    await run()
    expect(await eventsThere(world)).toEqual([])
    expect((await changedThere(bookingId)).mails).toHaveLength(1)
  })

  test("a hold that the host deleted does not keep the paid booking out of the calendar", async () => {
    const held = await holdTime(world, NINE)
    await run()
    const { id: eventId = "" } = await onlyEvent()
    await world.google.control("delete-event", { calendarId: ACCOUNT, eventId })
    await changeState(world, held, "CONFIRMED")
    await run()
    expect(await onlyEvent()).toMatchObject({ status: "confirmed" })
    expect((await changedThere(held.bookingId)).history).toEqual([
      { reason: "calendar-event-deleted" },
    ])
  })

  test("a moved event is noticed and told once; our next change puts it where the booking is", async () => {
    const { eventId, bookingId, meetingId } = await confirmedEvent()
    const later = new Date(NINE.getTime() + 3 * 60 * MINUTE)
    const event = {
      start: { dateTime: later.toISOString() },
      end: { dateTime: new Date(later.getTime() + 30 * MINUTE).toISOString() },
    }
    await world.google.control("edit-event", { calendarId: ACCOUNT, eventId, event })
    for (let round = 0; round < 3; round++) await lookAgain()
    expect(await changedThere(bookingId)).toMatchObject({
      history: [{ reason: "calendar-event-moved" }],
      mails: [{ detail: { reason: "calendar-event-moved" } }],
    })
    await moveMeeting(world, meetingId, ELEVEN)
    await run()
    expect(startOf(await onlyEvent())).toEqual(ELEVEN)
    expect((await changedThere(bookingId)).mails).toHaveLength(1)
  })

  test("an event that is moved there again and again is told once, until it stands where it was put", async () => {
    const { eventId, bookingId } = await confirmedEvent()
    const moveThere = async (startsAt: Date) => {
      const endsAt = new Date(startsAt.getTime() + 30 * MINUTE)
      const event = {
        start: { dateTime: startsAt.toISOString() },
        end: { dateTime: endsAt.toISOString() },
      }
      await world.google.control("edit-event", { calendarId: ACCOUNT, eventId, event })
      await lookAgain()
    }
    const after = (hours: number) => new Date(NINE.getTime() + hours * 60 * MINUTE)
    await moveThere(after(3))
    await moveThere(after(4))
    expect((await changedThere(bookingId)).mails).toHaveLength(1)
    await moveThere(NINE)
    await moveThere(after(5))
    expect((await changedThere(bookingId)).mails).toHaveLength(2)
  })

  test("an event that is moved there just before we change it is told, and ends where the booking is", async () => {
    const { eventId, bookingId, meetingId } = await confirmedEvent()
    const event = {
      start: { dateTime: "2026-12-03T15:00:00Z" },
      end: { dateTime: "2026-12-03T15:30:00Z" },
    }
    await world.google.control("edit-event", { calendarId: ACCOUNT, eventId, event })
    await moveMeeting(world, meetingId, ELEVEN)
    await run()
    expect(startOf(await onlyEvent())).toEqual(ELEVEN)
    expect((await changedThere(bookingId)).history).toEqual([{ reason: "calendar-event-moved" }])
  })

  test("a colour or a reminder is the host's own affair", async () => {
    const { eventId, bookingId, meetingId } = await confirmedEvent()
    const event = { colorId: "5" }
    await world.google.control("edit-event", { calendarId: ACCOUNT, eventId, event })
    await lookAgain()
    await moveMeeting(world, meetingId, ELEVEN)
    await run()
    expect(startOf(await onlyEvent())).toEqual(ELEVEN)
    expect(await changedThere(bookingId)).toEqual({ history: [], mails: [] })
  })
})

describe("the reconciler", () => {
  test("owes again what a lost job left undone", async () => {
    const held = await holdTime(world, NINE)
    const { db } = world.runtime
    await db.execute(sql`select graphile_worker.complete_jobs(array_agg(id))
      from graphile_worker.jobs`)
    await reconcileCalendarEvents(world.runtime)
    await run()
    expect(await onlyEvent()).toMatchObject({ status: "tentative" })
    await db.update(bookings).set({ state: "ABANDONED" }).where(eq(bookings.id, held.bookingId))
    await reconcileCalendarEvents(world.runtime)
    await run()
    expect(await eventsThere(world)).toEqual([])
  })

  test("removes an event whose creation came through after it was given up", async () => {
    const held = await holdTime(world, NINE)
    await run(world.withPort({ insertEvent: () => Promise.reject(new Error("killed")) }))
    await changeState(world, held, "ABANDONED")
    await run()
    const row = await eventRow(held.calendarEventId)
    expect(row.presence).toBe("removed")
    await world.google.control("add-event", {
      calendarId: ACCOUNT,
      event: {
        id: row.externalEventId,
        start: { dateTime: NINE.toISOString() },
        end: { dateTime: ELEVEN.toISOString() },
      },
    })
    world.advance(3 * MINUTE)
    await reconcileCalendarEvents(world.runtime)
    await run()
    expect(await eventsThere(world)).toEqual([])
  })

  test("leaves a disconnected calendar alone", async () => {
    await holdTime(world, NINE)
    await run()
    await disconnectCalendar(world.studio.actor, { connectionId }, world.runtime)
    world.calls.length = 0
    world.advance(15 * MINUTE)
    await reconcileCalendarEvents(world.runtime)
    await run()
    expect(world.calls).toEqual([])
    const [row] = await world.runtime.db.select().from(calendarConnections)
    expect(row?.state).toBe("disconnected")
  })
})
