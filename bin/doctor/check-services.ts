import { createTransport } from "nodemailer"
import type { Env } from "#app/platform/env.server.ts"
import type { Check } from "./check.ts"

const patienceMs = 10_000

async function checkMail(env: Env): Promise<string> {
  const transport = createTransport(env.smtpUrl, {})
  try {
    await transport.verify()
    return `${new URL(env.smtpUrl).host} takes mail from ${env.mailFrom}`
  } finally {
    transport.close()
  }
}

async function checkStripe({ stripe }: Env): Promise<string> {
  const base = stripe.apiBase ?? "https://api.stripe.com"
  const response = await fetch(`${base}/v1/checkout/sessions?limit=1`, {
    headers: { authorization: `Bearer ${stripe.secretKey}` },
    signal: AbortSignal.timeout(patienceMs),
  })
  // Stripe's own sentence is kept: it says which permission a restricted key lacks, never the whole key.
  if (!response.ok) throw new Error(`${response.status}: ${(await response.text()).slice(0, 300)}`)
  return `the ${stripe.isLive ? "live" : "test"} key works at ${new URL(base).host}`
}

async function checkAddress({ appUrl }: Env): Promise<string> {
  const response = await fetch(`${appUrl}/healthz`, { signal: AbortSignal.timeout(patienceMs) })
  if (!response.ok) throw new Error(`${appUrl}/healthz answered ${response.status}.`)
  return `${appUrl} answers`
}

/** What Holdfast speaks to besides its database: mail, Stripe, and itself through its public address. */
export function serviceChecks(env: Env): Check[] {
  return [
    { name: "Mail", look: () => checkMail(env) },
    { name: "Stripe", look: () => checkStripe(env) },
    { name: "Address", look: () => checkAddress(env) },
  ]
}
