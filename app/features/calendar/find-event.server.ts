import { asc, eq } from "drizzle-orm"
import { bookings } from "#db/schema/bookings.ts"
import { meetings } from "#db/schema/meetings.ts"
import { calendarConnections, calendarEvents, calendars } from "#db/schema/calendars.ts"
import { organizers } from "#db/schema/organizers.ts"
import { pageRevisions } from "#db/schema/pages.ts"
import { atLocation } from "#app/features/page/locations.ts"
import { pageContentSchema } from "#app/features/page/schema.ts"
import { ownTextsOf } from "#app/features/text/own-texts.server.ts"
import { translator } from "#app/messages/translate.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findCalendarPort, type Connection } from "./connection.server.ts"
import { fingerprintOf, type WantedEvent } from "./event-fingerprint.ts"
import { getInstallationId } from "./installation.server.ts"
import { wantedEvent } from "./wanted-event.ts"

export type EventRow = typeof calendarEvents.$inferSelect

/** A calendar event's row, and what it should be, as both were when they were read. */
export type SeenEvent = {
  row: EventRow
  connection: Connection
  calendarExternalId: string
  wanted: WantedEvent | null
  fingerprint: string
  /** The booking that the event stands for; null when none does any longer. */
  bookingId: string | null
}

/** Reads an event with everything that decides what it should say. */
export async function findEvent(
  calendarEventId: string,
  runtime: Runtime,
): Promise<SeenEvent | null> {
  const { db, env } = runtime
  const [found] = await db
    .select({
      row: calendarEvents,
      connection: calendarConnections,
      calendarExternalId: calendars.externalId,
      meeting: meetings,
      locale: organizers.locale,
      ownTexts: ownTextsOf(organizers.id),
    })
    .from(calendarEvents)
    .innerJoin(calendars, eq(calendars.id, calendarEvents.calendarId))
    .innerJoin(calendarConnections, eq(calendarConnections.id, calendars.connectionId))
    .innerJoin(meetings, eq(meetings.id, calendarEvents.meetingId))
    .innerJoin(organizers, eq(organizers.id, calendarEvents.organizerId))
    .where(eq(calendarEvents.id, calendarEventId))
  if (!found) return null
  const { meeting, row, locale, ownTexts, connection, calendarExternalId } = found
  const booked = await db
    .select({ booking: bookings, content: pageRevisions.content })
    .from(bookings)
    .innerJoin(pageRevisions, eq(pageRevisions.id, bookings.revisionId))
    .where(eq(bookings.meetingId, meeting.id))
    .orderBy(asc(bookings.createdAt), asc(bookings.id))
  const facts = {
    meeting,
    hostId: row.hostId,
    icalUid:
      findCalendarPort(runtime, connection.provider)?.icalUidFor(row.externalEventId) ?? null,
    bookings: booked.map(({ booking, content }) => ({
      ...booking,
      content: atLocation(pageContentSchema.parse(content), booking.locationIndex),
    })),
    installationId: await getInstallationId(db),
    appUrl: env.appUrl,
  }
  // A host who was replaced has it no longer.
  const isTheirs = meeting.hostIds.includes(row.hostId)
  const wanted = isTheirs ? wantedEvent(facts, translator(locale, ownTexts)) : null
  return {
    row,
    connection,
    calendarExternalId,
    wanted,
    fingerprint: fingerprintOf(wanted),
    bookingId: standingFor(facts.bookings),
  }
}

const ENDED = new Set(["ABANDONED", "CANCELED", "REFUNDED", "INITIATED"])

function standingFor(booked: { id: string; state: string }[]): string | null {
  const live = booked.find(({ state }) => !ENDED.has(state)) ?? booked.at(-1)
  return live?.id ?? null
}
