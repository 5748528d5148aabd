import { DrizzleQueryError } from "drizzle-orm"
import { expect, test } from "vitest"
import { isDatabaseAway } from "./problems.ts"

const coded = (code: string) => Object.assign(new Error(code), { code })
const ofQuery = (cause: Error) => new DrizzleQueryError("select 1", [], cause)

test("a connection that is cut, refused or not given is a database that is away", () => {
  for (const code of ["CONNECTION_CLOSED", "CONNECT_TIMEOUT", "57P01", "57P03", "53300", "08006"]) {
    expect([code, isDatabaseAway(coded(code))]).toEqual([code, true])
    expect([code, isDatabaseAway(ofQuery(coded(code)))]).toEqual([code, true])
  }
  for (const code of ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND"]) {
    expect([code, isDatabaseAway(ofQuery(coded(code)))]).toEqual([code, true])
  }
})

test("what the database refuses, and what others do not answer, is no such thing", () => {
  for (const code of ["23505", "42703", "40001", "22P02"]) {
    expect([code, isDatabaseAway(ofQuery(coded(code)))]).toEqual([code, false])
  }
  expect(isDatabaseAway(coded("ECONNREFUSED"))).toBe(false)
  expect(isDatabaseAway(new Error("ECONNREFUSED", { cause: coded("ECONNREFUSED") }))).toBe(false)
  expect(isDatabaseAway("away")).toBe(false)
})
