import { sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { linkPurposes, signBookingLink } from "#app/features/booking/booking-link.server.ts"
import { cancelBooking } from "#app/features/booking/cancel-booking.server.ts"
import { completeBooking } from "#app/features/booking/complete-booking.server.ts"
import { releaseHold } from "#app/features/booking/release-hold.server.ts"
import {
  createBookingWorld,
  halfHours,
  hold,
  look,
  TEN_O_CLOCK,
} from "#app/features/booking/testing.server.ts"
import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import { confirmed, payable, tokenFor, visit } from "./testing.server.ts"

const MINUTE = 60_000
const provider = { kind: "provider", provider: "stripe" } as const
const world = await createBookingWorld()
const visitor = visit(world)
afterAll(() => world.close())

const nextTime = halfHours(TEN_O_CLOCK)

/**
 * Every row of every table, by the transaction that wrote it last. When a page asked the provider, it notes
 * when: that note alone is left out.
 */
async function everything(): Promise<Record<string, unknown>> {
  const { db } = world.runtime
  const tables = await db.execute<{ schema: string; name: string }>(sql`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema in ('public', 'graphile_worker')`)
  const rows: Record<string, unknown> = {}
  for (const { schema, name } of tables) {
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`
    const [row, order] =
      name === "checkouts"
        ? [sql`to_jsonb(t) - 'asked_at'`, sql`t.id`]
        : [sql`json_build_array(t.xmin::text, t.ctid)`, sql`t.ctid::text`]
    rows[name] = await db.execute(sql`select ${row} as row from ${table} t order by ${order}`)
  }
  return rows
}

/** One booking in each state that a client can be in, with every token there ever was for it. */
const states: Record<string, () => Promise<string>> = {
  "held, not yet at the payment page": () => hold(world, { startsAt: nextTime() }),
  "held, the payment page open": async () => {
    const bookingId = await hold(world, { startsAt: nextTime() })
    await payable(world, bookingId)
    return bookingId
  },
  "held, a card declined": async () => {
    const bookingId = await hold(world, { startsAt: nextTime() })
    const { checkoutId, sessionId } = await payable(world, bookingId)
    await world.stripe.pay(sessionId, "4000 0000 0000 0002")
    await settleCheckout(provider, { checkoutId }, world.runtime)
    return bookingId
  },
  "paid by a debit that settles later": async () => {
    const bookingId = await hold(world, { startsAt: nextTime() })
    const { checkoutId, sessionId } = await payable(world, bookingId)
    await world.stripe.pay(sessionId, "4000 0000 0000 7007")
    await settleCheckout(provider, { checkoutId }, world.runtime)
    return bookingId
  },
  confirmed: () => confirmed(world, nextTime()),
  "let go": async () => {
    const bookingId = await hold(world, { startsAt: nextTime() })
    await releaseHold({ kind: "client", bookingId }, { bookingId }, world.runtime)
    return bookingId
  },
  "canceled, the refund on its way": async () => {
    const bookingId = await confirmed(world, nextTime())
    await cancelBooking({ kind: "client", bookingId }, { bookingId }, world.runtime)
    return bookingId
  },
  moved: async () => {
    const bookingId = await confirmed(world, nextTime())
    const token = await tokenFor(world, bookingId, "reschedule")
    const start = nextTime().toISOString()
    const moved = await visitor.post(`/bookings/${token}/reschedule`, { start })
    expect(moved.status).toBe(303)
    return bookingId
  },
}

const addresses = [
  "",
  "?session_id=cs_test_made_up",
  "/pay",
  "/cancel",
  "/reschedule",
  "/reschedule?start=2026-12-10T09:00:00Z",
  "/release",
  "/calendar.ics",
  "/fresh-link",
]

/** Opens every address with every link of a booking, as scanners and previews of mail programs do. */
async function openEverything(bookingId: string): Promise<Set<number>> {
  const { booking } = await look(world, bookingId)
  const seen = new Set<number>()
  for (const purpose of linkPurposes) {
    for (const version of [booking.linkVersion, booking.linkVersion - 1].filter(Boolean)) {
      const token = signBookingLink(world.runtime.keyring, { bookingId, purpose, version })
      for (const address of addresses) {
        for (const method of ["get", "head"] as const) {
          seen.add((await visitor[method](`/bookings/${token}${address}`)).status)
        }
      }
    }
  }
  return seen
}

test.each(Object.entries(states))(
  "opening every link of a booking that is %s changes nothing",
  async (_state, make) => {
    const bookingId = await make()
    const before = await everything()
    expect(Object.keys(before)).toContain("bookings")
    const seen = await openEverything(bookingId)
    expect([...seen].every((status) => [200, 303, 404, 409, 410].includes(status))).toBe(true)
    expect(seen).toContain(200)
    expect(await everything()).toEqual(before)
  },
)

test("links of a hold that has run out, of a meeting that is over and of one that is long past change nothing", async () => {
  const bookingIds = [
    await hold(world, { startsAt: nextTime() }),
    await hold(world, { startsAt: nextTime() }),
    await confirmed(world, nextTime()),
  ]
  await payable(world, bookingIds[1] ?? "")
  const openAll = async () => {
    const before = await everything()
    for (const bookingId of bookingIds) await openEverything(bookingId)
    expect(await everything()).toEqual(before)
  }
  // No worker runs: the rows still say that the time is held.
  world.advance(16 * MINUTE)
  await openAll()
  for (const bookingId of bookingIds) {
    await releaseHold({ kind: "job", task: "release_hold" }, { bookingId }, world.runtime)
  }
  world.advance(3 * 24 * 60 * MINUTE)
  const [, , paid = ""] = bookingIds
  const job = { kind: "job", task: "complete_booking" } as const
  await completeBooking(job, { bookingId: paid }, world.runtime)
  expect((await look(world, paid)).booking.state).toBe("COMPLETED")
  await openAll()
  world.advance(200 * 24 * 60 * MINUTE)
  await openAll()
})
