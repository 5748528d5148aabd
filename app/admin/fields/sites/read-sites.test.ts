import { describe, expect, it } from "vitest"
import { translator } from "#app/messages/translate.ts"
import { problemText } from "#app/admin/problem.ts"
import { sites } from "./sites-field.tsx"
import { typedSites } from "./read-sites.ts"

const said = (input: unknown) => {
  const read = typedSites.safeParse(input)
  if (read.success) return read.data
  const [issue] = read.error.issues
  return `${issue?.path.join(".")}: ${problemText(issue?.message ?? "", translator("en"))}`
}

describe("the sites that may show a page", () => {
  it("are any, none, or the origins of a list, each once", () => {
    expect(said({ which: "any", list: "whatever" })).toBeNull()
    expect(said({ which: "none", list: "https://a.example" })).toEqual([])
    const list = "https://a.example\r\n\n https://A.example/ \nhttp://localhost:8080"
    expect(said({ which: "listed", list })).toEqual(["https://a.example", "http://localhost:8080"])
  })

  it("are refused at the list, with the line that is wrong", () => {
    expect(said({ which: "listed", list: "" })).toMatch(/^list: Name at least one site/)
    expect(said({ which: "listed", list: "https://a.example\nb.example" })).toMatch(
      /^list: b\.example is no site/,
    )
    const many = Array.from({ length: 51 }, (_, index) => `https://s${index}.example`).join("\n")
    expect(said({ which: "listed", list: many })).toMatch(/^list: .*at most 50 sites/)
    expect(said({ which: "other", list: "" })).toMatch(/^which: Choose one/)
    expect(said("nonsense")).toMatch(/^which: Choose one/)
  })

  it("go through their form unchanged", () => {
    const field = sites()
    for (const value of [null, [], ["https://a.example", "https://b.example"]]) {
      expect(said(field.toForm(value, {}))).toEqual(value)
    }
  })
})
