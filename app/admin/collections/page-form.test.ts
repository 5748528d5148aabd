import fc from "fast-check"
import { expect, test } from "vitest"
import { differences, formOf, schemaOf } from "#app/admin/field-form.ts"
import type { FormValue } from "#app/admin/field-type.ts"
import { problemText } from "#app/admin/problem.ts"
import { readForm } from "#app/admin/read-form.ts"
import {
  emptyPageContent,
  plainQuestion,
  HOST_CHOICES,
  LOCATION_KINDS,
  REMINDERS,
  VISIBILITIES,
  pageContentSchema,
  type PageContent,
  type Question,
} from "#app/features/page/schema.ts"
import { namableAnswers } from "#app/features/page/condition-problems.ts"
import { translator } from "#app/messages/translate.ts"
import { readPageForm } from "./pages.collection.server.ts"
import { pageSections } from "./pages.collection.tsx"

const cover = {
  ...{ id: "0193a5c2-7a10-7c3e-9f00-1234567890ab", key: "0".repeat(32), filename: "a.png" },
  ...{ alt: "A harbour", width: 640, height: 480, variants: [] },
}
const sections = pageSections("studio", [cover])
const text = translator("en")
const content: PageContent = {
  ...emptyPageContent,
  title: "Consultation",
  durations: [
    { minutes: 30, amountMinor: 5000 },
    { minutes: 60, amountMinor: 0 },
  ],
  questions: [
    {
      ...plainQuestion,
      id: "topic",
      label: "Topic",
      kind: "choice",
      options: ["Money", "Team"],
      required: true,
    },
  ],
}

/** A form as a browser sends it: one name per control, nothing for what is empty of rows. */
function sent(value: Record<string, FormValue>): FormData {
  const formData = new FormData()
  const put = (name: string, part: FormValue) => {
    if (part === undefined) return
    if (typeof part === "string") formData.append(name, part)
    else if (Array.isArray(part)) part.forEach((item, index) => put(`${name}[${index}]`, item))
    else for (const [key, item] of Object.entries(part)) put(`${name}.${key}`, item)
  }
  for (const [name, part] of Object.entries(value)) put(name, part)
  return formData
}

const formFor = (page: PageContent, slug = "consultation") =>
  sent(formOf(sections, { slug, ...page }))

function errorsOf(change: (formData: FormData) => void, page = content) {
  const formData = formFor(page)
  change(formData)
  const submission = readForm(formData, schemaOf(sections, formData))
  return submission.status === "success" ? null : submission.error
}

test("a page's form says what the page says", () => {
  expect(readPageForm(formFor(content), "studio").page).toEqual({ slug: "consultation", content })
})

const minutes = (most: number) => fc.integer({ min: 0, max: most })
const anyLimit = fc.option(fc.integer({ min: 1, max: 1000 }))
const line = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,20}[a-z]$/)
/** Lets the last question hang on the first that can decide. */
const hanging = (list: Question[]): Question[] => {
  const parent = list.slice(0, -1).find((question) => namableAnswers(question).length > 0)
  const answers = parent ? namableAnswers(parent).slice(0, 1) : []
  const showWhen = parent ? { questionId: parent.id, answers } : null
  return list.map((question, index) =>
    index === list.length - 1 ? { ...question, showWhen } : question,
  )
}
const anyLocation = fc.record({
  kind: fc.constantFrom(...LOCATION_KINDS),
  text: line,
  url: fc.constantFrom(null, "https://meet.example/room"),
})
const anyPage = fc.record({
  title: line,
  description: fc.constantFrom("", "Some *text*\n\n- one"),
  currency: fc.constant("EUR"),
  durations: fc.uniqueArray(
    fc.record({ minutes: fc.integer({ min: 5, max: 1440 }), amountMinor: minutes(99_999_999) }),
    { minLength: 1, maxLength: 8, selector: (duration) => duration.minutes },
  ),
  location: anyLocation.map((location) => ({ ...location, text: `At ${location.text} 1` })),
  bufferBeforeMinutes: minutes(720),
  bufferAfterMinutes: minutes(720),
  incrementMinutes: fc.integer({ min: 5, max: 720 }),
  notice: fc.oneof(
    fc.record({ kind: fc.constant("minutes" as const), minutes: minutes(525_600) }),
    fc.record({ kind: fc.constant("days" as const), days: fc.integer({ min: 0, max: 365 }) }),
  ),
  window: fc.oneof(
    fc.record({ kind: fc.constant("rolling" as const), days: fc.integer({ min: 1, max: 1095 }) }),
    fc.constant({ kind: "forever" as const }),
    fc.constant({ kind: "dates" as const, from: "2026-12-01", until: "2026-12-24" }),
  ),
  holdMinutes: fc.integer({ min: 1, max: 60 }),
  questions: fc
    .uniqueArray(
      fc.oneof(
        fc.record({
          id: fc.stringMatching(/^[a-z]{1,8}$/),
          label: line,
          kind: fc.constantFrom("text" as const, "long-text" as const, "checkbox" as const),
          options: fc.constant<string[]>([]),
          required: fc.boolean(),
          shownIn: fc.record({ mails: fc.boolean(), calendar: fc.boolean() }),
          showWhen: fc.constant(null),
        }),
        fc.record({
          id: fc.stringMatching(/^[a-z]{9,12}$/),
          label: line,
          kind: fc.constant("choice" as const),
          options: fc.uniqueArray(line, { minLength: 2, maxLength: 4 }),
          required: fc.boolean(),
          shownIn: fc.record({ mails: fc.boolean(), calendar: fc.boolean() }),
          showWhen: fc.constant(null),
        }),
      ),
      { maxLength: 4, selector: (question) => question.id },
    )
    .map(hanging),
  cancelCutoffMinutes: fc.option(minutes(525_600)),
  moveCutoffMinutes: fc.option(minutes(525_600)),
  refundRule: fc.record({
    minutesBefore: minutes(525_600),
    percent: fc.integer({ min: 0, max: 100 }),
  }),
  hostChoice: fc.constantFrom(...HOST_CHOICES),
  limits: fc.record({ perDay: anyLimit, perWeek: anyLimit, perMonth: anyLimit }),
  capacity: fc.integer({ min: 1, max: 500 }),
  visibility: fc.constantFrom(...VISIBILITIES),
  coverMediaId: fc.constantFrom(null, cover.id),
  otherLocations: fc.uniqueArray(anyLocation, { maxLength: 5, selector: ({ text }) => text }),
  consentText: fc.constantFrom("", "I agree to the [terms](https://studio.example/terms)."),
  reminders: fc.subarray([...REMINDERS]),
  confirmedText: fc.constantFrom("", "Bring *shoes*."),
  afterBookingUrl: fc.constantFrom(null, "https://studio.example/thanks?from=booking#top"),
})

test("whatever a page may say goes through its form unchanged", () => {
  fc.assert(
    fc.property(anyPage, (generated) => {
      const page = pageContentSchema.parse(generated)
      expect(page).toEqual(generated)
      expect(readPageForm(formFor(page), "studio", [cover]).page?.content).toEqual(page)
      const same = { text, locale: "en" }
      expect(differences(sections, page, page, same)).toEqual([])
    }),
  )
})

test("every mistake is told at once, each at its field, and no price becomes zero", () => {
  const errors = errorsOf((formData) => {
    formData.set("title", "  ")
    formData.set("slug", "admin")
    formData.set("durations[0].price", "")
    formData.set("durations[1].minutes", "30")
    formData.set("durations[1].price", "1e3")
    formData.set("location.url", "javascript:alert(1)")
    formData.set("incrementMinutes", "0x10")
    formData.set("notice.amount", "-5")
    formData.set("window.days", "")
    formData.set("holdMinutes", "61")
    formData.set("refundRule.percent", "101")
    formData.set("cancelCutoffMinutes.before.amount", "soon")
    formData.set("questions[0].options", "only one")
    formData.set("hostChoice", "nobody")
    formData.set("limits.perDay", "0")
    formData.set("limits.perWeek", "many")
    formData.set("capacity", "501")
    formData.set("visibility", "secret")
  })
  expect(
    Object.fromEntries(
      Object.entries(errors ?? {}).map(([name, list]) => [name, list?.[0]?.split(" ")[0]]),
    ),
  ).toEqual({
    title: "required",
    slug: "slug-reserved",
    "durations[0].price": "required",
    "durations[1].price": "money-malformed",
    "location.url": "link-malformed",
    incrementMinutes: "not-between",
    "notice.amount": "not-between",
    "window.days": "required",
    holdMinutes: "not-between",
    "refundRule.percent": "not-between",
    "cancelCutoffMinutes.before.amount": "not-between",
    "questions[0].options": "options-missing",
    hostChoice: "choice-missing",
    "limits.perDay": "not-between",
    "limits.perWeek": "not-between",
    capacity: "not-between",
    visibility: "choice-missing",
  })
  for (const list of Object.values(errors ?? {})) {
    for (const coded of list ?? []) expect(problemText(coded, text)).toMatch(/\.$/)
  }
})

test("lists that are required are missed when nothing at all was sent for them", () => {
  const errors = errorsOf((formData) => {
    for (const name of [...formData.keys()]) if (name.startsWith("durations")) formData.delete(name)
  })
  expect(errors).toEqual({ durations: ["duration-missing"] })
})

test("an empty form is refused field by field, with a sentence for each", () => {
  const formData = new FormData()
  const submission = readForm(formData, schemaOf(sections, formData))
  const errors = submission.status === "error" ? (submission.error ?? {}) : {}
  expect(Object.keys(errors).length).toBeGreaterThan(8)
  for (const list of Object.values(errors)) {
    expect(list).toHaveLength(1)
    for (const coded of list ?? []) {
      expect(problemText(coded, text)).toMatch(/\.$/)
      expect(problemText(coded, text)).not.toBe(text("admin.problems.other"))
    }
  }
})

test("two equal lengths, reversed dates and amounts the currency does not have are refused", () => {
  expect(errorsOf((formData) => formData.set("durations[1].minutes", "30"))).toEqual({
    "durations[1].minutes": ["duration-twice"],
  })
  expect(
    errorsOf((formData) => {
      formData.set("window.kind", "dates")
      formData.set("window.from", "2026-12-24")
      formData.set("window.until", "2026-12-01")
    }),
  ).toEqual({ "window.until": ["dates-reversed"] })
  expect(
    errorsOf((formData) => {
      formData.set("currency", "ISK")
      formData.set("durations[0].price", "40.10")
    }),
  ).toEqual({ "durations[0].price": ["money-fraction"] })
})

test("a change of currency keeps the amount that was typed", () => {
  const formData = formFor(content)
  formData.set("currency", "KWD")
  formData.set("durations[0].price", "1.500")
  expect(readPageForm(formData, "studio").page?.content.durations[0]?.amountMinor).toBe(1500)
})

test("a row comes and goes by a button, and nothing that was typed is lost", () => {
  const press = (intent: object) => {
    const formData = formFor(content)
    formData.set("title", "")
    formData.set("durations[0].price", "12,")
    formData.set("__intent__", JSON.stringify(intent))
    const { submission, page } = readPageForm(formData, "studio")
    expect(page).toBeNull()
    expect(submission.status).toBeUndefined()
    return submission.payload["durations"]
  }
  const rows = [
    { minutes: "30", price: "12," },
    { minutes: "60", price: "0.00" },
  ]
  expect(
    press({ type: "insert", payload: { name: "durations", defaultValue: { minutes: "45" } } }),
  ).toEqual([...rows, { minutes: "45" }])
  expect(press({ type: "remove", payload: { name: "durations", index: 0 } })).toEqual([rows[1]])
})

test("what is no form of ours is a bad request, not a failure and not a burden", () => {
  const bad: ((formData: FormData) => void)[] = [
    (formData) => formData.set("__intent__", "{"),
    (formData) =>
      formData.set("__intent__", '{"type":"insert","payload":{"name":"durations[999999999]"}}'),
    (formData) =>
      formData.set("__intent__", '{"type":"explode","payload":{}}'.replace("payload", "x")),
    (formData) => formData.set("durations[999999999].price", "1"),
    (formData) => formData.set("__proto__.polluted", "1"),
    (formData) => formData.set("durations[-1]", "1"),
    (formData) => {
      for (let count = 0; count < 2000; count++) formData.append(`x${count}`, "1")
    },
  ]
  for (const change of bad) {
    try {
      errorsOf(change)
    } catch (thrown) {
      expect((thrown as Response).status).toBe(400)
    }
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined()
  }
  expect(() => errorsOf(bad[1] ?? (() => {}))).toThrow()
})

test("questions keep their ids when their words change, and no two share one", () => {
  const page: PageContent = {
    ...content,
    questions: [
      {
        ...plainQuestion,
        id: "topic",
        label: "What is it about?",
        kind: "text",
        options: [],
        required: false,
      },
      { ...plainQuestion, id: "", label: "Topic", kind: "text", options: [], required: false },
      { ...plainQuestion, id: "", label: "日本", kind: "text", options: [], required: false },
      { ...plainQuestion, id: "topic", label: "Again", kind: "text", options: [], required: false },
    ],
  }
  const ids = readPageForm(formFor(page), "studio").page?.content.questions.map(({ id }) => id)
  expect(ids?.[0]).toBe("topic")
  expect(new Set(ids).size).toBe(4)
  for (const id of ids ?? []) expect(id).toMatch(/^[a-z0-9-]{1,40}$/)
})

test("a new question can hang on another new one", () => {
  const formData = formFor({ ...content, questions: [] })
  for (const [name, value] of Object.entries({
    "questions[0].id": "+1",
    "questions[0].label": "May we call you?",
    "questions[0].kind": "checkbox",
    "questions[1].id": "+2",
    "questions[1].label": "Your number",
    "questions[1].kind": "phone",
    "questions[1].when": "+1",
    "questions[1].mails": "on",
  }))
    formData.set(name, value)
  expect(readPageForm(formData, "studio").page?.content.questions).toEqual([
    {
      ...plainQuestion,
      ...{ id: "may-we-call-you", label: "May we call you?", kind: "checkbox" },
      shownIn: { mails: false, calendar: false },
    },
    {
      ...plainQuestion,
      ...{ id: "your-number", label: "Your number", kind: "phone" },
      showWhen: { questionId: "may-we-call-you", answers: ["on"] },
      shownIn: { mails: true, calendar: false },
    },
  ])
})

test("a question can hang on a box that has a tick, or has none", () => {
  const box = { ...plainQuestion, id: "box", label: "I know the way", kind: "checkbox" as const }
  for (const answer of ["on", "off"]) {
    const how = {
      ...plainQuestion,
      ...{ id: "how", label: "How do you come?" },
      showWhen: { questionId: "box", answers: [answer] },
    }
    const questions = [box, how]
    const read = readPageForm(formFor({ ...content, questions }), "studio")
    expect(read.page?.content.questions).toEqual(questions)
  }
})

const hangingOnTopic: PageContent = {
  ...content,
  questions: [
    ...content.questions,
    {
      ...plainQuestion,
      ...{ id: "size", label: "How many?" },
      showWhen: { questionId: "topic", answers: ["Team"] },
    },
  ],
}

test.each<[string, (questions: Question[]) => void, string, string]>([
  ["is removed", (list) => list.splice(0, 1), "questions[0].when", "condition-gone"],
  ["comes after it", (list) => list.reverse(), "questions[0].when", "condition-gone"],
  [
    "is answered in words now",
    ([topic]) => Object.assign(topic!, { kind: "text", options: [] }),
    "questions[1].when",
    "condition-unsuitable",
  ],
  [
    "has lost the answer",
    ([topic]) => Object.assign(topic!, { options: ["Money", "Law"] }),
    "questions[1].whenAnswers",
    "condition-answers",
  ],
])(
  "a question is told about at its field when the one it hangs on %s",
  (_, change, place, said) => {
    const page = structuredClone(hangingOnTopic)
    change(page.questions)
    expect(errorsOf(() => {}, page)).toEqual({ [place]: [said] })
  },
)

test("a condition without an answer is told so", () => {
  const untick = (formData: FormData) => formData.delete("questions[1].whenAnswers[0]")
  expect(errorsOf(untick, hangingOnTopic)).toEqual({
    "questions[1].whenAnswers": ["condition-without-answers"],
  })
})

test("what changed about a question reads in words", () => {
  const shy: PageContent = structuredClone(hangingOnTopic)
  Object.assign(shy.questions[1]!, { shownIn: { mails: true, calendar: false } })
  const [row] = differences(sections, { ...content }, { ...shy }, { text, locale: "en" })
  expect(row).toMatchObject({
    name: "questions",
    after: expect.stringContaining(
      "How many? (One line of text, only after “Topic”: Team, not in calendars)",
    ),
  })
})

test("a difference is told in words", () => {
  const dearer: PageContent = {
    ...content,
    durations: [{ minutes: 30, amountMinor: 8000 }],
    cancelCutoffMinutes: null,
    notice: { kind: "days", days: 2 },
    holdMinutes: 1,
  }
  expect(
    differences(
      sections,
      { slug: "a", ...content },
      { slug: "b", ...dearer },
      { text, locale: "en" },
    ),
  ).toMatchObject([
    { name: "slug", before: "a", after: "b" },
    { name: "durations", before: "30 minutes: €50.00; 1 hour: Free", after: "30 minutes: €80.00" },
    { name: "notice", before: "24 hours", after: "2 calendar days" },
    { name: "holdMinutes", before: "15 minutes", after: "1 minute" },
    { name: "cancelCutoffMinutes", before: "until the start", after: "not by themselves" },
  ])
})

test("saving a page's form leaves who is booked, the limits and the seats as they were", () => {
  const team: PageContent = {
    ...content,
    hostChoice: "round-robin",
    limits: { perDay: 3, perWeek: null, perMonth: 40 },
    capacity: 12,
  }
  expect(readPageForm(formFor(team), "studio").page?.content).toEqual(team)
})

test("what changed about the team reads as sentences, an emptied limit too", () => {
  const before: PageContent = {
    ...content,
    hostChoice: "collective",
    limits: { perDay: 3, perWeek: 10, perMonth: null },
    capacity: 2,
  }
  const changed = differences(sections, before, content, { text, locale: "en" })
  expect(
    changed.map(({ words, before, after }) => [text(`${words}.label`), before, after]),
  ).toEqual([
    ["Hosts", "All together", "One host"],
    ["At most", "3 a day, 10 a week", "no limit"],
    ["Seats", "2 seats", "1 seat"],
  ])
})
