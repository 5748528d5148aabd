import { performance } from "node:perf_hooks"

type Effort = { warmUpMs: number; measureMs: number; fewestRuns: number }

/** A second to warm up, then the runs of a second, at least 50. */
export const LONG: Effort = { warmUpMs: 1_000, measureMs: 1_000, fewestRuns: 50 }
/** For what is measured several times over. */
export const SHORT: Effort = { warmUpMs: 50, measureMs: 100, fewestRuns: 5 }
/** For what may take seconds a time. */
export const FEW: Effort = { warmUpMs: 500, measureMs: 1_000, fewestRuns: 3 }

/** The median of warm runs, in milliseconds. It runs at least once to warm up. */
export function medianRun(run: () => unknown, effort: Effort): number {
  const warmEnd = performance.now() + effort.warmUpMs
  do run()
  while (performance.now() < warmEnd)
  const times: number[] = []
  const end = performance.now() + effort.measureMs
  while (performance.now() < end || times.length < effort.fewestRuns) {
    const start = performance.now()
    run()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[times.length >> 1]!
}
