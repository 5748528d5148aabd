import { and, asc, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import type { Actor } from "#app/features/actor.ts"
import { oweCalendarEvents } from "#app/features/calendar/owe-calendar-events.server.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyTransition } from "./apply-transition.server.ts"
import type { LockedBooking } from "./lock-booking.server.ts"
import { oweReminders } from "./owe-reminders.server.ts"
import { oweHold } from "./take-time.server.ts"

/** What a moved hold causes: it waits for a checkout of its new time, and ends when it would have ended. */
export async function oweMovedHold(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  { before, moved }: Pick<Moved, "before" | "moved">,
  at: Date,
): Promise<void> {
  await oweLeftMeeting(tx, runtime, before, moved)
  if (moved.state !== "SCHEDULED") {
    const change = { booking: moved, to: "SCHEDULED", actor, reason: "hold-moved", at } as const
    await applyTransition(tx, runtime, change)
  }
  await oweHold(tx, runtime, moved, at)
}

/** The meeting that it left with others in it is to say so too. */
async function oweLeftMeeting(
  tx: Transaction,
  runtime: Runtime,
  before: LockedBooking,
  moved: LockedBooking,
): Promise<void> {
  if (before.meetingId !== moved.meetingId) await oweCalendarEvents(tx, before, runtime)
}

type Moved = { before: LockedBooking; moved: LockedBooking; movedBy: "client" | "organizer" }

/** What a moved booking causes: its calendar event, a mail to each side, and reminders of the new time. */
export async function oweMovedBooking(
  tx: Transaction,
  runtime: Runtime,
  { before, moved, movedBy }: Moved,
  at: Date,
): Promise<void> {
  await oweLeftMeeting(tx, runtime, before, moved)
  await oweCalendarEvents(tx, moved, runtime)
  for (const recipient of ["client", ...moved.hostIds]) {
    await oweEmail(tx, runtime, {
      organizerId: moved.organizerId,
      bookingId: moved.id,
      kind: "booking-moved",
      recipient,
      sequence: moved.icalSequence,
      sendAfter: at,
      at,
      detail: { ...(await knownTime(tx, recipient, before, moved)), movedBy },
    })
  }
  await oweReminders(tx, runtime, moved, at)
}

/** The time that somebody knows of: that before the first move which no mail has told them yet. */
async function knownTime(
  tx: Transaction,
  recipient: string,
  before: LockedBooking,
  moved: LockedBooking,
): Promise<{ fromStartsAt: string; fromEndsAt: string }> {
  const [untold] = await tx
    .select({ detail: outboundEmails.detail })
    .from(outboundEmails)
    .where(
      and(
        eq(outboundEmails.bookingId, moved.id),
        eq(outboundEmails.kind, "booking-moved"),
        eq(outboundEmails.recipient, recipient),
        eq(outboundEmails.state, "pending"),
      ),
    )
    .orderBy(asc(outboundEmails.sequence))
    .limit(1)
  const { fromStartsAt, fromEndsAt } = untold?.detail ?? {}
  const isOther = fromStartsAt !== moved.startsAt.toISOString()
  return typeof fromStartsAt === "string" && typeof fromEndsAt === "string" && isOther
    ? { fromStartsAt, fromEndsAt }
    : { fromStartsAt: before.startsAt.toISOString(), fromEndsAt: before.endsAt.toISOString() }
}
