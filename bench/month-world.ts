import { sql } from "drizzle-orm"
import type { Actor } from "#app/features/actor.ts"
import { createHost } from "#app/features/host/create-host.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { savePageHosts } from "#app/features/page/save-page-hosts.server.ts"
import { emptyPageContent, type PageContent } from "#app/features/page/schema.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { createBenchOrganizer } from "./world.ts"

export const TEAM_SLUG = "month-team"

const limits = { perDay: 6, perWeek: 25, perMonth: 80 }
/** The pages the month is read of: everybody in turn, the same with limits, the same with seats, and one host alone. */
export const TEAM_PAGES = {
  "round-robin": {},
  limited: { limits },
  seats: { capacity: 4 },
  alone: {},
} satisfies Record<string, Partial<PageContent>>
export type TeamPage = keyof typeof TEAM_PAGES

/**
 * An organizer with hosts from 9 to 17 in Berlin, each on all the pages of half an hour, save `alone` that has the
 * first of them only. Made by the product's own actions.
 */
export async function createTeam(runtime: Runtime, { hosts }: { hosts: number }): Promise<void> {
  const { actor, hostId } = await createBenchOrganizer(runtime, TEAM_SLUG)
  const hostIds = [hostId]
  while (hostIds.length < hosts) hostIds.push(await addHost(actor, hostIds.length, runtime))
  const schedules = await runtime.db.execute<{ id: string; hostId: string }>(
    sql`select id, host_id as "hostId" from schedules where organizer_id = ${actor.organizerId}`,
  )
  const scheduleOf = new Map(schedules.map((schedule) => [schedule.hostId, schedule.id]))
  const team = hostIds.map((id) => ({
    hostId: id,
    scheduleId: scheduleOf.get(id) ?? "",
    weight: 1,
    isFixed: false,
  }))
  for (const [slug, special] of Object.entries(TEAM_PAGES)) {
    const content: PageContent = {
      ...emptyPageContent,
      title: slug,
      durations: [{ minutes: 30, amountMinor: 5000 }],
      notice: { kind: "minutes", minutes: 60 },
      window: { kind: "rolling", days: 180 },
      hostChoice: "round-robin",
      ...special,
    }
    const page = await createPage(actor, { slug, content }, runtime)
    if (!page.ok) throw new Error(page.problem)
    const members = slug === "alone" ? team.slice(0, 1) : team
    const saved = await savePageHosts(actor, { pageId: page.pageId, hosts: members }, runtime)
    if (!saved.ok) throw new Error(saved.problem)
    await publishPage(actor, { pageId: page.pageId, number: 1 }, runtime)
  }
}

async function addHost(
  actor: Actor & { kind: "user" },
  number: number,
  runtime: Runtime,
): Promise<string> {
  const email = `host-${number}@example.com`
  const host = { name: `Host ${number}`, email, userId: null, timeZone: "Europe/Berlin" }
  const made = await createHost(actor, host, runtime)
  if (!made.ok) throw new Error(made.problem)
  return made.hostId
}
