import fc from "fast-check"
import { describe, expect, it } from "vitest"

import { ApiProblem } from "./api-problem.ts"
import { decodeForm, type FormValue } from "./form-body.ts"

/** Writes a value the way Stripe's SDK does. */
function encode(name: string, value: FormValue): [string, string][] {
  if (typeof value === "string") return [[name, value]]
  return Object.entries(value).flatMap(([key, item]) => encode(`${name}[${key}]`, item))
}

describe("a form with brackets", () => {
  it("is decoded to what was encoded, whatever is in its values", () => {
    const key = fc.stringMatching(/^[a-z_0-9]{1,8}$/)
    const tree = fc.letrec<{ value: FormValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string({ unit: "grapheme" }),
        fc.dictionary(key, tie("value"), { minKeys: 1, maxKeys: 4 }),
      ),
    })).value
    fc.assert(
      fc.property(fc.dictionary(key, tree, { maxKeys: 4 }), (form) => {
        const pairs = Object.entries(form).flatMap(([name, value]) => encode(name, value))
        const decoded = decodeForm(new URLSearchParams(pairs).toString())
        expect(JSON.parse(JSON.stringify(decoded))).toEqual(JSON.parse(JSON.stringify(form)))
      }),
    )
  })

  it("counts the items of a list with empty brackets", () => {
    expect(decodeForm("expand[]=a&expand[]=b")).toEqual({ expand: { 0: "a", 1: "b" } })
  })

  it("cannot reach what every object inherits", () => {
    decodeForm("__proto__[polluted]=yes&constructor[prototype][polluted]=yes")
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined()
  })

  it.each(["a=1&a[b]=2", "a[b]=2&a=1", "[a]=1", "a]b=1", "=1"])("refuses %s", (text) => {
    expect(() => decodeForm(text)).toThrow(ApiProblem)
  })
})
