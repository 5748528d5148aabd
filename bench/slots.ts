import { performance } from "node:perf_hooks"

import { availability } from "#app/features/availability/availability.ts"

import type { Row } from "./row.ts"
import { hashOfStarts, readSlotWorkloads, type SlotWorkload } from "./slot-workloads.ts"

/** Milliseconds: what each workload may take, and what the best-known open peer takes on a machine like ours. */
const AIMS: Record<string, { mostMs: number; peerMs: number }> = {
  W1: { mostMs: 0.1, peerMs: 9.7 },
  W2: { mostMs: 0.1, peerMs: 8.8 },
  W3: { mostMs: 1.2, peerMs: 112 },
  W4: { mostMs: 0.35, peerMs: 35 },
  W5: { mostMs: 4, peerMs: 380 },
}

/** Three rows for each workload: slots found, whether their hash is the expected one, and the median warm run. */
export async function benchSlots(): Promise<Row[]> {
  return readSlotWorkloads().flatMap(rowsOf)
}

function rowsOf({ id, title, input, expected }: SlotWorkload): Row[] {
  const slots = availability(input)
  const hash = hashOfStarts(slots)
  const medianMs = medianRun(() => availability(input))
  const aim = AIMS[id]
  return [
    {
      name: `${id} slots (${title})`,
      value: slots.length,
      unit: "slots",
      comparison: expected.slots,
      ratio: slots.length / expected.slots,
      aim: `${expected.slots}`,
      met: slots.length === expected.slots,
    },
    {
      name: `${id} hash`,
      value: hash.slice(0, 12),
      unit: "sha-256",
      aim: expected.sha256.slice(0, 12),
      met: hash === expected.sha256,
    },
    {
      name: `${id} median of warm runs`,
      value: medianMs,
      unit: "ms",
      ...(aim && {
        comparison: aim.peerMs,
        ratio: medianMs / aim.peerMs,
        aim: `≤ ${aim.mostMs} ms`,
        met: medianMs <= aim.mostMs,
      }),
    },
  ]
}

/** Runs for a second to warm up, then takes the median of the runs of the next second, at least 50. */
function medianRun(run: () => unknown): number {
  for (const end = performance.now() + 1_000; performance.now() < end;) run()
  const times: number[] = []
  for (const end = performance.now() + 1_000; performance.now() < end || times.length < 50;) {
    const start = performance.now()
    run()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[times.length >> 1]!
}
