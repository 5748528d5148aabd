import { eq } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { apiKeys } from "#db/schema/access.ts"
import { auditLog } from "#db/schema/operations.ts"
import { memberships, organizers } from "#db/schema/organizers.ts"
import { findCaller } from "#app/features/api/find-caller.server.ts"
import { addTestOwner, createTwoOrganizers } from "#app/features/organizer/testing.server.ts"
import { browse, fieldsOf } from "./testing.server.ts"

const PLACE = "/admin/settings/api"
const { runtime, studio, other } = await createTwoOrganizers()
afterAll(() => runtime.close())

const owner = () => browse(runtime, studio.userId)
const keysOf = (organizerId: string) =>
  runtime.db.select().from(apiKeys).where(eq(apiKeys.organizerId, organizerId))

async function make(name: string, scopes = "bookings:read") {
  const browser = await owner()
  const fields = fieldsOf(await browser.get(`${PLACE}/new`), "new-key")
  const made = await browser.post(`${PLACE}/new`, { ...fields, name, scopes })
  const [key = ""] = /hf_[\w-]{43}/.exec(made.text) ?? []
  const row = (await keysOf(studio.organizerId)).find((one) => one.name === name)
  return { browser, made, key, row, sent: { ...fields, name, scopes } }
}

test("a key is made, shown once, and works; afterwards only its beginning is known", async () => {
  const { browser, made, key, row, sent } = await make("Website <b>")
  expect(made.status).toBe(200)
  expect(made.headers.get("cache-control")).toBe("no-store")
  expect(made.text).toContain("It is not shown again.")
  expect(made.text).not.toContain("<b>")
  expect(await findCaller(key, runtime)).toMatchObject({
    kind: "key",
    organizerId: studio.organizerId,
    scopes: ["bookings:read"],
  })
  const list = await browser.get(PLACE)
  expect(list.text).toContain(`${key.slice(0, 11)}`)
  expect(list.text).not.toContain(key)
  expect(JSON.stringify(row)).not.toContain(key.slice(11))
  // Sent twice: one key, and nothing shown.
  const again = await browser.post(`${PLACE}/new`, sent)
  expect([again.status, again.location]).toEqual([303, `${PLACE}?notice=made-before`])
  expect((await browser.get(again.location!)).text).toContain("made already")
  expect(await keysOf(studio.organizerId)).toHaveLength(1)
})

test("a form without a name or a right comes back as it was, and makes nothing", async () => {
  const before = (await keysOf(studio.organizerId)).length
  const browser = await owner()
  const fields = fieldsOf(await browser.get(`${PLACE}/new`), "new-key")
  const refused = await browser.post(`${PLACE}/new`, { ...fields, name: "" })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain("Fill this in.")
  expect(fieldsOf(refused, "new-key")["attempt"]).toBe(fields["attempt"])
  const wrong = { ...fields, name: "Shop", scopes: "everything" }
  const unknown = await browser.post(`${PLACE}/new`, wrong)
  expect(unknown.status).toBe(400)
  expect(fieldsOf(unknown, "new-key")["name"]).toBe("Shop")
  expect(await keysOf(studio.organizerId)).toHaveLength(before)
})

test("a revoked key opens nothing, twice is once, and both changes are written down", async () => {
  const { browser, key, row } = await make("Old shop")
  const place = `${PLACE}/${row?.id}/revocation`
  expect((await browser.get(place)).text).toContain("Old shop")
  expect((await findCaller(key, runtime)).kind).toBe("key")
  for (const _time of [1, 2]) {
    const revoked = await browser.post(place)
    expect([revoked.status, revoked.location]).toEqual([303, `${PLACE}?notice=revoked`])
  }
  expect(await findCaller(key, runtime)).toEqual({ kind: "refused" })
  const changes = await runtime.db.select().from(auditLog).where(eq(auditLog.subjectId, row!.id))
  expect(changes.map(({ action }) => action).sort()).toEqual(["api-key.created", "api-key.revoked"])
})

test("another organizer's keys are not there, and members get to none", async () => {
  const { row } = await make("Ours")
  const stranger = await browse(runtime, other.userId)
  const place = `${PLACE}/${row?.id}/revocation`
  expect((await stranger.get(place)).status).toBe(404)
  expect((await stranger.post(place)).status).toBe(404)
  expect((await stranger.get(PLACE)).text).not.toContain("Ours")
  await addTestOwner(runtime, studio.organizerId)
  const setRole = (role: "owner" | "member") =>
    runtime.db.update(memberships).set({ role }).where(eq(memberships.userId, studio.userId))
  await setRole("member")
  const member = await owner()
  for (const path of [PLACE, `${PLACE}/new`, place]) {
    expect([path, (await member.get(path)).status]).toEqual([path, 403])
    expect([path, (await member.post(path, { name: "x" })).status]).toEqual([path, 403])
  }
  await setRole("owner")
  const [still] = await runtime.db.select().from(apiKeys).where(eq(apiKeys.id, row!.id))
  expect(still?.revokedAt).toBeNull()
})

test("which sites may call is saved, and a site that cannot be is told at its field", async () => {
  const browser = await owner()
  const fields = fieldsOf(await browser.get(PLACE), "origins")
  const listed = { ...fields, "apiOrigins.which": "listed" }
  const wrong = await browser.post(PLACE, { ...listed, "apiOrigins.list": "http://shop.example" })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain("http://shop.example")
  const saved = await browser.post(PLACE, { ...listed, "apiOrigins.list": "https://shop.example/" })
  expect([saved.status, saved.location]).toEqual([303, `${PLACE}?notice=saved`])
  const [row] = await runtime.db
    .select()
    .from(organizers)
    .where(eq(organizers.id, studio.organizerId))
  expect(row?.apiOrigins).toEqual(["https://shop.example"])
  expect((await browser.get(PLACE)).text).toContain("https://shop.example")
})
