import { readEnv, type Env } from "#app/platform/env.server.ts"
import { databaseChecks } from "./doctor/check-database.ts"
import { errorText, type Check } from "./doctor/check.ts"
import { serviceChecks } from "./doctor/check-services.ts"

async function report({ name, look }: Check): Promise<boolean> {
  try {
    console.log(`ok    ${name.padEnd(12)} ${await look()}`)
    return true
  } catch (error) {
    console.log(`WRONG ${name.padEnd(12)} ${errorText(error)}`)
    return false
  }
}

/**
 * Looks at everything that Holdfast needs and prints one line for each: environment, database, migrations,
 * clock, mail, Stripe, storage, public address.
 *
 * @returns the exit code, 1 when anything is wrong
 */
export async function main(): Promise<number> {
  let env: Env | undefined
  const environment: Check = {
    name: "Environment",
    look: async () => {
      env = readEnv(process.env)
      return env.isLoopback ? "for this machine alone" : "for a public address"
    },
  }
  const results = [await report(environment)]
  if (env === undefined) return 1
  const checks = [...databaseChecks(env.databaseUrl, () => Date.now()), ...serviceChecks(env)]
  for (const check of checks) results.push(await report(check))
  return results.includes(false) ? 1 : 0
}
