import { expect, test } from "vitest"
import { translator } from "#app/messages/translate.ts"
import { plainQuestion, type Question } from "#app/features/page/schema.ts"
import { readDetails } from "./read-details.ts"

const text = translator("en")
const question = (kind: Question["kind"], rest: Partial<Question> = {}): Question => ({
  ...plainQuestion,
  id: "asked",
  label: "How many come?",
  kind,
  options: ["Law", "Tax", "Other"],
  ...rest,
})

function read(asked: Question, ...given: string[]) {
  const form = new FormData()
  const typed = { name: "Ada", email: "ada@example.org", timeZone: "Europe/Berlin" }
  for (const [name, value] of Object.entries(typed)) form.append(name, value)
  for (const value of given) form.append("answers.asked", value)
  const sent = readDetails(form, { questions: [asked] }, text)
  return sent.read.ok
    ? { answer: sent.read.details.answers["asked"] }
    : { error: sent.read.errors.answers?.["asked"], typed: sent.values.answers["asked"] }
}

test.each([
  ["number", ["12"], "12"],
  ["number", ["+12,5"], "12.5"],
  ["number", ["-3"], "-3"],
  ["number", [], ""],
  ["phone", ["+49 (30) 123-45/67"], "+49 (30) 123-45/67"],
  ["date", ["2028-02-29"], "2028-02-29"],
  ["choice", ["Tax"], "Tax"],
  ["choices", ["Other", "Law", "Other"], ["Law", "Other"]],
  ["choices", [], []],
  ["checkbox", ["on"], "on"],
  ["text", [" a line "], "a line"],
  ["long-text", ["two\r\nlines"], "two\nlines"],
] as const)("an answer in %s, given as %j, is kept as %j", (kind, given, kept) => {
  expect(read(question(kind), ...given)).toEqual({ answer: kept })
})

test.each([
  ["number", "twelve", "Please answer with a number"],
  ["number", "1.2.3", "Please answer with a number"],
  ["number", "1e9", "Please answer with a number"],
  ["phone", "call me", "Please give a telephone number"],
  ["phone", "+ ( ) - /", "Please give a telephone number"],
  ["date", "2027-02-29", "Please give a date"],
  ["date", "tomorrow", "Please give a date"],
  ["choice", "Love", "Please choose one"],
  ["choices", "Love", "Please choose one"],
] as const)(
  "an answer in %s, given as %j, comes back as typed with a sentence",
  (kind, given, said) => {
    expect(read(question(kind), given)).toEqual({
      error: expect.stringContaining(said),
      typed: given,
    })
  },
)

test.each(["text", "number", "phone", "date", "choice", "choices", "checkbox"] as const)(
  "a question in %s that must be answered says so",
  (kind) => {
    expect(read(question(kind, { required: true })).error).toBe("Please answer: How many come?")
  },
)
