import { performance } from "node:perf_hooks"
import { contest } from "./contested.ts"
import type { Row } from "./row.ts"
import { createTakers, HALF_HOUR, type Taker } from "./takers.ts"
import { CONNECTIONS, type BenchWorld } from "./world.ts"

const RUN_MS = 4_000
/** So many half hours apart, no two measurements want the same time. */
const APART = 100_000

/** How often `once(connection, turn)` succeeds in a second, sixteen at a time. */
async function perSecond(
  once: (connection: number, turn: number) => Promise<void>,
): Promise<number> {
  const start = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, connection) => {
      for (let turn = 0; performance.now() - start < RUN_MS; turn++) {
        await once(connection, turn)
        done++
      }
    }),
  )
  return (done / (performance.now() - start)) * 1000
}

/**
 * Whole holds, beside nothing but the row that the same constraint guards; and that row with the one job that no
 * hold can be without, which is the most that any way of writing a hold could reach. First everybody has a host to
 * themselves, and then all want one host's same time, which is what the constraint is for.
 */
export async function benchHolds(world: BenchWorld): Promise<Row[]> {
  const { runtime, studios } = world
  const now = await runtime.clock.now(runtime.db)
  const first = Math.ceil((now.getTime() + 3_600_000) / HALF_HOUR) * HALF_HOUR
  const startOf = (turn: number) => new Date(first + turn * HALF_HOUR)
  const takers = await createTakers(world)
  const alone = (take: Taker, from = 0) => {
    return async (connection: number, turn: number) => {
      const studio = studios[connection % studios.length]!
      const isTaken = await take({ studio, startsAt: startOf(from + turn), connection })
      if (!isTaken) throw new Error("The bench was refused a time.")
    }
  }
  for (let turn = 0; turn < 5; turn++) await alone(takers.hold, APART)(0, turn)
  const holds = await perSecond(alone(takers.hold))
  const plain = await perSecond(alone(takers.plain))
  const owing = await perSecond(alone(takers.owing, 2 * APART))
  const time = { takers: CONNECTIONS, firstStartsAt: startOf(3 * APART), forMs: RUN_MS }
  const heldContest = await contest(takers.hold, world, time)
  const plainContest = await contest(takers.plain, world, time)
  return [
    {
      name: `holds a second, ${CONNECTIONS} connections, beside the plain insert`,
      value: Math.round(holds),
      unit: "/s",
      comparison: Math.round(plain),
      ratio: holds / plain,
      aim: "ratio ≥ 0.5",
      met: holds / plain >= 0.5,
    },
    {
      name: "plain insert that owes one job in its change, beside the plain insert",
      value: Math.round(owing),
      unit: "/s",
      comparison: Math.round(plain),
      ratio: owing / plain,
    },
    {
      name: `same time wanted by ${CONNECTIONS} at once, decided by holds, beside plain inserts`,
      value: heldContest.roundsPerSecond,
      unit: "/s",
      comparison: plainContest.roundsPerSecond,
      ratio: heldContest.roundsPerSecond / plainContest.roundsPerSecond,
    },
    {
      name: "longest that one of these took, with holds, beside plain inserts",
      value: Math.round(heldContest.longestMs),
      unit: "ms",
      comparison: Math.round(plainContest.longestMs),
      ratio: heldContest.longestMs / plainContest.longestMs,
    },
    {
      name: "deadlocks each time it was decided by plain inserts",
      value: plainContest.deadlocks / plainContest.rounds,
      unit: "",
    },
  ]
}
