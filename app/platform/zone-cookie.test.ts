import { expect, test } from "vitest"
import { rememberedZone, rememberZone } from "./zone-cookie.ts"

const withCookie = (cookie: string) => new Request("http://x.test", { headers: { cookie } })

test("a zone that was remembered is found again among other cookies", () => {
  const cookie = rememberZone("America/Argentina/Buenos_Aires", "https://book.example")
  expect(cookie).toMatch(/; Path=\/; Max-Age=31536000; SameSite=Lax; Secure$/)
  const sent = `a=b; ${cookie.split(";")[0] ?? ""}; c=d`
  expect(rememberedZone(withCookie(sent))).toBe("America/Argentina/Buenos_Aires")
})

test("a laptop without https is remembered as well", () => {
  expect(rememberZone("Europe/Paris", "http://localhost:3000")).not.toContain("Secure")
})

test("a zone nobody knows, or what is no text at all, is passed over", () => {
  for (const cookie of ["tz=Mars/Olympus", "tz=%E0%A4%A", "tz=", "xtz=Europe/Paris", ""]) {
    expect(rememberedZone(withCookie(cookie))).toBeNull()
  }
})
