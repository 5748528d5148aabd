import { readAlready } from "#db/clock.ts"
import { eq } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { invitations } from "#db/schema/access.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import { hosts, memberships, passwordResets, sessions, users } from "#db/schema/organizers.ts"
import { throttles } from "#db/schema/operations.ts"
import { listChanges } from "#app/features/audit/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { acceptInvitation } from "./accept-invitation.server.ts"
import { changeRole } from "./change-role.server.ts"
import { resendInvitation, revokeInvitation } from "./end-invitation.server.ts"
import { findInvitation } from "./find-invitation.server.ts"
import { findSession } from "./find-session.server.ts"
import { invitationToken } from "./invitation-token.server.ts"
import { invitePerson } from "./invite-person.server.ts"
import { listInvitations, listPeople } from "./list-people.server.ts"
import type { Role } from "./may-manage.ts"
import { openSession } from "./open-session.server.ts"
import { passwordResetToken } from "./password-reset-token.server.ts"
import { removePerson } from "./remove-person.server.ts"
import { signIn } from "./sign-in.server.ts"
import { createTwoOrganizers } from "./testing.server.ts"

type Actor = typeof studio.actor

let people = 0
const { runtime, studio, other } = await createTwoOrganizers()
afterAll(() => runtime.close())

const DAY = 86_400_000
const PASSWORD = "a long enough password"
const now = () => runtime.clock.now(runtime.db)
const later = async (ms: number) => ({
  ...runtime,
  clock: readAlready(new Date((await now()).getTime() + ms)),
})

/** Somebody of the studio's, and they as actor. */
async function join(role: Role, of: { organizerId: string } = studio): Promise<Actor> {
  const at = await now()
  const userId = runtime.ids()
  const email = `person-${++people}@example.com`
  const user = { id: userId, email, name: `Person ${people}`, passwordHash: "x", createdAt: at }
  await runtime.db.insert(users).values(user)
  const { organizerId } = of
  await runtime.db.insert(memberships).values({ organizerId, userId, role, createdAt: at })
  return { kind: "user", userId, organizerId, role }
}

async function invite(email: string, actor: Actor = studio.actor): Promise<string> {
  await runtime.db.delete(throttles)
  const result = await invitePerson(actor, { email, role: "member" }, runtime)
  if (!result.ok) throw new Error(result.problem)
  return result.invitationId
}

const tokenOf = (invitationId: string) => invitationToken(runtime.keyring, invitationId)
const accept = (invitationId: string, name = "Ben Chu", given: Pick<Runtime, "clock"> = runtime) =>
  acceptInvitation(
    { token: tokenOf(invitationId), name, password: PASSWORD },
    { ...runtime, ...given },
  )
const overOf = async (invitationId: string) =>
  (await findInvitation(tokenOf(invitationId), runtime))?.over
const roleOf = async ({ userId }: { userId: string }) =>
  (await listPeople(studio.organizerId, runtime)).find((person) => person.userId === userId)?.role

test("who is invited gets a mail, chooses name and password, and is signed in", async () => {
  const invitationId = await invite("ben@example.com")
  const [mail] = await runtime.db
    .select()
    .from(outboundEmails)
    .where(eq(outboundEmails.recipient, invitationId))
  expect(mail).toMatchObject({ kind: "invitation", organizerId: studio.organizerId, userId: null })
  expect(JSON.stringify(mail)).not.toContain("ben@example.com")
  const joined = await accept(invitationId)
  if (!joined.ok) throw new Error("not joined")
  expect(await findSession(joined.sessionToken, runtime)).toMatchObject({
    user: { name: "Ben Chu", email: "ben@example.com" },
    organizer: { slug: "studio" },
    actor: { role: "member" },
    host: null,
  })
  const again = { email: "ben@example.com", password: PASSWORD, clientAddress: "192.0.2.1" }
  expect(await signIn(again, runtime)).toMatchObject({ ok: true })
  expect(await overOf(invitationId)).toBe("accepted")
  expect(await accept(invitationId)).toEqual({ ok: false })
})

test("of two who accept at once one joins, and of two who are invited at once one is", async () => {
  const [first, second] = await Promise.all(
    [1, 2].map(() =>
      invitePerson(studio.actor, { email: "cy@example.com", role: "admin" }, runtime),
    ),
  )
  expect([first?.ok, second?.ok].sort()).toEqual([false, true])
  const open = await listInvitations(studio.organizerId, runtime)
  const id = open.find(({ email }) => email === "cy@example.com")?.id ?? ""
  const joined = await Promise.all([accept(id), accept(id)])
  expect(joined.map(({ ok }) => ok).sort()).toEqual([false, true])
})

test("the same form sent twice is one invitation and one mail", async () => {
  const input = { email: "dee@example.com", role: "member", attempt: runtime.ids() } as const
  expect(await invitePerson(studio.actor, input, runtime)).toMatchObject({ ok: true })
  expect(await invitePerson(studio.actor, input, runtime)).toMatchObject({ ok: true })
  const mails = await runtime.db
    .select()
    .from(outboundEmails)
    .where(eq(outboundEmails.recipient, input.attempt))
  expect(mails).toHaveLength(1)
  // An id of somebody else's form is not used.
  const stolen = await invitePerson(other.actor, input, runtime)
  expect(stolen.ok && stolen.invitationId).not.toBe(input.attempt)
})

test("an address that is here, or invited already, is not invited again, however it is written", async () => {
  const ask = (email: string) => invitePerson(studio.actor, { email, role: "member" }, runtime)
  expect(await ask("Studio@Example.com")).toEqual({ ok: false, problem: "already-here" })
  await invite("eve@example.com")
  expect(await ask("EVE@example.com")).toEqual({ ok: false, problem: "already-invited" })
  expect(
    await invitePerson(other.actor, { email: "eve@example.com", role: "member" }, runtime),
  ).toMatchObject({ ok: true })
})

test("an invitation runs out after seven days, and can be sent again then", async () => {
  const invitationId = await invite("fay@example.com")
  expect(await accept(invitationId, "Fay", await later(7 * DAY))).toEqual({ ok: false })
  const after = await later(7 * DAY)
  expect((await findInvitation(tokenOf(invitationId), after))?.over).toBe("expired")
  const again = { email: "fay@example.com", role: "member" } as const
  expect(await invitePerson(studio.actor, again, after)).toMatchObject({ ok: true })
})

test("sent again, only the newest link works; taken back, none does", async () => {
  const first = await invite("gil@example.com")
  expect(await resendInvitation(studio.actor, { invitationId: first }, runtime)).toEqual({
    ok: true,
  })
  expect(await overOf(first)).toBe("sent-again")
  expect(await accept(first)).toEqual({ ok: false })
  const open = await listInvitations(studio.organizerId, runtime)
  const second = open.find(({ email }) => email === "gil@example.com")?.id ?? ""
  expect(second).not.toBe(first)
  expect(await revokeInvitation(studio.actor, { invitationId: second }, runtime)).toEqual({
    ok: true,
  })
  expect([await overOf(first), await overOf(second)]).toEqual(["revoked", "revoked"])
  expect(await accept(second)).toEqual({ ok: false })
  const over = { ok: false, problem: "not-open" }
  expect(await revokeInvitation(studio.actor, { invitationId: second }, runtime)).toEqual(over)
  expect(await resendInvitation(studio.actor, { invitationId: second }, runtime)).toEqual(over)
  expect(await runtime.db.select().from(users).where(eq(users.email, "gil@example.com"))).toEqual(
    [],
  )
})

test("a link that we did not sign, or signed for something else, opens nothing", async () => {
  const invitationId = await invite("hal@example.com")
  const reset = passwordResetToken(runtime.keyring, invitationId)
  for (const token of [reset, "x", `${tokenOf(invitationId)}A`, tokenOf(runtime.ids())]) {
    expect(await findInvitation(token, runtime)).toBeNull()
    expect(await acceptInvitation({ token, name: "X", password: PASSWORD }, runtime)).toEqual({
      ok: false,
    })
  }
})

test("who belongs to another organizer is refused, and nothing changes there", async () => {
  const invitationId = await invite("other@example.com")
  expect(await findInvitation(tokenOf(invitationId), runtime)).toMatchObject({
    over: "elsewhere",
    name: "",
  })
  const before = await runtime.db.select().from(users).where(eq(users.id, other.userId))
  expect(await accept(invitationId)).toEqual({ ok: false })
  expect(await runtime.db.select().from(users).where(eq(users.id, other.userId))).toEqual(before)
})

test("of two organizers that one address joins at once, it joins one", async () => {
  const ids = [await invite("ivy@example.com"), await invite("ivy@example.com", other.actor)]
  const joined = await Promise.all(ids.map((id) => accept(id)))
  expect(joined.map(({ ok }) => ok).sort()).toEqual([false, true])
})

test("who is removed is signed out at once, their host stays without a sign-in, and they may come back", async () => {
  const person = await join("admin")
  const at = await now()
  const token = await openSession(runtime.db, person.userId, { ...runtime, at })
  const hostId = runtime.ids()
  const host = { id: hostId, organizerId: studio.organizerId, userId: person.userId }
  await runtime.db
    .insert(hosts)
    .values({ ...host, name: "Host", email: "h@example.com", createdAt: at })
  const reset = { id: runtime.ids(), userId: person.userId, createdAt: at, expiresAt: at }
  await runtime.db.insert(passwordResets).values(reset)
  expect(await findSession(token, runtime)).not.toBeNull()
  expect(await removePerson(studio.actor, person, runtime)).toEqual({ ok: true })
  expect(await findSession(token, runtime)).toBeNull()
  const [kept] = await runtime.db.select().from(hosts).where(eq(hosts.id, hostId))
  expect(kept).toMatchObject({ userId: null, name: "Host" })
  const [ended] = await runtime.db.select().from(sessions).where(eq(sessions.userId, person.userId))
  expect(ended?.revokedAt).not.toBeNull()
  expect(await removePerson(studio.actor, person, runtime)).toEqual({
    ok: false,
    problem: "not-found",
  })
  const [user] = await runtime.db.select().from(users).where(eq(users.id, person.userId))
  const back = await accept(await invite(user?.email ?? ""), "Back Again")
  if (!back.ok) throw new Error("not back")
  expect((await findSession(back.sessionToken, runtime))?.user).toMatchObject({
    id: person.userId,
    name: "Back Again",
  })
})

test("only an owner makes and unmakes owners; admins manage the others; members nobody", async () => {
  const [admin, member, target] = [await join("admin"), await join("member"), await join("member")]
  const set = (actor: Actor, { userId }: Actor, role: Role) =>
    changeRole(actor, { userId, role }, runtime)
  const refused = { ok: false, problem: "role-too-small" }
  expect(await set(admin, target, "admin")).toEqual({ ok: true })
  expect(await set(admin, target, "owner")).toEqual(refused)
  expect(await set(admin, studio.actor, "member")).toEqual(refused)
  expect(await removePerson(admin, studio.actor, runtime)).toEqual(refused)
  expect(await set(member, target, "member")).toEqual(refused)
  expect(await set(member, member, "admin")).toEqual(refused)
  expect(await removePerson(member, target, runtime)).toEqual(refused)
  const asked = { email: "jo@example.com", role: "member" } as const
  expect(await invitePerson(member, asked, runtime)).toEqual(refused)
  expect(await set(studio.actor, target, "owner")).toEqual({ ok: true })
  expect(await set(studio.actor, target, "member")).toEqual({ ok: true })
  expect(await roleOf(target)).toBe("member")
})

test("what a role was when the request began counts for nothing: the role is asked again", async () => {
  const [fallen, target] = [await join("admin"), await join("member")]
  await changeRole(studio.actor, { userId: fallen.userId, role: "member" }, runtime)
  const result = await changeRole(fallen, { userId: target.userId, role: "admin" }, runtime)
  expect(result).toEqual({ ok: false, problem: "role-too-small" })
  await removePerson(studio.actor, fallen, runtime)
  expect(await removePerson(fallen, target, runtime)).toEqual({
    ok: false,
    problem: "role-too-small",
  })
})

test("one owner stays, also when two give up or remove each other at once", async () => {
  const last = { ok: false, problem: "last-owner" }
  const self = { userId: studio.userId, role: "member" } as const
  expect(await changeRole(studio.actor, self, runtime)).toEqual(last)
  expect(await removePerson(studio.actor, studio.actor, runtime)).toEqual(last)
  for (let round = 0; round < 5; round++) {
    const second = await join("owner")
    const results = await Promise.all([
      changeRole(second, { userId: second.userId, role: "member" }, runtime),
      changeRole(studio.actor, self, runtime),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const owners = (await listPeople(studio.organizerId, runtime)).filter(
      ({ role }) => role === "owner",
    )
    expect(owners).toHaveLength(1)
    const organizerId = studio.organizerId
    await runtime.db
      .insert(memberships)
      .values({ organizerId, userId: studio.userId, role: "owner", createdAt: await now() })
      .onConflictDoUpdate({
        target: [memberships.organizerId, memberships.userId],
        set: { role: "owner" },
      })
    await runtime.db.delete(memberships).where(eq(memberships.userId, second.userId))
  }
})

test("another organizer's people and invitations are not there", async () => {
  const person = await join("member")
  const invitationId = await invite("kim@example.com")
  const gone = { ok: false, problem: "not-found" }
  for (const userId of [person.userId, "nope"]) {
    expect(await changeRole(other.actor, { userId, role: "admin" }, runtime)).toEqual(gone)
    expect(await removePerson(other.actor, { userId }, runtime)).toEqual(gone)
  }
  for (const id of [invitationId, "nope"]) {
    expect(await revokeInvitation(other.actor, { invitationId: id }, runtime)).toEqual(gone)
    expect(await resendInvitation(other.actor, { invitationId: id }, runtime)).toEqual(gone)
  }
  expect(await overOf(invitationId)).toBeNull()
})

test("invitations are limited by the hour", async () => {
  await runtime.db.delete(throttles)
  const ask = (number: number) =>
    invitePerson(other.actor, { email: `many-${number}@example.com`, role: "member" }, runtime)
  for (let number = 0; number < 30; number++) expect((await ask(number)).ok).toBe(true)
  expect(await ask(30)).toMatchObject({ ok: false, problem: "too-many-tries" })
  await runtime.db.delete(throttles)
})

test("every change of people is written down, without an address", async () => {
  const changes = await listChanges(studio.organizerId, { limit: 500 }, runtime)
  const actions = new Set(changes.map(({ action }) => action))
  for (const action of ["sent", "resent", "revoked", "accepted"]) {
    expect(actions).toContain(`invitation.${action}`)
  }
  expect(actions).toContain("person.removed")
  expect(actions).toContain("person.role-changed")
  expect(JSON.stringify(changes)).not.toContain("@")
  expect(await runtime.db.select().from(invitations)).not.toEqual([])
})
