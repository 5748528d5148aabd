import { sql, type SQL } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  createBookingWorld,
  hold,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { bookingStates, transitions } from "#app/features/booking/states.ts"
import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { databaseProblem } from "./problems.ts"

let world: BookingWorld
let bookingId: string

beforeAll(async () => {
  world = await createBookingWorld()
  bookingId = await hold(world)
})
afterAll(() => world.close())

const run = (statement: SQL) => world.runtime.db.execute(statement)

/** The constraint that refuses a statement, or what else came of it. */
async function refusalOf(statement: SQL): Promise<string> {
  try {
    await run(statement)
    return "nothing refused"
  } catch (error) {
    const problem = databaseProblem(error)
    return problem?.constraint_name ?? problem?.message ?? String(error)
  }
}

test("the installation has one random id of its own", async () => {
  expect(await run(sql`select id from installation`)).toHaveLength(1)
  const again = await refusalOf(sql`insert into installation (id) values (gen_random_uuid())`)
  expect(again).toBe("installation_pkey")
})

test("the database knows exactly the transitions that the code knows", async () => {
  const rows = await run(sql`select from_state, to_state from booking_transitions`)
  const known = rows.map((row) => `${String(row["from_state"])} → ${String(row["to_state"])}`)
  const wanted = bookingStates.flatMap((from) => transitions[from].map((to) => `${from} → ${to}`))
  expect(known.sort()).toEqual(wanted.sort())
})

test.each(["INITIATED", "COMPLETED", "REFUNDED"] as const)(
  "a hold does not become %s, whoever asks",
  async (state) => {
    const refusal = refusalOf(sql`update bookings set state = ${state} where id = ${bookingId}`)
    expect(await refusal).toBe("bookings_transition")
  },
)

test("a booking begins INITIATED and nowhere else", async () => {
  const refusal = refusalOf(sql`
    insert into bookings select (json_populate_record(b, json_build_object(
      'id', gen_random_uuid(), 'reference', 'ANOTHER', 'attempt', null))).* from bookings b
    where b.id = ${bookingId}`)
  expect(await refusal).toBe("bookings_transition")
})

test("a booking that takes time has its time, or the transaction does not commit", async () => {
  const refusal = refusalOf(sql`delete from occupancies where meeting_id = (
    select meeting_id from bookings where id = ${bookingId})`)
  expect(await refusal).toBe("bookings_have_time")
})

test("a hold without an end is refused", async () => {
  const refusal = refusalOf(sql`update bookings set payable_until = null where id = ${bookingId}`)
  expect(await refusal).toBe("bookings_hold_has_an_end")
})

test("a booking has one open checkout at most", async () => {
  await openCheckout({ kind: "client", bookingId }, { bookingId }, world.runtime)
  const refusal = refusalOf(sql`
    insert into checkouts (id, organizer_id, booking_id, payment_id, account_id, live, state, expires_at, created_at, updated_at)
    select gen_random_uuid(), organizer_id, booking_id, payment_id, account_id, live, 'creating', expires_at, created_at, updated_at
    from checkouts where booking_id = ${bookingId}`)
  expect(await refusal).toBe("checkouts_one_open")
})

test("a booking has one payment that is due at most; whatever else comes in is extra", async () => {
  const again = (isExtra: boolean) =>
    refusalOf(sql`
      insert into payments select (jsonb_populate_record(p, jsonb_build_object(
        'id', gen_random_uuid(), 'is_extra', ${isExtra}::boolean))).*
      from payments p where booking_id = ${bookingId} and not is_extra`)
  expect(await again(false)).toBe("payments_one_due")
  expect(await again(true)).toBe("nothing refused")
  await run(sql`delete from payments where booking_id = ${bookingId} and is_extra`)
})

test("refunds never claim more than was captured", async () => {
  const refundOf = (amount: number) => sql`
    insert into refunds (id, organizer_id, payment_id, cause, amount_minor, currency, created_at, updated_at)
    select gen_random_uuid(), organizer_id, id, ${`test:${amount}`}, ${amount}, currency, now(), now()
    from payments where booking_id = ${bookingId}`
  expect(await refusalOf(refundOf(1))).toBe("payments_refund_within_captured")
  await run(sql`update payments set captured_minor = 5000 where booking_id = ${bookingId}`)
  expect(await refusalOf(refundOf(5001))).toBe("payments_refund_within_captured")
  expect(await refusalOf(refundOf(5000))).toBe("nothing refused")
  expect(await refusalOf(refundOf(2))).toBe("payments_refund_within_captured")
  await run(sql`update refunds set state = 'failed' where cause = 'test:5000'`)
  expect(await refusalOf(refundOf(3))).toBe("nothing refused")
})

test("a row of one organizer never points at a row of another", async () => {
  const other = await createTestOrganizer(world.runtime, "other-studio")
  const move = (column: string) =>
    refusalOf(
      sql`update bookings set ${sql.identifier(column)} = ${other.hostId} where id = ${bookingId}`,
    )
  expect(await move("host_id")).toBe("bookings_host")
  const meeting = refusalOf(
    sql`update meetings set organizer_id = ${other.organizerId} where id = (
      select meeting_id from bookings where id = ${bookingId})`,
  )
  expect(await meeting).toMatch(/meetings_page|bookings_meeting|occupancies_meeting/)
  const page = refusalOf(
    sql`update page_hosts set host_id = ${other.hostId} where page_id = ${world.studio.pageId}`,
  )
  expect(await page).toBe("page_hosts_host")
})

test("what happened is never rewritten, and a revision never changes", async () => {
  const event = refusalOf(
    sql`update booking_events set reason = 'x' where booking_id = ${bookingId}`,
  )
  expect(await event).toContain("never changed")
  const revision = refusalOf(
    sql`update page_revisions set content = '{}' where page_id = ${world.studio.pageId}`,
  )
  expect(await revision).toContain("never changed")
})

test("meetings may touch, and never overlap", async () => {
  const next = new Date(TEN_O_CLOCK.getTime() + 30 * 60_000)
  await hold(world, { startsAt: next })
  const overlap = refusalOf(sql`
    update occupancies set during = tstzrange(lower(during) - interval '1 minute', upper(during))
    where lower(during) = ${next.toISOString()}::timestamptz`)
  expect(await overlap).toBe("occupancies_never_overlap")
})
