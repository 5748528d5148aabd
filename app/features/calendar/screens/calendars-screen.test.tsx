import { renderToStaticMarkup as html } from "react-dom/server"
import { describe, expect, it } from "vitest"
import type { HostCalendars } from "#app/features/calendar/list-host-calendars.server.ts"
import { calendarProblems } from "#app/features/calendar/problems.ts"
import type { ShownCalendar } from "#app/features/calendar/queries.server.ts"
import { CalendarsScreen, type CalendarsFacts } from "./calendars-screen.tsx"
import { ConnectionFailedScreen } from "./connection-failed-screen.tsx"
import { DisconnectionScreen } from "./disconnection-screen.tsx"

const calendar: ShownCalendar = {
  id: "calendar-1",
  name: "ada@example.com",
  mayWrite: true,
  isChecked: true,
  isDestination: true,
  busyReadAt: new Date("2026-12-01T08:30:00Z"),
  busyError: null,
}

function host(changes: Partial<HostCalendars> = {}, calendars: Partial<ShownCalendar>[] = [{}]) {
  return {
    hostId: "host-1",
    name: "Ada Berg",
    unwritten: 0,
    connections: [
      {
        id: "connection-1",
        hostId: "host-1",
        hostName: "Ada Berg",
        provider: "google" as const,
        account: "ada@example.com",
        state: "connected" as const,
        brokenReason: null,
        calendars: calendars.map((one) => ({ ...calendar, ...one })),
      },
    ],
    ...changes,
  }
}

const screen = (changes: Partial<CalendarsFacts>) => {
  const facts = { hosts: [host()], providers: ["google"], timeZone: "Europe/Berlin" }
  return html(<CalendarsScreen facts={{ ...facts, news: null, problemKey: null, ...changes }} />)
}

describe("the calendars of an organizer", () => {
  it("begin with the button that connects the first", () => {
    const markup = screen({ hosts: [host({ connections: [] })] })
    expect(markup).toContain("No calendar is connected yet")
    expect(markup).toMatch(/<form method="post" action="\/integrations\/google\/connect">/)
    expect(markup).toContain('<input type="hidden" name="host" value="host-1"/>')
  })

  it("are chosen by native controls, which show when each was read", () => {
    const readOnly = { id: "calendar-2", name: "Holidays", mayWrite: false, isChecked: false }
    const markup = screen({ hosts: [host({}, [{}, { ...readOnly, isDestination: false }])] })
    expect(markup).toMatch(/type="checkbox" name="checked"[^>]* checked="" value="calendar-1"/)
    expect(markup).toMatch(/type="checkbox" name="checked"[^>]* class="choice" value="calendar-2"/)
    expect(markup).toMatch(/type="radio" name="destination"[^>]* checked="" value="calendar-1"/)
    expect(markup).not.toMatch(/name="destination"[^>]* value="calendar-2"/)
    expect(markup).toMatch(/Read at .*9:30/)
    expect(markup).toContain("Can only be read")
  })

  it("say when one cannot be read, has not been yet, or lacks a booking", () => {
    expect(screen({ hosts: [host({}, [{ busyError: "unavailable" }])] })).toContain(
      "Could not be read",
    )
    expect(screen({ hosts: [host({}, [{ busyReadAt: null }])] })).toContain(
      "read for the first time",
    )
    expect(screen({ hosts: [host({ unwritten: 1 })] })).toContain("One booking is not yet")
    expect(screen({ hosts: [host({ unwritten: 3 })] })).toContain("3 bookings are not yet")
  })

  it("offer to mend an account that is broken", () => {
    const broken = host()
    const connections = broken.connections.map((one) => ({ ...one, state: "broken" as const }))
    const markup = screen({ hosts: [{ ...broken, connections }] })
    expect(markup).toContain("ada@example.com has to be connected again")
    expect(markup).toContain("Connect again")
    expect(markup).toContain('href="/admin/calendars/connection-1/disconnection"')
  })

  it("tell what has just happened, and whether any provider is set up at all", () => {
    for (const news of ["connected", "saved", "disconnected"] as const) {
      expect(screen({ news })).toContain('role="status"')
    }
    const problemKey = calendarProblems["destination-read-only"].messageKey
    expect(screen({ problemKey })).toContain("cannot be written to this calendar")
    expect(screen({ providers: [] })).toContain("No calendar provider is set up")
  })
})

describe("leaving and failing", () => {
  it("names the pages that depend on an account before it is disconnected", () => {
    const pages = [{ pageId: "page-1", title: "Consultation <b>" }]
    const markup = html(<DisconnectionScreen account="ada@example.com" pages={pages} />)
    expect(markup).toContain("Consultation &lt;b&gt;")
    expect(markup).toContain('href="/admin/pages/page-1"')
    expect(markup).toMatch(/<form method="post"/)
    const none = html(<DisconnectionScreen account="ada@example.com" pages={[]} />)
    expect(none).toContain("No published page depends on it")
  })

  it("has a sentence for everything that can go wrong, and a way back", () => {
    for (const { messageKey } of Object.values(calendarProblems)) {
      const markup = html(<ConnectionFailedScreen problemKey={messageKey} />)
      expect(markup).toContain('role="alert"')
      expect(markup).toContain('href="/admin/calendars"')
    }
  })
})
