import { availability } from "#app/features/availability/availability.ts"
import { FEW, LONG, medianRun } from "./median-run.ts"
import { plainSlots } from "./plain-slots.ts"
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

/**
 * For each workload the slots found and whether their hash is the expected one, by the engine and by the plain
 * implementation on a date library; then the engine's median warm run beside the library's and beside the peer's.
 */
export function benchSlots(): Row[] {
  // The engine first, in a process that has not yet been filled with the library's objects.
  const measured = readSlotWorkloads().map((workload) => ({
    workload,
    engineMs: medianRun(() => availability(workload.input), LONG),
  }))
  return measured.flatMap(({ workload, engineMs }) => rowsOf(workload, engineMs))
}

function rowsOf(workload: SlotWorkload, engineMs: number): Row[] {
  const { id, input } = workload
  const libraryMs = medianRun(() => plainSlots(input), FEW)
  const aim = AIMS[id]
  return [
    ...listRows(workload, "engine", availability),
    ...listRows(workload, "date library", plainSlots),
    {
      name: `${id} engine beside the date library, median of warm runs`,
      value: engineMs,
      unit: "ms",
      comparison: libraryMs,
      ratio: engineMs / libraryMs,
      ...(aim && { aim: `≤ ${aim.mostMs} ms`, met: engineMs <= aim.mostMs }),
    },
    ...(aim
      ? [
          {
            name: `${id} engine beside the best-known open peer, as published`,
            value: engineMs,
            unit: "ms",
            comparison: aim.peerMs,
            ratio: engineMs / aim.peerMs,
          },
        ]
      : []),
  ]
}

/** The run fails when a hash is not met. */
function listRows(
  { id, title, input, expected }: SlotWorkload,
  who: string,
  read: typeof availability,
): Row[] {
  const slots = read(input)
  const hash = hashOfStarts(slots)
  return [
    {
      name: `${id} slots by the ${who} (${title})`,
      value: slots.length,
      unit: "slots",
      aim: `${expected.slots}`,
      met: slots.length === expected.slots,
    },
    {
      name: `${id} hash by the ${who}`,
      value: hash.slice(0, 12),
      unit: "sha-256",
      aim: expected.sha256.slice(0, 12),
      met: hash === expected.sha256,
      isRequired: true,
    },
  ]
}
