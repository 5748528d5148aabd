import { existsSync, readFileSync } from "node:fs"

import { describe, expect, it } from "vitest"

import { availability } from "#app/features/availability/availability.ts"
import { mayTake } from "#app/features/availability/may-take.ts"

import { plainSlots } from "./plain-slots.ts"
import { roundRobin } from "./slot-growth.ts"
import { hashOfStarts, readSlotWorkloads } from "./slot-workloads.ts"

describe("the slot workloads", () => {
  const workloads = readSlotWorkloads()

  it("are five, with busy times as their file checks them", () => {
    expect(workloads.map((workload) => workload.id)).toEqual(["W1", "W2", "W3", "W4", "W5"])
    for (const { input, busyChecks } of workloads)
      for (const { hostId, check } of busyChecks) {
        const busy = input.hosts.find((host) => host.id === hostId)!.busy
        const written = (time: readonly [number, number] | undefined) =>
          time?.map((at) => new Date(at).toISOString().replace(".000", ""))
        expect(written(busy[0])).toEqual(check.first)
        expect(written(busy.at(-1))).toEqual(check.last)
        const total = busy.reduce((sum, [start, end]) => sum + (end - start) / 60_000, 0)
        expect(total).toBe(check.totalMinutes)
      }
  })

  for (const { id, title, input, expected } of workloads)
    it(`give the expected list of slots for ${id}: ${title}`, () => {
      const slots = availability(input)
      expect(slots).toHaveLength(expected.slots)
      expect(hashOfStarts(slots)).toBe(expected.sha256)
    })

  for (const { id, input } of workloads)
    it(`give the same slots and hosts by the plain implementation on a date library for ${id}`, () => {
      expect(plainSlots(input)).toEqual(availability(input))
    })

  it("grow with hosts and days, and are the date library's there too", () => {
    const [small, wide, long] = [roundRobin(1, 7), roundRobin(5, 7), roundRobin(1, 21)]
    expect(wide.hosts).toHaveLength(5)
    expect(long.hosts[0]!.busy).toHaveLength(small.hosts[0]!.busy.length * 3)
    for (const input of [small, wide, long]) {
      expect(availability(input).length).toBeGreaterThan(10)
      expect(plainSlots(input)).toEqual(availability(input))
    }
  })

  it("offer nothing that may not be taken, by exactly the hosts named", () => {
    for (const { input } of workloads)
      for (const slot of availability(input).filter((_, index) => index % 40 === 0))
        expect(mayTake(input, slot.startsAt)).toEqual({ ok: true, hosts: slot.hosts })
  })

  it("are the published ones where those lie beside the project", () => {
    const published = new URL("../../shared/bench/slots-workloads.json", import.meta.url)
    const own = readFileSync(new URL("./workloads.json", import.meta.url), "utf8")
    const others = existsSync(published) ? readFileSync(published, "utf8") : own
    expect(JSON.parse(own)).toEqual(JSON.parse(others))
  })
})
