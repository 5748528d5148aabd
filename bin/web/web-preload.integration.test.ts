import { spawn, type ChildProcess } from "node:child_process"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { build } from "esbuild"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { freeLoopbackPort } from "#bin/ports.mjs"
import { bodyLimitBytes } from "./body-limit.ts"

const projectPath = resolve(import.meta.dirname, "..", "..")
const cli = join(
  dirname(createRequire(import.meta.url).resolve("@remix-run/serve/package.json")),
  "dist",
  "cli.js",
)
let folder: string
let preload: string
let server: ChildProcess
let origin: string
let log = ""

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "holdfast-preload-"))
  // Beside the packages, which it must find.
  preload = join(projectPath, "node_modules", ".cache", `web-preload-${process.pid}.mjs`)
  await build({
    entryPoints: [join(projectPath, "bin", "web-preload.ts")],
    outfile: preload,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
  })
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(preload)
})

async function said(text: string) {
  while (!log.includes(text)) await new Promise((resolve) => setTimeout(resolve, 20))
}

beforeEach(async () => {
  const port = await freeLoopbackPort()
  origin = `http://127.0.0.1:${port}`
  log = ""
  server = spawn(
    process.execPath,
    ["--import", preload, cli, join(projectPath, "bin", "web", "tiny-build.mjs")],
    {
      cwd: folder,
      env: {
        ...process.env,
        NODE_ENV: "production",
        ...{ PORT: String(port), APP_URL: origin, DATABASE_URL: "postgres://localhost:1/none" },
        ...{ SECRET_KEYS: "a".repeat(32), SMTP_URL: "smtp://localhost:2525" },
        STRIPE_SECRET_KEY: "sk_test_nothing",
        HOST: "127.0.0.1",
        TRUSTED_PROXIES: "127.0.0.0/8",
        CLOSED_FILE: join(folder, "closed"),
        TINY_ASSETS: join(folder, "assets"),
      },
    },
  )
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on("data", (chunk: Buffer) => (log += chunk.toString()))
  }
  await said("[remix-serve]")
})

function end(signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve(server.exitCode)
    server.once("exit", (code) => resolve(code))
    server.kill(signal)
  })
}
afterEach(() => end("SIGKILL"))

test("signed tokens do not reach the request log", async () => {
  await fetch(`${origin}/bookings/v1.secret-token/cancel?resume=other-secret`)
  await said("GET /bookings/")
  expect(log).toContain("GET /bookings/…/cancel?resume=… 200")
  expect(log).not.toContain("secret")
})

test("loaders are told the client's address by us alone", async () => {
  const ask = async (headers: Record<string, string>) =>
    (await (await fetch(`${origin}/x`, { headers })).json()) as unknown
  expect(await ask({ "x-client-address": "6.6.6.6" })).toEqual({ client: "127.0.0.1", site: null })
  expect(await ask({ "x-forwarded-for": "1.1.1.1, 203.0.113.5" })).toEqual({
    ...{ client: "203.0.113.5", site: null },
  })
})

test("a form from another site gets a page that says so, and nothing runs", async () => {
  const response = await fetch(`${origin}/demo/intro/book`, {
    method: "POST",
    headers: { origin: "https://evil.example" },
    body: new URLSearchParams({ name: "Ann" }),
  })
  expect(response.status).toBe(403)
  expect(response.headers.get("content-type")).toContain("text/html")
  expect(await response.text()).toContain("another site")
  expect(log).not.toContain("action saw")
})

test("a request that no address can be read from is refused, and leaves no stack in the log", async () => {
  const send = (options: RequestOptions) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const sending = httpRequest(`${origin}/x`, options, (response) => resolve(response.resume()))
      sending.on("error", reject).end()
    })
  expect((await send({ headers: { host: "a b" } })).statusCode).toBe(400)
  expect((await send({ path: "/x%00" })).statusCode).toBe(400)
  expect((await send({ path: "/bookings/secret-token/%E0%A4%A" })).statusCode).toBe(400)
  expect((await send({ path: "/bookings/secret-token?_data=root" })).statusCode).toBe(400)
  const traced = await send({ method: "TRACE" })
  expect(traced.statusCode).toBe(405)
  expect(traced.headers.allow).toBe("GET, HEAD, POST")
  expect(log).not.toContain("Error")
  expect(log).not.toContain("secret")
})

test("a host that nobody has is refused, whether its header or a proxy names it", async () => {
  const send = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sending = httpRequest(`${origin}/healthz-not`, { headers }, (response) =>
        resolve(response.resume().statusCode),
      )
      sending.on("error", reject).end()
    })
  // The database is not there: nobody can say whose host it is, and it is not taken for ours.
  expect(await send({ host: "book.example" })).toBe(503)
  expect(await send({ host: "me@book.example" })).toBe(400)
  expect(await send({ "x-forwarded-host": "book.example" })).toBe(503)
  expect(await send({})).toBe(200)
})

test("who answers for a host is told in the same words to everybody", async () => {
  const ask = async () => (await fetch(`${origin}/.well-known/holdfast-domain`)).text()
  expect(await ask()).toMatch(/^holdfast-here=[\w-]{22}\n$/)
  expect(await ask()).toBe(await ask())
})

test("loaders are told whose host it is by us alone", async () => {
  const response = await fetch(`${origin}/x`, { headers: { "x-site-organizer": "studio" } })
  expect(await response.json()).toEqual({ client: "127.0.0.1", site: null })
})

test("a body that announces too much is refused at once, as a problem document in the API", async () => {
  const body = "x".repeat(bodyLimitBytes + 1)
  const page = await fetch(`${origin}/demo/intro/book`, { method: "POST", body })
  expect(page.status).toBe(413)
  expect(await page.text()).toContain("<h1>")
  const api = await fetch(`${origin}/api/v1/demo/bookings`, { method: "POST", body })
  expect(api.status).toBe(413)
  expect(api.headers.get("content-type")).toBe("application/problem+json")
  expect(((await api.json()) as { status: number }).status).toBe(413)
  expect(log).not.toContain("action saw")
})

test("a body that grows past the limit is refused, and no action sees half of it", async () => {
  const status = await new Promise<number>((resolve, reject) => {
    const sending = httpRequest(`${origin}/x`, { method: "POST" }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sending.on("error", reject)
    sending.setHeader("transfer-encoding", "chunked")
    for (let sent = 0; sent <= bodyLimitBytes; sent += 100_000) sending.write("y".repeat(100_000))
  })
  expect(status).toBe(413)
  expect(log).not.toContain("action saw")
})

test("a body within the limit arrives whole, announced or not", async () => {
  const body = "z".repeat(bodyLimitBytes)
  const announced = await fetch(`${origin}/x`, { method: "POST", body })
  expect(await announced.json()).toEqual({ length: bodyLimitBytes })
  const stream = new Blob([body]).stream()
  const options = { method: "POST", body: stream, duplex: "half" } as RequestInit
  const streamed = await fetch(`${origin}/x`, options)
  expect(await streamed.json()).toEqual({ length: bodyLimitBytes })
})

test("when told to end, it finishes what runs, closes the pools and exits with 0", async () => {
  const answer = fetch(`${origin}/x?slow=1`)
  await said("slow request began")
  const ended = end("SIGTERM")
  expect((await answer).status).toBe(200)
  expect(await ended).toBe(0)
  expect(existsSync(join(folder, "closed"))).toBe(true)
  expect(log).not.toContain("ERR_SERVER_NOT_RUNNING")
})
