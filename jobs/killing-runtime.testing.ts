import { drizzle } from "drizzle-orm/postgres-js"
import postgres from "postgres"
import * as tables from "#db/schema/tables.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** The worker's process has ended at this await: nothing after it runs. */
export class Killed extends Error {
  constructor() {
    super("The worker was killed here.")
    this.name = "Killed"
  }
}

/**
 * A runtime whose process dies at its n-th await: before a statement, after a commit whose answer nobody
 * heard, before or after a provider's answer. Once dead, everything it still tries fails.
 */
export function killingRuntime(
  runtime: Runtime,
  dieAt: number,
): {
  runtime: Runtime
  awaits: () => number
  wasKilled: () => boolean
  close: () => Promise<void>
} {
  let count = 0
  let isDead = false
  const gate = () => {
    count++
    if (count >= dieAt) isDead = true
    if (isDead) throw new Killed()
  }
  const client = postgres(runtime.env.databaseUrl, { max: 4, onnotice: () => {} })
  const db = drizzle(gateClient(client, gate), { schema: tables })
  return {
    runtime: {
      ...runtime,
      db,
      stripe: gateMethods(runtime.stripe, gate),
      storage: gateMethods(runtime.storage, gate),
      calendars: {
        google: runtime.calendars.google && {
          ...gateMethods(runtime.calendars.google, gate),
          oauth: gateMethods(runtime.calendars.google.oauth, gate),
        },
      },
    },
    awaits: () => count,
    wasKilled: () => isDead,
    close: () => client.end({ timeout: 1 }),
  }
}

type Client = postgres.Sql

function gateClient(client: Client, gate: () => void): Client {
  return new Proxy(client, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (typeof value !== "function") return value
      if (name === "unsafe") {
        return (...args: unknown[]) => {
          gate()
          return (value as (...args: unknown[]) => unknown).apply(target, args)
        }
      }
      if (name === "begin" || name === "savepoint") {
        return async (...args: unknown[]) => {
          const work = args.pop() as (client: Client) => unknown
          const gated = (inner: Client) => work(gateClient(inner, gate))
          const result = await (value as (...args: unknown[]) => Promise<unknown>).apply(target, [
            ...args,
            gated,
          ])
          if (name === "begin") gate()
          return result
        }
      }
      return value.bind(target) as unknown
    },
  })
}

/** Calls of a provider: the process may die before the request, or before it has read the answer. */
function gateMethods<Port extends object>(port: Port, gate: () => void): Port {
  return new Proxy(port, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (typeof value !== "function") return value
      return (...args: unknown[]) => {
        const call = () => (value as (...args: unknown[]) => unknown).apply(target, args)
        if (isPure(String(name))) return call()
        gate()
        const result = call()
        if (!(result instanceof Promise)) return result
        return result.then(
          (answer: unknown) => {
            gate()
            return answer
          },
          (error: unknown) => {
            gate()
            throw error
          },
        )
      }
    },
  })
}

const pure = ["eventIdFor", "icalUidFor", "missingScopes", "authorizationUrl", "constructEvent"]
const isPure = (name: string) => pure.includes(name)
