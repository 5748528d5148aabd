import { listBookings, type BookingQuery } from "#app/features/booking/list-bookings.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

type Asked = Partial<BookingQuery>

const USUAL: BookingQuery = {
  ...{ search: "", state: null, pageId: null, from: null, until: null, timeZone: "Europe/Berlin" },
  ...{ sort: "starts", direction: "descending", limit: 50, offset: 0 },
}

/** The lists of bookings that an organizer opens. */
export const bookingLists: readonly {
  name: string
  query: (organizerId: string, now: Date, runtime: Pick<Runtime, "db">) => Promise<unknown>
}[] = (
  [
    ["the last first", () => ({})],
    ["page 20", () => ({ offset: 950 })],
    ["by when they were made", () => ({ sort: "created" })],
    ["by name", () => ({ sort: "name", direction: "ascending" })],
    ["canceled ones", () => ({ state: "CANCELED", sort: "created" })],
    ["what is ahead", (now) => ({ state: "CONFIRMED", endsAfter: now, direction: "ascending" })],
    ["what needs to be looked at", () => ({ isFlagged: true })],
    ["search for one client", () => ({ search: "client-77@example" })],
    ["search for what all have", () => ({ search: "client" })],
    ["search for nobody", () => ({ search: "nobody at all" })],
  ] as [string, (now: Date) => Asked][]
).map(([name, asked]) => ({
  name,
  query: (organizerId, now, runtime) =>
    listBookings(organizerId, { ...USUAL, ...asked(now) }, runtime),
}))
