import { performance } from "node:perf_hooks"
import { databaseProblem } from "#db/problems.ts"
import { HALF_HOUR, type Taker, type Want } from "./takers.ts"
import { CONNECTIONS, type BenchWorld } from "./world.ts"

const DEADLOCK = "40P01"

export type Contest = {
  rounds: number
  roundsPerSecond: number
  /** How often the database had to refuse somebody because several waited for one another. */
  deadlocks: number
}

/**
 * Sixteen takers want the same time of one host, round after round. A round is decided when everybody has an
 * answer; whom the database refuses for a deadlock asks again, as any program has to.
 * @param firstStartsAt the first round's time; each round's is half an hour later
 * @param forMs no round begins later; there is one at least
 * @throws when not exactly one taker has a time
 */
export async function contest(
  take: Taker,
  { studios }: Pick<BenchWorld, "studios">,
  { firstStartsAt, forMs }: { firstStartsAt: Date; forMs: number },
): Promise<Contest> {
  let deadlocks = 0
  const insist = async (want: Want): Promise<boolean> => {
    for (;;) {
      try {
        return await take(want)
      } catch (error) {
        if (databaseProblem(error)?.code !== DEADLOCK) throw error
        deadlocks++
      }
    }
  }
  const start = performance.now()
  let rounds = 0
  do {
    const startsAt = new Date(firstStartsAt.getTime() + rounds * HALF_HOUR)
    const takers = Array.from({ length: CONNECTIONS }, (_, connection) =>
      insist({ studio: studios[0]!, startsAt, connection }),
    )
    const winners = (await Promise.all(takers)).filter((hasIt) => hasIt)
    if (winners.length !== 1) throw new Error(`${winners.length} takers have the same time.`)
    rounds++
  } while (performance.now() - start < forMs)
  const seconds = (performance.now() - start) / 1000
  return { rounds, roundsPerSecond: rounds / seconds, deadlocks }
}
