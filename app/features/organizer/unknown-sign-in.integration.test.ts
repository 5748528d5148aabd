import { afterAll, expect, test, vi } from "vitest"
import { isPassword } from "./password.server.ts"
import type * as passwords from "./password.server.ts"
import { signIn } from "./sign-in.server.ts"
import { createTestOrganizer, createTestRuntime } from "./testing.server.ts"

vi.mock("./password.server.ts", async (original) => {
  const real = await original<typeof passwords>()
  return { ...real, isPassword: vi.fn(real.isPassword) }
})

const runtime = await createTestRuntime(new Date("2026-12-01T09:00:00Z"))
await createTestOrganizer(runtime, "studio")
afterAll(() => runtime.close())

test("an address that nobody has costs the same work as a wrong password, so that it does not tell", async () => {
  for (const [email, isKnown] of [
    ["studio@example.com", true],
    ["nobody@example.com", false],
  ] as const) {
    const tried = { email, password: "not this one", clientAddress: "192.0.2.1" }
    expect(await signIn(tried, runtime)).toEqual({ ok: false, problem: "wrong-sign-in" })
    const [password, hash] = vi.mocked(isPassword).mock.lastCall ?? []
    expect([password, hash !== null]).toEqual(["not this one", isKnown])
  }
  expect(isPassword).toHaveBeenCalledTimes(2)
})
