import { sql } from "drizzle-orm"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { inTransaction } from "#db/transaction.ts"
import { hashAddress, queueByClient } from "./hold-limits.server.ts"
import { holdSlot } from "./hold-slot.server.ts"
import { client, createBookingWorld, halfHours, holdRequest, later } from "./testing.server.ts"

const world = await createBookingWorld()
const nextTime = halfHours(later(0))
const { runtime, studio } = world
/** Another client of the page, at another time, so that nothing but the limits could make them wait. */
const taker = (changes: { email?: string; clientAddress?: string }) => {
  const request = holdRequest({ startsAt: nextTime() })
  const { email = request.details.email, clientAddress = request.clientAddress } = changes
  return { ...request, clientAddress, details: { ...request.details, email } }
}

beforeAll(async () => {
  // The account behind the payments is made once, and whoever makes it would be waited for too.
  await holdSlot(client, taker({}), runtime)
})
afterAll(() => world.close())

async function waits(): Promise<boolean> {
  const [row] = await runtime.db.execute<{ waiting: number }>(sql`
    select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`)
  return (row?.waiting ?? 0) > 0
}

/** What a taker does while somebody else's taking is under way: waits for its end, or comes through. */
async function whileTaking(
  other: { email: string; addressHash: string | null },
  request: ReturnType<typeof taker>,
): Promise<"waited" | "came through"> {
  let isDone = false
  const taking = await inTransaction(runtime.db, async (tx) => {
    await queueByClient(tx, { organizerId: studio.organizerId, ...other })
    // Said by a flag, so that nothing but the queue decides: who need not wait comes through in the end.
    const holding = holdSlot(client, request, runtime).finally(() => (isDone = true))
    while (!isDone && !(await waits())) await sleep(5)
    return { holding, seen: isDone ? ("came through" as const) : ("waited" as const) }
  })
  expect(await taking.holding).toMatchObject({ ok: true })
  return taking.seen
}

test("takers of one email wait for one another, however it is written, so that none of them miscounts", async () => {
  const other = { email: "ada@example.org", addressHash: null }
  expect(await whileTaking(other, taker({ email: "Ada@Example.org" }))).toBe("waited")
  expect(await whileTaking(other, taker({ email: "ben@example.org" }))).toBe("came through")
})

test("takers of one network address wait for one another, whatever emails they name", async () => {
  const addressHash = hashAddress(runtime.keyring, "203.0.113.77")
  const other = { email: "carl@example.org", addressHash }
  expect(await whileTaking(other, taker({ clientAddress: "203.0.113.77" }))).toBe("waited")
  expect(await whileTaking(other, taker({ clientAddress: "203.0.113.78" }))).toBe("came through")
})
