import { data } from "@remix-run/node"
import type { Database } from "#db/client.ts"
import type { Env } from "./env.server.ts"
import type { Keyring } from "./keyring.server.ts"
import { isKnownCaller } from "./known-caller.server.ts"
import { createRequestLimit, type RequestLimit } from "./request-limit.server.ts"

type Limited = { db: Database; keyring: Keyring; env: Pick<Env, "requestsPerMinute" | "appUrl"> }

const limits = new WeakMap<Database, RequestLimit>()

/**
 * The seconds a request's client must wait, or null when it is within `REQUESTS_PER_MINUTE`. Who comes with
 * a session or a key is not counted.
 */
export async function secondsToWait(request: Request, runtime: Limited): Promise<number | null> {
  const { appUrl } = runtime.env
  // The limit counts minutes of this machine too.
  const now = new Date(Date.now())
  if (await isKnownCaller(request, { db: runtime.db, appUrl, now })) return null
  let limit = limits.get(runtime.db)
  if (!limit) {
    const { db, keyring, env } = runtime
    limit = createRequestLimit({
      db,
      keyring,
      perMinute: env.requestsPerMinute,
      nowMs: () => Date.now(),
    })
    limits.set(db, limit)
  }
  return limit(request)
}

/**
 * The gate of every public page: at most `REQUESTS_PER_MINUTE` per client address.
 * @throws 429 with `Retry-After`, which the error page reads out
 */
export async function requireWithinLimit(request: Request, runtime: Limited): Promise<void> {
  const retryAfterSeconds = await secondsToWait(request, runtime)
  if (retryAfterSeconds === null) return
  throw data(
    { retryAfterSeconds },
    { status: 429, headers: { "Retry-After": String(retryAfterSeconds) } },
  )
}
