import { performance } from "node:perf_hooks"
import { databaseProblem } from "#db/problems.ts"
import { HALF_HOUR, type Taker, type Want } from "./takers.ts"
import type { BenchWorld } from "./world.ts"

const DEADLOCK = "40P01"

export type Contest = {
  rounds: number
  roundsPerSecond: number
  /** The longest that a round took until everybody had an answer. */
  longestMs: number
  /** How often the database had to refuse somebody because several waited for one another. */
  deadlocks: number
}

/**
 * Several takers want the same time of one host at once, round after round. A round is decided when everybody has an
 * answer. Whom the database refuses for a deadlock asks again, once nobody is waiting any more: those who ask again
 * at once only meet in the next deadlock, for minutes.
 * @param firstStartsAt the first round's time; each round's is half an hour later
 * @param forMs no round begins later; there is one at least
 * @throws when not exactly one taker has a time
 */
export async function contest(
  take: Taker,
  { studios }: Pick<BenchWorld, "studios">,
  { takers, firstStartsAt, forMs }: { takers: number; firstStartsAt: Date; forMs: number },
): Promise<Contest> {
  const everybody = Array.from({ length: takers }, (_, connection) => connection)
  const start = performance.now()
  let rounds = 0
  let deadlocks = 0
  let longestMs = 0
  do {
    const begin = performance.now()
    const startsAt = new Date(firstStartsAt.getTime() + rounds * HALF_HOUR)
    let winners = 0
    let asking = everybody
    while (asking.length > 0) {
      const wants = asking.map((connection) => ({ studio: studios[0]!, startsAt, connection }))
      const answers = await Promise.all(wants.map((want) => answerTo(take, want)))
      winners += answers.filter((answer) => answer === "taken").length
      asking = asking.filter((_, index) => answers[index] === "deadlock")
      deadlocks += asking.length
    }
    if (winners !== 1) throw new Error(`${winners} takers have the same time.`)
    longestMs = Math.max(longestMs, performance.now() - begin)
    rounds++
  } while (performance.now() - start < forMs)
  const seconds = (performance.now() - start) / 1000
  return { rounds, roundsPerSecond: rounds / seconds, longestMs, deadlocks }
}

async function answerTo(take: Taker, want: Want): Promise<"taken" | "refused" | "deadlock"> {
  try {
    return (await take(want)) ? "taken" : "refused"
  } catch (error) {
    if (databaseProblem(error)?.code !== DEADLOCK) throw error
    return "deadlock"
  }
}
