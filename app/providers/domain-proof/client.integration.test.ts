import { createServer, type RequestListener } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { createDomainProof } from "./client.server.ts"
import { startNameServer } from "./stand-in/testing.ts"

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  stops.push(() => server.close())
  return (server.address() as AddressInfo).port
}

const reach = "public-and-loopback" as const
const here = createDomainProof({ reach, timeoutMs: 5_000 })

test("TXT records are read whole, and that there is none is told from that nobody can say", async () => {
  const server = await startNameServer((name) => {
    if (name === "_holdfast.book.example") return [["v=spf1 -all"], ["holdfast=", "piece"]]
    return name === "_holdfast.broken.example" ? "servfail" : null
  })
  stops.push(server.stop)
  const look = createDomainProof({ reach, timeoutMs: 2_000, nameServers: [server.address] })
  expect(await look.listTexts("_holdfast.book.example")).toEqual({
    ...{ kind: "found", values: ["v=spf1 -all", "holdfast=piece"] },
  })
  const nothing = await look.listTexts("_holdfast.none.example")
  expect(nothing).toMatchObject({ kind: "absent", said: expect.stringContaining("ENOTFOUND") })
  const broken = await look.listTexts("_holdfast.broken.example")
  expect(broken).toMatchObject({ kind: "failed", said: expect.stringContaining("ESERVFAIL") })
})

test("a file is its first line, under the name that was asked for", async () => {
  const port = await serve((request, response) =>
    response.end(`${request.headers.host} ${request.url}\nsecond`),
  )
  const address = `http://book.localhost:${port}/.well-known/holdfast-domain`
  expect(await here.readFile(address)).toEqual({
    kind: "found",
    values: [`book.localhost:${port} /.well-known/holdfast-domain`],
  })
})

test("a redirect proves nothing, and is not followed", async () => {
  let followed = false
  const elsewhere = await serve((_request, response) => {
    followed = true
    response.end("holdfast=proof")
  })
  const port = await serve((_request, response) => {
    response.writeHead(302, { location: `http://127.0.0.1:${elsewhere}/` }).end()
  })
  expect(await here.readFile(`http://book.localhost:${port}/x`)).toEqual({
    ...{ kind: "failed", said: `book.localhost:${port}: answered 302` },
  })
  expect(followed).toBe(false)
})

test("no file is absent; a server that is not there, or never ends, has failed", async () => {
  const port = await serve((request, response) => {
    if (request.url === "/endless") {
      response.writeHead(200)
      response.write("x".repeat(1_000))
      return
    }
    response.writeHead(404).end()
  })
  const at = (path: string) => `http://book.localhost:${port}${path}`
  expect(await here.readFile(at("/none"))).toMatchObject({ kind: "absent" })
  const quick = createDomainProof({ reach, timeoutMs: 200 })
  expect(await quick.readFile(at("/endless"))).not.toMatchObject({ kind: "absent" })
  expect(await here.readFile("http://book.localhost:1/x")).toMatchObject({
    ...{ kind: "failed", said: expect.stringContaining("ECONNREFUSED") },
  })
})

test("a name of somebody's choice leads into no private network", async () => {
  let isAsked = false
  const port = await serve((_request, response) => {
    isAsked = true
    response.end("secret")
  })
  for (const address of ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1"]) {
    const resolve = async () => [{ address, family: address.includes(":") ? 6 : 4 } as const]
    const look = createDomainProof({ reach: "public", timeoutMs: 2_000, resolve })
    for (const scheme of ["http", "https"]) {
      expect(await look.readFile(`${scheme}://book.example:${port}/x`)).toMatchObject({
        ...{ kind: "failed", said: expect.stringContaining("private network") },
      })
    }
  }
  expect(isAsked).toBe(false)
})
