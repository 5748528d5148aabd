import { sql } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { createTestRuntime } from "#app/features/organizer/testing.server.ts"
import { emptyPageContent, pageContentSchema } from "#app/features/page/schema.ts"
import {
  browseAll,
  routes,
  addressOf,
  type Answer,
  type WholeBrowser,
} from "./testing-browser.server.ts"
import { lookAt } from "./testing-harmless.ts"
import { MARK, payloads } from "./testing-payloads.ts"
import { hostileContent, places, undecided, wordlessContent } from "./testing-places.ts"
import { createHostileWorld, type HostileWorld } from "./testing-world.server.ts"
import {
  calendarFaults,
  csvFaults,
  eventFaults,
  headerFaults,
  jsonFaults,
  mailFaults,
} from "./testing-outputs.ts"

/** Addresses that answer nothing of what anybody typed, or whose answer is a provider's. */
const NOT_SHOWN = /^(healthz|metrics|readyz|robots\[\.\]txt|api\.webhooks|media\.)/
const QUERY = [
  ...["q", "sort", "page", "status", "state", "notice", "name", "email", "notes", "zone", "start"],
  ...[
    "date",
    "month",
    "duration",
    "host",
    "embed",
    "below",
    "after",
    "from",
    "until",
    "user",
    "kind",
  ],
  ...[
    "page-id",
    "page-title",
    "preview",
    "invitation",
    "view",
    "collection",
    "query",
    "answers.words",
  ],
  ...["answers.some", "code", "error", "scope", "schedule", "at", "phone", "session_id", "locale"],
]

/** Every address of the product with the world's own things in it. */
async function addressesOf(world: HostileWorld): Promise<string[]> {
  const tokens = await world.tokens()
  const booking = Object.values(world.bookings)
  return [...routes.keys()]
    .filter((name) => !NOT_SHOWN.test(name))
    .flatMap((name) => {
      const plain = `/${addressOf(name)}`.replace("*", "nothing")
      if (plain.startsWith("/bookings/:token")) {
        return tokens.map((token) => plain.replace(":token", token))
      }
      if (plain.includes(":bookingId")) return booking.map((id) => plain.replace(":bookingId", id))
      return [
        plain.replaceAll(
          /:(\w+)/g,
          (_, parameter: string) => world.parameters[parameter] ?? "nothing",
        ),
      ]
    })
}

/** What is wrong with an answer, whatever it is. */
function answerFaults({ address, status, headers, text }: Answer): string[] {
  const type = headers.get("Content-Type") ?? ""
  const faults = headerFaults(headers)
  if (status >= 500) faults.push(`it broke: ${status}`)
  if (type.startsWith("text/html")) {
    const policy = headers.get("Content-Security-Policy")
    if (!policy) faults.push("there is no policy")
    faults.push(...lookAt(text, policy ?? "").faults)
  } else if (type.includes("json")) faults.push(...jsonFaults(headers, text))
  else if (type.startsWith("text/calendar")) faults.push(...calendarFaults(text))
  else if (type.startsWith("text/csv")) faults.push(...csvFaults(text))
  else if (status === 200 && text !== "") faults.push(`of no known kind: ${type}`)
  return faults.map((fault) => `${status} ${address.slice(0, 120)}: ${fault}`)
}

/** The data of a page without the page: never read as one. */
function dataFaults({ address, status, headers }: Answer): string[] {
  const isPage = headers.get("Content-Type")?.startsWith("text/html") ?? false
  const isSniffed = headers.get("X-Content-Type-Options") !== "nosniff"
  return isPage || (status === 200 && isSniffed)
    ? [`${status} ${address}: data may be taken for a page`]
    : []
}

/** Whether a page shows the attack to its reader: some of its plain words. */
function saysWords({ text: html }: Answer, text: string): boolean {
  const [words = ""] = [...text.matchAll(/[a-z-]{6,}/gi)].map(([found]) => found)
  return html.includes(words)
}

/** Presses the button of every form that somebody types into, with the attack in each of its places. */
async function faultsOfForms(browser: WholeBrowser, page: Answer, text: string): Promise<string[]> {
  if (!page.headers.get("Content-Type")?.startsWith("text/html")) return []
  const faults: string[] = []
  const policy = page.headers.get("Content-Security-Policy")
  for (const form of lookAt(page.text, policy).forms) {
    if (form.typed.length === 0 || form.method !== "post") continue
    const fields = form.fields.map(([name, value]): [string, string] => [
      name,
      form.typed.includes(name) ? text : value,
    ])
    const action = form.action === "" ? page.address : form.action
    if (!action.startsWith("/")) continue
    faults.push(...answerFaults(await browser.post(action, fields, form)))
  }
  return faults
}

test("every column that may hold somebody's words is a place, and so is every member of a page", async () => {
  const runtime = await createTestRuntime()
  try {
    const columns = await runtime.db.execute<{ name: string }>(sql`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public'
        and (data_type in ('text', 'jsonb', 'ARRAY') or udt_name = 'citext')`)
    const names = columns.map(({ name }) => name)
    expect(undecided(names)).toEqual([])
    expect(places.filter((place) => !names.includes(place))).toEqual([])
    const said = JSON.stringify(hostileContent(emptyPageContent, "said"))
    for (const member of pageContentSchema.keyof().options) {
      if (wordlessContent.includes(member)) continue
      expect(JSON.stringify(JSON.parse(said)[member] ?? null), member).toContain("said")
    }
  } finally {
    await runtime.close()
  }
})

describe.each(payloads)("$name in every place", ({ text }) => {
  test("is harmless on every page and in every answer, mail, calendar and message", async () => {
    const world = await createHostileWorld(text)
    try {
      const browser = await browseAll(world)
      const addresses = await addressesOf(world)
      const asked = new URLSearchParams(QUERY.map((name) => [name, text])).toString()
      const forged = { Referer: `https://${MARK.host}/`, "X-Forwarded-Host": MARK.host }
      const faults: string[] = []
      const shown: Answer[] = []
      let saying = 0
      for (const address of addresses) {
        const page = await browser.get(address)
        shown.push(page)
        if (saysWords(page, text)) saying++
        if (address.startsWith("/admin")) {
          faults.push(...dataFaults(await browser.get(`${address}.data`)))
        }
        faults.push(...answerFaults(page))
        faults.push(...answerFaults(await browser.get(`${address}?${asked}`, forged)))
      }
      for (const page of shown) faults.push(...(await faultsOfForms(browser, page, text)))
      // Harmless, but there.
      expect(saying).toBeGreaterThan(20)
      const mails = await world.mail.messages()
      expect(mails.length).toBeGreaterThan(3)
      for (const mail of mails) faults.push(...mailFaults(mail))
      faults.push(...eventFaults(await world.google.state()))
      expect(world.program.received.length).toBeGreaterThan(2)
      for (const { headers, raw } of world.program.received) {
        faults.push(...headerFaults(new Headers(headers as Record<string, string>)))
        JSON.parse(raw.toString("utf8"))
      }
      expect(faults).toEqual([])
    } finally {
      await world.close()
    }
  })
})
