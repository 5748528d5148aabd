import { sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { createBookingWorld, drain } from "#app/features/booking/testing.server.ts"
import { listChanges } from "#app/features/audit/queries.server.ts"
import { refusalOf } from "#app/providers/receiver/stand-in/verify-message.ts"
import { taskList } from "#jobs/task-list.ts"
import { deliverMessage } from "./deliver-message.server.ts"
import { pauseEndpoint } from "./pause-endpoint.server.ts"
import { findEndpoint } from "./queries.server.ts"
import { recordAnswer } from "./record-answer.server.ts"
import { WAITS_SECONDS } from "./retry-schedule.ts"
import { sendAgain } from "./send-again.server.ts"
import { sendTestMessage } from "./send-test-message.server.ts"
import { deliveriesOf, deliveriesTo, listen } from "./testing.server.ts"

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const DAY = 24 * HOUR
const job = { kind: "job", task: "test" } as const
const world = await createBookingWorld()
const program = await listen(world)
const { owe, stateOf, arrivals } = deliveriesOf(world, program)
afterAll(async () => {
  await program.stop()
  await world.close()
})

const work = (deliveryId: string) => deliverMessage(job, { deliveryId }, world.runtime)

test("a message is signed as a strict receiver wants it, and is delivered once, though its job runs twice at once", async () => {
  const deliveryId = await owe()
  await Promise.all([work(deliveryId), work(deliveryId), drain(world)])
  await work(deliveryId)
  const { messageId, ...delivery } = await stateOf(deliveryId)
  expect(delivery).toMatchObject({ state: "delivered", attempts: 1, lastStatus: 204 })
  const arrived = arrivals(messageId)
  expect(arrived).toHaveLength(1)
  expect(arrived[0]?.refusal).toBeNull()
  expect(JSON.parse(arrived[0]?.raw.toString() ?? "")).toMatchObject({ type: "test.message" })
  const now = await world.runtime.clock.now(world.runtime.db)
  const [message] = arrived
  if (!message) throw new Error("nothing arrived")
  const changed = { ...message, raw: Buffer.concat([message.raw, Buffer.from(" ")]) }
  expect(refusalOf(changed, program.secret, now)).toBe("signature")
  const later = new Date(now.getTime() + 10 * 60 * SECOND)
  expect(refusalOf(message, program.secret, later)).toBe("too old")
})

test("what fails is tried ten times within three days under one id, each time when it is due and not before", async () => {
  const deliveryId = await owe()
  const { messageId } = await stateOf(deliveryId)
  program.answer(...Array.from({ length: 10 }, () => ({ status: 503, body: "busy" })))
  await drain(world)
  let waited = 0
  for (const [index, seconds] of WAITS_SECONDS.slice(0, -1).entries()) {
    expect(arrivals(messageId)).toHaveLength(index + 1)
    world.advance(seconds * SECOND - 1)
    await taskList.sweep({}, world.runtime)
    await work(deliveryId)
    expect(arrivals(messageId), `before try ${index + 2}`).toHaveLength(index + 1)
    expect((await stateOf(deliveryId)).nextAttemptAt?.getTime()).toBe(
      (await world.runtime.clock.now(world.runtime.db)).getTime() + 1,
    )
    world.advance(1)
    waited += seconds
    // The queue's own job, or the sweeper when that one was lost.
    if (index % 2 === 0) {
      await world.runtime.db.execute(sql`delete from graphile_worker._private_jobs`)
      await taskList.sweep({}, world.runtime)
    }
    await drain(world)
  }
  expect(waited * SECOND).toBeGreaterThan(2.9 * DAY)
  expect(waited * SECOND).toBeLessThanOrEqual(3 * DAY)
  expect(arrivals(messageId)).toHaveLength(10)
  expect(arrivals(messageId).every(({ refusal }) => refusal === null)).toBe(true)
  expect(await stateOf(deliveryId)).toMatchObject({
    state: "failed",
    attempts: 10,
    lastStatus: 503,
    lastError: "busy",
    nextAttemptAt: null,
  })
  world.advance(DAY)
  await taskList.sweep({}, world.runtime)
  await drain(world)
  expect(arrivals(messageId)).toHaveLength(10)
})

test("a last try whose answer nobody wrote down is given up", async () => {
  const deliveryId = await owe()
  const now = (await world.runtime.clock.now(world.runtime.db)).toISOString()
  await world.runtime.db.execute(sql`delete from graphile_worker._private_jobs`)
  await world.runtime.db.execute(
    sql`update webhook_deliveries set attempts = 10, last_attempt_at = ${now}::timestamptz where id = ${deliveryId}`,
  )
  world.advance(61 * SECOND)
  await taskList.sweep({}, world.runtime)
  await drain(world)
  expect(await stateOf(deliveryId)).toMatchObject({ state: "failed", attempts: 10 })
})

test("an answer that comes after the next try was begun says nothing, unless the message was taken", async () => {
  const deliveryId = await owe()
  program.answer({ status: 503 }, { status: 500 })
  await work(deliveryId)
  const late = { deliveryId, endpointId: program.endpointId, number: 1 }
  const at = (await stateOf(deliveryId)).lastAttemptAt ?? new Date(0)
  world.advance((WAITS_SECONDS[0] ?? 0) * SECOND)
  await work(deliveryId)
  const answered = (status: number) => ({ kind: "answered", status, said: "late" }) as const
  await recordAnswer(job, { ...late, at }, answered(404), world.runtime)
  const after = { state: "pending", attempts: 2, lastStatus: 500 }
  expect(await stateOf(deliveryId)).toMatchObject(after)
  await recordAnswer(job, { ...late, at }, answered(200), world.runtime)
  expect(await stateOf(deliveryId)).toMatchObject({ state: "delivered", lastStatus: 200 })
})

test("redirects, slow ones and errors are failures that are tried again; a body is shown in its beginning", async () => {
  const cases = [
    [{ status: 302, headers: { location: "http://127.0.0.1:1/" } }, 302, ""],
    [{ status: 400, body: `no\n\u0007${"x".repeat(70_000)}` }, 400, `no ${"x".repeat(196)}…`],
    [{ hangUp: true }, null, "connection"],
    [{ silent: true }, null, "timeout"],
  ] as const
  for (const [answer, lastStatus, lastError] of cases) {
    const deliveryId = await owe()
    program.answer(answer)
    await deliverMessage(job, { deliveryId }, world.runtime, { timeoutMs: 500 })
    const delivery = await stateOf(deliveryId)
    expect(delivery).toMatchObject({ state: "pending", attempts: 1, lastStatus, lastError })
    world.advance(31 * SECOND)
    await drain(world)
    expect(await stateOf(deliveryId)).toMatchObject({ state: "delivered", lastError: null })
  }
})

test("an endpoint that says it is gone is paused, and goes on when somebody says so", async () => {
  const { runtime, studio } = world
  const gone = await listen(world)
  const deliveryId = await owe(gone)
  gone.answer({ status: 410 })
  await drain(world)
  expect(await stateOf(deliveryId, gone)).toMatchObject({ state: "failed", lastStatus: 410 })
  const { endpointId } = gone
  const endpoint = await findEndpoint(studio.organizerId, endpointId, runtime)
  expect(endpoint?.pausedAt).not.toBeNull()
  const mails = (await world.mail.messages()).filter(({ subject }) =>
    subject.startsWith("Messages to"),
  )
  expect(mails.map(({ to }) => to)).toEqual(["studio@example.com"])
  const attempt = runtime.ids()
  const refused = { ok: false, problem: "paused" }
  expect(await sendTestMessage(studio.actor, { endpointId, attempt }, runtime)).toEqual(refused)
  const { mark } = await stateOf(deliveryId, gone)
  const again = { endpointId, deliveryId, mark }
  expect(await sendAgain(studio.actor, again, runtime)).toEqual(refused)
  await pauseEndpoint(studio.actor, { endpointId, isPaused: false }, runtime)
  await pauseEndpoint(studio.actor, { endpointId, isPaused: false }, runtime)
  expect(await sendAgain(studio.actor, again, runtime)).toEqual({ ok: true })
  await drain(world)
  expect(await stateOf(deliveryId, gone)).toMatchObject({ state: "delivered" })
  const changes = await listChanges(studio.organizerId, { subjectId: endpointId }, runtime)
  expect(changes.map(({ action }) => action.replace("webhook-endpoint.", "")).reverse()).toEqual([
    "created",
    "tested",
    "paused",
    "resumed",
    "sent-again",
  ])
  await gone.stop()
})

test("while an endpoint is paused what waits is kept, and is sent when it goes on", async () => {
  const { runtime, studio } = world
  const deliveryId = await owe()
  const { endpointId } = program
  await pauseEndpoint(studio.actor, { endpointId, isPaused: true }, runtime)
  await taskList.sweep({}, runtime)
  await drain(world)
  expect(await stateOf(deliveryId)).toMatchObject({ state: "pending", attempts: 0 })
  await pauseEndpoint(studio.actor, { endpointId, isPaused: false }, runtime)
  await taskList.sweep({}, runtime)
  await drain(world)
  expect(await stateOf(deliveryId)).toMatchObject({ state: "delivered" })
})

test("a message sent again keeps its id and its body, and the same form sent twice sends one", async () => {
  const deliveryId = await owe()
  await drain(world)
  const { messageId, mark } = await stateOf(deliveryId)
  const again = { endpointId: program.endpointId, deliveryId, mark }
  expect(await sendAgain(world.studio.actor, again, world.runtime)).toEqual({ ok: true })
  world.advance(SECOND)
  await drain(world)
  expect(await sendAgain(world.studio.actor, again, world.runtime)).toEqual({ ok: true })
  await drain(world)
  const arrived = arrivals(messageId)
  expect(arrived).toHaveLength(2)
  expect(arrived[0]?.raw.equals(arrived[1]?.raw ?? Buffer.alloc(0))).toBe(true)
  expect(arrived.every(({ refusal }) => refusal === null)).toBe(true)
})

test("a test message is sent once, though its form is sent twice", async () => {
  const { endpointId } = program
  const attempt = world.runtime.ids()
  for (const _turn of [1, 2]) {
    await sendTestMessage(world.studio.actor, { endpointId, attempt }, world.runtime)
  }
  await drain(world)
  expect(arrivals(attempt)).toHaveLength(1)
})

test("bodies and answers are emptied after 30 days, and what is empty is not sent any more", async () => {
  const deliveryId = await owe()
  program.answer({ status: 500, body: "Grace Hopper is unknown" })
  await drain(world)
  const delivered = await owe()
  await drain(world)
  const waiting = (await stateOf(deliveryId)).mark
  expect((await stateOf(deliveryId)).lastError).toBe("Grace Hopper is unknown")
  await pauseEndpoint(
    world.studio.actor,
    { endpointId: program.endpointId, isPaused: true },
    world.runtime,
  )
  world.advance(31 * DAY)
  await taskList.forget({}, world.runtime)
  await pauseEndpoint(
    world.studio.actor,
    { endpointId: program.endpointId, isPaused: false },
    world.runtime,
  )
  expect(await stateOf(deliveryId)).toMatchObject({ body: null, lastError: null })
  await taskList.sweep({}, world.runtime)
  await drain(world)
  expect(await stateOf(deliveryId)).toMatchObject({ state: "failed", lastError: "body-gone" })
  const { endpointId } = program
  for (const [id, mark] of [
    [deliveryId, waiting],
    [delivered, (await stateOf(delivered)).mark],
  ] as const) {
    const again = { endpointId, deliveryId: id, mark }
    expect(await sendAgain(world.studio.actor, again, world.runtime)).toEqual({
      ok: false,
      problem: "body-gone",
    })
  }
})

test("people who press again and again make it send so much in a minute, and no more", async () => {
  const { runtime, studio } = world
  const slow = await listen(world)
  const { endpointId } = slow
  world.advance(120_000)
  const send = (attempt: string) => sendTestMessage(studio.actor, { endpointId, attempt }, runtime)
  const all = await Promise.all(Array.from({ length: 14 }, () => send(runtime.ids())))
  expect(all.filter(({ ok }) => ok)).toHaveLength(10)
  expect(await deliveriesTo(world, endpointId)).toHaveLength(10)
  await drain(world)
  const [sent] = await deliveriesTo(world, endpointId)
  const deliveryId = sent?.id ?? ""
  const { mark } = await stateOf(deliveryId, slow)
  const again = { endpointId, deliveryId, mark }
  expect(await sendAgain(studio.actor, again, runtime)).toEqual({ ok: false, problem: "too-soon" })
  world.advance(120_000)
  expect(await sendAgain(studio.actor, again, runtime)).toEqual({ ok: true })
  await drain(world)
  await slow.stop()
})
