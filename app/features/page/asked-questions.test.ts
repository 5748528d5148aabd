import fc from "fast-check"
import { expect, test } from "vitest"
import { translator } from "#app/messages/translate.ts"
import { readDetails } from "#app/features/booking/read-details.ts"
import { askedQuestions } from "./asked-questions.ts"
import { conditionProblems, namableAnswers } from "./condition-problems.ts"
import { isAgreement } from "./is-agreement.ts"
import { pageContentSchema, plainQuestion, emptyPageContent, type Question } from "./schema.ts"

const text = translator("en")
const options = ["Law", "Tax", "Other"]
const topic: Question = { ...plainQuestion, id: "topic", label: "Topic", kind: "choice", options }
const when = (questionId: string, ...answers: string[]) => ({ showWhen: { questionId, answers } })
const which: Question = {
  ...topic,
  ...when("topic", "Tax", "Other"),
  ...{ id: "which", label: "Which", kind: "choices", required: true },
}
const year: Question = { ...plainQuestion, ...when("which", "Law"), id: "year", label: "Year" }
const ids = (list: readonly Question[]) => list.map(({ id }) => id)

test("a question is asked after one of its answers only, and what hangs on it with it", () => {
  const asked = (answers: Record<string, unknown>) =>
    ids(askedQuestions([topic, which, year], answers))
  expect(asked({})).toEqual(["topic"])
  expect(asked({ topic: "Law", which: ["Law"] })).toEqual(["topic"])
  expect(asked({ topic: "Tax" })).toEqual(["topic", "which"])
  expect(asked({ topic: "Tax", which: ["Tax", "Law"] })).toEqual(["topic", "which", "year"])
  expect(asked({ topic: "Tax", which: "Tax\nLaw" })).toEqual(["topic", "which", "year"])
})

test("a question may hang on a box that has no tick, once that box is asked for", () => {
  const box: Question = { ...plainQuestion, id: "box", label: "I know the way", kind: "checkbox" }
  const how = { ...year, ...when("box", "off"), id: "how" }
  const asked = (list: Question[], answers: Record<string, unknown>) =>
    ids(askedQuestions(list, answers))
  for (const none of [{}, { box: "" }, { box: [] }]) {
    expect(asked([box, how], none)).toEqual(["box", "how"])
  }
  for (const tick of [{ box: "on" }, { box: ["on"] }]) {
    expect(asked([box, how], tick)).toEqual(["box"])
  }
  const hidden = { ...box, ...when("topic", "Tax") }
  expect(asked([topic, hidden, how], { topic: "Law" })).toEqual(["topic"])
  expect(asked([topic, hidden, how], { topic: "Tax" })).toEqual(["topic", "box", "how"])
  // Where nothing was chosen of several, "off" is no answer unless it is one of them.
  const several = { ...topic, kind: "choices" as const, options: ["on", "off"] }
  expect(asked([several, { ...how, ...when("topic", "off") }], {})).toEqual(["topic"])
  expect(conditionProblems([box, how])).toEqual([])
})

test("no name that every object has is taken for an answer", () => {
  const odd = { ...topic, id: "constructor" }
  const child = { ...year, ...when("constructor", "Law") }
  expect(ids(askedQuestions([odd, child], {}))).toEqual(["constructor"])
})

test("a box that decides what else is asked is no agreement", () => {
  const box: Question = { ...plainQuestion, id: "box", label: "I bring somebody", kind: "checkbox" }
  const who = { ...year, ...when("box", "on") }
  expect(isAgreement(box, [box])).toBe(true)
  expect(isAgreement(box, [box, who])).toBe(false)
  expect(isAgreement(topic, [topic])).toBe(false)
})

test("conditions on later, missing or free questions, or answers that are not offered, are refused", () => {
  const problems = (...list: Question[]) => conditionProblems(list).map(({ problem }) => problem)
  expect(problems(topic, which, year)).toEqual([])
  expect(problems(which, topic)).toEqual(["gone"])
  expect(problems({ ...topic, ...when("topic", "Law") })).toEqual(["gone"])
  expect(problems({ ...plainQuestion, id: "topic", label: "Topic" }, which)).toEqual(["unsuitable"])
  expect(problems(topic, { ...which, ...when("topic", "Love") })).toEqual(["answers"])
  const page = { ...emptyPageContent, title: "Page" }
  expect(pageContentSchema.safeParse({ ...page, questions: [topic, which] }).success).toBe(true)
  expect(pageContentSchema.safeParse({ ...page, questions: [which, topic] }).success).toBe(false)
})

/** Up to eight questions, each perhaps hanging on one before it. */
const anyQuestions = fc
  .array(
    fc.record({
      kind: fc.constantFrom("text", "choice", "choices", "checkbox", "number"),
      required: fc.boolean(),
      parent: fc.option(fc.nat(7)),
      answers: fc.uniqueArray(fc.constantFrom(...options), { minLength: 1 }),
      box: fc.constantFrom("on", "off"),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) =>
    rows.reduce<Question[]>((list, { kind, required, parent, answers, box }, index) => {
      const before = parent === null ? undefined : list[parent]
      const offered = before ? namableAnswers(before) : []
      const named = before?.kind === "checkbox" ? [box] : answers
      const question: Question = {
        ...plainQuestion,
        ...{
          id: `q${index}`,
          label: `Question ${index}`,
          kind: kind as Question["kind"],
          required,
        },
        options: kind === "choice" || kind === "choices" ? options : [],
        showWhen: before && offered.length > 0 ? { questionId: before.id, answers: named } : null,
      }
      return [...list, question]
    }, []),
  )
const anyFields = fc.array(
  fc.tuple(fc.nat(8), fc.constantFrom("Law", "Tax", "Other", "on", "12", "", "Love")),
  { maxLength: 20 },
)

function sent(fields: readonly (readonly [number, string])[], questions: Question[]) {
  const form = new FormData()
  for (const [name, value] of [
    ["name", "Ada"],
    ["email", "ada@example.org"],
    ["timeZone", "Europe/Berlin"],
  ] as const)
    form.append(name, value)
  for (const [index, value] of fields) form.append(`answers.q${index}`, value)
  return readDetails(form, { questions }, text)
}

test("what is kept are exactly the answers to the questions that are asked", () => {
  fc.assert(
    fc.property(anyQuestions, anyFields, (questions, fields) => {
      const { read, values } = sent(fields, questions)
      const asked = ids(askedQuestions(questions, values.answers))
      if (read.ok) expect(Object.keys(read.details.answers)).toEqual(asked)
      // Nothing is missed that was not asked.
      else for (const id of Object.keys(read.errors.answers ?? {})) expect(asked).toContain(id)
    }),
    { numRuns: 500 },
  )
})

test("a question is asked when all it hangs on is asked and answered so, and only then", () => {
  fc.assert(
    fc.property(anyQuestions, anyFields, (questions, fields) => {
      const { values } = sent(fields, questions)
      const isAsked = ({ showWhen }: Question): boolean => {
        const parent = questions.find(({ id }) => id === showWhen?.questionId)
        if (!showWhen || !parent) return true
        const typed = values.answers[parent.id] ?? ""
        const given =
          parent.kind === "checkbox" && typed.trim() === "" ? ["off"] : typed.split("\n")
        return isAsked(parent) && given.some((answer) => showWhen.answers.includes(answer))
      }
      expect(ids(askedQuestions(questions, values.answers))).toEqual(ids(questions.filter(isAsked)))
    }),
  )
})

test("an answer that nobody asked for never keeps a form from being sent", () => {
  fc.assert(
    fc.property(anyQuestions, anyFields, (questions, fields) => {
      const first = sent(fields, questions)
      fc.pre(first.read.ok)
      const asked = new Set(ids(askedQuestions(questions, first.values.answers)))
      const noise = questions
        .map((_, index) => [index, "Love"] as const)
        .filter(([index]) => !asked.has(`q${index}`))
      expect(sent([...fields, ...noise], questions).read).toEqual(first.read)
    }),
  )
})

test("the order in which a form's fields arrive changes nothing", () => {
  fc.assert(
    fc.property(anyQuestions, anyFields, (questions, fields) => {
      const sorted = [...fields].sort(([one], [other]) => other - one)
      expect(sent(sorted, questions)).toEqual(sent(fields, questions))
    }),
  )
})
