import { DrizzleQueryError } from "drizzle-orm"
import { expect, test } from "vitest"
import { describeError, withoutValues } from "./logger.server.ts"

const query = 'insert into "clients" ("name", "email") values ($1, $2)'
const failed = () =>
  new DrizzleQueryError(query, ["Ann\nExample", "ann@example.com"], new Error("connection lost"))

test("a failed query is logged by its text and its cause, never with the values it carried", () => {
  const described = describeError(failed())
  expect(described["message"]).toContain(query)
  expect(described["cause"]).toMatchObject({ message: "connection lost" })
  expect(described["stack"]).toContain("logger.server.test.ts")
  expect(JSON.stringify(described)).not.toMatch(/Ann|Example|ann@example/)
})

test("signed addresses are struck out of messages and stacks, and the rest stays readable", () => {
  const described = describeError(new Error("no answer from /bookings/AaH-jf7oe.x?resume=abc now"))
  expect(described["message"]).toBe("no answer from /bookings/[struck out]?resume=[struck out] now")
  expect(described["stack"]).not.toContain("AaH-jf7oe")
})

test("what the queue keeps of a failed job says why, without values and addresses", () => {
  const kept = withoutValues(failed())
  expect(kept.message).toContain(query)
  expect(`${kept.message} ${kept.stack}`).not.toMatch(/Ann|ann@example/)
  expect(withoutValues("plain text").message).toBe("plain text")
})
