import { and, eq } from "drizzle-orm"
import { bookings } from "#db/schema/bookings.ts"
import { meetings } from "#db/schema/meetings.ts"
import { pageHosts } from "#db/schema/pages.ts"
import { schedules } from "#db/schema/schedules.ts"
import { createHost } from "#app/features/host/create-host.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { savePage } from "#app/features/page/save-page.server.ts"
import { savePageHosts } from "#app/features/page/save-page-hosts.server.ts"
import { emptyPageContent, type PageContent } from "#app/features/page/schema.ts"
import { createBookingWorld, type BookingWorld } from "./testing.server.ts"

/** Another host of the world's organizer, Monday to Friday from 9 to 17 in Berlin. */
export async function addHost({ runtime, studio }: BookingWorld, name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(" ", "-")}@example.com`
  const host = { name, email, userId: null, timeZone: "Europe/Berlin" }
  const made = await createHost(studio.actor, host, runtime)
  if (!made.ok) throw new Error(made.problem)
  return made.hostId
}

/** A world whose Ada has Ben as a colleague; their ids as hosts. */
export async function createTeamWorld(options: Parameters<typeof createBookingWorld>[0] = {}) {
  const world = await createBookingWorld(options)
  return { world, ada: world.studio.hostId, ben: await addHost(world, "Ben Chu") }
}

export type TeamMember = { hostId: string; weight?: number; isFixed?: boolean }

/** A published page of half an hour for 50.00 EUR, booked with these hosts. */
export async function addTeamPage(
  world: BookingWorld,
  slug: string,
  content: Partial<PageContent>,
  team: readonly TeamMember[],
): Promise<string> {
  const { runtime, studio } = world
  const whole = {
    ...emptyPageContent,
    title: slug,
    durations: [{ minutes: 30, amountMinor: 5000 }],
    ...content,
  }
  const made = await createPage(studio.actor, { slug, content: whole }, runtime)
  if (!made.ok) throw new Error(made.problem)
  const { pageId } = made
  const hosts = await Promise.all(
    team.map(async ({ hostId, weight = 1, isFixed = false }) => {
      const [schedule] = await runtime.db
        .select({ id: schedules.id })
        .from(schedules)
        .where(and(eq(schedules.hostId, hostId)))
      return { hostId, scheduleId: schedule?.id ?? "", weight, isFixed }
    }),
  )
  const saved = await savePageHosts(studio.actor, { pageId, hosts }, runtime)
  if (!saved.ok) throw new Error(saved.problem)
  await publishPage(studio.actor, { pageId, number: 1 }, runtime)
  return pageId
}

/** One more host of a page, who comes last. */
export async function addToPage(
  { runtime: { db }, studio }: BookingWorld,
  pageId: string,
  hostId: string,
): Promise<void> {
  const schedule = await db.query.schedules.findFirst({
    where: (row, is) => is.eq(row.hostId, hostId),
  })
  const { organizerId } = studio
  const scheduleId = schedule?.id ?? ""
  await db.insert(pageHosts).values({ organizerId, pageId, hostId, scheduleId, position: 99 })
}

/** Publishes another revision of a page, which differs in this. */
export async function sellNow(
  { runtime, studio }: BookingWorld,
  pageId: string,
  changes: Partial<PageContent>,
): Promise<void> {
  const { actor } = studio
  const page = await runtime.db.query.pages.findFirst({ where: (row, is) => is.eq(row.id, pageId) })
  const newest = await runtime.db.query.pageRevisions.findFirst({
    where: (row, is) => is.eq(row.pageId, pageId),
    orderBy: (row, { desc }) => desc(row.number),
  })
  const { number: basedOn, content } = newest!
  const changed = { ...(content as PageContent), ...changes }
  await savePage(actor, { pageId, basedOn, slug: page!.slug, content: changed }, runtime)
  await publishPage(actor, { pageId, number: basedOn + 1 }, runtime)
}

/** Publishes another revision of a page, which sells so many seats. */
export function sellSeats(world: BookingWorld, pageId: string, capacity: number): Promise<void> {
  return sellNow(world, pageId, { capacity })
}

/** Who takes part in a booking's meeting, and which seat it has. */
export async function placeOf({ runtime }: BookingWorld, bookingId: string) {
  const [row] = await runtime.db
    .select({ hostIds: meetings.hostIds, meetingId: meetings.id, seat: bookings.seat })
    .from(bookings)
    .innerJoin(meetings, eq(meetings.id, bookings.meetingId))
    .where(eq(bookings.id, bookingId))
  if (!row) throw new Error("There is no such booking.")
  return row
}
