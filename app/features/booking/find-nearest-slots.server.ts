import { bookableSpan, firstInTime } from "#app/features/availability/bookable-months.ts"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import type { Slot } from "#app/features/availability/input.ts"
import { nearestSlots } from "#app/features/availability/nearest-slots.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

const DAY = 86_400_000
/** So many days before and after the wanted time are looked at, and more only when these are full. */
const REACH_DAYS = [3, 45]
const ENOUGH = 6

export type NearTimes =
  /**
   * Whether the wanted time itself is offered, or is over or nearer than the page's notice, and the nearest
   * others in order.
   */
  { kind: "known"; isOffered: boolean; isTooLate: boolean; others: Date[] } | { kind: "unreadable" }

/**
 * Whether a time is offered, and which others are nearest to it.
 * @param withoutBooking one's own hold, which does not stand in its own way
 */
export async function findNearestSlots(
  page: ShownPage,
  wanted: {
    startsAt: Date
    durationMinutes: number
    withoutBooking: string | null
    pickedHostId: string | null
  },
  runtime: Runtime,
): Promise<NearTimes> {
  const { durationMinutes, withoutBooking, pickedHostId } = wanted
  const startsAt = wanted.startsAt.getTime()
  const now = (await runtime.clock.now(runtime.db)).getTime()
  const { from, until } = bookableSpan(page, now)
  const anchor = Math.min(Math.max(startsAt, from), until)
  let slots: Slot[] = []
  for (const days of REACH_DAYS) {
    const span = { from: anchor - days * DAY, to: anchor + days * DAY }
    const asked = { durationMinutes, span, withoutBooking, pickedHostId }
    const found = await findSlots(page, asked, runtime)
    if (found.kind === "unreadable") return found
    slots = found.slots
    if (slots.length > ENOUGH) break
  }
  const others = slots.filter((slot) => slot.startsAt !== startsAt)
  return {
    kind: "known",
    isOffered: others.length < slots.length,
    isTooLate: startsAt < firstInTime(page, now),
    others: nearestSlots(others, anchor, ENOUGH).map((slot) => new Date(slot.startsAt)),
  }
}
