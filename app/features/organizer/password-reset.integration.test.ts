import { eq, sql } from "drizzle-orm"
import { afterAll, beforeEach, expect, test } from "vitest"
import { outboundEmails } from "#db/schema/messages.ts"
import { throttles } from "#db/schema/operations.ts"
import { passwordResets, users } from "#db/schema/organizers.ts"
import { askPasswordReset, resetByEmail } from "./ask-password-reset.server.ts"
import { findSession } from "./find-session.server.ts"
import { passwordResetToken } from "./password-reset-token.server.ts"
import { removePerson } from "./remove-person.server.ts"
import { isPasswordResetOpen, resetPassword } from "./reset-password.server.ts"
import { signIn } from "./sign-in.server.ts"
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
  await runtime.db.delete(outboundEmails)
  await runtime.db.delete(passwordResets)
  await runtime.db.execute(sql`select graphile_worker.remove_job(key) from graphile_worker.jobs`)
})
afterAll(() => runtime.close())

const wish = { email: "STUDIO@example.com", clientAddress: "192.0.2.1" }
const password = "a quite different one"
const signInWith = (tried: string) =>
  signIn({ email: "studio@example.com", password: tried, clientAddress: "192.0.2.9" }, runtime)

async function mailedToken(): Promise<string> {
  await askPasswordReset(wish, runtime)
  const [reset] = await runtime.db.select().from(passwordResets)
  if (!reset) throw new Error("no reset")
  return passwordResetToken(runtime.keyring, reset.id)
}

test("a wish owes one mail and one job, and neither holds the token or the address", async () => {
  const token = await mailedToken()
  const mails = await runtime.db.select().from(outboundEmails)
  expect(mails).toMatchObject([
    {
      kind: "password-reset",
      recipient: "user",
      userId: studio.userId,
      sequence: 1,
      state: "pending",
    },
  ])
  expect(mails[0]?.messageId).toMatch(/^<[0-9a-f-]{36}@localhost>$/)
  const jobs = await runtime.db.execute(
    sql`select p.payload, j.task_identifier from graphile_worker.jobs j
      join graphile_worker._private_jobs p on p.id = j.id`,
  )
  expect(jobs).toMatchObject([
    { task_identifier: "send_email", payload: { outboundEmailId: mails[0]?.id } },
  ])
  expect(JSON.stringify([mails, jobs])).not.toContain(token)
  expect(JSON.stringify([mails, jobs])).not.toContain("@example.com")
})

test("each wish at once has a mail of its own", async () => {
  await Promise.all([askPasswordReset(wish, runtime), askPasswordReset(wish, runtime)])
  const mails = await runtime.db.select().from(outboundEmails)
  expect(mails.map((mail) => mail.sequence).sort()).toEqual([1, 2])
})

test("an unknown address gets the same answer and no mail", async () => {
  const known = await askPasswordReset(wish, runtime)
  await runtime.db.delete(outboundEmails)
  const unknown = await askPasswordReset({ ...wish, email: "nobody@example.com" }, runtime)
  expect(unknown).toEqual(known)
  expect(await runtime.db.select().from(outboundEmails)).toEqual([])
})

test("a link sets the password once, ends every session, and voids the other links", async () => {
  const before = await signInWith(TEST_PASSWORD)
  if (!before.ok) throw new Error(before.problem)
  const token = await mailedToken()
  await askPasswordReset(wish, runtime)
  expect(await isPasswordResetOpen(token, runtime)).toBe(true)
  expect(await resetPassword({ token, password }, runtime)).toEqual({ ok: true })
  expect(await findSession(before.sessionToken, runtime)).toBeNull()
  expect(await signInWith(TEST_PASSWORD)).toMatchObject({ ok: false })
  expect(await signInWith(password)).toMatchObject({ ok: true })
  const again = await resetPassword({ token, password: "something else again" }, runtime)
  expect(again).toEqual({ ok: false, problem: "reset-over" })
  const rest = await runtime.db.select().from(passwordResets)
  for (const { id } of rest) {
    expect(await isPasswordResetOpen(passwordResetToken(runtime.keyring, id), runtime)).toBe(false)
  }
  await resetPassword({ token: await mailedTokenOfNewest(), password: TEST_PASSWORD }, runtime)
})

async function mailedTokenOfNewest(): Promise<string> {
  await runtime.db.delete(passwordResets)
  return mailedToken()
}

test("of the same link sent twice at once one wins", async () => {
  const token = await mailedToken()
  const results = await Promise.all([
    resetPassword({ token, password: TEST_PASSWORD }, runtime),
    resetPassword({ token, password: TEST_PASSWORD }, runtime),
  ])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
})

test("a link is over after an hour, and one we never signed never works", async () => {
  const token = await mailedToken()
  const forged = passwordResetToken(runtime.keyring, runtime.ids())
  expect(await resetPassword({ token: forged, password }, runtime)).toMatchObject({ ok: false })
  runtime.clock.advance(3_600_000)
  expect(await isPasswordResetOpen(token, runtime)).toBe(false)
  expect(await resetPassword({ token, password }, runtime)).toEqual({
    ok: false,
    problem: "reset-over",
  })
  expect(await signInWith(TEST_PASSWORD)).toMatchObject({ ok: true })
})

test("nobody's mailbox can be flooded", async () => {
  for (let wishes = 0; wishes < resetByEmail.limit; wishes++) await askPasswordReset(wish, runtime)
  expect(await askPasswordReset(wish, runtime)).toMatchObject({ problem: "too-many-tries" })
  expect(await runtime.db.select().from(outboundEmails)).toHaveLength(resetByEmail.limit)
})

test("a link that was mailed to somebody who was removed since sets no password", async () => {
  await addTestOwner(runtime, studio.organizerId)
  const [person] = await runtime.db.select().from(users).where(eq(users.name, "Owner Too"))
  const { email = "", id: userId = "" } = person ?? {}
  await askPasswordReset({ ...wish, email }, runtime)
  const [reset] = await runtime.db.select().from(passwordResets)
  const token = passwordResetToken(runtime.keyring, reset?.id ?? "")
  expect(await isPasswordResetOpen(token, runtime)).toBe(true)
  expect(await removePerson(studio.actor, { userId }, runtime)).toEqual({ ok: true })
  expect(await isPasswordResetOpen(token, runtime)).toBe(false)
  expect(await resetPassword({ token, password }, runtime)).toMatchObject({ ok: false })
})
