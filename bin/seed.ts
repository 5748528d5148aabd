import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { seedDemo } from "#app/demo/seed-demo.server.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * Makes the demo organizer in an empty installation; does nothing in one that has any organizer. The
 * owner's password is random and is kept in the data folder, readable by this account only.
 *
 * @returns the exit code
 */
export async function main(): Promise<number> {
  const runtime = getRuntime()
  const { isLoopback, isDemo } = runtime.env
  if (!isLoopback && !isDemo) {
    console.error("The demo is not made on a public address, unless HOLDFAST_DEMO=1.")
    return 1
  }
  const owner = await seedDemo(runtime)
  if (owner === null) return 0
  const file = join(process.env.HOLDFAST_DATA_DIR ?? ".data", "demo-owner.json")
  writeFileSync(file, `${JSON.stringify(owner, null, 2)}\n`, { mode: 0o600 })
  console.log(`The demo is made. Its owner is ${owner.email}; the password is in ${file}.`)
  return 0
}
