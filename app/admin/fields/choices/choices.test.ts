import { describe, expect, it } from "vitest"
import { translator } from "#app/messages/translate.ts"
import { choices } from "./choices-field.tsx"
import { choicesOrAll } from "./choices-or-all-field.tsx"

const known = {
  values: ["red", "green", "blue"] as const,
  describe: (value: string) => ({ label: value }),
}
const context = { text: translator("en"), locale: "en", content: {} }
const said = (
  field: ReturnType<typeof choices> | ReturnType<typeof choicesOrAll>,
  sent: unknown,
) => {
  const read = field.schema(() => "").safeParse(sent)
  return read.success
    ? read.data
    : read.error.issues.map(({ path, message }) => [path.join("."), message])
}

describe("any of a known few", () => {
  it("are what was ticked, each once and in their own order, however many boxes were sent", () => {
    expect(said(choices(known), ["blue", "red", "blue"])).toEqual(["red", "blue"])
    expect(said(choices(known), "green")).toEqual(["green"])
    expect(said(choices(known), undefined)).toEqual([])
  })

  it("are refused when they are none of these, or nothing is ticked that has to be", () => {
    expect(said(choices(known), ["red", "mauve"])).toEqual([["1", "choice-missing"]])
    expect(said(choices({ ...known, least: 1 }), undefined)).toEqual([["", "choice-missing"]])
    expect(said(choices(known), { red: "on" })).toEqual([["0", "choice-missing"]])
  })

  it("go through their form unchanged and are told by their names", () => {
    const field = choices({ ...known, nameOf: (value) => value.toUpperCase() })
    expect(said(field, field.toForm(["red", "blue"], {}))).toEqual(["red", "blue"])
    expect(field.toText(["red", "blue"], context)).toBe("RED, BLUE")
  })
})

describe("all, or any of a known few", () => {
  const field = choicesOrAll({
    ...known,
    words: "webhooks.types",
    missing: "webhook-types-missing",
  })

  it("are all whatever is ticked, or what is ticked", () => {
    expect(said(field, { which: "all", list: ["red"] })).toBeNull()
    expect(said(field, { which: "listed", list: "red" })).toEqual(["red"])
    for (const value of [null, ["green" as const]]) {
      expect(said(field, field.toForm(value, {}))).toEqual(value)
    }
  })

  it("are refused at the boxes when a list is chosen and nothing ticked", () => {
    expect(said(field, { which: "listed" })).toEqual([["list", "webhook-types-missing"]])
    expect(said(field, "nonsense")).toEqual([["which", "choice-missing"]])
  })
})
