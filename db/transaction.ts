import type { Database, Transaction } from "./client.ts"
import { databaseProblem } from "./problems.ts"

/** Deadlock detected, serialization failure: the whole transaction may be tried again. */
const PASSING = new Set(["40P01", "40001"])
const TRIES = 4

/** What was read before it was locked is another by now: the transaction begins anew. */
export class TryAgain extends Error {
  override name = "TryAgain"
}

const lastWords = new WeakMap<object, (() => Promise<void>)[]>()

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
      return await db.transaction(async (tx) => {
        lastWords.set(tx, [])
        const result = await work(tx)
        for (const last of lastWords.get(tx) ?? []) await last()
        return result
      })
    } catch (error) {
      if (!isPassing(error) || attempt === TRIES) throw error
    }
  }
}

/**
 * Leaves something to be done at the end of a change, inside its transaction, so that much can be written at
 * once.
 * @returns false when this is no transaction of `inTransaction`: then it has to be done now
 */
export function beforeCommit(tx: Transaction, last: () => Promise<void>): boolean {
  const list = lastWords.get(tx)
  list?.push(last)
  return list !== undefined
}

function isPassing(error: unknown): boolean {
  if (error instanceof TryAgain) return true
  const code = databaseProblem(error)?.code
  return code !== undefined && PASSING.has(code)
}
