import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { listTextGroups } from "#app/features/text/text-groups.ts"
import { parseMessage } from "./message-parts.ts"
import { exampleValues, variablesOf } from "./message-variables.ts"
import { readOwnText, type OwnTextProblem } from "./own-text.ts"
import { ownTextName } from "./own-texts.ts"
import { translator } from "./translate.ts"

const subject = {
  key: "emails.bookingConfirmed.subject",
  language: "en",
  message: "Confirmed: {page} on {date}, {time}",
}
const moved = {
  key: "emails.bookingMoved.body",
  language: "en",
  message:
    "{movedBy, select, client {Hello {client}, as you asked.} other {Hello {client}, {organizer} has moved it.}}",
}
const seats = {
  key: "interface.times.seatsLeft",
  language: "en",
  message: "{count, plural, one {# seat left} other {# seats left}}",
}
const plain = { key: "booking.cancel.keep", language: "en", message: "Keep it" }
const kept = {
  key: "booking.cancel.kept",
  language: "en",
  message: "You paid {paid}. By the rules of this booking no money comes back.",
}

function problemOf(our: typeof subject, own: string): OwnTextProblem["name"] | null {
  const read = readOwnText(our, own)
  return read.ok ? null : read.problem.name
}

describe("what may stand in place of our text", () => {
  test.each([
    ["fewer variables", subject, "See you on {date} at {time}"],
    ["none", subject, "It is done"],
    ["one many times", subject, "{page} {page} {page}"],
    ["an apostrophe", subject, "Don't be late: {page}"],
    ["signs that HTML has too", subject, "I <3 you, {page}; 1 < 2 & 3 > 2"],
    ["other letters", subject, "Ihr Termin am {date} – bestätigt 🎉"],
    ["letters from right to left", subject, "תודה {page}"],
    ["a mark of direction", subject, "\u200f{page}"],
    ["a number sign", subject, "# is a sign like any other"],
    ["no choice", moved, "Hello {client}, it has a new time."],
    ["the choice that ours has", moved, "{movedBy, select, client {You did} other {We did}}"],
    ["a number without cases", seats, "{count} left"],
    ["more cases of a number", seats, "{count, plural, =0 {none} one {only one} other {# left}}"],
  ])("may have %s", (_, our, own) => {
    expect(problemOf(our, own)).toBeNull()
  })

  test("an apostrophe hides no variable", () => {
    const read = readOwnText(subject, "It's '{page}'")
    expect(read.ok && read.message.format({ page: "Yoga", date: "", time: "" })).toBe("It's 'Yoga'")
  })
})

describe("what may not", () => {
  const deep = (depth: number) =>
    "{movedBy, select, other {".repeat(depth) + "x" + "}}".repeat(depth)
  test.each<[OwnTextProblem["name"], typeof subject, string]>([
    ["text-unknown-variable", subject, "{__proto__}"],
    ["text-unknown-variable", subject, "{constructor}"],
    ["text-unknown-variable", subject, "{toString}"],
    ["text-unknown-variable", subject, "{hasOwnProperty, select, other {x}}"],
    ["text-unknown-case", moved, "{movedBy, select, host {x} other {y}}"],
    ["text-unknown-case", moved, "{movedBy, select, constructor {x} other {y}}"],
    ["text-unknown-variable", subject, "{password}"],
    ["text-broken", subject, "{page"],
    ["text-broken", subject, "page}"],
    ["text-broken", subject, "{}"],
    ["text-broken", subject, "{{page}}"],
    ["text-broken", subject, "{page, }"],
    ["text-unknown-variable", subject, "${page} {0}"],
    ["text-no-variables", plain, "{page}"],
    ["text-no-variables", plain, "{"],
    ["text-html", subject, "<script>alert(1)</script>"],
    ["text-html", subject, "<img src=x onerror=alert(1)>"],
    ["text-html", subject, "<!-- {page} -->"],
    ["text-html", subject, "</title>"],
    ["text-html", subject, "<b>{page}</b>"],
    ["text-too-long", subject, "x".repeat(100_000)],
    ["text-too-long", subject, "{".repeat(100_000)],
    ["text-too-long", moved, deep(2000)],
    ["text-unprintable", subject, "a\r\nBcc: everybody@example.com"],
    ["text-unprintable", subject, "a\u0000b"],
    ["text-unprintable", subject, "\u202egnp.exe"],
    ["text-unprintable", subject, "\u2066{page}"],
    ["text-unprintable", subject, "\ud800"],
    ["text-says-nothing", subject, " "],
    ["text-says-nothing", subject, "\u200b\u200e\u00ad"],
    ["text-says-nothing", moved, "{movedBy, select, client {} other {x}}"],
    ["text-only-chooses", moved, "{movedBy}"],
    ["text-wrong-format", moved, "{client, select, Sam {Hi} other {Hello}}"],
    ["text-wrong-format", subject, "{page, plural, one {a} other {b}}"],
    ["text-wrong-format", subject, "{date, date, short}"],
    ["text-wrong-format", subject, "{page, number, ::currency/EUR}"],
    ["text-wrong-format", seats, "{count, number, percent} left"],
    ["text-unknown-case", seats, "{count, plural, lots {x} other {#}}"],
    ["text-broken", seats, "{count, plural, one {x}}"],
    ["text-missing-variable", seats, "Some seats left"],
    ["text-missing-variable", kept, "Nothing comes back."],
  ])("is refused: %s, %#", (name, our, own) => {
    expect(problemOf(our, own)).toBe(name)
  })

  test("what is nested as deep as a text can be long is read, and stops nothing", () => {
    expect(problemOf({ ...moved, message: moved.message.padEnd(100) }, deep(35))).toBeNull()
  })
})

const replaceable = listTextGroups("en").flatMap(({ texts }) => texts)
const language = "en"

/** Texts as somebody might type them, good and bad, made of what the text before them is made of. */
const typed = fc.array(
  fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.constantFrom("'", "''", "#", "<", ">", "&", '"', "{", "}", "{x}", "=", "\u200f", "%s", "$&"),
    fc.constantFrom("a, plural, one {", "other {", "a, select, ", "}}"),
  ),
  { maxLength: 8 },
)

test("whatever is accepted is said for all values that ours is said for, and says something", () => {
  let accepted = 0
  fc.assert(
    fc.property(fc.constantFrom(...replaceable), typed, fc.boolean(), (our, pieces, keepsAll) => {
      const variables = variablesOf(parseMessage(our.message, language))
      const names = variables.filter(({ kind }) => kind !== "choice").map(({ name }) => `{${name}}`)
      const own = [...pieces, ...(keepsAll ? names : names.slice(0, 1))].join(" ").trim()
      const read = readOwnText({ key: our.key, language, message: our.message }, own)
      if (!read.ok) return
      accepted += 1
      const say = translator("en", { [ownTextName(language, our.key)]: own })
      for (const values of exampleValues(variables, () => "“<i>{x}&</i>”")) {
        const said = say(our.key, values)
        expect(said.trim()).not.toBe("")
        // Without a case of its own to choose, an own text is said to the letter.
        if (variables.length === 0) expect(said).toBe(own)
      }
    }),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 2000) },
  )
  expect(accepted).toBeGreaterThan(100)
})

test("every text of ours may stand in its own place", () => {
  for (const { key, message } of replaceable) {
    expect(readOwnText({ key, language, message }, message), key).toMatchObject({ ok: true })
  }
})

describe("the words of a translator", () => {
  const key = "emails.bookingConfirmed.subject"
  const values = { page: "Yoga", date: "today", time: "noon" }
  const ours = translator("en")(key, values)

  it("are the organizer's own where they have some, in every dialect of the language", () => {
    const own = { [ownTextName("en", key)]: "{page}: done" }
    expect(translator("en-GB", own)(key, values)).toBe("Yoga: done")
    expect(translator("en", own)("emails.bookingConfirmed.headline")).toBe(
      "Your booking is confirmed",
    )
    expect(translator("en")(key, values)).toBe(ours)
  })

  test.each([
    ["a text that parses no more", "{page"],
    ["a variable that ours lost", "{page} {gone}"],
    ["a name that every object has", "{constructor}"],
    ["HTML", "<b>{page}</b>"],
    ["nothing to see", "\u200b"],
    ["no text at all", 7],
    ["null", null],
  ])("are ours in place of %s", (_, kept) => {
    const own = { [ownTextName("en", key)]: kept } as unknown as Record<string, string>
    expect(translator("en", own)(key, values)).toBe(ours)
  })

  it("are ours where an own text asks for a value that is not given", () => {
    const own = { [ownTextName("en", key)]: "{page} {time}" }
    const { time: _, ...fewer } = values
    expect(() => translator("en", own)(key, fewer)).toThrow("time")
    expect(translator("en", own)(key, { ...fewer, time: "noon" })).toBe("Yoga noon")
  })

  it("are ours when the kept rows are of nobody's prototype", () => {
    const own = JSON.parse('{"__proto__": {"en:emails.bookingConfirmed.subject": "no"}}') as object
    expect(translator("en", own as Record<string, string>)(key, values)).toBe(ours)
  })
})
