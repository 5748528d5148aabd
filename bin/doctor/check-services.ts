import { createTransport } from "nodemailer"
import type { Env } from "#app/platform/env.server.ts"
import { systemRandom } from "#app/platform/random.ts"
import { createStorage } from "#app/providers/storage/create-storage.server.ts"
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

/** Keeps a few bytes, reads them back and removes them. */
async function checkStorage(env: Env): Promise<string> {
  const storage = createStorage(env.storage, systemRandom)
  const key = `doctor/${Buffer.from(systemRandom(8)).toString("hex")}`
  await storage.put(key, new TextEncoder().encode(key), "text/plain")
  const object = await storage.get(key)
  const text = object && (await new Response(object.body).text())
  await storage.delete(key)
  if (text !== key) throw new Error(`${storage.place} gave back something else than it was given.`)
  return `${storage.place} keeps files`
}

/** What Holdfast speaks to besides its database: mail, Stripe, the storage, and itself through its public address. */
export function serviceChecks(env: Env): Check[] {
  return [
    { name: "Mail", look: () => checkMail(env) },
    { name: "Stripe", look: () => checkStripe(env) },
    { name: "Storage", look: () => checkStorage(env) },
    { name: "Address", look: () => checkAddress(env) },
  ]
}
