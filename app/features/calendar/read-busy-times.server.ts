import { and, eq, isNull, lt, or } from "drizzle-orm"
import { inTransaction } from "#db/transaction.ts"
import { busyTimes, calendarConnections, calendars } from "#db/schema/calendars.ts"
import { pageHosts, pageRevisions, pages } from "#db/schema/pages.ts"
import { pageContentSchema } from "#app/features/page/schema.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { busyWindow } from "./busy-window.ts"
import { getInstallationId } from "./installation.server.ts"
import { mergeIntervals, type Interval } from "./intervals.ts"
import { deferOrThrow } from "./defer-job.server.ts"
import { withAccessToken } from "./with-access-token.server.ts"

const ROWS_AT_ONCE = 1_000

/**
 * Reads a checked calendar's busy times whole and puts them in the place of the earlier ones. Without an
 * answer the earlier ones stay, with the instant at which they were read and the reason in `busy_error`.
 *
 * @throws ProviderFailure when another try makes sense
 */
export async function readBusyTimes(calendarId: string, runtime: Runtime): Promise<void> {
  const { db, clock } = runtime
  const [found] = await db
    .select({ calendar: calendars, connection: calendarConnections })
    .from(calendars)
    .innerJoin(calendarConnections, eq(calendarConnections.id, calendars.connectionId))
    .where(and(eq(calendars.id, calendarId), eq(calendars.isChecked, true)))
  if (!found || found.connection.state === "disconnected") return
  const { calendar, connection } = found
  const readAt = await clock.now(db)
  try {
    const window = busyWindow(await listWindows(calendar.hostId, runtime), readAt)
    const query = {
      calendarExternalId: calendar.externalId,
      ...window,
      ours: await getInstallationId(db),
      mayListEvents: calendar.accessRole !== "freeBusyReader",
    }
    const busy = await withAccessToken(connection, runtime, (accessToken, port) =>
      port.listBusy(accessToken, query),
    )
    await replaceBusyTimes({ calendarId, readAt, window, busy: mergeIntervals(busy) }, runtime)
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error
    const busyError = [error.kind, error.reason].filter(Boolean).join(": ")
    await db.update(calendars).set({ busyError }).where(eq(calendars.id, calendarId))
    await deferOrThrow(error, "read_busy_times", { calendarId }, `busy:${calendarId}`, runtime)
  }
}

async function replaceBusyTimes(
  reading: { calendarId: string; readAt: Date; window: { from: Date; to: Date }; busy: Interval[] },
  runtime: Runtime,
): Promise<void> {
  const { calendarId, readAt, window, busy } = reading
  await inTransaction(runtime.db, async (tx) => {
    const [newest] = await tx
      .update(calendars)
      .set({
        busyReadAt: readAt,
        busyFrom: window.from,
        busyUntil: window.to,
        busyError: null,
      })
      .where(
        and(
          eq(calendars.id, calendarId),
          eq(calendars.isChecked, true),
          // A slow answer never replaces one to a later question.
          or(isNull(calendars.busyReadAt), lt(calendars.busyReadAt, readAt)),
        ),
      )
      .returning({ id: calendars.id })
    if (!newest) return
    await tx.delete(busyTimes).where(eq(busyTimes.calendarId, calendarId))
    for (let at = 0; at < busy.length; at += ROWS_AT_ONCE) {
      const rows = busy.slice(at, at + ROWS_AT_ONCE)
      await tx.insert(busyTimes).values(rows.map((interval) => ({ calendarId, ...interval })))
    }
  })
}

/** The booking windows of every published page on which a host can be booked. */
async function listWindows(hostId: string, { db }: Runtime) {
  const rows = await db
    .select({ content: pageRevisions.content })
    .from(pageHosts)
    .innerJoin(pages, eq(pages.id, pageHosts.pageId))
    .innerJoin(pageRevisions, eq(pageRevisions.id, pages.publishedRevisionId))
    .where(and(eq(pageHosts.hostId, hostId), eq(pages.status, "published")))
  return rows.map(({ content }) => pageContentSchema.parse(content).window)
}
