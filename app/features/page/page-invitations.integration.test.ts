import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { hosts, memberships, users } from "#db/schema/organizers.ts"
import { auditLog } from "#db/schema/operations.ts"
import { pageInvitations } from "#db/schema/pages.ts"
import { holdSlot } from "#app/features/booking/hold-slot.server.ts"
import {
  client,
  createBookingWorld,
  drain,
  holdRequest,
  look,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { forgetSealedBodies } from "#app/features/audit/forget-sealed-bodies.server.ts"
import { browse } from "#app/routes/admin/testing.server.ts"
import type { TestRuntime } from "#app/features/organizer/testing.server.ts"
import { createPage } from "./create-page.server.ts"
import { findListedInvitation, listPageInvitations } from "./list-page-invitations.server.ts"
import { makePageInvitation, type NewPageInvitation } from "./make-page-invitation.server.ts"
import { pageInvitationToken } from "./page-invitation-token.server.ts"
import { publishPage } from "./publish-page.server.ts"
import { revokePageInvitation } from "./revoke-page-invitation.server.ts"
import { emptyPageContent, type PageContent } from "./schema.ts"

const DAY = 86_400_000
const content: PageContent = { ...emptyPageContent, title: "For one", visibility: "private" }

let world: BookingWorld
let pageId: string

beforeAll(async () => {
  world = await createBookingWorld()
  pageId = await makePage("secret")
  await publishPage(world.studio.actor, { pageId, number: 1 }, world.runtime)
})
afterAll(() => world.close())

async function makePage(slug: string): Promise<string> {
  const made = await createPage(world.studio.actor, { slug, content }, world.runtime)
  if (!made.ok) throw new Error(made.problem)
  return made.pageId
}

const plain = { note: "", email: null, days: 14 }
const make = (asked: Partial<NewPageInvitation> = {}, actor = world.studio.actor) =>
  makePageInvitation(actor, { pageId, ...plain, ...asked }, world.runtime)
const list = (onlyOfUser: string | null = null) =>
  listPageInvitations({ pageId, page: 1, onlyOfUser }, world.runtime)
const owner = () => browse(world.runtime as unknown as TestRuntime, world.studio.userId)

test("a link that is mailed goes to its address once, however often the form is sent", async () => {
  const attempt = world.runtime.ids()
  const asked = { email: "client@example.org", note: "Ben", attempt }
  expect(await make(asked)).toEqual({ ok: true, invitationId: attempt })
  expect(await make(asked)).toEqual({ ok: true, invitationId: attempt })
  await drain(world)
  const sent = (await world.mail.messages()).filter(({ to }) =>
    JSON.stringify(to).includes("client@example.org"),
  )
  expect(sent).toHaveLength(1)
  const token = pageInvitationToken(world.runtime.keyring, attempt)
  const address = `http://localhost:3000/studio/secret?invitation=${token}`
  expect(sent[0]?.text).toContain(address)
  expect(sent[0]?.subject).toContain("For one")
  const [link] = (await list()).links
  expect(link).toMatchObject({ state: "open", mailState: "sent", createdByName: "Ada Berg" })
  expect(JSON.stringify(await world.runtime.db.select().from(auditLog))).not.toContain(token)
})

test("a link withdrawn before its mail went is not mailed", async () => {
  const made = await make({ email: "late@example.org" })
  if (!made.ok) throw new Error(made.problem)
  const { invitationId } = made
  const { actor } = world.studio
  const own = { pageId, invitationId }
  expect(await revokePageInvitation(actor, own, world.runtime)).toEqual({ ok: true })
  expect(await revokePageInvitation(actor, own, world.runtime)).toEqual({ ok: true })
  await drain(world)
  expect((await list()).links[0]).toMatchObject({ state: "revoked", mailState: "dropped" })
  const log = await world.runtime.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, "page.link-revoked"))
  expect(log).toHaveLength(1)
})

test("no link is mailed to a page that is not published", async () => {
  const draft = await makePage("draft-of-one")
  const asked = { pageId: draft, email: "client@example.org" }
  expect(await make(asked)).toEqual({ ok: false, problem: "not-published" })
  expect((await make({ pageId: draft })).ok).toBe(true)
})

test("a member makes and withdraws links of pages they are on, and of no other", async () => {
  const { runtime, studio } = world
  const [userId, createdAt] = [runtime.ids(), await runtime.clock.now(runtime.db)]
  const user = { id: userId, email: "ben@example.com", name: "Ben", passwordHash: "x", createdAt }
  await runtime.db.insert(users).values(user)
  const membership = { organizerId: studio.organizerId, userId, role: "member", createdAt } as const
  await runtime.db.insert(memberships).values(membership)
  const member = { ...studio.actor, userId, role: "member" } as typeof studio.actor
  expect(await make({}, member)).toEqual({ ok: false, problem: "not-found" })
  const made = await make()
  if (!made.ok) throw new Error(made.problem)
  const own = { pageId, invitationId: made.invitationId }
  const refused = await revokePageInvitation(member, own, runtime)
  expect(refused).toEqual({ ok: false, problem: "not-found" })
  await runtime.db.update(hosts).set({ userId }).where(eq(hosts.id, studio.hostId))
  expect((await make({}, member)).ok).toBe(true)
  expect(await revokePageInvitation(member, own, runtime)).toEqual({ ok: true })
})

test("a member reads the bookings of a page's links that are theirs, and of a colleague's that it is used", async () => {
  const made = await make({ note: "Dora" })
  if (!made.ok) throw new Error(made.problem)
  const { invitationId } = made
  const { runtime, studio } = world
  const request = holdRequest({ pageSlug: "secret", access: { invitationId } })
  const held = await holdSlot(client, request, runtime)
  if (!held.ok) throw new Error(held.problem)
  const { booking } = await look(world, held.bookingId)
  const [host] = await runtime.db.select().from(hosts).where(eq(hosts.id, booking.hostId))
  // Ben, who signs in as the page's host since the test before.
  const ben = host?.userId ?? ""
  const seen = { id: booking.id, reference: booking.reference }
  const own = async (user: string | null) =>
    (await list(user)).links.find(({ id }) => id === invitationId)
  expect([await own(null), await own(ben)]).toMatchObject([{ booking: seen }, { booking: seen }])
  const colleague = await own(studio.userId)
  expect(colleague).toMatchObject({ state: "used", booking: null })
  const one = { pageId, invitationId, onlyOfUser: studio.userId }
  expect(await findListedInvitation(one, runtime)).toMatchObject({ booking: null })
})

test("the screen makes a link and shows it to be copied, as long as it works", async () => {
  const browser = await owner()
  const attempt = world.runtime.ids()
  const place = `/admin/pages/${pageId}/links`
  const wrong = await browser.post(place, { note: "Cleo", email: "nobody", days: "14", attempt })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain('value="Cleo"')
  const sent = await browser.post(place, { note: "Cleo", email: "", days: "3", attempt })
  expect([sent.status, sent.location]).toEqual([303, `${place}/${attempt}?notice=made`])
  const token = pageInvitationToken(world.runtime.keyring, attempt)
  expect((await browser.get(`${place}/${attempt}`)).text).toContain(token)
  const shown = await browser.get(place)
  expect(shown.text).toContain("Cleo")
  expect(shown.text).not.toContain(token)
  expect((await browser.post(`${place}/${attempt}`, {})).status).toBe(303)
  expect((await browser.get(`${place}/${attempt}`)).text).not.toContain(token)
  const other = await makePage("another")
  expect((await browser.get(`/admin/pages/${other}/links/${attempt}`)).status).toBe(404)
})

test("whoever mails links too fast keeps what they typed, and is told how long to wait", async () => {
  const other = await createBookingWorld()
  const made = await createPage(other.studio.actor, { slug: "secret", content }, other.runtime)
  if (!made.ok) throw new Error(made.problem)
  await publishPage(other.studio.actor, { pageId: made.pageId, number: 1 }, other.runtime)
  const asked = { pageId: made.pageId, note: "", email: "cleo@example.org", days: 14 }
  const link = () => makePageInvitation(other.studio.actor, asked, other.runtime)
  while ((await link()).ok);
  const browser = await browse(other.runtime as unknown as TestRuntime, other.studio.userId)
  const fields = { note: "For Cleo", email: "cleo@example.org", days: "14" }
  const slowed = await browser.post(`/admin/pages/${made.pageId}/links`, fields)
  expect(slowed.status).toBe(429)
  expect(Number(slowed.headers.get("Retry-After"))).toBeGreaterThan(0)
  expect(slowed.text).toContain('value="For Cleo"')
  await other.close()
})

test("whom a link was mailed to is forgotten a month after its end", async () => {
  const made = await make({ email: "forgotten@example.org", days: 1 })
  if (!made.ok) throw new Error(made.problem)
  const { db } = world.runtime
  const emailNow = async () => {
    const own = eq(pageInvitations.id, made.invitationId)
    return (await db.select().from(pageInvitations).where(own))[0]?.email
  }
  world.advance(30 * DAY)
  await forgetSealedBodies(world.runtime)
  expect(await emailNow()).toBe("forgotten@example.org")
  world.advance(2 * DAY)
  await forgetSealedBodies(world.runtime)
  expect(await emailNow()).toBeNull()
})
