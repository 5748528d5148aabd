import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { bookings } from "#db/schema/bookings.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import { inTransaction } from "#db/transaction.ts"
import { listChanges } from "#app/features/audit/queries.server.ts"
import {
  createBookingWorld,
  hold,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { enqueue } from "#jobs/enqueue.ts"
import type { Payload, TaskName } from "#jobs/payloads.ts"
import { listFailedJobs, retryJob } from "./failed-jobs.server.ts"
import { listAttention } from "./list-attention.server.ts"

let world: BookingWorld
let bookingId: string
let other: Awaited<ReturnType<typeof createTestOrganizer>>

beforeAll(async () => {
  world = await createBookingWorld()
  other = await createTestOrganizer(world.runtime, "other")
  bookingId = await hold(world)
})
beforeEach(async () => {
  await world.runtime.db.execute(sql`delete from graphile_worker._private_jobs`)
})
afterAll(() => world.close())

/** Owes a job that has failed so often, with that error. */
async function failed<Name extends TaskName>(
  task: Name,
  payload: Payload<Name>,
  { attempts = 3, error = "the mail server said no" } = {},
): Promise<void> {
  const { db } = world.runtime
  await inTransaction(db, (tx) => enqueue(tx, task, payload))
  await db.execute(sql`
    update graphile_worker._private_jobs set attempts = ${attempts}, last_error = ${error}
    where id = (select max(id) from graphile_worker._private_jobs)`)
}

const jobsOf = (actor: typeof other.actor) => listFailedJobs(actor, world.runtime)

test("a failed job is seen by whose row it is about, with its last error, and by nobody else", async () => {
  await failed("release_hold", { bookingId })
  await failed("complete_booking", { bookingId }, { attempts: 25 })
  const jobs = await jobsOf(world.studio.actor)
  expect(jobs).toMatchObject([
    { task: "complete_booking", isGivenUp: true, attempts: 25, bookingId },
    { task: "release_hold", isGivenUp: false, lastError: "the mail server said no", bookingId },
  ])
  expect(await jobsOf(other.actor)).toEqual([])
})

test("what belongs to nobody is an owner's to see", async () => {
  await failed("sweep", {})
  expect(await jobsOf(world.studio.actor)).toMatchObject([{ task: "sweep", bookingId: null }])
  expect(await jobsOf({ ...world.studio.actor, role: "member" })).toEqual([])
})

test("an error is shown in one line without signed addresses", async () => {
  const error = "Error: 550 for http://x/bookings/AbC.def-123\n    at send (file.ts:1)"
  await failed("release_hold", { bookingId }, { error })
  const [job] = await jobsOf(world.studio.actor)
  expect(job?.lastError).toBe("Error: 550 for http://x/bookings/[struck out]")
})

test("a payload that is not ours to read hides nothing and breaks nothing", async () => {
  await failed("sweep", { bookingId: "'; drop table bookings; --", outboundEmailId: 7 })
  expect(await jobsOf(world.studio.actor)).toHaveLength(1)
})

test("a job that works is no failure", async () => {
  await inTransaction(world.runtime.db, (tx) => enqueue(tx, "release_hold", { bookingId }))
  expect(await jobsOf(world.studio.actor)).toEqual([])
})

test("a failed job runs again with all its tries, which is written down; not for others", async () => {
  await failed("release_hold", { bookingId }, { attempts: 25 })
  const [job] = await jobsOf(world.studio.actor)
  const jobId = job?.id ?? ""
  for (const wrong of ["", "1 or 1=1", "-1", "99999999999999999999", "123456"]) {
    const result = await retryJob(world.studio.actor, { jobId: wrong }, world.runtime)
    expect(result).toEqual({ ok: false, problem: "not-found" })
  }
  expect(await retryJob(other.actor, { jobId }, world.runtime)).toMatchObject({ ok: false })
  expect(await jobsOf(world.studio.actor)).toMatchObject([{ attempts: 25 }])
  expect(await retryJob(world.studio.actor, { jobId }, world.runtime)).toEqual({ ok: true })
  const [row] = await world.runtime.db.execute(
    sql`select attempts from graphile_worker._private_jobs where id = ${jobId}::bigint`,
  )
  expect(row).toMatchObject({ attempts: 0 })
  const [change] = await listChanges(world.studio.organizerId, {}, world.runtime)
  expect(change?.action).toBe("job.retried")
})

test("today names what needs a look, to its own organizer only", async () => {
  const { db } = world.runtime
  await db
    .update(bookings)
    .set({ flags: ["amount-mismatch"] })
    .where(eq(bookings.id, bookingId))
  await db
    .update(outboundEmails)
    .set({ state: "failed" })
    .where(eq(outboundEmails.bookingId, bookingId))
  await failed("release_hold", { bookingId })
  await failed("release_hold", { bookingId }, { attempts: 25 })
  const attention = await listAttention(world.studio.actor, world.runtime)
  expect(attention.flagged).toMatchObject([{ bookingId, flags: ["amount-mismatch"] }])
  expect(attention.failedMails.length).toBeGreaterThan(0)
  expect(attention).toMatchObject({ givenUpJobs: 1, failingJobs: 1, brokenConnections: [] })
  expect(await listAttention(other.actor, world.runtime)).toEqual({
    flagged: [],
    failedMails: [],
    brokenConnections: [],
    givenUpJobs: 0,
    failingJobs: 0,
  })
})
