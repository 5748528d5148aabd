import { expect, test } from "vitest"
import { whatIsThere } from "./what-is-there.ts"

const where = { appUrl: "http://localhost:3000", path: ".data/demo-owner.json" }

test("who asks for a demo that is there learns where its pages are and how its owner signs in", () => {
  const said = whatIsThere({ email: "clara@lindgren.example" }, where)
  expect(said).toContain("there already")
  expect(said).toContain("http://localhost:3000/demo")
  expect(said).toContain("clara@lindgren.example")
  expect(said).toContain("http://localhost:3000/admin/login")
  expect(said).toContain(".data/demo-owner.json")
})

test("who asks for a demo beside an organizer of their own learns that none is made", () => {
  const said = whatIsThere(null, where)
  expect(said).toContain("no demo is made")
  expect(said).toContain("http://localhost:3000/admin/login")
  expect(said).not.toContain(".data")
})
