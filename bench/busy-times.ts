import type { BusyTime } from "#app/features/availability/busy.ts"

/** The generator that `workloads.json` describes: a 32-bit linear congruential one, two draws for each interval. */
export function busyTimes(seed: number, count: number, from: number, to: number): BusyTime[] {
  let state = seed
  const draw = (below: number) => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0
    return Math.floor((state * below) / 2 ** 32)
  }
  return Array.from({ length: count }, (): BusyTime => {
    const start = from + draw((to - from) / 300_000) * 300_000
    return [start, start + 15 * (1 + draw(4)) * 60_000]
  })
}
