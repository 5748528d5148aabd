import type { Database, Transaction } from "./client.ts"
import { databaseProblem } from "./problems.ts"

/** Deadlock detected, serialization failure: the whole transaction may be tried again. */
const PASSING = new Set(["40P01", "40001"])
const TRIES = 4

/**
 * One change, whole or not at all. Deadlocks and serialization failures are tried again, three times.
 * The work may run more than once, so it calls nobody outside.
 */
export async function inTransaction<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work)
    } catch (error) {
      const code = databaseProblem(error)?.code
      if (code === undefined || !PASSING.has(code) || attempt === TRIES) throw error
    }
  }
}
