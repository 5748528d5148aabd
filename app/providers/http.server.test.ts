import { describe, expect, it } from "vitest"
import { checkedBase, createHttp, type HttpRequest } from "./http.server.ts"
import { ProviderFailure } from "./provider-failure.ts"

type Step = Response | Error

/** A provider that answers with the given steps in turn, and a record of calls and pauses. */
function provider(steps: Step[], settings: { retries?: number; longestPauseMs?: number } = {}) {
  const pauses: number[] = []
  const calls: string[] = []
  const http = createHttp({
    provider: "example",
    random: (size) => new Uint8Array(size),
    pause: async (milliseconds) => void pauses.push(milliseconds),
    fetch: async (_input, init) => {
      calls.push(init?.method ?? "")
      const step = steps[calls.length - 1]
      if (!step) throw new Error("asked once too often")
      if (step instanceof Error) throw step
      return step
    },
    ...settings,
  })
  return { http, pauses, calls }
}

const request = (changes: Partial<HttpRequest> = {}): HttpRequest => ({
  method: "GET",
  url: new URL("https://example.com/thing?key=secret"),
  ...changes,
})
const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(status === 204 ? null : "{}", { status, headers })

describe("a provider's HTTP", () => {
  it("repeats a read after a server error, with growing pauses", async () => {
    const { http, pauses } = provider([answer(500), answer(503), answer(200)])
    expect((await http(request())).status).toBe(200)
    expect(pauses).toEqual([125, 250])
  })

  it("gives up after the allowed repeats and hands back the last answer", async () => {
    const { http, calls } = provider([answer(500), answer(500), answer(502)])
    expect((await http(request())).status).toBe(502)
    expect(calls).toHaveLength(3)
  })

  it("never repeats a write that could happen twice", async () => {
    for (const method of ["POST", "PATCH"] as const) {
      const { http, calls } = provider([answer(500), answer(200)])
      expect((await http(request({ method }))).status).toBe(500)
      expect(calls).toHaveLength(1)
    }
    const broken = provider([new TypeError("fetch failed")])
    await expect(broken.http(request({ method: "POST" }))).rejects.toThrow(ProviderFailure)
    expect(broken.calls).toHaveLength(1)
  })

  it("repeats a write that is declared to be the same twice, and a removal", async () => {
    const marked = provider([answer(503), answer(200)])
    expect((await marked.http(request({ method: "POST", repeatable: true }))).status).toBe(200)
    const removal = provider([answer(503), answer(204)])
    expect((await removal.http(request({ method: "DELETE" }))).status).toBe(204)
  })

  it("waits as long as the provider asks, in seconds or until a date", async () => {
    const seconds = provider([answer(429, { "retry-after": "2" }), answer(200)])
    await seconds.http(request())
    expect(seconds.pauses).toEqual([2000])
    const date = provider([
      answer(503, {
        date: "Sat, 21 Nov 2026 10:00:00 GMT",
        "retry-after": "Sat, 21 Nov 2026 10:00:03 GMT",
      }),
      answer(200),
    ])
    await date.http(request())
    expect(date.pauses).toEqual([3000])
  })

  it("ends the call instead of waiting longer than a call should take", async () => {
    const { http, calls, pauses } = provider([answer(429, { "retry-after": "120" })])
    expect((await http(request())).status).toBe(429)
    expect(calls).toHaveLength(1)
    expect(pauses).toEqual([])
  })

  it("treats an answer as too fast when its provider says so in its own way", async () => {
    const { http, pauses } = provider([answer(403), answer(200)])
    const isRateLimit = (given: { status: number }) => given.status === 403
    expect((await http(request({ isRateLimit }))).status).toBe(200)
    expect(pauses).toHaveLength(1)
  })

  it("says that nobody answered without repeating addresses or headers", async () => {
    const refused = Object.assign(new TypeError("fetch failed at https://example.com?key=secret"), {
      cause: { code: "ECONNREFUSED" },
    })
    const { http } = provider([refused, refused, refused])
    const failure = await http(request()).catch((error: unknown) => error)
    expect(failure).toMatchObject({ kind: "unavailable", reason: "ECONNREFUSED", status: null })
    expect(JSON.stringify([String(failure), failure])).not.toContain("secret")
  })

  it("stops at once when its caller gives up", async () => {
    const caller = new AbortController()
    caller.abort()
    const { http, calls } = provider([answer(500), answer(200)])
    await http(request({ signal: caller.signal }))
    expect(calls).toHaveLength(1)
  })
})

describe("a provider's base address", () => {
  it("is https anywhere, and http on this machine only", () => {
    expect(checkedBase("https://www.googleapis.com/")).toBe("https://www.googleapis.com")
    expect(checkedBase("http://127.0.0.1:4000/google")).toBe("http://127.0.0.1:4000/google")
    expect(checkedBase("http://[::1]:4000")).toBe("http://[::1]:4000")
    for (const bad of [
      "http://www.googleapis.com",
      "http://localhost.example.com",
      "ftp://localhost",
      "https://user:secret@example.com",
      "https://example.com/?key=secret",
      "not an address",
    ]) {
      expect(() => checkedBase(bad)).toThrow(/A provider's address must/)
    }
  })
})
