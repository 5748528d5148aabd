import { createHmac } from "node:crypto"

/** The `Stripe-Signature` header: HMAC-SHA256 over `t.body` with the whole secret (https://docs.stripe.com/webhooks/signature). */
export function signWebhook(body: string, secret: string, atSeconds: number): string {
  const signature = createHmac("sha256", secret).update(`${atSeconds}.${body}`).digest("hex")
  return `t=${atSeconds},v1=${signature}`
}
