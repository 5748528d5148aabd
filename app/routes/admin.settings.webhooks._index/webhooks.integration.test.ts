import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { memberships } from "#db/schema/organizers.ts"
import { webhookEndpoints } from "#db/schema/webhooks.ts"
import {
  createBookingWorld,
  drain,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import {
  addTestOwner,
  createTestOrganizer,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { deliveriesTo, listen, type Listener } from "#app/features/webhook/testing.server.ts"
import { browse, fieldsOf } from "#app/routes/admin/testing.server.ts"

const HOME = "/admin/settings/webhooks"
let world: BookingWorld
let runtime: TestRuntime
let program: Listener
let owner: Awaited<ReturnType<typeof browse>>
let place: string

beforeAll(async () => {
  world = await createBookingWorld()
  runtime = world.runtime as unknown as TestRuntime
  program = await listen(world)
  owner = await browse(runtime, world.studio.userId)
  place = `${HOME}/${program.endpointId}`
})
afterAll(async () => {
  await program.stop()
  await world.close()
})

const secretIn = (text: string) => /value="(whsec_[^"]+)"/.exec(text)?.[1]
const stored = (id: string) =>
  runtime.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id))

test("an endpoint is made; its secret is shown this once, and again only to the same form", async () => {
  expect((await owner.get("/admin/settings")).text).toContain(`href="${HOME}"`)
  const form = fieldsOf(await owner.get(`${HOME}/new`), "webhook")
  expect(form["types.which"]).toBe("all")
  const typed = {
    ...form,
    url: `${program.url}/new`,
    "types.which": "listed",
    "types.list": "booking.confirmed",
  }
  const made = await owner.post(`${HOME}/new`, typed)
  expect(made.status).toBe(200)
  expect(made.headers.get("Cache-Control")).toContain("no-store")
  const secret = secretIn(made.text)
  expect(secret).toMatch(/^whsec_/)
  expect(secretIn((await owner.post(`${HOME}/new`, typed)).text)).toBe(secret)
  const id = form["attempt"] ?? ""
  expect(await stored(id)).toMatchObject([{ types: ["booking.confirmed"], pausedAt: null }])
  for (const address of [HOME, `${HOME}/${id}`, `${HOME}/${id}/edit`, `${HOME}/${id}/secret`]) {
    const page = await owner.get(address)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain("whsec_")
  }
  world.advance(3_600_000)
  const late = await owner.post(`${HOME}/new`, typed)
  expect([late.status, late.location]).toEqual([303, `${HOME}/${id}`])
  expect((await owner.post(`${HOME}/${id}/deletion`)).location).toBe(`${HOME}?notice=deleted`)
  expect((await owner.get(`${HOME}/${id}`)).status).toBe(404)
  expect((await owner.post(`${HOME}/${id}/deletion`)).status).toBe(404)
})

test.each([
  ["", "Fill this in."],
  ["nowhere", "Give a whole address that begins with https://"],
  ["http://example.com/hooks", "The address must begin with https://"],
  ["https://ada:pw@example.com/", "Take the user name and the password out"],
  ["https://10.0.0.1/", "This leads into a private network"],
  ["https://2852039166/latest", "This leads into a private network"],
  ["https://example.com:25/", "Nothing is sent to this port."],
  ["javascript:alert(1)", "The address must begin with https://"],
])(
  "the address %j gets its form back, filled in, with a sentence at the field",
  async (url, says) => {
    for (const [address, id] of [
      [`${HOME}/new`, "webhook"],
      [`${place}/edit`, "webhook"],
    ] as const) {
      const form = fieldsOf(await owner.get(address), id)
      const refused = await owner.post(address, { ...form, url })
      expect(refused.status).toBe(400)
      expect(refused.text).toContain(says)
      expect(refused.text).toContain('href="#webhook-url"')
      expect(fieldsOf(refused, id)).toMatchObject({ ...form, url })
    }
    expect(await stored(program.endpointId)).toMatchObject([{ url: program.url }])
  },
)

test("no kind of message, and one that is none, are told at the list", async () => {
  const form = fieldsOf(await owner.get(`${place}/edit`), "webhook")
  const none = await owner.post(`${place}/edit`, { ...form, "types.which": "listed" })
  expect(none.status).toBe(400)
  expect(none.text).toContain("Tick at least one kind of message, or choose all.")
  expect(none.text).toContain('href="#webhook-types.list"')
  const unknown = { ...form, "types.which": "listed", "types.list": "booking.exploded" }
  expect((await owner.post(`${place}/edit`, unknown)).status).toBe(400)
  const listed = { ...form, "types.which": "listed", "types.list": "page.published" }
  expect((await owner.post(`${place}/edit`, listed)).location).toBe(`${place}?notice=saved`)
  expect(await stored(program.endpointId)).toMatchObject([{ types: ["page.published"] }])
  const again = fieldsOf(await owner.get(`${place}/edit`), "webhook")
  expect(again["types.list"]).toBe("page.published")
  await owner.post(`${place}/edit`, form)
})

test("a test message is sent, stands in the log with its answer, and is sent again", async () => {
  const attempt = /name="attempt" value="([^"]+)"/.exec((await owner.get(place)).text)?.[1] ?? ""
  program.answer({ status: 500, body: "<script>alert(1)</script>\u202eboom" })
  const sent = await owner.post(`${place}/test`, { attempt })
  expect(sent.location).toBe(`${place}?notice=tested`)
  expect((await owner.post(`${place}/test`, { attempt })).status).toBe(303)
  await drain(world)
  const log = await owner.get(sent.location ?? "")
  expect(log.text).toContain("A test message is on its way.")
  expect(log.text).toContain("Answered 500")
  const [delivery] = await deliveriesTo(world, program.endpointId)
  const address = `${place}/deliveries/${delivery?.id}`
  const shown = await owner.get(address)
  expect(shown.text).toContain("&lt;script&gt;alert(1)&lt;/script&gt; boom")
  expect(shown.text).not.toContain("<script>alert(1)")
  expect(shown.text).toContain("Next try")
  expect(shown.text).toContain("&quot;type&quot;: &quot;test.message&quot;")
  const again = await owner.post(address, fieldsOf(shown, "again"))
  expect(again.location).toBe(`${address}?notice=sent-again`)
  await drain(world)
  expect((await owner.get(address)).text).toContain("Answered 204")
  expect((await owner.get(`${place}?state=failed`)).text).toContain("No delivery is in this state.")
  expect((await owner.get(`${place}?state=delivered`)).text).toContain("test.message")
  expect((await owner.get(`${place}?state=nonsense&page=-3`)).status).toBe(200)
  expect(program.received.filter(({ headers }) => headers["webhook-id"] === attempt)).toHaveLength(
    2,
  )
})

test("what is emptied or on a paused endpoint is not sent again, and says so", async () => {
  const [delivery] = await deliveriesTo(world, program.endpointId)
  const address = `${place}/deliveries/${delivery?.id}`
  const form = fieldsOf(await owner.get(address), "again")
  expect((await owner.post(`${place}/pause`, { pause: "perhaps" })).status).toBe(400)
  expect((await owner.post(`${place}/pause`, { pause: "on" })).location).toContain("notice=paused")
  const paused = await owner.get(place)
  expect(paused.text).toContain("Paused since")
  expect(paused.text).not.toContain("Send a test message")
  const refused = await owner.post(address, form)
  expect(refused.status).toBe(409)
  expect(refused.text).toContain("The webhook is paused. Let it go on first.")
  expect((await owner.post(`${place}/test`, { attempt: runtime.ids() })).location).toBe(place)
  expect((await owner.post(`${place}/pause`, { pause: "off" })).location).toContain("resumed")
})

test("a new secret is shown once, and the same form sent twice makes one", async () => {
  const form = fieldsOf(await owner.get(`${place}/secret`), "rotation")
  const made = await owner.post(`${place}/secret`, form)
  expect(made.headers.get("Cache-Control")).toContain("no-store")
  const secret = secretIn(made.text)
  expect(secret).toBeDefined()
  expect(secret).not.toBe(program.secret)
  expect(secretIn((await owner.post(`${place}/secret`, form)).text)).toBe(secret)
  expect((await owner.get(place)).text).toContain("The secret before this one signs too until")
  const stale = await owner.post(`${place}/secret`, { mark: "of-an-older-secret" })
  expect(stale.status).toBe(409)
  expect(stale.text).toContain("Somebody made a new secret meanwhile.")
})

test("nobody, a member and another organizer's owner reach nothing, and change nothing", async () => {
  const [delivery] = await deliveriesTo(world, program.endpointId)
  const gets = [
    ...["", "/edit", "/secret", "/deletion", "/pause", "/test"].map((end) => place + end),
    `${place}/deliveries/${delivery?.id}`,
  ]
  const posts: [string, Record<string, string>][] = [
    [`${place}/edit`, { url: "https://elsewhere.example/", "types.which": "all" }],
    [`${place}/secret`, { mark: "" }],
    [`${place}/pause`, { pause: "on" }],
    [`${place}/test`, { attempt: runtime.ids() }],
    [`${place}/deliveries/${delivery?.id}`, { mark: "" }],
    [`${place}/deletion`, {}],
  ]
  const before = await stored(program.endpointId)
  const stranger = await createTestOrganizer(runtime, "stranger")
  const ben = await createTestOrganizer(runtime, "ben")
  const at = await runtime.clock.now(runtime.db)
  const { organizerId } = world.studio
  await addTestOwner(runtime, ben.organizerId)
  await runtime.db.delete(memberships).where(eq(memberships.userId, ben.userId))
  await runtime.db
    .insert(memberships)
    .values({ organizerId, userId: ben.userId, role: "member", createdAt: at })
  for (const [userId, status] of [
    [null, 302],
    [ben.userId, 403],
    [stranger.userId, 404],
  ] as const) {
    const visitor = await browse(runtime, userId)
    for (const address of gets) {
      const answer = await visitor.get(address)
      expect(answer.status, address).toBe(status)
      expect(answer.text).not.toContain(program.url)
    }
    for (const [address, form] of posts) {
      expect((await visitor.post(address, form)).status, address).toBe(status)
    }
    if (userId === stranger.userId) continue
    expect((await visitor.get(HOME)).status).toBe(status)
    expect((await visitor.get(`${HOME}/new`)).status).toBe(status)
    expect((await visitor.post(`${HOME}/new`, { url: program.url })).status).toBe(status)
  }
  expect(await stored(program.endpointId)).toEqual(before)
  owner = await browse(runtime, world.studio.userId)
})
