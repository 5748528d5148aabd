import { mkdirSync } from "node:fs"
import { createServer } from "node:http"
import { join } from "node:path"
import { systemRandom } from "#app/platform/random.ts"
import { createGoogleStandIn } from "#app/providers/google/stand-in/stand-in.ts"
import { createMailStandIn } from "#app/providers/mail/stand-in/stand-in.ts"
import type { StandIn } from "#app/providers/stand-in.ts"
import { createStripeStandIn } from "#app/providers/stripe/stand-in/stand-in.ts"
import { answerOverHttp } from "./sandbox/answer-over-http.ts"
import { startPage } from "./sandbox/start-page.ts"
import { reportReady, untilTold } from "./until-told.ts"

function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: the stand-ins are started by npm start.`)
  return value
}

/** The stand-ins that are wanted, in the order in which the start page lists them. */
function createStandIns(): StandIn[] {
  const wanted = setting("HOLDFAST_STAND_INS").split(",")
  const dataDir = join(setting("HOLDFAST_DATA_DIR"), "sandbox")
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const options = {
    dataDir,
    origin: setting("HOLDFAST_SANDBOX_ORIGIN"),
    appUrl: setting("APP_URL"),
    now: () => new Date(),
    random: systemRandom,
  }
  const makers: Record<string, () => StandIn> = {
    mail: () => createMailStandIn({ ...options, smtpUrl: setting("SMTP_URL") }),
    google: () =>
      createGoogleStandIn({
        ...options,
        clientId: setting("GOOGLE_CLIENT_ID"),
        clientSecret: setting("GOOGLE_CLIENT_SECRET"),
      }),
    stripe: () =>
      createStripeStandIn({
        ...options,
        secretKey: setting("STRIPE_SECRET_KEY"),
        webhookSecret: setting("STRIPE_WEBHOOK_SECRET"),
      }),
  }
  return Object.entries(makers).flatMap(([name, make]) => (wanted.includes(name) ? [make()] : []))
}

/**
 * Plays every provider without keys in one process, on loopback alone. Runs until it is told to end.
 *
 * @returns the exit code
 */
export async function main(): Promise<number> {
  const standIns = createStandIns()
  const handle = async (request: Request) => {
    const { pathname } = new URL(request.url)
    const owner = standIns.find(({ mounts }) =>
      mounts.some((mount) => pathname === mount || pathname.startsWith(`${mount}/`)),
    )
    return owner ? owner.handle(request) : startPage(pathname, standIns)
  }
  for (const standIn of standIns) await standIn.start?.()
  const port = Number(setting("SANDBOX_PORT"))
  // A browser may take "localhost" for either family.
  const servers = ["127.0.0.1", "::1"].map((host) => ({
    host,
    server: createServer(answerOverHttp(setting("HOLDFAST_SANDBOX_ORIGIN"), handle)),
  }))
  for (const { host, server } of servers) {
    await new Promise<void>((resolve, reject) => {
      server.once("error", (error: NodeJS.ErrnoException) => {
        const noSuchFamily = ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(error.code ?? "")
        return noSuchFamily && host === "::1" ? resolve() : reject(error)
      })
      server.listen(port, host, () => resolve())
    })
  }
  reportReady()
  await untilTold()
  for (const { server } of servers) {
    server.close()
    server.closeAllConnections()
  }
  for (const standIn of standIns) await standIn.stop?.()
  return 0
}
