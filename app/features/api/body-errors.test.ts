import { expect, test } from "vitest"
import { emptyPageContent, plainQuestion } from "#app/features/page/schema.ts"
import { newBookingOnPage } from "./booking-schema.ts"
import { bodyErrors, pointerTo } from "./body-errors.ts"

const topic = {
  ...plainQuestion,
  ...{ id: "topic", label: "What is it about?", kind: "choice" as const },
  ...{ options: ["Money", "Law"], required: true },
}
const content = { ...emptyPageContent, questions: [topic] }
const good = {
  page: "consultation",
  start: "2026-12-03T09:00:00Z",
  name: "Cy",
  email: "cy@example.org",
  timeZone: "Europe/Paris",
  answers: { topic: "Law" },
}

function wrong(changes: Record<string, unknown>) {
  const read = newBookingOnPage(content).safeParse({ ...good, ...changes })
  return read.success ? [] : bodyErrors(read.error.issues, content.questions)
}

test("a body in order has no errors", () => {
  expect(wrong({})).toEqual([])
})

test.each([
  [{ name: "" }, "/name", "Enter your name."],
  [{ name: undefined }, "/name", "Enter your name."],
  [{ email: "nobody" }, "/email", "Enter a whole email address, such as name@example.com."],
  [{ timeZone: "Mars/Olympus" }, "/timeZone", "timeZone is not the name of an IANA time zone"],
  [{ timeZone: undefined }, "/timeZone", "This is needed."],
  [{ start: "tomorrow" }, "/start", "Give an instant such as 2026-12-03T09:00:00Z."],
  [{ start: "9999-12-03T09:00:00Z" }, "/start", "Give an instant such as"],
  [{ start: 5 }, "/start", "Give an instant such as"],
  [{ page: 5 }, "/page", "This must be of the type string."],
  [{ duration: "30" }, "/duration", "This must be of the type"],
  [{ answers: { topic: "Love" } }, "/answers/topic", "Please choose one of the answers offered"],
  [{ answers: {} }, "/answers/topic", "Please answer: What is it about?"],
  [{ answers: undefined }, "/answers/topic", "Please answer: What is it about?"],
  [{ answers: "no" }, "/answers", "This must be of the type object."],
])("%j is told at its place", (changes, pointer, detail) => {
  const errors = wrong(changes)
  expect(errors).toHaveLength(1)
  expect(errors[0]).toEqual({ pointer, detail: expect.stringContaining(detail) as string })
})

test("everything that is wrong is told at once", () => {
  const pointers = wrong({ name: " ", email: "x", start: "x" }).map(({ pointer }) => pointer)
  expect(pointers.sort()).toEqual(["/email", "/name", "/start"])
})

test("a member's name is escaped in its pointer", () => {
  expect(pointerTo(["a/b", "c~d", 0])).toBe("/a~1b/c~0d/0")
})
