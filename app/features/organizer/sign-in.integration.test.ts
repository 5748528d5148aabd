import { eq } from "drizzle-orm"
import { afterAll, beforeEach, expect, test } from "vitest"
import { throttles } from "#db/schema/operations.ts"
import { memberships, sessions } from "#db/schema/organizers.ts"
import { changePassword } from "./change-password.server.ts"
import { createAuthenticator } from "./authenticator.server.ts"
import { findSession } from "./find-session.server.ts"
import { requireOrganizer, requireRole } from "./gates.server.ts"
import { readSessionToken, signInCookie, signOutCookie } from "./session-cookie.server.ts"
import { signIn, signInByAddress, signInByEmail } from "./sign-in.server.ts"
import { signOut, signOutEverywhere } from "./sign-out.server.ts"
import {
  addTestOwner,
  createTestOrganizer,
  createTestRuntime,
  TEST_PASSWORD,
} from "./testing.server.ts"

const start = new Date("2026-12-01T09:00:00Z")
const runtime = await createTestRuntime(start)
const studio = await createTestOrganizer(runtime, "studio")
beforeEach(async () => {
  runtime.clock.set(start)
  await runtime.db.delete(throttles)
})
afterAll(() => runtime.close())

const right = { email: "Studio@Example.com ", password: TEST_PASSWORD, clientAddress: "192.0.2.1" }
const wrong = { ...right, password: "not this one" }

async function signedIn(): Promise<string> {
  const result = await signIn(right, runtime)
  if (!result.ok) throw new Error(result.problem)
  return result.sessionToken
}

test("the right password begins a session, whose token is nowhere in the database", async () => {
  const token = await signedIn()
  const found = await findSession(token, runtime)
  expect(found).toMatchObject({
    actor: studio.actor,
    organizer: { id: studio.organizerId, slug: "studio" },
    host: { id: studio.hostId },
  })
  const rows = await runtime.db.select().from(sessions)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test("a wrong password and an unknown address get the same answer", async () => {
  const unknown = await signIn({ ...wrong, email: "nobody@example.com" }, runtime)
  expect(await signIn(wrong, runtime)).toEqual(unknown)
  expect(unknown).toEqual({ ok: false, problem: "wrong-sign-in" })
})

test("after ten wrong tries an address may not even use the right password, until the window ends", async () => {
  for (let tries = 0; tries < signInByEmail.limit; tries++) await signIn(wrong, runtime)
  const refused = await signIn({ ...right, clientAddress: "198.51.100.7" }, runtime)
  expect(refused).toMatchObject({ problem: "too-many-tries" })
  if (refused.ok || refused.problem !== "too-many-tries") throw new Error("not refused")
  expect(refused.retryAfterSeconds).toBeLessThanOrEqual(signInByEmail.windowMinutes * 60)
  runtime.clock.advance(refused.retryAfterSeconds * 1000)
  expect(await signIn(right, runtime)).toMatchObject({ ok: true })
})

test("tries made at once are counted each", async () => {
  const results = await Promise.all(Array.from({ length: 15 }, () => signIn(wrong, runtime)))
  const counted = results.filter((result) => !result.ok && result.problem === "wrong-sign-in")
  expect(counted).toHaveLength(signInByEmail.limit)
})

test("one network address may not go through many users", async () => {
  const results = []
  for (let user = 0; user <= signInByAddress.limit; user++) {
    results.push(await signIn({ ...wrong, email: `user${user}@example.com` }, runtime))
  }
  expect(results.at(-1)).toMatchObject({ problem: "too-many-tries" })
  expect(results.at(-2)).toMatchObject({ problem: "wrong-sign-in" })
  expect(await signIn({ ...right, clientAddress: "198.51.100.7" }, runtime)).toMatchObject({
    ok: true,
  })
})

test("neither email nor network address can be read in what is counted", async () => {
  await signIn(wrong, runtime)
  const kept = JSON.stringify(await runtime.db.select().from(throttles))
  expect(kept).not.toContain("example.com")
  expect(kept).not.toContain("192.0.2.1")
})

test("a session lives thirty days from its last use, and no longer", async () => {
  const token = await signedIn()
  for (let visit = 0; visit < 3; visit++) {
    runtime.clock.advance(29 * 86_400_000)
    expect(await findSession(token, runtime)).not.toBeNull()
  }
  runtime.clock.advance(30 * 86_400_000)
  expect(await findSession(token, runtime)).toBeNull()
})

test("signing out ends one session, signing out everywhere ends all", async () => {
  const [first, second, third] = [await signedIn(), await signedIn(), await signedIn()]
  await signOut(first, runtime)
  expect(await findSession(first, runtime)).toBeNull()
  expect(await findSession(second, runtime)).not.toBeNull()
  await signOutEverywhere(studio.actor, runtime)
  expect(await findSession(second, runtime)).toBeNull()
  expect(await findSession(third, runtime)).toBeNull()
})

test("a changed password ends every session but the one that comes with it", async () => {
  const [here, elsewhere] = [await signedIn(), await signedIn()]
  const refused = await changePassword(
    studio.actor,
    { currentPassword: "not this one", newPassword: "a new long password" },
    runtime,
  )
  expect(refused).toEqual({ ok: false, problem: "wrong-password" })
  expect(await findSession(here, runtime)).not.toBeNull()
  const changed = await changePassword(
    studio.actor,
    { currentPassword: TEST_PASSWORD, newPassword: "a new long password" },
    runtime,
  )
  if (!changed.ok) throw new Error(changed.problem)
  expect(await findSession(here, runtime)).toBeNull()
  expect(await findSession(elsewhere, runtime)).toBeNull()
  expect(await findSession(changed.sessionToken, runtime)).not.toBeNull()
  expect(await signIn(right, runtime)).toMatchObject({ problem: "wrong-sign-in" })
  const back = { currentPassword: "a new long password", newPassword: TEST_PASSWORD }
  expect(await changePassword(studio.actor, back, runtime)).toMatchObject({ ok: true })
})

test("who lost the membership is signed in nowhere", async () => {
  const other = await createTestOrganizer(runtime, "leaving")
  const email = "leaving@example.com"
  const result = await signIn({ ...right, email }, runtime)
  if (!result.ok) throw new Error(result.problem)
  await addTestOwner(runtime, other.organizerId)
  await runtime.db.delete(memberships).where(eq(memberships.userId, other.userId))
  expect(await findSession(result.sessionToken, runtime)).toBeNull()
})

function visit(path: string, cookie?: string, method = "GET"): Request {
  return new Request(`http://localhost:3000${path}`, {
    method,
    headers: cookie ? { Cookie: cookie } : {},
  })
}

test("the gate lets a session in and sends everybody else to sign in and back", async () => {
  const cookie = (await signInCookie(await signedIn(), runtime.env.appUrl)).split(";")[0]
  expect((await requireOrganizer(visit("/admin/pages", cookie), runtime)).organizer.slug).toBe(
    "studio",
  )
  const thrown = await requireOrganizer(visit("/admin/pages?q=a"), runtime).catch((error) => error)
  expect(thrown).toBeInstanceOf(Response)
  expect(thrown.status).toBe(302)
  expect(thrown.headers.get("Location")).toBe("/admin/login?next=%2Fadmin%2Fpages%3Fq%3Da")
  const posted = await requireOrganizer(visit("/admin/pages", "holdfast=x", "POST"), runtime).catch(
    (error) => error,
  )
  expect(posted.headers.get("Location")).toBe("/admin/login")
})

test("the cookie is out of reach for scripts and other sites, and secure under https", async () => {
  const cookie = await signInCookie("t".repeat(43), "https://book.example")
  expect(cookie).toMatch(/^__Host-holdfast=/)
  for (const part of ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"])
    expect(cookie).toContain(part)
  expect(cookie).not.toContain("Domain")
  const plain = await signInCookie("t".repeat(43), "http://localhost:3000")
  expect(plain).toMatch(/^holdfast=/)
  expect(plain).not.toContain("Secure")
  const request = visit("/admin", plain.split(";")[0])
  expect(await readSessionToken(request, "http://localhost:3000")).toBe("t".repeat(43))
  expect(await signOutCookie("http://localhost:3000")).toContain("Max-Age=0")
  expect(
    await readSessionToken(visit("/admin", "holdfast=%%%"), "http://localhost:3000"),
  ).toBeNull()
})

test("a role that is too small is 403", () => {
  expect(() => requireRole({ ...studio.actor, role: "member" }, "admin")).toThrow()
  expect(() => requireRole(studio.actor, "admin")).not.toThrow()
})

test("the form strategy answers what the form said", async () => {
  const body = new URLSearchParams({ email: "studio@example.com", password: TEST_PASSWORD })
  const request = new Request("http://localhost:3000/admin/login", { method: "POST", body })
  const authenticator = createAuthenticator(runtime as never)
  expect(await authenticator.authenticate("form", request)).toMatchObject({ ok: true })
  const empty = new Request("http://localhost:3000/admin/login", {
    method: "POST",
    body: new FormData(),
  })
  expect(await authenticator.authenticate("form", empty)).toMatchObject({
    problem: "wrong-sign-in",
  })
})
