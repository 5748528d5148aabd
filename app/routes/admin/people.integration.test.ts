import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { hosts, memberships, users } from "#db/schema/organizers.ts"
import { throttles } from "#db/schema/operations.ts"
import {
  createBookingWorld,
  drain,
  hold,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { addTeamPage } from "#app/features/booking/testing-teams.ts"
import { invitePerson } from "#app/features/organizer/invite-person.server.ts"
import { createTestOrganizer, type TestRuntime } from "#app/features/organizer/testing.server.ts"
import { browse, fieldsOf, type Answer } from "./testing.server.ts"

let world: BookingWorld
let runtime: TestRuntime
let studioId: string
let ownerId: string

beforeAll(async () => {
  world = await createBookingWorld()
  runtime = world.runtime as unknown as TestRuntime
  studioId = world.studio.organizerId
  ownerId = world.studio.userId
})
afterAll(() => world.close())

const PASSWORD = "a long enough password"
const owner = () => browse(runtime, ownerId)
const words = (page: Answer) =>
  page.text
    .replaceAll(/<script.*?<\/script>/gs, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")

/** The path of the link in the newest mail to an address. */
async function mailedLink(address: string): Promise<string> {
  await drain(world)
  const mails = await world.mail.messages()
  const mail = mails.filter((one) => JSON.stringify(one).includes(address)).at(-1)
  const link = /\/admin\/invitation\/[\w-]{43}/.exec(JSON.stringify(mail))?.[0]
  if (!link) throw new Error(`No invitation was mailed to ${address}.`)
  return link
}

async function invite(email: string, role = "member"): Promise<Answer> {
  const browser = await owner()
  await runtime.db.delete(throttles)
  const fields = fieldsOf(await browser.get("/admin/settings/people/invite"), "invite")
  return browser.post("/admin/settings/people/invite", { ...fields, email, role })
}

/** The address of an open invitation's buttons, as the list of people has it. */
async function buttonsOf(email: string): Promise<string> {
  const { text } = await (await owner()).get("/admin/settings/people")
  const row = text.split("<tr").find((one) => one.includes(email)) ?? ""
  return /action="([^"]+)"/.exec(row)?.[1] ?? ""
}

test("somebody is invited by a form, follows the mail, joins and is signed in", async () => {
  const browser = await owner()
  const place = "/admin/settings/people/invite"
  const fields = fieldsOf(await browser.get(place), "invite")
  const wrong = await browser.post(place, { ...fields, email: "nobody", role: "owner" })
  expect(wrong.status).toBe(400)
  expect(fieldsOf(wrong, "invite")["email"]).toBe("nobody")
  const sent = await browser.post(place, { ...fields, email: "ben@example.com", role: "member" })
  expect(sent.location).toBe("/admin/settings/people?notice=invited")
  const again = await browser.post(place, { ...fields, email: "ben@example.com", role: "member" })
  expect(again.location).toBe(sent.location)
  expect(words(await browser.get(sent.location!))).toContain("ben@example.com Member")

  const link = await mailedLink("ben@example.com")
  const visitor = await browse(runtime, null)
  const page = await visitor.get(link)
  expect(page.status).toBe(200)
  expect(words(page)).toContain("You are invited as a member")
  const short = await visitor.post(link, { name: "Ben Chu", password: "short" })
  expect(short.status).toBe(400)
  expect(short.text).toContain('value="Ben Chu"')
  expect(short.text).not.toContain('value="short"')
  const joined = await visitor.post(link, { name: "Ben Chu", password: PASSWORD })
  expect([joined.status, joined.location]).toEqual([303, "/admin"])
  expect((await visitor.get("/admin")).status).toBe(200)
  // Sent or opened once more, by them and by anybody else.
  expect((await visitor.get(link)).location).toBe("/admin")
  const stranger = await browse(runtime, null)
  const over = await stranger.get(link)
  expect(over.status).toBe(410)
  expect(words(over)).toContain("This invitation has been accepted")
  const late = await stranger.post(link, { name: "Eve", password: PASSWORD })
  expect(late.status).toBe(410)
  expect(words(await browser.get("/admin/settings/people"))).toContain(
    "Ben Chu ben@example.com Member",
  )
})

test("a link that was sent again, taken back, ran out or was never sent says so", async () => {
  const visitor = await browse(runtime, null)
  expect((await visitor.get("/admin/invitation/nonsense")).status).toBe(404)
  await invite("cy@example.com")
  const first = await mailedLink("cy@example.com")
  const browser = await owner()
  const resent = await browser.post(await buttonsOf("cy@example.com"), { wish: "resend" })
  expect(resent.location).toBe("/admin/settings/people?notice=resent")
  const second = await mailedLink("cy@example.com")
  expect(second).not.toBe(first)
  const older = await visitor.get(first)
  expect([older.status, words(older).includes("There is a newer invitation")]).toEqual([410, true])
  expect((await visitor.get(second)).status).toBe(200)
  const buttons = await buttonsOf("cy@example.com")
  await browser.post(buttons, { wish: "revoke" })
  expect(words(await visitor.get(second))).toContain("This invitation was taken back")
  expect((await visitor.post(second, { name: "Cy", password: PASSWORD })).status).toBe(410)
  const twice = await browser.post(buttons, { wish: "revoke" })
  expect(twice.location).toBe("/admin/settings/people?notice=over")
  await invite("dee@example.com")
  const third = await mailedLink("dee@example.com")
  world.advance(7 * 86_400_000)
  expect(words(await visitor.get(third))).toContain("This invitation has run out")
  expect(words(await (await owner()).get("/admin/settings/people"))).toContain("ran out")
})

test("an invitation that is over before its mail is due is not sent", async () => {
  await invite("eve@example.com")
  await (await owner()).post(await buttonsOf("eve@example.com"), { wish: "revoke" })
  await expect(mailedLink("eve@example.com")).rejects.toThrow("No invitation")
})

test("who belongs to another business is told kindly, and who is signed in is warned", async () => {
  const other = await createTestOrganizer(runtime, "other")
  await invite("other@example.com")
  const visitor = await browse(runtime, null)
  const refused = await visitor.get(await mailedLink("other@example.com"))
  expect(refused.status).toBe(410)
  expect(words(refused)).toContain("Your address is in use elsewhere")
  const asked = { email: "fay@example.com", role: "admin" } as const
  await invitePerson(other.actor, asked, runtime)
  const link = await mailedLink("fay@example.com")
  expect(words(await (await owner()).get(link))).toContain("Ada Berg is signed in in this browser")
})

test("a role is changed and somebody removed by forms; the last owner cannot go", async () => {
  const [ben] = await runtime.db.select().from(users).where(eq(users.email, "ben@example.com"))
  const benId = ben?.id ?? ""
  const browser = await owner()
  const theirs = await browse(runtime, benId)
  expect((await theirs.get("/admin/settings/people")).status).toBe(403)
  const place = `/admin/settings/people/${benId}`
  expect(fieldsOf(await browser.get(place), "role")["role"]).toBe("member")
  expect((await browser.post(place, { role: "emperor" })).status).toBe(400)
  expect((await browser.post(place, { role: "admin" })).status).toBe(303)
  expect((await theirs.get("/admin/settings/people")).status).toBe(200)
  expect((await theirs.get(`/admin/settings/people/${ownerId}`)).status).toBe(403)
  const self = `/admin/settings/people/${ownerId}`
  const stays = await browser.post(self, { role: "member" })
  expect([stays.status, words(stays).includes("There must always be an owner")]).toEqual([
    400,
    true,
  ])
  const last = await browser.post(`${self}/removal`)
  expect([last.status, words(last).includes("There must always be an owner")]).toEqual([409, true])
  expect(words(await browser.get(`${place}/removal`))).toContain("signed out everywhere at once")
  const removed = await browser.post(`${place}/removal`)
  expect(removed.location).toBe("/admin/settings/people?notice=removed")
  expect((await theirs.get("/admin")).location).toBe("/admin/login")
  expect((await browser.post(`${place}/removal`)).status).toBe(404)
})

test("the log says in sentences who did what, and leads there; the file is safe in spreadsheets", async () => {
  const browser = await owner()
  const at = await runtime.clock.now(runtime.db)
  await runtime.db.update(users).set({ name: '=HYPERLINK("x")' }).where(eq(users.id, ownerId))
  const startsAt = new Date(at.getTime() + 3 * 86_400_000)
  startsAt.setUTCHours(10, 0, 0, 0)
  const slug = "free"
  const content = { durations: [{ minutes: 30, amountMinor: 0 }] }
  const pageId = await addTeamPage(world, slug, content, [{ hostId: world.studio.hostId }])
  while ([0, 6].includes(startsAt.getUTCDay())) startsAt.setUTCDate(startsAt.getUTCDate() + 1)
  const bookingId = await hold(world, { pageSlug: slug, startsAt })
  await browser.post(`/admin/bookings/${bookingId}/cancellation`, { refund: "none" })
  const shown = await browser.get("/admin/settings/audit")
  const said = words(shown)
  for (const sentence of [
    /Canceled the booking \S+/,
    /Published the page free/,
    /Removed Ben Chu/,
    /Changed the role of Ben Chu/,
    /Invited other@example\.com/,
    /Accepted an invitation and joined Ben Chu \(no longer here\)/,
  ])
    expect(said).toMatch(sentence)
  expect(shown.text).toContain(`href="/admin/pages/${pageId}"`)
  expect(shown.text).toContain(`href="/admin/bookings/${bookingId}"`)
  expect(said).not.toMatch(/\b(booking|page|person|invitation)\.[a-z]/)
  const pagesOnly = words(await browser.get("/admin/settings/audit?kind=page"))
  expect(pagesOnly).toContain("Published the page free")
  expect(pagesOnly).not.toContain("Removed Ben Chu")
  const none = await browser.get("/admin/settings/audit?from=2020-01-01&until=2020-01-02")
  expect(words(none)).toContain("Nothing matches")
  const file = await browser.get("/admin/settings/audit/export?kind=page")
  expect(file.headers.get("Content-Type")).toContain("text/csv")
  expect(file.headers.get("Content-Disposition")).toContain("attachment")
  const [heading, first] = file.text.split("\r\n")
  expect(heading).toContain("When (UTC),Who,Email,What,About,Id")
  expect(first).toContain(`"'=HYPERLINK(""x"")",studio@example.com,`)
  expect(file.text).not.toContain("Removed")
})

test("a member has a short rail, an account, and lists that say why they are empty", async () => {
  const userId = runtime.ids()
  const createdAt = await runtime.clock.now(runtime.db)
  const user = { id: userId, email: "gil@example.com", name: "Gil", passwordHash: "x", createdAt }
  await runtime.db.insert(users).values(user)
  const membership = { organizerId: studioId, userId, role: "member", createdAt } as const
  await runtime.db.insert(memberships).values(membership)
  const browser = await browse(runtime, userId)
  const page = await browser.get("/admin/availability")
  expect(words(page)).toContain("You are no host yet")
  expect(page.text).not.toContain('href="/admin/settings"')
  expect(page.text).toContain('href="/admin/settings/password"')
  const account = words(await browser.get("/admin/settings/password"))
  expect(account).toContain("gil@example.com")
  expect(account).toContain("Sign out everywhere")
  const [host] = await runtime.db.select().from(hosts).where(eq(hosts.organizerId, studioId))
  expect((await browser.get(`/admin/hosts/${host?.id}`)).status).toBe(404)
})
