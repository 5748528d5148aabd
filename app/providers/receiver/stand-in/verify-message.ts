import { createHmac, timingSafeEqual } from "node:crypto"

export type ReceivedHeaders = Record<string, string | string[] | undefined>

const TOLERANCE_SECONDS = 5 * 60
const VERSION = "v1"

/**
 * What a receiver does that has read the Standard Webhooks text and nothing of ours: every header there
 * once, a recent timestamp, and among the signatures one of version 1 made with its secret.
 * @param secret as it was shown, `whsec_` and base64 of 24 to 64 bytes
 * @returns why the message must be refused; null when it may be believed
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function refusalOf(
  message: { headers: ReceivedHeaders; raw: Buffer },
  secret: string,
  now: Date,
): string | null {
  const { headers, raw } = message
  const id = headers["webhook-id"]
  const timestamp = headers["webhook-timestamp"]
  const signatures = headers["webhook-signature"]
  if (typeof id !== "string" || id === "" || id.includes(".")) return "webhook-id"
  if (typeof timestamp !== "string" || !/^[1-9]\d{9}$/.test(timestamp)) return "webhook-timestamp"
  if (typeof signatures !== "string") return "webhook-signature"
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return "too old"
  if (!/^application\/json(;|$)/.test(String(headers["content-type"]))) return "content-type"
  const [, encoded = ""] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? []
  const key = Buffer.from(encoded, "base64")
  if (key.length < 24 || key.length > 64) return "secret"
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`, "utf8"), raw])
  const expected = createHmac("sha256", key).update(signed).digest()
  const isSigned = signatures.split(" ").some((signature) => {
    const [version, value = "", ...rest] = signature.split(",")
    const given = Buffer.from(value, "base64")
    if (version !== VERSION || rest.length > 0 || given.length !== expected.length) return false
    return timingSafeEqual(given, expected)
  })
  return isSigned ? null : "signature"
}
