import Stripe from "stripe"
import { describe, expect, it } from "vitest"

import { createStripe } from "./client.server.ts"
import { SignatureRefused } from "./port.ts"
import { signWebhook } from "./stand-in/sign-webhook.ts"

const now = new Date("2026-11-21T12:00:00Z")
const nowSeconds = now.getTime() / 1000
const stripe = createStripe({
  secretKey: "sk_test_unused",
  webhookSecrets: ["whsec_newest", "whsec_older"],
  timeoutMs: 1_000,
})
const body = JSON.stringify({
  id: "evt_1",
  object: "event",
  created: nowSeconds,
  livemode: false,
  type: "checkout.session.completed",
  data: { object: { object: "checkout.session", id: "cs_1", name: "Zoë" } },
})

function reasonOf(rawBody: string | Uint8Array, header: string | null, at = now): string {
  try {
    stripe.constructEvent(rawBody, header, at)
    return "believed"
  } catch (error) {
    return error instanceof SignatureRefused ? error.reason : "another error"
  }
}

describe("a webhook message", () => {
  it("is believed when any of the secrets signed its very bytes", () => {
    for (const secret of ["whsec_newest", "whsec_older"]) {
      const header = signWebhook(body, secret, nowSeconds)
      expect(stripe.constructEvent(body, header, now).id).toBe("evt_1")
      const bytes = new TextEncoder().encode(body)
      expect(stripe.constructEvent(bytes, header, now).type).toBe("checkout.session.completed")
    }
  })

  it("may carry several signatures, as while a secret is being rotated", () => {
    const [, good] = signWebhook(body, "whsec_newest", nowSeconds).split(",")
    expect(reasonOf(body, `t=${nowSeconds},v1=${"0".repeat(64)},${good},v0=1`)).toBe("believed")
  })

  it("is refused without a signature, with a foreign one, and when a byte was changed", () => {
    expect(reasonOf(body, null)).toBe("missing")
    expect(reasonOf(body, "")).toBe("missing")
    expect(reasonOf(body, "v1=abc")).toBe("mismatch")
    expect(reasonOf(body, signWebhook(body, "whsec_foreign", nowSeconds))).toBe("mismatch")
    const header = signWebhook(body, "whsec_newest", nowSeconds)
    expect(reasonOf(body.replace("cs_1", "cs_2"), header)).toBe("mismatch")
    expect(reasonOf(body, header.replace(`t=${nowSeconds}`, `t=${nowSeconds + 1}`))).toBe(
      "mismatch",
    )
  })

  it("is refused when its signature is older than 300 seconds", () => {
    const header = signWebhook(body, "whsec_older", nowSeconds)
    const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
    expect(reasonOf(body, header, later(300))).toBe("believed")
    expect(reasonOf(body, header, later(301))).toBe("stale")
  })

  it("is refused when it is signed but no event", () => {
    for (const other of ["[]", "{}", "no json", '{"object":"v2.core.event"}']) {
      expect(reasonOf(other, signWebhook(other, "whsec_newest", nowSeconds))).toBe("not-an-event")
    }
  })

  it("is never believed when no secret is configured", () => {
    const bare = createStripe({ secretKey: "sk_test_x", webhookSecrets: [], timeoutMs: 1_000 })
    const header = signWebhook(body, "", nowSeconds)
    expect(() => bare.constructEvent(body, header, now)).toThrow(SignatureRefused)
  })

  it("is signed by the stand-in just as Stripe's own SDK does it", () => {
    const header = Stripe.webhooks.generateTestHeaderString({
      payload: body,
      secret: "whsec_newest",
      timestamp: nowSeconds,
    })
    expect(signWebhook(body, "whsec_newest", nowSeconds)).toBe(header)
  })
})

describe("the key", () => {
  it("says whether real money moves", () => {
    const liveOf = (secretKey: string) =>
      createStripe({ secretKey, webhookSecrets: [], timeoutMs: 1_000 }).live
    expect(liveOf("sk_live_1")).toBe(true)
    expect(liveOf("rk_live_1")).toBe(true)
    expect(liveOf("sk_test_1")).toBe(false)
  })
})
