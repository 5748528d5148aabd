import { sql } from "drizzle-orm"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { savePage } from "#app/features/page/save-page.server.ts"
import { pageContentSchema, type PageContent } from "#app/features/page/schema.ts"
import { action, loader } from "#app/routes/$organizer.$page.book.tsx"
import { answerOf } from "#app/platform/testing.ts"
import { TEN_O_CLOCK, type BookingWorld } from "./testing.server.ts"

const DAY = 86_400_000
const params = { organizer: "studio", page: "consultation" }

/** A client in front of the details form of the world's page, by route: what is sent and what comes back. */
export function createClientsOf(world: BookingWorld) {
  Object.assign(globalThis, { [Symbol.for("holdfast.runtime")]: world.runtime })
  let mornings = 0
  let clients = 0
  const address = (query: Record<string, string>) =>
    `http://localhost:3000/studio/consultation/book?${new URLSearchParams(query).toString()}`

  /** Of the nth working day from the world's first on, as an address has it. */
  function nextMorning(hour = 10): string {
    const [week, day] = [Math.floor(mornings / 5), mornings % 5]
    mornings += 1
    // The first is a Thursday; Berlin is an hour ahead of UTC all winter.
    const days = week * 7 + (day < 2 ? day : day + 2)
    const start = new Date(TEN_O_CLOCK.getTime() + days * DAY + (hour - 10) * 3_600_000)
    return start.toISOString().replace(".000Z", "Z")
  }

  return {
    nextMorning,

    /** What an ordinary client types; each call is another one. */
    typed(changes: Record<string, string> = {}): Record<string, string> {
      const number = ++clients
      return {
        name: `Client ${number}`,
        email: `client-${number}@example.org`,
        notes: "",
        timeZone: "Europe/Paris",
        attempt: `attempt-${number}-0123456789`,
        ...changes,
      }
    },

    open(query: Record<string, string>, headers: Record<string, string> = {}) {
      const request = new Request(address(query), { headers })
      return answerOf(() => loader({ request, params, context: {} }))
    },

    send(
      query: Record<string, string>,
      fields: Record<string, string> | URLSearchParams | FormData | string,
      headers: Record<string, string> = {},
    ) {
      const body =
        typeof fields === "string" || fields instanceof FormData
          ? fields
          : new URLSearchParams(fields)
      const from = { "x-client-address": `198.51.100.${++clients % 250}` }
      const request = new Request(address(query), {
        method: "POST",
        body,
        headers: { ...from, ...headers },
      })
      return answerOf(() => action({ request, params, context: {} }))
    },

    /** Publishes the page with other content. */
    async changePage(changes: Partial<PageContent>): Promise<void> {
      const { actor, pageId } = world.studio
      const [row] = await world.runtime.db.execute<{ number: number; content: unknown }>(sql`
        select number, content from page_revisions where page_id = ${pageId}
        order by number desc limit 1`)
      const content = { ...pageContentSchema.parse(row?.content), ...changes }
      const input = { pageId, basedOn: row?.number ?? 0, slug: "consultation", content }
      const saved = await savePage(actor, input, world.runtime)
      if (!saved.ok) throw new Error(saved.problem)
      await publishPage(actor, { pageId, number: saved.number }, world.runtime)
    },

    /** How many rows there are of everything that taking a time can write. */
    async stored(): Promise<Record<string, number>> {
      const [row] = await world.runtime.db.execute<Record<string, number>>(sql`
        select (select count(*)::int from bookings) as bookings,
          (select count(*)::int from occupancies) as occupancies,
          (select count(*)::int from meetings) as meetings,
          (select count(*)::int from clients) as clients,
          (select count(*)::int from payments) as payments,
          (select count(*)::int from checkouts) as checkouts,
          (select count(*)::int from outbound_emails) as mails,
          (select count(*)::int from booking_events) as events`)
      return row ?? {}
    },
  }
}

export type Clients = ReturnType<typeof createClientsOf>

/** The form that came back, or an error that says what came instead. */
export function formOf(answer: Awaited<ReturnType<Clients["open"]>>) {
  const { body, status, location } = answer
  if (!body || body.kind !== "details") {
    throw new Error(`No form: ${status} ${location ?? JSON.stringify(body)}`)
  }
  return body.facts
}
