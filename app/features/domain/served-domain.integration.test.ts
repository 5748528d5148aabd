import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { domains } from "#db/schema/domains.ts"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { action, loader } from "#app/routes/api.served-domain.ts"
import { serveWorld } from "#app/testing-server.ts"

const token = "a-token-of-some-length"
const here = { "x-client-address": "127.0.0.1" }
let runtime: TestRuntime

beforeAll(async () => {
  const created = await createTestRuntime()
  runtime = { ...created, env: { ...created.env, metricsToken: token } }
  serveWorld(runtime)
  const { organizerId } = await createTestOrganizer(runtime, "studio")
  const at = await runtime.clock.now(runtime.db)
  const row = { organizerId, proof: "studio", createdAt: at }
  const proven = { provenAt: at, provenBy: "dns" as const }
  await runtime.db.insert(domains).values([
    { id: runtime.ids(), host: "book.example", ...row, ...proven, isHere: true },
    { id: runtime.ids(), host: "soon.example", ...row, ...proven },
    { id: runtime.ids(), host: "claimed.example", ...row },
  ])
})
afterAll(() => runtime.close())

async function ask(query: string, headers: Record<string, string> = here) {
  const request = new Request(`http://localhost:3000/api/served-domain${query}`, { headers })
  const answer = await loader({ request, params: {}, context: {} })
  return { status: answer.status, body: (await answer.json()) as unknown }
}

test("a proxy may get a certificate for a proven name, also before the name leads here", async () => {
  expect(await ask("?domain=book.example")).toEqual({
    ...{ status: 200, body: { host: "book.example" } },
  })
  expect((await ask("?domain=Soon.Example.")).status).toBe(200)
})

test("a name that is only claimed, unknown, or none at all gets no certificate", async () => {
  const others = ["?domain=claimed.example", "?domain=x.book.example", "?domain=book.example/x", ""]
  for (const query of [...others, "?domain=", `?domain=${"a.".repeat(300)}example`]) {
    expect([query, (await ask(query)).status]).toEqual([query, 404])
  }
})

test("a name that lapsed keeps its certificate, as it is still served", async () => {
  const at = await runtime.clock.now(runtime.db)
  await runtime.db.update(domains).set({ lapsedAt: at }).where(eq(domains.host, "soon.example"))
  expect((await ask("?domain=soon.example")).status).toBe(200)
})

test("only this machine and whoever has the token is told which names are served", async () => {
  const statusOf = async (headers: Record<string, string>) =>
    (await ask("?domain=book.example", headers)).status
  const far = { "x-client-address": "192.0.2.1" }
  expect(await statusOf({ ...far, authorization: `Bearer ${token}` })).toBe(200)
  expect(await statusOf({ ...here, authorization: "Bearer another-token-here" })).toBe(404)
  expect(await statusOf({ ...here, "x-forwarded-for": "192.0.2.1" })).toBe(404)
  expect(await statusOf(far)).toBe(404)
  expect(action().status).toBe(405)
})
