import { isMigrated } from "#db/is-migrated.ts"
import type { Runtime } from "#app/runtime.server.ts"

const PATIENCE_MS = 3_000

export type Health =
  | { status: "ok" }
  | { status: "unavailable"; reason: "database-unreachable" | "migrations-missing" }

/** Whether this process can do its work: the database answers, and is as new as this build at least. */
export async function checkHealth({ db, log }: Pick<Runtime, "db" | "log">): Promise<Health> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The database did not answer.")), PATIENCE_MS)
  })
  try {
    const isCurrent = await Promise.race([isMigrated(db), tooLong])
    return isCurrent ? { status: "ok" } : { status: "unavailable", reason: "migrations-missing" }
  } catch (error) {
    log.error({ err: error }, "the database cannot be reached")
    return { status: "unavailable", reason: "database-unreachable" }
  } finally {
    clearTimeout(timer)
  }
}
