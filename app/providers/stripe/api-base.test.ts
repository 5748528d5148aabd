import { describe, expect, it } from "vitest"

import { parseStripeApiBase } from "./api-base.ts"

describe("the address that replaces Stripe's", () => {
  it("is taken apart for the SDK", () => {
    expect(parseStripeApiBase("http://localhost:3001")).toEqual({
      protocol: "http",
      host: "localhost",
      port: 3001,
    })
    expect(parseStripeApiBase("https://stripe.example")).toEqual({
      protocol: "https",
      host: "stripe.example",
      port: 443,
    })
    expect(parseStripeApiBase("http://[::1]:8080/")).toEqual({
      protocol: "http",
      host: "::1",
      port: 8080,
    })
    expect(parseStripeApiBase("http://127.0.0.1")).toMatchObject({ port: 80 })
  })

  it.each([
    ["http://stripe.example", "https unless"],
    ["http://127.0.0.1.example:3001", "https unless"],
    ["http://localhost.example", "https unless"],
    ["ftp://localhost", "begin with https"],
    ["not an address", "an origin"],
    ["https://stripe.example/v1", "an origin alone"],
    ["https://stripe.example/?x=1", "an origin alone"],
    ["https://key:secret@stripe.example", "an origin alone"],
  ])("%s is refused with a sentence that does not repeat it", (text, rule) => {
    expect(() => parseStripeApiBase(text)).toThrow(rule)
    expect(() => parseStripeApiBase(text)).not.toThrow(text)
  })
})
