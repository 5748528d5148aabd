import { createHost } from "#app/features/host/create-host.server.ts"
import { listHosts } from "#app/features/host/list-hosts.server.ts"
import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import { savePageHosts } from "#app/features/page/save-page-hosts.server.ts"
import { listSchedules } from "#app/features/schedule/queries.server.ts"
import { saveSchedule } from "#app/features/schedule/save-schedule.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { demoColleague, demoPages, demoWeeklyHours } from "./demo-pages.ts"
import { must } from "./must.ts"
import { publishDemoPage } from "./publish-demo-page.server.ts"

/** The demo's second host, and the pages that both of them give together. Again, it changes nothing. */
export async function publishDemoTeam(signedIn: SignedIn, runtime: Runtime): Promise<void> {
  const { actor, host: owner } = signedIn
  if (!owner) throw new Error("The demo's owner is no host.")
  const colleagueId = await ensureColleague(signedIn, runtime)
  const schedules = await listSchedules(actor.organizerId, runtime)
  const team = [owner.id, colleagueId].map((hostId) => {
    const schedule = schedules.find((known) => known.hostId === hostId)
    if (!schedule) throw new Error("A host of the demo has no schedule.")
    return { hostId, scheduleId: schedule.id, weight: 1, isFixed: false }
  })
  for (const page of demoPages) {
    if (page.content.hostChoice === "one") continue
    await publishDemoPage(signedIn, page, runtime, async (pageId) => {
      must(await savePageHosts(actor, { pageId, hosts: team }, runtime))
    })
  }
}

/** @returns the colleague's id; their hours are those of the demo when they are made */
async function ensureColleague({ actor, organizer }: SignedIn, runtime: Runtime): Promise<string> {
  const { rows } = await listHosts(
    organizer.id,
    {
      search: demoColleague.email,
      state: null,
      sort: "joined",
      direction: "ascending",
      limit: 1,
      offset: 0,
    },
    runtime,
  )
  const { timeZone } = organizer
  const hostId =
    rows[0]?.id ??
    must(await createHost(actor, { ...demoColleague, userId: null, timeZone }, runtime)).hostId
  const schedules = await listSchedules(organizer.id, runtime)
  const schedule = schedules.find((known) => known.hostId === hostId)
  if (!schedule) throw new Error("The demo's second host has no schedule.")
  const hours = { scheduleId: schedule.id, timeZone, hours: demoWeeklyHours }
  must(await saveSchedule(actor, hours, runtime))
  return hostId
}
