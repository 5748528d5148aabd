import { performance } from "node:perf_hooks"
import { readEnv } from "#app/platform/env.server.ts"
import { createRuntime, type Runtime } from "#app/runtime.server.ts"
import { createScratchDatabase } from "./scratch-database.ts"
import { benchEnvironment } from "./world.ts"

/** A database that is full, with a runtime of one connection; `drop` ends both. */
export type Filled<World> = {
  url: string
  runtime: Runtime
  world: World
  drop: () => Promise<void>
}

/**
 * Fills a scratch database, and says how long that took.
 * @param what is loaded, as the console says it: `1000 bookings`
 * @param load writes the rows; what it answers is the database's `world`
 */
export async function fillDatabase<World>(
  serverUrl: string,
  what: string,
  load: (runtime: Runtime, url: string) => Promise<World>,
): Promise<Filled<World>> {
  const database = await createScratchDatabase(serverUrl)
  const { url } = database
  const runtime = createRuntime(readEnv(benchEnvironment(url, 1)), { connections: 1 })
  const drop = () => runtime.close().then(database.drop)
  try {
    const start = performance.now()
    const world = await load(runtime, url)
    const seconds = Math.round((performance.now() - start) / 1000)
    console.log(`${what} are loaded, in ${seconds} s.`)
    return { url, runtime, world, drop }
  } catch (error) {
    await drop()
    throw error
  }
}
