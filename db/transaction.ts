import type { Database, Transaction } from "./client.ts"
import { databaseProblem } from "./problems.ts"

/** Deadlock detected, serialization failure: the whole transaction may be tried again. */
const PASSING = new Set(["40P01", "40001"])
/** What every statement gets once another of its transaction has failed. */
const ALREADY_FAILED = "25P02"
const TRIES = 4

/** What was read before it was locked is another by now: the transaction begins anew. */
export class TryAgain extends Error {
  override name = "TryAgain"
}

type Change = {
  /** What is to be done at its end. */
  lastWords: (() => Promise<void>)[]
  /** What was sent and not waited for, in its order. */
  sent: Promise<unknown>[]
}

const changes = new WeakMap<object, Change>()

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
      return await db.transaction((tx) => workWhole(tx, work))
    } catch (error) {
      if (!isPassing(error) || attempt === TRIES) throw error
    }
  }
}

async function workWhole<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const change: Change = { lastWords: [], sent: [] }
  changes.set(tx, change)
  try {
    const result = await work(tx)
    await allOf(change.sent)
    for (const last of change.lastWords) {
      await last()
      await allOf(change.sent)
    }
    return result
  } catch (error) {
    throw await firstCause(error, change.sent)
  }
}

/** Waits for what was sent along, and for what the answers to it have sent along themselves. */
async function allOf(sent: readonly Promise<unknown>[]): Promise<void> {
  for (let heard = 0; heard < sent.length;) {
    const next = sent.slice(heard)
    await Promise.all(next)
    heard += next.length
  }
}

/** What began it: a statement that was not waited for shows first by what it does to the next. */
async function firstCause(error: unknown, sent: readonly Promise<unknown>[]): Promise<unknown> {
  const answers = await Promise.allSettled(sent)
  const failures = answers.flatMap((answer) =>
    answer.status === "rejected" ? [answer.reason as unknown] : [],
  )
  const isCause = (failure: unknown) => databaseProblem(failure)?.code !== ALREADY_FAILED
  return [error, ...failures].find(isCause) ?? error
}

/**
 * Leaves something to be done at the end of a change, inside its transaction, so that much can be written at
 * once.
 * @returns false when this is no transaction of `inTransaction`: then it has to be done now
 */
export function beforeCommit(tx: Transaction, last: () => Promise<void>): boolean {
  const change = changes.get(tx)
  change?.lastWords.push(last)
  return change !== undefined
}

/**
 * Sends a statement whose answer the change does not need in order to go on, and does not wait for it: it shares
 * the round trip of the next one that is waited for. The database does statements in the order in which they are
 * sent, and a change that ends has waited for all of them: what fails fails the change, with its own error.
 * In a savepoint, which has to know at once, it is waited for.
 * @param statement nothing may have to happen between this call and its being sent
 */
export async function sendAlong(tx: Transaction, statement: PromiseLike<unknown>): Promise<void> {
  const change = changes.get(tx)
  const answer = statement.then((found) => found)
  if (!change) return void (await answer)
  // Its failure is heard by whoever ends the change.
  const heard = Promise.resolve(answer)
  heard.catch(() => {})
  change.sent.push(heard)
}

function isPassing(error: unknown): boolean {
  if (error instanceof TryAgain) return true
  const code = databaseProblem(error)?.code
  return code !== undefined && PASSING.has(code)
}
