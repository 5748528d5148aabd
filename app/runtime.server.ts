import { databaseClock, type Clock } from "#db/clock.ts"
import { connectDatabase, type Database } from "#db/client.ts"
import type { CalendarPort } from "#app/providers/calendar-port.ts"
import { createGoogleCalendar } from "#app/providers/google/client.server.ts"
import { createStorage } from "#app/providers/storage/create-storage.server.ts"
import type { StoragePort } from "#app/providers/storage/port.ts"
import { createStripe } from "#app/providers/stripe/client.server.ts"
import type { StripePort } from "#app/providers/stripe/port.ts"
import { readEnv, type Env } from "./platform/env.server.ts"
import { uuidv7Source, type IdSource } from "./platform/ids.ts"
import { createKeyring, type Keyring } from "./platform/keyring.server.ts"
import { logger, type Log } from "./platform/logger.server.ts"
import { systemRandom, type RandomBytes } from "./platform/random.ts"

/** Everything an action may reach beyond its input. Passed in, so that a test can stand in its place. */
export type Runtime = {
  db: Database
  clock: Clock
  ids: IdSource
  random: RandomBytes
  keyring: Keyring
  env: Env
  log: Log
  stripe: StripePort
  /** Uploaded bytes. */
  storage: StoragePort
  /** Calendar providers that are set up, by name. */
  calendars: { google: CalendarPort | null }
}

/** Builds the runtime of one process from its environment. */
export function createRuntime(
  env: Env,
  { connections }: { connections: number },
): Runtime & {
  close: () => Promise<void>
} {
  const { db, close } = connectDatabase(env.databaseUrl, { connections })
  return {
    db,
    clock: databaseClock,
    ids: uuidv7Source(() => Date.now(), systemRandom),
    random: systemRandom,
    keyring: createKeyring(env.secretKeys, systemRandom),
    env,
    log: logger,
    stripe: createStripe({
      secretKey: env.stripe.secretKey,
      apiBase: env.stripe.apiBase,
      webhookSecrets: env.stripe.webhookSecrets,
      timeoutMs: 10_000,
    }),
    storage: createStorage(env.storage, systemRandom),
    calendars: {
      google: env.google ? createGoogleCalendar({ ...env.google, random: systemRandom }) : null,
    },
    close,
  }
}

type Closer = () => Promise<void>
const CLOSERS = Symbol.for("holdfast.closers")
const RUNTIME = Symbol.for("holdfast.runtime")
const place = globalThis as { [CLOSERS]?: Closer[]; [RUNTIME]?: Runtime }

/** The runtime of this process. Kept on the process, so that a reload in development keeps its pool. */
export function getRuntime(): Runtime {
  if (!place[RUNTIME]) {
    const runtime = createRuntime(readEnv(process.env), { connections: 10 })
    place[CLOSERS] = [...(place[CLOSERS] ?? []), runtime.close]
    place[RUNTIME] = runtime
  }
  return place[RUNTIME]
}
