import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { domains } from "#db/schema/domains.ts"
import { auditLog } from "#db/schema/operations.ts"
import { organizers } from "#db/schema/organizers.ts"
import { freeLoopbackPort } from "#bin/ports.mjs"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { browse, fieldsOf } from "./testing.server.ts"

const BRAND = "/admin/settings/brand"
const DOMAINS = "/admin/settings/domains"
const HOSTILE = 'Lane 3</div></body><script>alert(1)</script>\n"><img src=x onerror=alert(1)>'
let runtime: TestRuntime
let studio: Awaited<ReturnType<typeof createTestOrganizer>>

beforeAll(async () => {
  runtime = await createTestRuntime()
  // Nobody listens there: no other server on this machine is taken for ours.
  const port = await freeLoopbackPort()
  Object.assign(runtime, { env: { ...runtime.env, appUrl: `http://localhost:${port}` } })
  studio = await createTestOrganizer(runtime, "studio")
})
afterAll(() => runtime.close())

const owner = () => browse(runtime, studio.userId)

async function saved() {
  const { organizerId } = studio
  const [row] = await runtime.db.select().from(organizers).where(eq(organizers.id, organizerId))
  if (!row) throw new Error("There is no organizer.")
  return row
}

const did = async () =>
  (await runtime.db.select().from(auditLog)).map(({ action }) => action).slice(-1)[0]

test("a brand is saved as it is typed, written down, and previewed as text", async () => {
  const browser = await owner()
  const fields = fieldsOf(await browser.get(BRAND), "brand")
  const brand = { accentColor: "#AA3355", font: "rounded", footer: HOSTILE, senderName: "Desk" }
  const sent = await browser.post(BRAND, { ...fields, ...brand, senderAddress: "" })
  expect([sent.status, sent.location]).toEqual([303, `${BRAND}?notice=saved`])
  expect(await saved()).toMatchObject({ ...brand, accentColor: "#aa3355", senderAddress: "" })
  expect(await did()).toBe("organizer.brand-saved")
  const preview = await browser.get(`${BRAND}/preview`)
  expect(preview.text).toContain("Lane 3&lt;/div&gt;")
  expect(preview.text).toContain("font-family:ui-rounded")
  expect(preview.text).not.toMatch(/<script|<img src=x/)
  expect(preview.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/)
})

test("a sender that would begin another header is refused at its field, and nothing typed is lost", async () => {
  const browser = await owner()
  const before = await saved()
  const fields = fieldsOf(await browser.get(BRAND), "brand")
  const typed = { senderAddress: "a@b.example, c@evil.example", footer: "Kept as typed" }
  const refused = await browser.post(BRAND, { ...fields, ...typed })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain("a@b.example, c@evil.example")
  expect(refused.text).toContain("Kept as typed")
  const broken = { ...fields, senderName: "Desk\r\nBcc: everyone@evil.example" }
  expect((await browser.post(BRAND, broken)).status).toBe(400)
  expect(await saved()).toEqual(before)
})

test("two people who save the brand at once are told, and nothing is overwritten unseen", async () => {
  const browser = await owner()
  const fields = fieldsOf(await browser.get(BRAND), "brand")
  const save = (footer: string) => browser.post(BRAND, { ...fields, footer })
  const [one, two] = await Promise.all([save("Theirs"), save("Mine")])
  expect([one.status, two.status].sort()).toEqual([303, 409])
  const isFirst = one.status === 303
  const [won, lost] = isFirst ? ["Theirs", "Mine"] : ["Mine", "Theirs"]
  const told = isFirst ? two : one
  expect(await saved()).toMatchObject({ footer: won })
  // What stands there now is shown beside what was typed, which is all still in the form.
  expect(told.text).toContain("Somebody else has saved the brand")
  expect(told.text).toContain(won)
  expect(fieldsOf(told, "brand")).toMatchObject({ footer: lost })
  // The form that was saved may be sent again: it changes nothing, and is written down once.
  const changes = async () => (await runtime.db.select().from(auditLog)).length
  const before = await changes()
  expect((await save(won)).status).toBe(303)
  expect(await changes()).toBe(before)
  const over = await browser.post(BRAND, fieldsOf(told, "brand"))
  expect(over.status).toBe(303)
  expect(await saved()).toMatchObject({ footer: lost })
})

test("a preview shows what is typed and saves nothing; what cannot be shown is as it is saved", async () => {
  const browser = await owner()
  const before = await saved()
  const typed = { accentColor: "url(x)", font: "}body{", footer: "Typed only" }
  const preview = await browser.post(`${BRAND}/preview`, typed)
  expect(preview.status).toBe(200)
  expect(preview.text).toContain("Typed only")
  expect(preview.text).not.toMatch(/url\(x\)|\}body\{/)
  expect(await saved()).toEqual(before)
})

test("a domain is added once, told why it is not proven, and not chosen before it is", async () => {
  const browser = await owner()
  const fields = fieldsOf(await browser.get(`${DOMAINS}/new`), "domain")
  const wrong = await browser.post(`${DOMAINS}/new`, { ...fields, host: "https://10.0.0.1" })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain("https://10.0.0.1")
  expect(wrong.text).toContain("An address in numbers cannot be proven.")
  const form = { ...fields, host: "book.localhost" }
  const [first, second] = [
    await browser.post(`${DOMAINS}/new`, form),
    await browser.post(`${DOMAINS}/new`, form),
  ]
  expect([first.status, first.location]).toEqual([303, second.location])
  const place = first.location ?? ""
  const checked = await browser.post(`${place}/check`, {})
  expect(checked.location).toBe(`${place}?notice=not-proven`)
  const shown = await browser.get(checked.location ?? "")
  expect(shown.text).toContain("ECONNREFUSED")
  const again = await browser.post(`${place}/check`, {})
  expect(again.location).toBe(`${place}?notice=too-soon`)
  expect((await browser.get(again.location ?? "")).text).toContain("looked at a moment ago")
  const chosen = await browser.post(`${place}/choice`, { wish: "use" })
  expect(chosen.location).toBe(`${place}?notice=not-ready`)
  expect((await saved()).primaryHost).toBeNull()
})

test("a domain of the internet says what to set where, and its removal is written down", async () => {
  const browser = await owner()
  const fields = fieldsOf(await browser.get(`${DOMAINS}/new`), "domain")
  const made = await browser.post(`${DOMAINS}/new`, { ...fields, host: "Bücher.example." })
  const page = await browser.get(made.location ?? "")
  const [row] = await runtime.db
    .select()
    .from(domains)
    .where(eq(domains.host, "xn--bcher-kva.example"))
  expect(page.text).toContain("_holdfast.xn--bcher-kva.example")
  expect(page.text).toContain(`holdfast=${row?.proof}`)
  expect(page.text).toContain("xn--bcher-kva.example")
  const removed = await browser.post(`${made.location}/removal`, {})
  expect(removed.location).toBe(`${DOMAINS}?notice=removed`)
  expect(await did()).toBe("domain.removed")
  const log = await browser.get("/admin/settings/audit")
  expect(log.text).toContain("Removed the domain xn--bcher-kva.example")
})
