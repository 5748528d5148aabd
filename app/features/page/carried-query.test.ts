import { expect, test } from "vitest"
import { carriedQuery } from "./carried-query.ts"
import { emptyPageContent, plainQuestion, type Question } from "./schema.ts"

const question = (id: string, kind: Question["kind"]): Question => ({
  ...{ ...plainQuestion, id, kind, label: id },
})
const content = {
  ...emptyPageContent,
  questions: [question("topic", "text"), question("terms", "checkbox")],
}
const carried = (search: string) => carriedQuery(new URLSearchParams(search), content)

test("what an address fills in goes along, question by question", () => {
  expect(
    carried("name=Ada&email=ada@example.com&notes=Hi&answers.topic=A%26B&month=2026-12"),
  ).toEqual({
    name: "Ada",
    email: "ada@example.com",
    notes: "Hi",
    "answers.topic": "A&B",
  })
})

test("questions that the page does not ask, empty values and consent are left out", () => {
  expect(carried("answers.other=x&answers.terms=on&name=&answers.__proto__=x")).toEqual({})
})

test("a page in a frame stays one", () => {
  expect(carried("embed=1")).toEqual({ embed: "1" })
  expect(carried("embed=0")).toEqual({})
})

test("what is too long to repeat in every link is left to be typed", () => {
  expect(carried(`name=Ada&notes=${"x".repeat(5_000)}`)).toEqual({ name: "Ada" })
})

test("several answers to one question go along, and a tick that decides what else is asked", () => {
  const guest = question("guest", "checkbox")
  const who = { ...question("who", "text"), showWhen: { questionId: "guest", answers: ["on"] } }
  const questions = [{ ...question("fields", "choices"), options: ["Law", "Tax"] }, guest, who]
  const search =
    "name=Ada&name=Bo&answers.fields=Law&answers.fields=Tax&answers.guest=on&answers.who=Bo"
  expect(carriedQuery(new URLSearchParams(search), { ...content, questions })).toEqual({
    name: "Ada",
    "answers.fields": "Law\nTax",
    "answers.guest": "on",
    "answers.who": "Bo",
  })
})
