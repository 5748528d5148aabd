import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  createBookingWorld,
  drain,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { listChanges } from "#app/features/audit/queries.server.ts"
import type { HostAddress } from "#app/providers/receiver/resolve-receiver.server.ts"
import { refusalOf } from "#app/providers/receiver/stand-in/verify-message.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { taskList } from "#jobs/task-list.ts"
import { createEndpoint } from "./create-endpoint.server.ts"
import { deleteEndpoint } from "./delete-endpoint.server.ts"
import { deliverMessage } from "./deliver-message.server.ts"
import { pauseEndpoint } from "./pause-endpoint.server.ts"
import { findDelivery, findEndpoint, listDeliveries, listEndpoints } from "./queries.server.ts"
import { WAITS_SECONDS } from "./retry-schedule.ts"
import { rotateSecret } from "./rotate-secret.server.ts"
import { saveEndpoint } from "./save-endpoint.server.ts"
import { sendAgain } from "./send-again.server.ts"
import { sendTestMessage } from "./send-test-message.server.ts"
import { deliveriesTo, listen, type Listener } from "./testing.server.ts"

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const DAY = 24 * HOUR
const job = { kind: "job", task: "test" } as const
let world: BookingWorld
let program: Listener

beforeAll(async () => {
  world = await createBookingWorld()
  program = await listen(world)
})
afterAll(async () => {
  await program.stop()
  await world.close()
})

/** A message on its way to the program, not sent yet. @returns its delivery's id */
async function owe(of: Pick<Listener, "endpointId"> = program): Promise<string> {
  const { endpointId } = of
  const attempt = world.runtime.ids()
  const sent = await sendTestMessage(world.studio.actor, { endpointId, attempt }, world.runtime)
  if (!sent.ok) throw new Error(sent.problem)
  const delivery = (await deliveriesTo(world, endpointId)).find((one) => one.messageId === attempt)
  return delivery?.id ?? ""
}

async function stateOf(deliveryId: string, of: Pick<Listener, "endpointId"> = program) {
  const { organizerId } = world.studio
  const ids = { organizerId, endpointId: of.endpointId, deliveryId }
  const delivery = await findDelivery(ids, world.runtime)
  if (!delivery) throw new Error("no delivery")
  return delivery
}

const work = (deliveryId: string) => deliverMessage(job, { deliveryId }, world.runtime)
const arrivals = (messageId: string, of: Pick<Listener, "received"> = program) =>
  of.received.filter(({ headers }) => headers["webhook-id"] === messageId)

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

test("after a rotation both secrets sign for a day, then the new one alone; the same form rotates once", async () => {
  const { runtime, studio } = world
  const turning = await listen(world)
  const { endpointId, secret: old } = turning
  const endpoint = await findEndpoint(studio.organizerId, endpointId, runtime)
  const form = { endpointId, mark: endpoint?.secretMark ?? "" }
  const rotated = await rotateSecret(studio.actor, form, runtime)
  if (!rotated.ok) throw new Error(rotated.problem)
  expect(await rotateSecret(studio.actor, form, runtime)).toEqual(rotated)
  const changed = { ok: false, problem: "changed-meanwhile" }
  expect(await rotateSecret(studio.actor, { ...form, mark: "older" }, runtime)).toEqual(changed)
  expect(rotated.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(rotated.secret).not.toBe(old)

  const believes = async (secret: string) => {
    const deliveryId = await owe(turning)
    await drain(world)
    const { messageId } = await stateOf(deliveryId, turning)
    const message = arrivals(messageId, turning).at(-1)
    if (!message) throw new Error("nothing arrived")
    return refusalOf(message, secret, await runtime.clock.now(runtime.db))
  }
  expect([await believes(old), await believes(rotated.secret)]).toEqual([null, null])
  expect(turning.received.at(-1)?.headers["webhook-signature"]).toMatch(/^v1,\S+ v1,\S+$/)
  world.advance(DAY)
  turning.trust(rotated.secret)
  expect([await believes(old), await believes(rotated.secret)]).toEqual(["signature", null])
  expect(turning.received.at(-1)?.headers["webhook-signature"]).toMatch(/^v1,\S+$/)
  await taskList.forget({}, runtime)
  const [row] = await runtime.db.execute<{ gone: boolean }>(
    sql`select previous_sealed_secret is null as gone from webhook_endpoints where id = ${endpointId}`,
  )
  expect(row?.gone).toBe(true)
  await turning.stop()
})

/** The same installation at a public address. */
const atPublicAddress = (): Runtime => ({
  ...world.runtime,
  env: { ...world.runtime.env, appUrl: "https://book.example.com", isLoopback: false },
})
const leadsTo =
  (...addresses: string[]) =>
  async (): Promise<HostAddress[]> =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }))

test("an address inside a network is refused when it is saved, by its text and by where its name leads", async () => {
  const runtime = atPublicAddress()
  const { actor } = world.studio
  for (const [url, to, problem] of [
    ["http://example.com/", "8.8.8.8", "webhook-url-not-https"],
    [program.url, "127.0.0.1", "webhook-url-not-https"],
    ["https://127.0.0.1:8443/", "127.0.0.1", "webhook-url-private"],
    ["https://2130706433/", "127.0.0.1", "webhook-url-private"],
    ["https://rebind.example.com/", "127.0.0.1", "webhook-url-private"],
    ["https://metadata.example.com/", "169.254.169.254", "webhook-url-private"],
    ["https://six.example.com/", "fd00:ec2::254", "webhook-url-private"],
  ] as const) {
    const input = { attempt: runtime.ids(), url, types: null }
    const resolve = leadsTo(to)
    const refused = { ok: false, problem }
    expect(await createEndpoint(actor, input, runtime, { resolve }), url).toEqual(refused)
    const change = { endpointId: program.endpointId, url, types: null }
    expect(await saveEndpoint(actor, change, runtime, { resolve }), url).toEqual(refused)
  }
  const nobody = async () => Promise.reject(new Error("ENOTFOUND"))
  const input = { attempt: runtime.ids(), url: "https://slip.example.com/", types: null }
  expect(await createEndpoint(actor, input, runtime, { resolve: nobody })).toEqual({
    ok: false,
    problem: "webhook-url-unknown-host",
  })
})

test("a name that was public when it was saved, and leads inside at delivery, is not spoken to", async () => {
  const runtime = atPublicAddress()
  const { actor } = world.studio
  const port = new URL(program.url).port
  const made = await createEndpoint(
    actor,
    { attempt: runtime.ids(), url: `https://rebind.example.com:${port}/`, types: null },
    runtime,
    { resolve: leadsTo("8.8.8.8") },
  )
  if (!made.ok) throw new Error(made.problem)
  const before = program.received.length
  for (const inside of [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::ffff:127.0.0.1"]]) {
    const deliveryId = await owe(made)
    await deliverMessage(job, { deliveryId }, runtime, { resolve: leadsTo(...inside) })
    expect(await stateOf(deliveryId, made)).toMatchObject({
      state: "pending",
      lastStatus: null,
      lastError: "private-address",
    })
  }
  expect(program.received).toHaveLength(before)
  await deleteEndpoint(actor, made, runtime)
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

test("the form that makes an endpoint, sent twice, makes one and shows the same secret", async () => {
  const { runtime, studio } = world
  const form = { attempt: runtime.ids(), url: program.url, types: null }
  const made = await createEndpoint(studio.actor, form, runtime)
  expect(await createEndpoint(studio.actor, form, runtime)).toEqual(made)
  const other = await createTestOrganizer(runtime, "copycat")
  expect(await createEndpoint(other.actor, form, runtime)).toEqual({
    ok: false,
    problem: "made-already",
  })
  world.advance(HOUR)
  expect(await createEndpoint(studio.actor, form, runtime)).toEqual({
    ok: false,
    problem: "made-already",
  })
  const [row] = await runtime.db.execute<{ text: string }>(
    sql`select sealed_secret as text from webhook_endpoints where id = ${form.attempt}`,
  )
  expect(made.ok && row?.text.includes(made.secret.slice(6))).toBe(false)
  await deleteEndpoint(studio.actor, { endpointId: form.attempt }, runtime)
})

test("an organizer has at most twenty endpoints", async () => {
  const { runtime } = world
  const { actor, organizerId } = await createTestOrganizer(runtime, "many")
  for (let number = 0; number < 21; number++) {
    const form = { attempt: runtime.ids(), url: program.url, types: null }
    expect((await createEndpoint(actor, form, runtime)).ok).toBe(number < 20)
  }
  expect(await listEndpoints(organizerId, runtime)).toHaveLength(20)
})

test("another organizer finds, changes, rotates, pauses, tests, replays and deletes nothing", async () => {
  const { runtime, studio } = world
  const { actor } = await createTestOrganizer(runtime, "stranger")
  const { endpointId } = program
  const deliveryId = (await deliveriesTo(world, endpointId))[0]?.id ?? ""
  const before = await findEndpoint(studio.organizerId, endpointId, runtime)
  const notFound = { ok: false, problem: "not-found" }
  const of = { organizerId: actor.organizerId, endpointId }
  expect(await findEndpoint(actor.organizerId, endpointId, runtime)).toBeNull()
  expect(await findDelivery({ ...of, deliveryId }, runtime)).toBeNull()
  const all = { state: null, limit: 50, offset: 0 }
  expect((await listDeliveries(of, all, runtime)).rows).toEqual([])
  const url = program.url
  expect(await saveEndpoint(actor, { endpointId, url, types: null }, runtime)).toEqual(notFound)
  const mark = before?.secretMark ?? ""
  expect(await rotateSecret(actor, { endpointId, mark }, runtime)).toEqual(notFound)
  expect(await pauseEndpoint(actor, { endpointId, isPaused: true }, runtime)).toEqual(notFound)
  const attempt = runtime.ids()
  expect(await sendTestMessage(actor, { endpointId, attempt }, runtime)).toEqual(notFound)
  expect(await sendAgain(actor, { endpointId, deliveryId, mark }, runtime)).toEqual(notFound)
  expect(await deleteEndpoint(actor, { endpointId }, runtime)).toEqual(notFound)
  expect(await deleteEndpoint(actor, { endpointId: "nonsense" }, runtime)).toEqual(notFound)
  expect(await findEndpoint(studio.organizerId, endpointId, runtime)).toEqual(before)
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
