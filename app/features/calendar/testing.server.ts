import { eq, sql } from "drizzle-orm"
import { bookings, clients } from "#db/schema/bookings.ts"
import { meetings, occupancies } from "#db/schema/meetings.ts"
import { calendarConnections, calendarEvents } from "#db/schema/calendars.ts"
import { inTransaction } from "#db/transaction.ts"
import { createTestOrganizer, createTestRuntime } from "#app/features/organizer/testing.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { emptyPageContent, plainQuestion, type PageContent } from "#app/features/page/schema.ts"
import type { CalendarPort } from "#app/providers/calendar-port.ts"
import { createGoogleCalendar } from "#app/providers/google/client.server.ts"
import { startGoogleStandIn } from "#app/providers/google/stand-in/testing.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { beginConnection } from "./begin-connection.server.ts"
import { finishConnection } from "./finish-connection.server.ts"
import { icalUidFor, oweCalendarEvents } from "./owe-calendar-events.server.ts"
import { readBusyTimes } from "./read-busy-times.server.ts"
import { syncCalendarEvent } from "./sync-calendar-event.server.ts"

/** The organizer's address, and the id of the account's own calendar. */
export const ACCOUNT = "ada@example.com"
export const SESSION = "0198f000-0000-7000-8000-0000000000aa"
export const NOW = new Date("2026-12-01T09:00:00Z")

const content: PageContent = {
  ...emptyPageContent,
  title: "Consultation",
  durations: [{ minutes: 30, amountMinor: 5000 }],
  location: { kind: "link", text: "Video call", url: "https://meet.example/ada" },
  questions: [{ ...plainQuestion, id: "topic", label: "What is it about?" }],
}

/** A database, a played Google, an organizer with one published page, and one clock for all of them. */
export async function createCalendarWorld({ calendarCheckMs = 5_000 } = {}) {
  const base = await createTestRuntime(NOW)
  let at = NOW
  const google = await startGoogleStandIn({ now: () => at })
  const calls: string[] = []
  const port = createGoogleCalendar({
    clientId: google.clientId,
    clientSecret: google.clientSecret,
    apiBase: google.apiBase,
    oauthBase: google.oauthBase,
    random: base.random,
    pause: async () => {},
    timeoutMs: 2_000,
    fetch: (input, init) => {
      const url = new URL(String(input))
      calls.push(`${init?.method ?? "GET"} ${url.pathname.replace(/^\/google/, "")}`)
      return fetch(input, init)
    },
  })
  const runtime: Runtime & { close: () => Promise<void> } = {
    ...base,
    env: { ...base.env, calendarCheckMs },
    stripe: null as unknown as Runtime["stripe"],
    calendars: { google: port },
  }
  const studio = await createTestOrganizer(base, "studio")
  const made = await createPage(studio.actor, { slug: "consultation", content }, base)
  if (!made.ok) throw new Error(made.problem)
  await publishPage(studio.actor, { pageId: made.pageId, number: 1 }, base)
  return {
    runtime,
    google,
    port,
    /** Every request that reached the provider, as `METHOD /path`. */
    calls,
    studio: { ...studio, pageId: made.pageId },
    advance(ms: number) {
      at = new Date(at.getTime() + ms)
      base.clock.advance(ms)
    },
    /** Replaces methods of the provider's client, for one test. */
    withPort: (changes: Partial<CalendarPort>): Runtime => ({
      ...runtime,
      calendars: { google: { ...port, ...changes } },
    }),
    async close() {
      await google.stop()
      await base.close()
    },
  }
}

export type CalendarWorld = Awaited<ReturnType<typeof createCalendarWorld>>

/** Goes through the played consent page as a browser would, and gives what the callback is sent. */
export async function consent(
  address: string,
  choice: { account?: string; scopes?: (scope: string) => boolean; deny?: boolean } = {},
): Promise<{ state: string | null; code: string | null; error: string | null }> {
  const url = new URL(address)
  const form = new URLSearchParams({
    request: url.search.slice(1),
    email: choice.account ?? ACCOUNT,
  })
  form.set("decision", choice.deny ? "deny" : "allow")
  for (const scope of (url.searchParams.get("scope") ?? "").split(" ")) {
    if (choice.scopes?.(scope) ?? true) form.append("scope", scope)
  }
  const target = url.origin + url.pathname
  const answer = await fetch(target, { method: "POST", body: form, redirect: "manual" })
  const back = new URL(answer.headers.get("location") ?? "")
  const one = (name: string) => back.searchParams.get(name)
  return { state: one("state"), code: one("code"), error: one("error") }
}

/** Connects the studio's host to an account, whose own calendar is checked and written to at first. */
export async function connect(
  { runtime, studio }: CalendarWorld,
  account = ACCOUNT,
): Promise<string> {
  const { actor, hostId } = studio
  const about = { hostId, sessionId: SESSION, provider: "google" }
  const begun = await beginConnection(actor, about, runtime)
  if (!begun.ok) throw new Error(begun.problem)
  const answer = await consent(begun.address, { account })
  const input = { sessionId: SESSION, provider: "google", ...answer }
  const finished = await finishConnection(actor, input, runtime)
  if (!finished.ok) throw new Error(finished.problem)
  return finished.connectionId
}

type State = (typeof bookings.$inferSelect)["state"]

let booked = 0

/** A meeting with one booking that is held, its calendar event owed, as the hold does it. */
export async function holdTime(
  { runtime, studio }: CalendarWorld,
  startsAt: Date,
  clientName = "Grace Hopper",
): Promise<{ meetingId: string; bookingId: string; calendarEventId: string }> {
  const { organizerId, hostId, pageId } = studio
  const { db, ids } = runtime
  const meetingId = ids()
  const bookingId = ids()
  const clientId = ids()
  const endsAt = new Date(startsAt.getTime() + 30 * 60_000)
  const number = ++booked
  await inTransaction(db, async (tx) => {
    const at = await runtime.clock.now(tx)
    const hostIds = [hostId]
    const meeting = { id: meetingId, organizerId, pageId, startsAt, endsAt, hostIds, createdAt: at }
    await tx.insert(meetings).values(meeting)
    const during = `["${startsAt.toISOString()}","${endsAt.toISOString()}")`
    await tx.insert(occupancies).values({ id: ids(), organizerId, meetingId, hostId, during })
    const email = `client-${number}@example.org`
    const client = { id: clientId, organizerId, email, name: clientName, createdAt: at }
    await tx.insert(clients).values(client)
    const uid = await icalUidFor(tx, { hostId, meetingId }, runtime)
    await tx.insert(bookings).values({
      id: bookingId,
      organizerId,
      pageId,
      meetingId,
      hostId,
      clientId,
      revisionId: sql`(select id from page_revisions where page_id = ${pageId})`,
      source: "page",
      reference: `REF-${number}`,
      locale: "en",
      clientTimeZone: "Europe/Paris",
      hostTimeZone: "Europe/Berlin",
      clientName,
      clientEmail: email,
      answers: { topic: "A <b>new</b> shop" },
      durationMinutes: 30,
      amountMinor: 5000,
      currency: "EUR",
      payableUntil: new Date(at.getTime() + 900_000),
      releaseAt: new Date(at.getTime() + 960_000),
      icalUid: uid ?? `${bookingId}@localhost`,
      createdAt: at,
      updatedAt: at,
    })
    await tx.update(bookings).set({ state: "SCHEDULED" }).where(eq(bookings.id, bookingId))
    await oweCalendarEvents(tx, { organizerId, meetingId, hostIds: [hostId] }, runtime)
  })
  const [event] = await db
    .select({ id: calendarEvents.id })
    .from(calendarEvents)
    .where(eq(calendarEvents.meetingId, meetingId))
  return { meetingId, bookingId, calendarEventId: event?.id ?? "" }
}

/** Moves a booking to another state, its calendar event owed. */
export async function changeState(
  { runtime, studio }: CalendarWorld,
  { bookingId, meetingId }: { bookingId: string; meetingId: string },
  state: State,
): Promise<void> {
  const { organizerId, hostId } = studio
  await inTransaction(runtime.db, async (tx) => {
    const at = await runtime.clock.now(tx)
    const stamps = {
      ...(state === "CONFIRMED" ? { confirmedAt: at } : {}),
      ...(state === "CANCELED" ? { canceledAt: at } : {}),
    }
    await tx
      .update(bookings)
      .set({ state, ...stamps })
      .where(eq(bookings.id, bookingId))
    await oweCalendarEvents(tx, { organizerId, meetingId, hostIds: [hostId] }, runtime)
  })
}

/** Moves a meeting to another time, its calendar event owed. */
export async function moveMeeting(
  { runtime, studio }: CalendarWorld,
  meetingId: string,
  startsAt: Date,
): Promise<void> {
  const { organizerId, hostId } = studio
  const endsAt = new Date(startsAt.getTime() + 30 * 60_000)
  await inTransaction(runtime.db, async (tx) => {
    await tx.update(meetings).set({ startsAt, endsAt }).where(eq(meetings.id, meetingId))
    await oweCalendarEvents(tx, { organizerId, meetingId, hostIds: [hostId] }, runtime)
  })
}

/**
 * Runs every calendar job that is due, waits before a repeat left out, each once: what fails is kept for
 * the next call. The queue itself is not under test here, so its rows are read without a worker.
 */
export async function runCalendarJobs(runtime: Runtime): Promise<void> {
  const handlers: Record<string, (payload: Record<string, string>) => Promise<void>> = {
    sync_calendar_event: ({ calendarEventId = "" }) => syncCalendarEvent(calendarEventId, runtime),
    read_busy_times: ({ calendarId = "" }) => readBusyTimes(calendarId, runtime),
  }
  const failed: string[] = ["0"]
  for (;;) {
    const [job] = await runtime.db.execute<TakenJob>(sql`
      delete from graphile_worker._private_jobs job using graphile_worker._private_tasks task
      where task.id = job.task_id and job.id = (
        select candidate.id from graphile_worker._private_jobs candidate
        join graphile_worker._private_tasks kind on kind.id = candidate.task_id
        where kind.identifier in ${Object.keys(handlers)} and candidate.id not in ${failed}
          and (candidate.attempts > 0 or candidate.run_at <= now())
        order by candidate.run_at, candidate.id limit 1)
      returning task.identifier as task, job.payload, job.key`)
    if (!job) return
    try {
      await handlers[job.task]?.(job.payload)
    } catch (error) {
      failed.push(await keepFailedJob(runtime, job, error))
    }
  }
}

type TakenJob = { task: string; payload: Record<string, string>; key: string | null }

async function keepFailedJob({ db }: Runtime, job: TakenJob, error: unknown): Promise<string> {
  const [again] = await db.execute<{ id: string }>(sql`
    select id from graphile_worker.add_job(
      ${job.task}, ${JSON.stringify(job.payload)}::json, job_key => ${job.key})`)
  const id = again?.id ?? "0"
  await db.execute(sql`
    update graphile_worker._private_jobs set attempts = 1, last_error = ${String(error)}
    where id = ${id}`)
  return id
}

/** Events that stand in a calendar of the played provider, ours and others. */
export async function eventsThere({ google }: Pick<CalendarWorld, "google">, calendarId = ACCOUNT) {
  const state = await google.state()
  return state.calendars.find(({ id }) => id === calendarId)?.events ?? []
}

export async function connectionRow({ runtime }: CalendarWorld, id: string) {
  const [row] = await runtime.db
    .select()
    .from(calendarConnections)
    .where(eq(calendarConnections.id, id))
  if (!row) throw new Error("There is no such connection.")
  return row
}
