import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { availability } from "./availability.ts"
import { bookableHosts } from "./bookable-hosts.ts"
import type { Slot } from "./input.ts"
import { readCalendars } from "./read-calendars.server.ts"
import { readOffer, rulesOf } from "./read-offer.server.ts"
import { rowsNeeded, type Span } from "./rows-needed.ts"
import { seatsLeft } from "./seats-left.ts"
import { withNothingTaken } from "./with-nothing-taken.ts"

export type FoundSlots =
  | {
      kind: "slots"
      slots: Slot[]
      now: Date
      /** The slots there would be if nothing were taken and no limit reached; none unless asked `inFull`. */
      ifNothingTaken: Slot[]
      /** Seats left by start, where a page has several; none unless asked `inFull`. */
      seatsLeft: ReadonlyMap<number, number>
    }
  /** Without the hosts whose calendars say nothing nobody is left, and what is not known is not free. */
  | { kind: "unreadable"; now: Date }

/**
 * The slots a page offers in a span of epoch milliseconds: three queries, whatever the span and however many
 * hosts. Calendars are read from the cache; one that was not read lately is asked now, within its short time.
 * @param withoutBooking one's own booking, which may move onto its own time
 * @param pickedHostId whom the client picked, where a page lets them
 * @param inFull tells what is taken from what never was offered, and counts seats; out of the same rows
 */
export async function findSlots(
  page: ShownPage,
  request: {
    durationMinutes: number
    span: Span
    withoutBooking?: string | null
    pickedHostId?: string | null
    inFull?: boolean
  },
  runtime: Runtime,
): Promise<FoundSlots> {
  const { db, clock } = runtime
  const now = await clock.now(db)
  const { durationMinutes, withoutBooking = null, pickedHostId = null } = request
  // The past offers nothing, and asking for it would only read more rows.
  const span = { from: Math.max(request.span.from, now.getTime()), to: request.span.to }
  if (span.from >= span.to) return nothing(now)
  const hosts = bookableHosts(page, { pickedHostId })
  if (hosts.length === 0) return nothing(now)
  const needed = rowsNeeded(span, rulesOf(page, durationMinutes)).busy
  const hostIds = hosts.map((host) => host.hostId)
  const { busyByHost, silentHostIds } = await readCalendars(hostIds, needed, now, runtime)
  if (bookableHosts(page, { pickedHostId, silentHostIds }).length === 0) {
    return { kind: "unreadable", now }
  }
  const asked = { durationMinutes, span, now, busyByHost, withoutBooking, pickedHostId }
  const offer = await readOffer(db, page, { ...asked, silentHostIds })
  const slots = availability({ ...offer, ...span })
  const found = { kind: "slots", slots, now } as const
  if (!request.inFull) return { ...found, ifNothingTaken: [], seatsLeft: new Map() }
  return {
    ...found,
    ifNothingTaken: availability({ ...withNothingTaken(offer), ...span }),
    seatsLeft: seatsLeft(slots, offer),
  }
}

function nothing(now: Date): FoundSlots {
  return { kind: "slots", slots: [], now, ifNothingTaken: [], seatsLeft: new Map() }
}
