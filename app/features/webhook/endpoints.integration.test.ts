import { sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { createBookingWorld, drain } from "#app/features/booking/testing.server.ts"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import type { HostAddress } from "#app/providers/receiver/resolve-receiver.server.ts"
import { refusalOf } from "#app/providers/receiver/stand-in/verify-message.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { taskList } from "#jobs/task-list.ts"
import { createEndpoint } from "./create-endpoint.server.ts"
import { deleteEndpoint } from "./delete-endpoint.server.ts"
import { deliverMessage } from "./deliver-message.server.ts"
import { pauseEndpoint } from "./pause-endpoint.server.ts"
import { findDelivery, findEndpoint, listDeliveries, listEndpoints } from "./queries.server.ts"
import { rotateSecret } from "./rotate-secret.server.ts"
import { saveEndpoint } from "./save-endpoint.server.ts"
import { sendAgain } from "./send-again.server.ts"
import { sendTestMessage } from "./send-test-message.server.ts"
import { deliveriesOf, listen } from "./testing.server.ts"

const HOUR = 3_600_000
const DAY = 24 * HOUR
const job = { kind: "job", task: "test" } as const
const world = await createBookingWorld()
const program = await listen(world)
const { owe, stateOf, arrivals } = deliveriesOf(world, program)
afterAll(async () => {
  await program.stop()
  await world.close()
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
  const deliveryId = await owe()
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
