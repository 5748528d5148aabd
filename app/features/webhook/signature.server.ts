import { createHmac } from "node:crypto"
import type { RandomBytes } from "#app/platform/random.ts"

const PREFIX = "whsec_"
const SECRET_BYTES = 32

/** A new secret as receivers' libraries take it: `whsec_` and base64. */
export function makeSecret(random: RandomBytes): string {
  return PREFIX + Buffer.from(random(SECRET_BYTES)).toString("base64")
}

/**
 * The headers of a message by Standard Webhooks: one signature per secret that counts, the newest first.
 * @param secrets as `makeSecret` gave them
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signedHeaders(
  message: { id: string; body: string; at: Date },
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(message.at.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), "base64")
    const signed = `${message.id}.${timestamp}.${message.body}`
    return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`
  })
  return {
    "content-type": "application/json",
    "user-agent": "Holdfast-Webhooks/1",
    "webhook-id": message.id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  }
}
