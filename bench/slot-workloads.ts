import { createHash } from "node:crypto"

import type { AvailabilityInput, HostInput, Slot } from "#app/features/availability/input.ts"
import { busyTimes } from "./busy-times.ts"
import file from "./workloads.json" with { type: "json" }

/** A workload of `workloads.json`, as that file writes it; its weekdays count from 0, Sunday. */
type WrittenWorkload = {
  id: string
  title: string
  mode: "single" | "roundRobin" | "collective"
  durationMin: number
  intervalMin: number
  bufferBeforeMin: number
  bufferAfterMin: number
  minNoticeMin: number
  rangeStart: string
  rangeEnd: string
  now: string
  hosts: {
    id: number
    timezone: string
    weeklyHours: { days: number[]; start: string; end: string }[]
    busy: { seed: number; count: number; check: BusyCheck } | null
  }[]
  expected: { slots: number; sha256: string }
}

/** What the generated busy times must come to, so that a wrong generator is not taken for a wrong engine. */
export type BusyCheck = {
  first: [string, string]
  last: [string, string]
  totalMinutes: number
}

export type SlotWorkload = {
  id: string
  title: string
  input: AvailabilityInput
  expected: { slots: number; sha256: string }
  /** One for each host with busy times. */
  busyChecks: { hostId: string; check: BusyCheck }[]
}

const HOST_CHOICES = { single: "one", roundRobin: "round-robin", collective: "collective" } as const

/** The workloads W1 to W5 as inputs of the engine. */
export function readSlotWorkloads(): SlotWorkload[] {
  const { workloads } = file as { workloads: WrittenWorkload[] }
  return workloads.map((workload) => ({
    id: workload.id,
    title: workload.title,
    expected: workload.expected,
    input: inputOf(workload),
    busyChecks: workload.hosts.flatMap(({ id, busy }) =>
      busy ? [{ hostId: String(id), check: busy.check }] : [],
    ),
  }))
}

/** SHA-256 of the starts as "YYYY-MM-DDTHH:MM:SSZ", joined by line feeds. */
export function hashOfStarts(slots: readonly Slot[]): string {
  const starts = slots.map((slot) => `${new Date(slot.startsAt).toISOString().slice(0, 19)}Z`)
  return createHash("sha256").update(starts.join("\n")).digest("hex")
}

function inputOf(workload: WrittenWorkload): AvailabilityInput {
  const from = Date.parse(workload.rangeStart)
  const to = Date.parse(workload.rangeEnd)
  return {
    from,
    to,
    now: Date.parse(workload.now),
    hostChoice: HOST_CHOICES[workload.mode],
    rules: {
      durationMinutes: workload.durationMin,
      incrementMinutes: workload.intervalMin,
      bufferBeforeMinutes: workload.bufferBeforeMin,
      bufferAfterMinutes: workload.bufferAfterMin,
      notice: { kind: "minutes", minutes: workload.minNoticeMin },
      window: { kind: "forever" },
    },
    hosts: workload.hosts.map((host): HostInput => ({
      id: String(host.id),
      timeZone: host.timezone,
      weeklyHours: host.weeklyHours.flatMap(({ days, start, end }) =>
        days.map((day) => ({
          weekday: day === 0 ? 7 : day,
          startMinute: minuteOf(start),
          endMinute: minuteOf(end),
        })),
      ),
      busy: host.busy ? busyTimes(host.busy.seed, host.busy.count, from, to) : [],
    })),
  }
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
