import { availability } from "#app/features/availability/availability.ts"
import type { AvailabilityInput } from "#app/features/availability/input.ts"
import { busyTimes } from "./busy-times.ts"
import { medianRun, SHORT } from "./median-run.ts"
import type { Row } from "./row.ts"

const HOSTS = [1, 2, 5, 10, 20, 50, 100]
const DAYS = [1, 7, 31, 92, 183, 365]
const MOST_GROWTH = 1.5
const ROUNDS = 5

const DAY = 86_400_000
const FROM = Date.UTC(2027, 0, 4)

/**
 * How the engine's time grows: a round robin over 31 days with more and more hosts, and one host over more and more days,
 * 200 busy times a host and month in both. Each row is a time per host or per day, beside that of the middle row; the aim
 * is that the largest costs no more a piece than the middle one.
 */
export function benchSlotGrowth(): Row[] {
  return [
    ...growthRows("host", HOSTS, (hosts) => roundRobin(hosts, 31)),
    ...growthRows("day", DAYS, (days) => roundRobin(1, days)),
  ]
}

/** A round robin of Berlin hosts, Monday to Friday, 9 to 17, half-hour slots. */
export function roundRobin(hosts: number, days: number): AvailabilityInput {
  const to = FROM + days * DAY
  return {
    from: FROM,
    to,
    now: FROM - DAY,
    hostChoice: "round-robin",
    rules: {
      durationMinutes: 30,
      incrementMinutes: 30,
      bufferBeforeMinutes: 5,
      bufferAfterMinutes: 5,
      notice: { kind: "minutes", minutes: 120 },
      window: { kind: "forever" },
    },
    hosts: Array.from({ length: hosts }, (_, index) => ({
      id: String(index),
      timeZone: "Europe/Berlin",
      weeklyHours: [1, 2, 3, 4, 5].map((weekday) => ({
        weekday,
        startMinute: 540,
        endMinute: 1020,
      })),
      busy: busyTimes(index + 1, Math.round((days * 200) / 31), FROM, to),
    })),
  }
}

function growthRows(
  unit: string,
  sizes: readonly number[],
  inputOf: (size: number) => AvailabilityInput,
): Row[] {
  const inputs = sizes.map(inputOf)
  // Round after round over all sizes, the quietest counts: a neighbour's burst must not look like growth.
  const rounds = Array.from({ length: ROUNDS }, () =>
    inputs.map((input) => medianRun(() => availability(input), SHORT)),
  )
  const measured = sizes.map((size, index) => ({
    size,
    perPiece: (Math.min(...rounds.map((round) => round[index]!)) / size) * 1_000,
  }))
  const middle = measured[sizes.length >> 1]!.perPiece
  return measured.map(({ size, perPiece }, index) => ({
    name: `${size} ${size === 1 ? unit : `${unit}s`}, time per ${unit} beside the middle size's`,
    value: perPiece,
    unit: "µs",
    comparison: middle,
    ratio: perPiece / middle,
    ...(index === sizes.length - 1 && {
      aim: `ratio ≤ ${MOST_GROWTH}`,
      met: perPiece <= middle * MOST_GROWTH,
    }),
  }))
}
