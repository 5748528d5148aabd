import { meetingAt, seatsOf } from "./capacity.ts"
import type { PageInput, Slot } from "./input.ts"

/**
 * How many more clients each slot takes, by its start: the seats its meeting has left, or all of them where nobody
 * has booked yet; with several hosts of whom any would do, those of all who could take it. Empty where a page has
 * one seat, since then there is nothing to count.
 */
export function seatsLeft(
  slots: readonly Slot[],
  {
    rules,
    hostChoice,
    hosts,
    meetings = [],
  }: Pick<PageInput, "rules" | "hostChoice" | "hosts" | "meetings">,
): ReadonlyMap<number, number> {
  const capacity = rules.capacity ?? 1
  if (capacity <= 1) return new Map()
  const fixed = hosts.filter((host) => host.isFixed).map((host) => host.id)
  const isShared = hostChoice === "one" || hostChoice === "collective"
  return new Map(
    slots.map((slot) => {
      const others = slot.hosts.filter((id) => !fixed.includes(id))
      const teams =
        isShared || others.length === 0 ? [slot.hosts] : others.map((id) => [...fixed, id])
      const left = teams.map((team) => {
        const meeting = meetingAt(meetings, team, slot, capacity)
        return meeting ? seatsOf(meeting, capacity) - meeting.seatsTaken : capacity
      })
      return [slot.startsAt, left.reduce((sum, seats) => sum + Math.max(0, seats), 0)]
    }),
  )
}
