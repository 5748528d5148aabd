import { afterEach, expect, test, vi } from "vitest"
import { createReceiverClient } from "./client.server.ts"
import type { Reach } from "./reachable.server.ts"
import type { HostAddress } from "./resolve-receiver.server.ts"
import { startReceiver, type PlayedAnswer, type Receiver } from "./stand-in/testing.ts"

const NOW = new Date("2026-12-01T09:00:00Z")
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

async function start(...answers: PlayedAnswer[]): Promise<Receiver> {
  const receiver = await startReceiver({ now: () => NOW })
  receiver.answer(...answers)
  stops.push(receiver.stop)
  return receiver
}

const v4 = (address: string): HostAddress => ({ address, family: 4 })

/** Name servers that give these answers, one after the other, and count how often they were asked. */
function nameServers(...answers: HostAddress[][]) {
  const asked: string[] = []
  return {
    asked,
    resolve: async (host: string) => {
      asked.push(host)
      return answers[Math.min(asked.length, answers.length) - 1] ?? []
    },
  }
}

function post(url: string, options: Partial<Parameters<typeof createReceiverClient>[0]> = {}) {
  const { resolve } = nameServers([v4("127.0.0.1")])
  const reach: Reach = "public-and-loopback"
  const send = createReceiverClient({ reach, resolve, timeoutMs: 20_000, ...options })
  return send({ url, headers: { "content-type": "application/json" }, body: '{"a":"ü"}' })
}

test("a message arrives byte for byte, and the answer's beginning is made fit to show", async () => {
  const said = `<b>no\u202e</b>\r\nSet-Cookie: x\u0000${"ä".repeat(900)}`
  const receiver = await start({ status: 500, body: said })
  const answer = await post(receiver.url)
  expect(answer).toMatchObject({ kind: "answered", status: 500 })
  const shown = answer.kind === "answered" ? answer.said : ""
  expect(shown).toMatch(/^<b>no <\/b> Set-Cookie: x ä+…$/)
  expect([...shown]).toHaveLength(200)
  expect(receiver.received[0]?.raw.toString("utf8")).toBe('{"a":"ü"}')
})

test.each([301, 302, 303, 307, 308])("a redirect (%i) is not followed", async (status) => {
  const elsewhere = await start()
  const receiver = await start({ status, headers: { location: elsewhere.url } })
  expect(await post(receiver.url)).toMatchObject({ kind: "answered", status })
  expect(elsewhere.received).toEqual([])
})

test("a receiver that keeps silent is given up", async () => {
  const receiver = await start({ silent: true })
  expect(await post(receiver.url, { timeoutMs: 300 })).toEqual({
    kind: "unreachable",
    problem: "timeout",
  })
})

test("name servers that keep silent are given up as well", async () => {
  const resolve = () => new Promise<HostAddress[]>(() => {})
  const answer = await post("http://localhost:4000/", { resolve, timeoutMs: 100 })
  expect(answer).toEqual({ kind: "unreachable", problem: "timeout" })
})

test("of a body that never ends no more than 64 kB are read, and its status counts", async () => {
  const receiver = await start({ status: 200, endless: true })
  const answer = await post(receiver.url)
  expect(answer).toMatchObject({ kind: "answered", status: 200 })
  // What the sockets hold between the two comes on top.
  await vi.waitFor(() => expect(receiver.bytesSent()).toBeGreaterThan(0))
  expect(receiver.bytesSent()).toBeLessThan(16 * 1024 * 1024)
})

test("a status counts although its body never comes", async () => {
  const receiver = await start({ status: 200, headers: { "content-length": "1000" }, body: "" })
  expect(await post(receiver.url, { timeoutMs: 1_000 })).toMatchObject({ status: 200, said: "" })
})

test("a receiver that hangs up, or is not there, is told apart", async () => {
  const receiver = await start({ hangUp: true })
  expect(await post(receiver.url)).toEqual({ kind: "unreachable", problem: "connection" })
  const gone = await startReceiver({ now: () => NOW })
  await gone.stop()
  expect(await post(gone.url)).toEqual({ kind: "unreachable", problem: "refused" })
})

test("a name that nobody knows is told", async () => {
  const { resolve } = nameServers([])
  const answer = await post("https://nowhere.example/", { resolve })
  expect(answer).toEqual({ kind: "unreachable", problem: "unknown-host" })
})

test("a name that leads into a private network is not spoken to", async () => {
  const receiver = await start()
  for (const [addresses, reach] of [
    [[v4("127.0.0.1")], "public"],
    [[v4("8.8.8.8"), v4("127.0.0.1")], "public"],
    [[v4("127.0.0.1"), v4("10.0.0.1")], "public-and-loopback"],
    [[v4("127.0.0.1"), v4("169.254.169.254")], "public-and-loopback"],
    [[{ address: "::ffff:127.0.0.1", family: 6 }], "public-and-loopback"],
  ] as [HostAddress[], Reach][]) {
    const { resolve } = nameServers(addresses)
    const url = `https://receiver.example:${receiver.port}/hooks`
    const answer = await post(url, { resolve, reach })
    expect(answer).toEqual({ kind: "unreachable", problem: "private-address" })
  }
  expect(receiver.received).toEqual([])
})

test("plain http goes to this machine alone, whatever a name says", async () => {
  const { resolve } = nameServers([v4("8.8.8.8")])
  const answer = await post("http://localhost:4000/", { resolve })
  expect(answer).toEqual({ kind: "unreachable", problem: "private-address" })
})

test("the connection goes to the address that was judged, though the name leads elsewhere by then", async () => {
  // The machine's own name servers send localhost to the other one.
  const other = await start()
  const judged = await startReceiver({ now: () => NOW, address: "127.0.0.2", port: other.port })
  stops.push(judged.stop)
  const { resolve, asked } = nameServers([v4("127.0.0.2")], [v4("127.0.0.1")])
  const answer = await post(`http://localhost:${other.port}/hooks`, { resolve })
  expect(answer).toMatchObject({ kind: "answered" })
  expect(asked).toEqual(["localhost"])
  expect(judged.received).toHaveLength(1)
  expect(judged.received[0]?.headers.host).toBe(`localhost:${other.port}`)
  expect(other.received).toEqual([])
})
