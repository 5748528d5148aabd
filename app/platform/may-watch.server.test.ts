import { expect, test } from "vitest"
import { mayWatch } from "./may-watch.server.ts"

const asked = (headers: Record<string, string>, token: string | null = null) =>
  mayWatch(new Request("http://localhost:3000/metrics", { headers }), token)
const here = { "x-client-address": "127.0.0.1" }

test("the numbers are for this machine itself, or for who knows the token", () => {
  expect(asked(here)).toBe(true)
  expect(asked({ "x-client-address": "::1" })).toBe(true)
  expect(asked({ "x-client-address": "203.0.113.9" })).toBe(false)
  expect(asked({ authorization: "Bearer right" }, "right")).toBe(true)
  expect(asked({ ...here, authorization: "Bearer wrong" }, "right")).toBe(false)
  expect(asked({ ...here, authorization: "Bearer any" })).toBe(false)
})

test("what a proxy on this machine passes on is not from this machine", () => {
  for (const name of [
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
    "forwarded",
    "via",
  ]) {
    expect(asked({ ...here, [name]: "203.0.113.9" })).toBe(false)
  }
})
