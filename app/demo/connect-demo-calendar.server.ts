import { beginConnection } from "#app/features/calendar/begin-connection.server.ts"
import { finishConnection } from "#app/features/calendar/finish-connection.server.ts"
import { listConnections } from "#app/features/calendar/queries.server.ts"
import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { allowAtStandIn } from "./allow-at-stand-in.server.ts"
import { demoCalendarEvents } from "./demo-calendar-events.ts"

const WEEKS = 4
const DAY_MS = 86_400_000

/**
 * Connects the demo's host to a calendar of the Google stand-in with a few events in it. Does nothing where
 * Google is the real one: nobody is there to consent. Again, it changes nothing.
 */
export async function connectDemoCalendar(signedIn: SignedIn, runtime: Runtime): Promise<void> {
  const { sandboxOrigin, google } = runtime.env
  if (sandboxOrigin === null || !google?.oauthBase?.startsWith(`${sandboxOrigin}/`)) return
  const { actor, sessionId, host } = signedIn
  if (!host) throw new Error("The demo's owner is no host.")
  const connections = await listConnections(actor, runtime)
  if (connections.length === 0) {
    const about = { hostId: host.id, sessionId, provider: "google" }
    const begun = await beginConnection(actor, about, runtime)
    if (!begun.ok) throw new Error(`The demo's calendar cannot be connected: ${begun.problem}.`)
    const answer = await allowAtStandIn(begun.address, host.email)
    const finished = await finishConnection(
      actor,
      { ...answer, sessionId, provider: "google" },
      runtime,
    )
    if (!finished.ok) throw new Error(`The demo's calendar was not connected: ${finished.problem}.`)
  }
  const now = await runtime.clock.now(runtime.db)
  // From tomorrow on: whatever the hour, today is the day that a visitor tries first.
  const tomorrow = new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10)
  const { timeZone } = signedIn.organizer
  for (const event of demoCalendarEvents(tomorrow, timeZone, { days: WEEKS * 7 })) {
    const response = await fetch(`${sandboxOrigin}/google/control/add-event`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ calendarId: host.email, event }),
    })
    if (!response.ok) throw new Error(`The calendar stand-in answered ${response.status}.`)
  }
}
