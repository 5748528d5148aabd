import { rmSync } from "node:fs"
import { join } from "node:path"
import { whatIsThere } from "#app/demo/what-is-there.ts"
import { seedDemo, type DemoOwner, type OwnerFile } from "#app/demo/seed-demo.server.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { alone } from "./alone.mjs"
import { readJson, writePrivateJson } from "./files.mjs"

/** @returns the owner's sign-in in the data folder, readable by this account only */
function ownerFile(path: string): OwnerFile {
  return {
    read: () => readJson(path) as DemoOwner | null,
    write: (owner) => writePrivateJson(path, owner),
    remove: () => rmSync(path, { force: true }),
  }
}

/**
 * Makes the demo organizer in an empty installation, or takes up a demo that was not ended; does nothing
 * in one that has any other organizer, and says what is there. The owner's password is random and is kept in the
 * data folder.
 *
 * @returns the exit code
 */
export async function main(): Promise<number> {
  const runtime = getRuntime()
  const { isLoopback, isDemo, appUrl } = runtime.env
  if (!isLoopback && !isDemo) {
    console.error("The demo is not made on a public address, unless HOLDFAST_DEMO=1.")
    return 1
  }
  const dataDir = process.env.HOLDFAST_DATA_DIR ?? ".data"
  const path = join(dataDir, "demo-owner.json")
  const file = ownerFile(path)
  const owner = await alone(join(dataDir, "demo.pid"), () => seedDemo(file, runtime))
  if (owner !== null) {
    console.log(`The demo is made. Its owner is ${owner.email}; the password is in ${path}.`)
  } else if (!process.connected) {
    // A start that runs this says itself where everything is.
    console.log(whatIsThere(file.read(), { appUrl, path }))
  }
  return 0
}
