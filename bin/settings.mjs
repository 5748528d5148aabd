/**
 * Completes the environment for a laptop: what is unset and has a local stand-in or can be made up is
 * filled in, and kept in the data folder so that it is the same next time. On a public address nothing
 * is made up, so that what is missing is found missing.
 */
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { readJson, writePrivateJson } from "./files.mjs"
import { freeLoopbackPort } from "./ports.mjs"
import { Problem } from "./problem.mjs"

/** @param {number} bytes */
const secret = (bytes) => randomBytes(bytes).toString("hex")

/**
 * @param {string} name
 * @param {number} fallback
 */
function portSetting(name, fallback) {
  const text = process.env[name]
  if (!text) return fallback
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port >= 1 && port <= 65_535) return port
  throw new Problem(`${name} must be a whole number from 1 to 65535. See .env.example.`)
}

/**
 * What a start needs to know before anything is installed.
 *
 * @returns {{ port: number, sandboxPort: number, appUrl: string, isLoopback: boolean, isDemo: boolean }}
 * @throws {Problem} naming the variable that is wrong
 */
export function readSettings() {
  const port = portSetting("PORT", 3000)
  const sandboxPort = portSetting("SANDBOX_PORT", port === 65_535 ? port - 1 : port + 1)
  if (sandboxPort === port) throw new Problem("SANDBOX_PORT must not be the same as PORT.")
  const appUrl = (process.env.APP_URL || `http://localhost:${port}`).replace(/\/+$/, "")
  if (!URL.canParse(appUrl) || !/^https?:\/\//.test(appUrl)) {
    throw new Problem("APP_URL must be an address such as https://book.example. See .env.example.")
  }
  const isLoopback = ["localhost", "127.0.0.1", "[::1]"].includes(new URL(appUrl).hostname)
  return { port, sandboxPort, appUrl, isLoopback, isDemo: process.env.HOLDFAST_DEMO === "1" }
}

/** @returns {string[]} the providers without keys: each gets its stand-in */
function providersWithoutKeys() {
  /** @type {[string, string][]} */
  const keys = [
    ["stripe", "STRIPE_SECRET_KEY"],
    ["google", "GOOGLE_CLIENT_ID"],
    ["mail", "SMTP_URL"],
  ]
  return keys.filter(([, name]) => !process.env[name]).map(([provider]) => provider)
}

/**
 * Fills in `process.env`.
 *
 * @param {string} dataDir
 * @param {{ chooseMailPort?: boolean }} [options] chooseMailPort: the caller is about to start the
 *   stand-ins, so a mail port that another program has taken meanwhile is exchanged
 * @returns {Promise<{ standIns: string[] }>} the providers that are played by the stand-ins
 */
export async function completeEnv(dataDir, { chooseMailPort = false } = {}) {
  const { port, sandboxPort, appUrl, isLoopback, isDemo } = readSettings()
  process.env.PORT = String(port)
  process.env.APP_URL = appUrl
  process.env.HOLDFAST_DATA_DIR = dataDir
  if (!isLoopback && !isDemo) return { standIns: [] }
  if (!process.env.SECRET_KEYS) {
    const file = join(dataDir, "secret-keys.json")
    const kept = readJson(file) ?? { secretKeys: secret(32) }
    writePrivateJson(file, kept)
    process.env.SECRET_KEYS = kept.secretKeys
  }
  const standIns = providersWithoutKeys()
  if (standIns.length === 0) return { standIns }
  const file = join(dataDir, "sandbox.json")
  const kept = {
    stripeSecretKey: `sk_test_${secret(24)}`,
    stripeWebhookSecret: `whsec_${secret(24)}`,
    googleClientId: `${secret(6)}.apps.googleusercontent.com`,
    googleClientSecret: `GOCSPX-${secret(14)}`,
    smtpPort: 0,
    ...readJson(file),
  }
  if (chooseMailPort || kept.smtpPort === 0) {
    kept.smtpPort = await freeLoopbackPort(kept.smtpPort || undefined)
  }
  writePrivateJson(file, kept)
  const origin = `http://localhost:${sandboxPort}`
  process.env.SANDBOX_PORT = String(sandboxPort)
  process.env.HOLDFAST_SANDBOX_ORIGIN = origin
  process.env.HOLDFAST_STAND_INS = standIns.join(",")
  if (standIns.includes("stripe")) {
    process.env.STRIPE_SECRET_KEY = kept.stripeSecretKey
    process.env.STRIPE_WEBHOOK_SECRET = kept.stripeWebhookSecret
    process.env.STRIPE_API_BASE ||= origin
  }
  if (standIns.includes("google")) {
    process.env.GOOGLE_CLIENT_ID = kept.googleClientId
    process.env.GOOGLE_CLIENT_SECRET = kept.googleClientSecret
    process.env.GOOGLE_API_BASE ||= `${origin}/google`
    process.env.GOOGLE_OAUTH_BASE ||= `${origin}/google`
  }
  if (standIns.includes("mail")) process.env.SMTP_URL = `smtp://127.0.0.1:${kept.smtpPort}`
  return { standIns }
}
