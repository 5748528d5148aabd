import { expect, test } from "vitest"
import type { Addressed } from "#app/paths.ts"
import { findDirection } from "./find-direction.ts"

const installation = { appUrl: "https://app.example" }
const laptop = { appUrl: "http://localhost:3000" }

const hosts: Record<string, Addressed> = {
  "book.example": { slug: "studio", primaryHost: "book.example" },
  "old.example": { slug: "studio", primaryHost: "book.example" },
  "other.example": { slug: "other", primaryHost: null },
  "book.localhost": { slug: "studio", primaryHost: "book.localhost" },
}
const lookup = {
  servedHost: async (host: string) => hosts[host] ?? null,
  primaryHost: async (slug: string) => (slug === "studio" ? "book.example" : null),
}

const ask = (host: string | undefined, address: string, method = "GET", where = installation) =>
  findDirection({ method, address, host }, where, lookup)

test("a proven host shows its organizer's pages, however the host is written", async () => {
  for (const host of ["book.example", "BOOK.example", "book.example.", "book.example:443"]) {
    expect(await ask(host, "/intro?date=2027-01-04")).toEqual({
      ...{ kind: "go-on", slug: "studio", address: "/studio/intro?date=2027-01-04" },
    })
  }
})

test("a host that nobody has proven shows nothing, and is not taken for ours", async () => {
  for (const host of ["unknown.example", "book.example.evil.example", "mine.localhost"]) {
    expect(await ask(host, "/studio/intro")).toEqual({ kind: "refuse", status: 421 })
  }
  for (const host of ["user@book.example", `${"long.".repeat(60)}example`]) {
    expect(await ask(host, "/intro")).toEqual({ kind: "refuse", status: 421 })
  }
})

test("whoever watches the machine asks it by any name", async () => {
  expect(await ask("10.0.0.4:3000", "/healthz")).toMatchObject({ kind: "go-on", slug: null })
  expect(await ask("book.example", "/metrics")).toMatchObject({ kind: "go-on" })
  const certificate = "/api/served-domain?domain=new.example"
  expect(await ask("new.example", certificate)).toMatchObject({ kind: "go-on", slug: null })
})

test("the admin, signing in to others and the API are not on an organizer's host", async () => {
  for (const path of ["/admin", "/admin/login", "/api/v1/studio/pages", "/integrations/callback"]) {
    expect(await ask("book.example", path)).toEqual({ kind: "refuse", status: 404 })
    expect(await ask("app.example", path)).toMatchObject({ kind: "go-on", slug: null })
  }
})

test("another host of the same organizer leads to the one that stands for them, path and query kept", async () => {
  expect(await ask("old.example", "/intro?month=2027-01")).toEqual({
    ...{ kind: "redirect", status: 308, location: "https://book.example/intro?month=2027-01" },
  })
  expect(await ask("old.example", "/")).toMatchObject({ location: "https://book.example/" })
  expect(await ask("old.example", "/bookings/token")).toMatchObject({
    location: "https://book.example/bookings/token",
  })
})

test("the product's address of a page leads to the organizer's host, and only what reads is sent on", async () => {
  expect(await ask("app.example", "/studio/intro?name=Ann+B&start=1")).toEqual({
    kind: "redirect",
    status: 307,
    location: "https://book.example/intro?name=Ann+B&start=1",
  })
  expect(await ask("app.example", "/studio", "HEAD")).toMatchObject({
    location: "https://book.example/",
  })
  expect(await ask("app.example", "/other/intro")).toMatchObject({ kind: "go-on" })
  for (const stays of ["/studio/intro?embed=1", "/studio/intro?preview=x", "/bookings/token"]) {
    expect(await ask("app.example", stays)).toEqual({ kind: "go-on", slug: null, address: stays })
  }
  expect(await ask("app.example", "/studio/intro/book?start=1", "POST")).toMatchObject({
    kind: "go-on",
  })
  expect(await ask("old.example", "/intro/book?start=1", "POST")).toEqual({
    ...{ kind: "go-on", slug: "studio", address: "/studio/intro/book?start=1" },
  })
})

test("a host without a port leads on with the port that the installation has", async () => {
  const here = await ask("book.localhost:3000", "/studio/intro?x=1", "GET", laptop)
  expect(here).toMatchObject({ status: 308, location: "http://book.localhost:3000/intro?x=1" })
})

test("names that nobody could own are the product's site, as a proxy asks by them; one under .localhost is not", async () => {
  for (const host of ["localhost:3000", "127.0.0.1:4000", "[::1]:3000", "192.168.1.5", "web:80"]) {
    for (const where of [laptop, installation]) {
      const direction = await ask(host, "/other/intro", "GET", where)
      expect(direction).toMatchObject({ kind: "go-on", slug: null })
    }
  }
  expect(await ask(undefined, "/other/intro")).toMatchObject({ kind: "go-on", slug: null })
  expect(await ask("mine.localhost:3000", "/", "GET", laptop)).toMatchObject({ status: 421 })
})
