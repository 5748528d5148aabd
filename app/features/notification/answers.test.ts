import { expect, test } from "vitest"
import { emptyPageContent, plainQuestion } from "#app/features/page/schema.ts"
import { answersOf } from "./answers.ts"

const content = {
  ...emptyPageContent,
  questions: [
    { ...plainQuestion, id: "all", label: "For all" },
    {
      ...plainQuestion,
      id: "mail",
      label: "Mails only",
      shownIn: { mails: true, calendar: false },
    },
    {
      ...plainQuestion,
      id: "day",
      label: "Calendars only",
      shownIn: { mails: false, calendar: true },
    },
    {
      ...plainQuestion,
      id: "none",
      label: "Admin only",
      shownIn: { mails: false, calendar: false },
    },
    { ...plainQuestion, id: "plan", label: "Plan", kind: "file" as const },
  ],
}
const plan = { fileId: "x", filename: "plan.pdf", bytes: 1, contentType: "application/pdf" }
const answers = { all: "A", mail: "B", day: "C", none: "D", plan }
const labels = (place?: "mails" | "calendar") =>
  answersOf({ content, answers, notes: "" } as never, place).map(({ label, value }) => [
    label,
    value,
  ])

test("an answer is shown where its question says, and everywhere to the client who gave it", () => {
  expect(labels("mails")).toEqual([
    ["For all", "A"],
    ["Mails only", "B"],
    ["Plan", "plan.pdf"],
  ])
  expect(labels("calendar")).toEqual([
    ["For all", "A"],
    ["Calendars only", "C"],
    ["Plan", "plan.pdf"],
  ])
  expect(labels()).toHaveLength(5)
})

test("a question that has the name of what every object has is not answered by it", () => {
  const odd = { ...content, questions: [{ ...plainQuestion, id: "constructor", label: "Odd" }] }
  expect(answersOf({ content: odd, answers: {}, notes: "" } as never)).toEqual([])
})
