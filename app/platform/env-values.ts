import { isIP } from "node:net"
import { z } from "zod"

/** The kinds of values that the environment may hold; each message follows the variable's name in one line. */

export const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"])

/** A whole number of up to nine digits, at least `minimum`. */
export const whole = (minimum: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "must be a whole number")
    .transform(Number)
    .refine((value) => value >= minimum, `must be at least ${minimum}`)
    .default(fallback)

const entries = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
)
export const list = entries.default([])

/** One of these words. */
export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `must be one of: ${values.join(", ")}` })

export const address = z
  .string()
  .refine((text) => URL.canParse(text), "must be an absolute address such as https://book.example")
  .transform((text) => text.replace(/\/+$/, ""))

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text
export const origin = address.refine(isOrigin, "must be an origin, no path")

/** What keys are sent to: never unencrypted to another machine. */
function isSafeToCall(text: string): boolean {
  const { protocol, hostname, username, password, search, hash } = new URL(text)
  if (username || password || search || hash) return false
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.has(hostname))
}
const safely = "must be https, except on this machine, without user, query and fragment"
export const providerAddress = address.refine(isSafeToCall, safely)
export const providerOrigin = origin.refine(isSafeToCall, safely)

/** They go into the content policy of every form, so that nothing but an origin may stand here. */
export const origins = entries
  .refine(
    (texts) => texts.every((text) => isOrigin(text) && isSafeToCall(text)),
    "must list origins such as https://pay.example, no paths",
  )
  .default([])

function isNetwork(entry: string): boolean {
  const [name = "", bits, ...more] = entry.split("/")
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(name)] ?? -1
  if (most < 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
}
export const networks = entries
  .refine((texts) => texts.every(isNetwork), "must list addresses or networks such as 10.0.0.0/8")
  .default([])

export const mailServer = z
  .string()
  .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
  .refine(
    (text) => URL.canParse(text) && new URL(text).hostname !== "",
    "must name a host, such as smtps://user:password@smtp.example:465",
  )
