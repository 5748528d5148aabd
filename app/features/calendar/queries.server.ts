import { and, asc, desc, eq, inArray, ne } from "drizzle-orm"
import { calendarConnections, calendars } from "#db/schema/calendars.ts"
import { hosts } from "#db/schema/organizers.ts"
import { pageHosts, pageRevisions, pages } from "#db/schema/pages.ts"
import { pageContentSchema } from "#app/features/page/schema.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { mayMindHost, type UserActor } from "./allowed-hosts.server.ts"
import type { Connection } from "./connection.server.ts"

/** A connected account as the admin shows it; never with a token. */
export type ShownConnection = {
  id: string
  hostId: string
  hostName: string
  provider: Connection["provider"]
  account: string
  state: Connection["state"]
  brokenReason: string | null
  calendars: ShownCalendar[]
}

export type ShownCalendar = {
  id: string
  name: string
  mayWrite: boolean
  isChecked: boolean
  isDestination: boolean
  busyReadAt: Date | null
  busyError: string | null
}

/** The accounts that the actor may mind, with their calendars, oldest first; disconnected ones are left out. */
export async function listConnections(
  actor: UserActor,
  { db }: Pick<Runtime, "db">,
): Promise<ShownConnection[]> {
  const rows = await db
    .select({ connection: calendarConnections, host: hosts, calendar: calendars })
    .from(calendarConnections)
    .innerJoin(hosts, eq(hosts.id, calendarConnections.hostId))
    .leftJoin(calendars, eq(calendars.connectionId, calendarConnections.id))
    .where(
      and(
        eq(calendarConnections.organizerId, actor.organizerId),
        ne(calendarConnections.state, "disconnected"),
      ),
    )
    .orderBy(
      asc(calendarConnections.createdAt),
      desc(calendars.isDestination),
      desc(calendars.isChecked),
      asc(calendars.name),
    )
  const shown = new Map<string, ShownConnection>()
  for (const { connection, host, calendar } of rows) {
    if (!mayMindHost(actor, host)) continue
    const { id, hostId, provider, account, state, brokenReason } = connection
    const known = shown.get(id)
    const facts = { id, hostId, hostName: host.name, provider, account, state, brokenReason }
    const one = known ?? { ...facts, calendars: [] }
    if (!known) shown.set(id, one)
    if (calendar) one.calendars.push(showCalendar(calendar))
  }
  return [...shown.values()]
}

function showCalendar(calendar: typeof calendars.$inferSelect): ShownCalendar {
  const { id, name, accessRole, isChecked, isDestination, busyReadAt, busyError } = calendar
  const mayWrite = accessRole === "owner" || accessRole === "writer"
  return { id, name, mayWrite, isChecked, isDestination, busyReadAt, busyError }
}

/** A connection of the actor's organizer that the actor may mind, with its sealed tokens; null otherwise. */
export async function findConnection(
  actor: UserActor,
  connectionId: string,
  { db }: Pick<Runtime, "db">,
): Promise<Connection | null> {
  if (!isId(connectionId)) return null
  const [found] = await db
    .select({ connection: calendarConnections, host: { userId: hosts.userId } })
    .from(calendarConnections)
    .innerJoin(hosts, eq(hosts.id, calendarConnections.hostId))
    .where(
      and(
        eq(calendarConnections.organizerId, actor.organizerId),
        eq(calendarConnections.id, connectionId),
      ),
    )
  return found && mayMindHost(actor, found.host) ? found.connection : null
}

/** The pages whose times depend on a host's calendars, by title. */
export async function listPagesOfHosts(
  actor: UserActor,
  hostIds: readonly string[],
  { db }: Pick<Runtime, "db">,
): Promise<{ hostId: string; pageId: string; title: string }[]> {
  if (hostIds.length === 0) return []
  const rows = await db
    .select({ hostId: pageHosts.hostId, pageId: pages.id, content: pageRevisions.content })
    .from(pageHosts)
    .innerJoin(pages, eq(pages.id, pageHosts.pageId))
    .innerJoin(pageRevisions, eq(pageRevisions.id, pages.publishedRevisionId))
    .where(
      and(
        eq(pageHosts.organizerId, actor.organizerId),
        inArray(pageHosts.hostId, [...hostIds]),
        eq(pages.status, "published"),
      ),
    )
  return rows
    .map(({ content, ...row }) => ({ ...row, title: pageContentSchema.parse(content).title }))
    .sort((a, b) => a.title.localeCompare(b.title))
}
