/** Reads and steers the stand-ins of the running app, as another program would. */
import { expect } from "@playwright/test"

const sandboxUrl = () => {
  const url = process.env.E2E_SANDBOX_URL
  if (!url) throw new Error("E2E_SANDBOX_URL is missing: e2e/start-app.ts sets it.")
  return url
}

async function read<Answer>(path: string): Promise<Answer> {
  const response = await fetch(sandboxUrl() + path)
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
  return (await response.json()) as Answer
}

async function send<Answer>(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(sandboxUrl() + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}

export type CalendarEvent = {
  id: string
  status: string
  summary: string
  start: { dateTime: string }
  end: { dateTime: string }
  iCalUID: string
  attendees?: { email: string }[]
}

/** The demo owner's own calendar. */
export const OWNER_EMAIL = "clara@lindgren.example"

/** What stands in the owner's calendar at an instant. */
export async function eventsAt(startsAt: string): Promise<CalendarEvent[]> {
  const state = await read<{ calendars: { id: string; events: CalendarEvent[] }[] }>(
    "/google/state",
  )
  const events = state.calendars.find(({ id }) => id === OWNER_EMAIL)?.events ?? []
  const at = Date.parse(startsAt)
  // What lasts longer is the owner's own: free days in the background.
  return events.filter(
    ({ start, end }) =>
      Date.parse(start.dateTime) === at && Date.parse(end.dateTime) <= at + 30 * 60_000,
  )
}

/** The one event at an instant, as soon as there is one that fits. */
export async function eventAt(
  startsAt: string,
  fits: Partial<Pick<CalendarEvent, "status">> = {},
): Promise<CalendarEvent> {
  await expect
    .poll(async () => (await eventsAt(startsAt)).map(({ status }) => status), { timeout: 90_000 })
    .toEqual([fits.status ?? expect.any(String)])
  return (await eventsAt(startsAt))[0]!
}

export async function noEventAt(startsAt: string): Promise<void> {
  await expect.poll(() => eventsAt(startsAt), { timeout: 90_000 }).toEqual([])
}

export type CheckoutSession = {
  id: string
  url: string | null
  status: "open" | "complete" | "expired"
  payment_status: string
  payment_intent: string | null
  customer_email: string | null
  amount_total: number
  currency: string
}
export type Refund = { amount: number; currency: string; status: string; payment_intent: string }

/** Every checkout that was opened for an email address, oldest first, and the refunds of its payments. */
export async function moneyOf(email: string) {
  const { sessions, refunds } = await read<{ sessions: CheckoutSession[]; refunds: Refund[] }>(
    "/stripe/state",
  )
  const own = sessions.filter((session) => session.customer_email === email)
  const payments = own.map(({ payment_intent }) => payment_intent)
  return {
    sessions: own,
    refunds: refunds.filter(({ payment_intent }) => payments.includes(payment_intent)),
  }
}

/** Calls of one checkout's own address fail as when the provider is down, so many times. */
export async function failCheckout(sessionId: string, times: number): Promise<void> {
  const path = `/v1/checkout/sessions/${sessionId}`
  await send("/stripe/control/faults", { method: "GET", path, times, status: 503 })
}

export type Mail = {
  id: string
  receivedAt: string
  from: string
  to: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  attachments: { filename: string; contentType: string; text: string }[]
}

/** Every mail to an address whose text or subject has these words, oldest first. */
export async function mailsTo(to: string, words = ""): Promise<Mail[]> {
  const mails = await read<Mail[]>("/inbox/api/messages")
  return mails.filter(
    (mail) =>
      JSON.stringify(mail.to).includes(to) && `${mail.subject}\n${mail.text}`.includes(words),
  )
}

/** The one mail that fits, as soon as it is there. */
export async function mailTo(
  to: string,
  { subject, words = "" }: { subject: RegExp; words?: string },
) {
  const fitting = async () =>
    (await mailsTo(to, words)).filter((mail) => subject.test(mail.subject))
  await expect
    .poll(async () => (await fitting()).length, { timeout: 90_000, message: String(subject) })
    .toBe(1)
  return (await fitting())[0]!
}

/** The calendar file of a mail, its folded lines joined. */
export function calendarFileOf(mail: Mail) {
  const file = mail.attachments.find(({ filename }) => filename.endsWith(".ics"))
  if (!file) throw new Error(`No calendar file is attached to "${mail.subject}".`)
  const lines = file.text.replaceAll(/\r?\n[ \t]/g, "").split(/\r?\n/)
  const value = (name: string) =>
    lines
      .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
      ?.replace(/^[^:]*:/, "")
  return {
    method: value("METHOD"),
    uid: value("UID"),
    sequence: Number(value("SEQUENCE")),
    status: value("STATUS"),
    start: value("DTSTART"),
  }
}

/** The address that stands alone on a line of a mail's text and ends so. */
export function addressIn(mail: Mail, end: string): string {
  const line = mail.text
    .split(/\r?\n/)
    .find((text) => /^https?:\S+$/.test(text) && text.endsWith(end))
  if (!line) throw new Error(`"${mail.subject}" has no address that ends in ${end}.`)
  return line
}

/** Every address in a mail, in both of its parts. */
export function addressesIn(mail: Mail): string[] {
  const found = `${mail.text}\n${mail.html}`.match(/https?:\/\/[^\s"'<>)]+/g) ?? []
  return [...new Set(found.map((address) => address.replaceAll("&amp;", "&")))]
}
