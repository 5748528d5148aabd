import { meetingAt, seatsOf } from "./capacity.ts"
import type { HostInput, PageInput, Slot } from "./input.ts"
import { roomWithin } from "./limits.ts"
import { DAY } from "./time-units.ts"
import { knownZoneOffsets, type ZoneSource } from "./zone-offsets.ts"

/** Limits count whole months. */
const MARGIN = 40 * DAY

/**
 * How many more clients each slot takes, by its start: the seats its meeting has left, or all of them where nobody
 * has booked yet, and never more than the page's limits let through; with several hosts of whom any would do, those of
 * all who could take it. Empty where a page has one seat, since then there is nothing to count.
 * @param slots in order, as `availability` gives them
 */
export function seatsLeft(
  slots: readonly Slot[],
  {
    rules,
    hostChoice,
    hosts,
    meetings = [],
  }: Pick<PageInput, "rules" | "hostChoice" | "hosts" | "meetings">,
  zones: ZoneSource = knownZoneOffsets,
): ReadonlyMap<number, number> {
  const capacity = rules.capacity ?? 1
  const [first, last] = [slots[0], slots.at(-1)]
  if (capacity <= 1 || !first || !last) return new Map()
  const rooms = new Map(
    hosts.map(({ id, timeZone, bookedAt = [] }: HostInput) => {
      const zone = zones(timeZone, first.startsAt - MARGIN, last.endsAt + MARGIN)
      return [id, roomWithin(rules.limits ?? {}, bookedAt, zone)]
    }),
  )
  const isShared = hostChoice === "one" || hostChoice === "collective"
  const fixed = isShared ? [] : hosts.filter((host) => host.isFixed).map((host) => host.id)
  return new Map(
    slots.map((slot) => {
      const room = (hostIds: readonly string[]) =>
        Math.min(Infinity, ...hostIds.map((id) => rooms.get(id)?.(slot.startsAt) ?? Infinity))
      const others = slot.hosts.filter((id) => !fixed.includes(id))
      const teams =
        isShared || others.length === 0 ? [slot.hosts] : others.map((id) => [...fixed, id])
      // One meeting may be several teams': its seats are there once.
      const left = new Map<unknown, number>()
      for (const team of teams) {
        const meeting = meetingAt(meetings, team, slot, capacity)
        const seats = meeting ? seatsOf(meeting, capacity) - meeting.seatsTaken : capacity
        const key = meeting ?? team
        left.set(key, Math.max(left.get(key) ?? 0, Math.min(seats, room(team))))
      }
      // Who is fixed takes part in all of them.
      const all = [...left.values()].reduce((sum, seats) => sum + seats, 0)
      return [slot.startsAt, Math.min(all, room(fixed))]
    }),
  )
}
