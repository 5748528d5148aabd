import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { plainQuestion } from "#app/features/page/schema.ts"
import { DetailsScreen, type DetailsFacts } from "./details-screen.tsx"

const action = "/demo/consultation/book?start=2026-12-03T13:00:00Z"
const facts: DetailsFacts = {
  offer: {
    brand: { name: "Vogt", href: "/demo", logoUrl: null },
    title: "Consultation",
    host: { name: "Marlene Vogt", photoUrl: null },
    durationMinutes: 30,
    price: { amountMinor: 5000, currency: "EUR" },
    place: null,
    policyLine: null,
  },
  time: {
    startsAt: new Date("2026-12-03T13:00:00Z"),
    endsAt: new Date("2026-12-03T13:30:00Z"),
    timeZone: "Europe/Berlin",
  },
  form: {
    action,
    attempt: "attempt-1",
    revision: "revision-1",
    values: {
      name: `"><script>`,
      email: "ana@",
      notes: "gently",
      answers: { topic: "My team", lang: "English" },
    },
    errors: { email: "Write an email address.", answers: { ok: "Tick this." } },
    questions: [
      {
        ...plainQuestion,
        id: "ok",
        label: "I agree",
        kind: "checkbox",
        options: [],
        required: true,
      },
      {
        ...plainQuestion,
        id: "topic",
        label: "Topic?",
        kind: "long-text",
        options: [],
        required: true,
      },
      {
        ...plainQuestion,
        id: "lang",
        label: "Language",
        kind: "choice",
        options: ["German", "English"],
        required: true,
      },
    ],
    locations: [],
    consentHtml: null,
    holdMinutes: 15,
    isMovingHold: false,
  },
  problem: null,
  changeTimeHref: "/demo/consultation",
  isEmbedded: false,
}
const shown = (change: Partial<DetailsFacts> = {}) =>
  renderToStaticMarkup(<DetailsScreen facts={{ ...facts, ...change }} />)

describe("the details form", () => {
  it("posts to its own address what the server needs to recognise it", () => {
    expect(shown()).toContain(`<form method="post" action="${action}"`)
    for (const [name, value] of [
      ["attempt", "attempt-1"],
      ["revision", "revision-1"],
      ["timeZone", "Europe/Berlin"],
    ]) {
      expect(shown()).toContain(`<input type="hidden" name="${name}" value="${value}"/>`)
    }
  })

  it("comes back with everything typed, as text, and each error at its field and on top", () => {
    const page = shown()
    expect(page).not.toContain("<script>")
    expect(page).toMatch(/name="email"[^>]*value="ana@"/)
    expect(page).toContain("My team</textarea>")
    expect(page).toContain("gently</textarea>")
    expect(page).toMatch(/<input[^>]*checked=""[^>]*value="English"|value="English"[^>]*checked=""/)
    expect(page).toMatch(/href="#email"[^>]*>Write an email address\./)
    expect(page).toMatch(/href="#answers\.ok"/)
    expect(page).toMatch(/id="answers\.ok"/)
  })

  it("asks for agreement last, and puts the price on the button right after it", () => {
    const page = shown()
    const places = ['name="name"', 'name="answers.topic"', 'name="notes"', 'name="answers.ok"']
    const found = [...places, "Hold this time and pay €50.00"].map((part) => page.indexOf(part))
    expect([...found].sort((a, b) => a - b)).toEqual(found)
    expect(found[0]).toBeGreaterThan(0)
  })

  it("books without a word about paying when nothing is due", () => {
    const page = shown({ offer: { ...facts.offer, price: { amountMinor: 0, currency: "EUR" } } })
    expect(page).toContain("Book this time")
    expect(page).not.toMatch(/pay/i)
  })

  it("offers the nearest times as buttons of the same form when this one is gone", () => {
    const page = shown({
      problem: {
        kind: "time-taken",
        isTooLate: false,
        nearest: [
          { startsAt: new Date("2026-12-03T14:00:00Z"), action: "/demo/consultation/book?start=b" },
        ],
        allTimesHref: "/demo/consultation",
      },
    })
    const form = page.slice(page.indexOf("<form"), page.indexOf("</form>"))
    expect(form).toMatch(
      /<button type="submit"[^>]*formAction="\/demo\/consultation\/book\?start=b"[^>]*><time dateTime="2026-12-03T14:00:00Z">/i,
    )
    expect(form).toContain("My team</textarea>")
    expect(form).not.toContain("Hold this time and pay")
  })

  it("writes a question that not everybody is asked with a line that says when", () => {
    const parent = facts.form.questions[2]!
    const child = {
      ...plainQuestion,
      ...{ id: "level", label: "Level <b>?</b>" },
      showWhen: { questionId: "lang", answers: ["German", "English"] },
    }
    const page = shown({ form: { ...facts.form, questions: [parent, child] } })
    expect(page).toContain(
      `<fieldset data-when="answers.lang" data-answers="[&quot;German&quot;,&quot;English&quot;]"><p`,
    )
    expect(page).toContain("Only if you answered “Language” with “German” or “English”:")
    expect(page).not.toContain("<b>?</b>")
  })

  it("leaves a box that decides what else is asked in its place, and says so", () => {
    const box = {
      ...plainQuestion,
      id: "guest",
      label: "I bring somebody",
      kind: "checkbox" as const,
    }
    const who = {
      ...plainQuestion,
      ...{ id: "who", label: "Who?" },
      showWhen: { questionId: "guest", answers: ["on"] },
    }
    const page = shown({ form: { ...facts.form, questions: [box, who] } })
    const places = [
      'name="answers.guest"',
      "Only if you ticked",
      'name="answers.who"',
      'name="notes"',
    ]
    const found = places.map((part) => page.indexOf(part))
    expect(Math.min(...found)).toBeGreaterThan(0)
    expect([...found].sort((a, b) => a - b)).toEqual(found)
    const alone = { ...who, showWhen: { questionId: "guest", answers: ["off"] } }
    const other = shown({ form: { ...facts.form, questions: [box, alone] } })
    expect(other).toContain("Only if you did not tick “I bring somebody”:")
    // What the browser's script reads: a box without a tick sends nothing.
    expect(other).toContain('data-when="answers.guest" data-answers="[null]"')
  })

  it("is sent in parts only when it asks for a file, and names one that is kept", () => {
    expect(shown()).not.toContain("multipart/form-data")
    const plan = { ...plainQuestion, id: "plan", label: "Your plan", kind: "file" as const }
    const kept = { token: "signed", filename: "<i>a</i>.pdf", bytes: 2_400_000 }
    const form = { ...facts.form, questions: [plan] }
    const values = { ...form.values, files: { plan: kept } }
    const page = shown({ form: { ...form, values } })
    expect(page).toContain('encType="multipart/form-data"')
    expect(page).toMatch(/<input id="answers\.plan"[^>]*type="file"/)
    expect(page).toContain("&lt;i&gt;a&lt;/i&gt;.pdf (2.4 MB) is here already.")
    expect(page).toContain('<input type="hidden" name="files.plan" value="signed"/>')
    expect(page).toContain('name="files.plan.remove"')
    expect(shown({ form })).not.toContain("files.plan")
    const needed = { ...form, values, questions: [{ ...plan, required: true }] }
    expect(shown({ form: needed })).not.toContain("files.plan.remove")
  })

  it("does not let Enter in a field choose another time", () => {
    const page = shown()
    const first = /<button[^>]*>/.exec(page.slice(page.indexOf("<form")))?.[0] ?? ""
    expect(first).toContain("hidden")
    expect(first).not.toMatch(/formaction/i)
  })

  it("names what changed when the price did", () => {
    const page = shown({
      problem: {
        kind: "revision-changed",
        changes: [
          {
            what: "price",
            before: { amountMinor: 5000, currency: "EUR" },
            now: { amountMinor: 8000, currency: "EUR" },
          },
        ],
      },
    })
    expect(page).toMatch(/€80\.00.*before: €50\.00/)
  })

  it("holds nothing while the calendar cannot be asked, and says so", () => {
    expect(shown({ problem: { kind: "calendar-unreachable" } })).toContain(
      "We cannot check this calendar now",
    )
  })
})
