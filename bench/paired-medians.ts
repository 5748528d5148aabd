import { performance } from "node:perf_hooks"

const WARM_UP = 30
const MOST_ROUNDS = 300

/**
 * The medians of two asynchronous runs in milliseconds, taken in turns, so that whatever else keeps the machine busy
 * slows both.
 */
export async function pairedMedians(
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
  rounds = MOST_ROUNDS,
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let round = -Math.min(WARM_UP, rounds); round < rounds; round++) {
    for (const [index, run] of [one, other].entries()) {
      const start = performance.now()
      await run()
      if (round >= 0) times[index]?.push(performance.now() - start)
    }
  }
  const [ofOne, ofOther] = times.map((list) => list.sort((a, b) => a - b)[list.length >> 1] ?? 0)
  return [ofOne ?? 0, ofOther ?? 0]
}
