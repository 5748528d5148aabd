import { eq, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings, type BOOKING_FLAGS } from "#db/schema/bookings.ts"

type Flagging = { flag: (typeof BOOKING_FLAGS)[number]; at: Date }

/** Something about a booking is for its organizer to look at. Every reason has its own place, and is there once. */
export async function flagBooking(
  tx: Transaction,
  bookingId: string,
  { flag, at }: Flagging,
): Promise<void> {
  await tx
    .update(bookings)
    .set({ flags: sql`array_append(${bookings.flags}, ${flag}::text)`, updatedAt: at })
    .where(sql`${eq(bookings.id, bookingId)} and not ${bookings.flags} @> array[${flag}::text]`)
}

/** A reason to look at a booking is gone; the others stay. */
export async function unflagBooking(
  tx: Transaction,
  bookingId: string,
  { flag, at }: Flagging,
): Promise<void> {
  await tx
    .update(bookings)
    .set({ flags: sql`array_remove(${bookings.flags}, ${flag}::text)`, updatedAt: at })
    .where(sql`${eq(bookings.id, bookingId)} and ${bookings.flags} @> array[${flag}::text]`)
}
