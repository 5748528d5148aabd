import { expect } from "vitest"
import {
  addressOf,
  browseAll,
  routes,
  type Answer,
  type WholeBrowser,
} from "./testing-browser.server.ts"
import { lookAt } from "./testing-harmless.ts"
import {
  calendarFaults,
  csvFaults,
  eventFaults,
  headerFaults,
  jsonFaults,
  mailFaults,
} from "./testing-outputs.ts"
import { MARK } from "./testing-payloads.ts"
import { createHostileWorld, type HostileWorld } from "./testing-world.server.ts"

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

/**
 * Says an attack in every place, opens every address, sends every form that somebody types into, and looks at all
 * that comes of it: pages, data, mails, calendars, messages to programs.
 */
export async function expectHarmless(text: string): Promise<void> {
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
}
