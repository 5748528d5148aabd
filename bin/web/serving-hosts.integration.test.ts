import { createServer, request as httpRequest, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { domains } from "#db/schema/domains.ts"
import { findPrimaryHost, findServedHost } from "#app/features/domain/find-served-host.server.ts"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { siteHeader } from "#app/platform/site-header.ts"
import { organizers } from "#db/schema/organizers.ts"
import { eq } from "drizzle-orm"
import { directRequests } from "./direct-requests.ts"
import { requestGuard } from "./guard-requests.ts"

type Answer = { status: number; location: string | undefined; body: string }

let runtime: TestRuntime
const servers: Server[] = []

beforeAll(async () => {
  runtime = await createTestRuntime()
  const env = { ...runtime.env, appUrl: "https://app.example", isLoopback: false }
  Object.assign(runtime, { env })
  await own("studio", "book.example", { isPrimary: true })
  await own("other", "other.example", { isPrimary: false })
})
afterAll(async () => {
  for (const server of servers) server.close()
  await runtime.close()
})

/** An organizer with a host that is proven, and a claim on the other's. */
async function own(slug: string, host: string, { isPrimary }: { isPrimary: boolean }) {
  const { organizerId } = await createTestOrganizer(runtime, slug)
  const at = await runtime.clock.now(runtime.db)
  const row = { organizerId, proof: slug, createdAt: at }
  const proven = { provenAt: at, provenBy: "dns" as const, isHere: true }
  const claimed = host === "book.example" ? "other.example" : "book.example"
  await runtime.db.insert(domains).values([
    { id: runtime.ids(), host, ...row, ...proven },
    { id: runtime.ids(), host: claimed, ...row },
  ])
  if (!isPrimary) return
  const choice = { primaryHost: host }
  await runtime.db.update(organizers).set(choice).where(eq(organizers.id, organizerId))
}

/** The guards as the web server has them, before an application that tells what it was asked for. */
async function serve(trustedProxies: string[]): Promise<number> {
  const lookup = {
    servedHost: (host: string) => findServedHost(host, runtime),
    primaryHost: (slug: string) => findPrimaryHost(slug, runtime),
  }
  const [mayPass, direct] = [requestGuard(trustedProxies), directRequests(runtime.env, lookup)]
  const server = createServer(async (request, response) => {
    if (!mayPass(request, response) || !(await direct(request, response))) return
    const { url, headers } = request
    if (url?.includes("leads-on")) response.setHeader("location", "/studio/intro?x=1")
    response.statusCode = url?.includes("leads-on") ? 303 : 200
    const forwardedHost = headers["x-forwarded-host"] ?? null
    const site = headers[siteHeader] ?? null
    response.end(JSON.stringify({ url, host: headers.host, site, forwardedHost }))
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  servers.push(server)
  return (server.address() as AddressInfo).port
}

function ask(
  port: number,
  path: string,
  headers: Record<string, string>,
  method = "GET",
): Promise<Answer> {
  return new Promise((done, fail) => {
    const sending = httpRequest({ port, host: "127.0.0.1", path, method, headers }, (response) => {
      let body = ""
      response.on("data", (part: Buffer) => (body += part.toString()))
      const { location } = response.headers
      response.on("end", () => done({ status: response.statusCode ?? 0, location, body }))
    })
    sending.on("error", fail).end()
  })
}

const seen = ({ body }: Answer) => JSON.parse(body) as { url: string; site: string | null }

test("each proven host shows its own organizer's pages, and a mere claim on it changes nothing", async () => {
  const port = await serve([])
  expect(seen(await ask(port, "/intro?x=1", { host: "book.example" }))).toMatchObject({
    ...{ url: "/studio/intro?x=1", site: "studio" },
  })
  expect(seen(await ask(port, "/intro", { host: "other.example" }))).toMatchObject({
    ...{ url: "/other/intro", site: "other" },
  })
})

test("no address on a host reaches another organizer's pages", async () => {
  const port = await serve([])
  for (const path of ["/other/intro", "//other/intro", "/%6fther/intro", "/bookings/../other/x"]) {
    const { url, site } = seen(await ask(port, path, { host: "book.example" }))
    expect([path, site]).toEqual([path, "studio"])
    expect(url.startsWith("/studio/")).toBe(true)
  }
})

test("who is no proxy of ours names no other host, whatever it forwards", async () => {
  const port = await serve([])
  const forged = { host: "other.example", "x-forwarded-host": "book.example" }
  expect(seen(await ask(port, "/intro", forged)).site).toBe("other")
  const told = { host: "other.example", [siteHeader]: "studio" }
  expect(seen(await ask(port, "/intro", told)).site).toBe("other")
  const own = { host: "app.example", [siteHeader]: "studio" }
  expect(seen(await ask(port, "/other/intro", own)).site).toBeNull()
})

test("a trusted proxy names the host that it was asked for", async () => {
  const port = await serve(["127.0.0.1"])
  const forwarded = { host: "10.0.0.7", "x-forwarded-host": "evil.example, book.example" }
  expect(seen(await ask(port, "/intro", forwarded))).toMatchObject({ site: "studio" })
})

test("that a request came through a proxy is still seen, and what was forwarded is believed by nobody", async () => {
  const port = await serve([])
  const request = { host: "app.example", "x-forwarded-host": "evil.example" }
  const { forwardedHost } = JSON.parse((await ask(port, "/metrics", request)).body)
  expect(forwardedHost).toBe("app.example")
  const direct = JSON.parse((await ask(port, "/metrics", { host: "app.example" })).body)
  expect(direct.forwardedHost).toBeNull()
})

test("a form passes on the host it was shown on, and is foreign on every other", async () => {
  const port = await serve([])
  const post = (origin: string, host: string) =>
    ask(port, "/intro/book", { host, origin, "content-length": "0" }, "POST")
  expect((await post("https://book.example", "book.example")).status).toBe(200)
  expect((await post("https://other.example", "book.example")).status).toBe(403)
  expect((await post("https://app.example", "book.example")).status).toBe(403)
  expect((await post("https://book.example", "app.example")).status).toBe(403)
})

test("what an answer leads to is written as the host has it", async () => {
  const port = await serve([])
  const there = await ask(port, "/leads-on", { host: "book.example" })
  expect([there.status, there.location]).toEqual([303, "/intro?x=1"])
  const here = await ask(port, "/other/leads-on", { host: "app.example" })
  expect(here.location).toBe("/studio/intro?x=1")
})

test("the product's address leads to the organizer's host with its query, the admin stays, strangers get 421", async () => {
  const port = await serve([])
  const moved = await ask(port, "/studio/intro?name=Ann%20B", { host: "app.example" })
  expect([moved.status, moved.location]).toEqual([
    ...[307, "https://book.example/intro?name=Ann%20B"],
  ])
  expect((await ask(port, "/admin", { host: "app.example" })).status).toBe(200)
  expect((await ask(port, "/admin", { host: "book.example" })).status).toBe(404)
  const stranger = await ask(port, "/studio/intro", { host: "stranger.example" })
  expect(stranger.status).toBe(421)
  expect(stranger.body).toContain("No site is set up at this address")
  expect(stranger.body).not.toContain("studio")
})
