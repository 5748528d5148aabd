import { expect, test } from "vitest"
import type { BookingFacts, BookingLinks, EmailContent } from "./booking-facts.ts"
import { emailExamples } from "./examples.ts"
import type { AlertReason } from "./organizer-alert.ts"
import { emailTemplates, renderTemplate, type EmailTemplate, type EmailProps } from "./registry.ts"

const kinds = Object.keys(emailTemplates) as EmailTemplate[]
const toClient: EmailTemplate[] = [
  "hold-resume",
  "booking-confirmed",
  "reminder-24h",
  "reminder-1h",
  "booking-moved",
  "booking-canceled",
  "payment-failed",
  "late-payment-refunded",
  "fresh-link",
]
const live = [
  "booking-confirmed",
  "reminder-24h",
  "reminder-1h",
  "booking-moved",
  "fresh-link",
] as const
const example = emailExamples["booking-confirmed"]

function rendered(kind: EmailTemplate, props: unknown = emailExamples[kind]): EmailContent {
  return renderTemplate(kind, props as EmailProps[typeof kind])
}

/** The same props with every text in them replaced, however deep; addresses and settings stay. */
function withTexts(value: unknown, text: string, name = ""): unknown {
  const kept = /url|links|footer|locale|timeZone|accentColor|currency|reason|By$|outcome|kind/i
  if (kept.test(name) && name !== "detail") return value
  if (typeof value === "string") return text
  if (Array.isArray(value)) return value.map((item) => withTexts(item, text))
  if (typeof value !== "object" || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, withTexts(part, text, key)]),
  )
}

function withFacts<Props extends { facts: BookingFacts }>(
  props: Props,
  facts: Partial<BookingFacts>,
): Props {
  return { ...props, facts: { ...props.facts, ...facts } }
}

test.each(kinds)("%s has a subject, an HTML part and a text part that say the same", (kind) => {
  const { subject, html, text } = rendered(kind)
  expect(subject.length).toBeGreaterThan(8)
  expect(html).toMatch(/^<!doctype html>/)
  expect(html).toContain('name="color-scheme" content="light dark"')
  expect(html).not.toMatch(/<script|<form|<link|@import|url\(/i)
  const words = html
    .replace(/<style>[\s\S]*<\/style>/, "")
    .replace(/<[^>]*>/g, "\n")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
  for (const line of text.split("\n")) {
    const said = line.trim()
    if (said === "" || said === "--" || said.startsWith("https://")) continue
    const parts = said.split(/(?<=[?:])\s|:$/).filter((part) => part !== "")
    for (const part of parts) expect(words).toContain(part.replace(/:$/, ""))
  }
  for (const address of html.match(/(?<=href=")[^"]+/g) ?? []) {
    expect(text).toContain(`\n${address.replaceAll("&amp;", "&")}\n`)
  }
})

test.each(kinds)("%s shows hostile texts as texts, in one subject line", (kind) => {
  const hostile = [
    "<script>alert(1)</script> \"quoted\" 'single' & &lt;",
    "Sam\r\nBcc: everyone@example.org\r\n\r\nhttps://evil.example/cancel",
    "\u202egnorw\u202c \u2066x\u2069 \u0000\u0007",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "👩‍👩‍👧 🎉 Zoe\u0308",
    "حجز موعد استشارة",
    "{client} {0, plural, other {x}} '{'",
    "n".repeat(10_000),
  ]
  for (const typed of hostile) {
    const { subject, html, text } = rendered(kind, withTexts(emailExamples[kind], typed))
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u)
    expect([...subject].length).toBeLessThanOrEqual(200)
    expect(html).not.toContain("<script")
    for (const part of [html, text]) {
      expect(part.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e]/u)
    }
    expect(text).not.toMatch(/^https:\/\/evil\.example/m)
    expect(html.length).toBeLessThan(100_000)
  }
})

test.each(toClient)("%s carries the organizer's name and no mark of ours", (kind) => {
  const { subject, html, text } = rendered(kind)
  expect(text).toContain("Studio Berg")
  expect(subject + html + text).not.toMatch(/holdfast/i)
})

test.each(live)("%s lets the client view, move, cancel, join, and add to a calendar", (kind) => {
  const { text, html } = rendered(kind)
  const { links } = emailExamples[kind] as { links: BookingLinks }
  const lines = text.split("\n")
  for (const address of Object.values(links)) {
    expect(lines).toContain(address)
    expect(html).toContain(`href="${address.replaceAll("&", "&amp;")}"`)
  }
  expect(lines.filter((line) => line.endsWith("/cancel"))).toEqual([links.cancel])
  expect(lines.filter((line) => line.endsWith("/reschedule"))).toEqual([links.reschedule])
  expect(lines).toContain(example.facts.place.url)
})

test("the facts are in the reader's zone and locale, with the zone's name", () => {
  const tokyo = rendered(
    "booking-confirmed",
    withFacts(example, { timeZone: "Asia/Tokyo", locale: "en-US" }),
  )
  expect(tokyo.subject).toMatch(/Thursday, December 3, 2026, 10:00\sPM/)
  expect(tokyo.text).toMatch(/Time: 10:00\sPM – 10:30\sPM/)
  expect(tokyo.text).toContain("Time zone: Tokyo (GMT+9)")
  const german = rendered("booking-confirmed", withFacts(example, { locale: "de" }))
  expect(german.subject).toContain("Donnerstag, 3. Dezember 2026, 14:00")
  expect(german.text).toContain("Paid: 50,00\u00a0€")
  expect(german.text).not.toMatch(/[AP]M\b/)
})

test("the length is said in hours and minutes", () => {
  const ending = (iso: string) =>
    rendered("booking-confirmed", withFacts(example, { endsAt: new Date(iso) })).text
  expect(ending("2026-12-03T14:00:00Z")).toContain("Length: 1 hour\n")
  expect(ending("2026-12-03T14:30:00Z")).toContain("Length: 1 hour 30 minutes\n")
  expect(ending("2026-12-03T13:15:00Z")).toContain("Length: 15 minutes\n")
})

test("a free booking's mails have no word about money", () => {
  const free = { price: null, policyLine: null }
  const mails = [
    rendered("booking-confirmed", { ...withFacts(example, free), paid: null }),
    rendered("booking-moved", withFacts(emailExamples["booking-moved"], free)),
    rendered("reminder-24h", withFacts(emailExamples["reminder-24h"], free)),
    rendered("booking-canceled", {
      ...withFacts(emailExamples["booking-canceled"], free),
      money: { outcome: "nothing-paid" },
    }),
  ]
  for (const { text } of mails) expect(text).not.toMatch(/pay|paid|price|refund|return|€/i)
})

test("no mail about an unpaid or ended booking gives away where to join", () => {
  for (const kind of [
    "hold-resume",
    "payment-failed",
    "booking-canceled",
    "booking-canceled-host",
    "late-payment-refunded",
  ] as const) {
    const { html, text } = rendered(kind)
    expect(html + text).not.toContain("meet.google.com")
    expect(text).toContain("Where: Google Meet")
  }
  const { text } = rendered("fresh-link", { ...emailExamples["fresh-link"], links: null })
  expect(text).not.toContain("meet.google.com")
  expect(text).not.toContain("/cancel")
})

test("a moved booking names both times", () => {
  for (const kind of ["booking-moved", "booking-moved-host"] as const) {
    const { text } = rendered(kind)
    expect(text).toContain("Moved from: Tuesday, 1 December 2026, 10:00 – 10:30")
    expect(text).toContain("Thursday, 3 December 2026")
  }
})

test("a cancellation says what comes back, in its currency, and when", () => {
  const money = (outcome: EmailProps["booking-canceled"]["money"]) =>
    rendered("booking-canceled", { ...emailExamples["booking-canceled"], money: outcome }).text
  const paid = { amountMinor: 1500, currency: "KWD" }
  expect(money({ outcome: "refunded", paid, refund: paid })).toMatch(
    /whole payment of KWD\s1\.500.*5 to 10 business days/,
  )
  expect(money({ outcome: "refunded", paid, refund: { ...paid, amountMinor: 500 } })).toMatch(
    /KWD\s0\.500 of the KWD\s1\.500/,
  )
  expect(money({ outcome: "kept", paid })).toMatch(/paid KWD\s1\.500.*nothing is returned/)
})

test("the host's copies hold every given answer, whole, and no blank one", () => {
  const facts = {
    ...example.facts,
    answers: [
      { label: "Topic", value: "Line one\nLine two" },
      { label: "Blank", value: " " },
      { label: "Agreed", value: "Yes" },
    ],
  }
  for (const kind of ["booking-received", "booking-moved-host", "booking-canceled-host"] as const) {
    const { html, text } = rendered(kind, { ...emailExamples[kind], facts })
    expect(text).toContain("Topic: Line one\n  Line two\n")
    expect(text).toContain("Agreed: Yes")
    expect(html).toContain("Line one\nLine two")
    expect(html + text).not.toContain("Blank")
    expect(text).toContain("sam@example.org")
  }
})

test("every alert says what happened, shows the money there is, and asks for one thing", () => {
  const money = (amountMinor: number) => ({ amountMinor, currency: "EUR" })
  const cases: Record<AlertReason, Partial<EmailProps["organizer-alert"]>> = {
    "amount-mismatch": { amounts: { asked: money(5000), received: money(4000) } },
    "refunded-elsewhere": { amounts: { returned: money(5000) } },
    "refund-failed": { amounts: { returned: money(5000) }, detail: "expired_or_canceled_card" },
    disputed: { amounts: { disputed: money(5000) } },
    "unknown-payment": { amounts: { received: money(5000) }, detail: "cs_test_123", facts: null },
    "calendar-event-deleted": {},
    "calendar-event-moved": {},
    "email-refused": { detail: "550 5.1.1 no such user" },
  }
  const subjects = Object.entries(cases).map(([reason, changed]) => {
    const given = { ...emailExamples["organizer-alert"], amounts: {}, reason, ...changed }
    const { subject, html, text } = rendered("organizer-alert", given)
    expect(text).toContain(`\n${given.adminUrl}\n`)
    expect(html.match(/class="button"/g)).toHaveLength(1)
    for (const name of Object.keys(given.amounts)) {
      expect(text).toMatch(new RegExp(`^${name}: €(50|40)\\.00$`, "im"))
    }
    if (given.detail) expect(text).toContain(`What was reported: ${given.detail}`)
    return subject
  })
  expect(new Set(subjects).size).toBe(8)
})

test("an address that is no web address is never linked", () => {
  const facts = {
    ...example.facts,
    organizer: {
      ...example.facts.organizer,
      logoUrl: "javascript:alert(1)",
      accentColor: "red;x:y",
    },
    place: { kind: "link", text: "Room", url: "javascript:alert(1)" },
  }
  const { html, text } = rendered("booking-confirmed", { ...example, facts })
  expect(html + text).not.toContain("javascript:")
  expect(html).not.toContain("x:y")
  expect(text).toContain("Where: Room")
})

test("a logo has the organizer's name in its place where images are off", () => {
  const organizer = { ...example.facts.organizer, logoUrl: "https://studio.example.com/logo.png" }
  const { html } = rendered("booking-confirmed", withFacts(example, { organizer }))
  expect(html).toContain('src="https://studio.example.com/logo.png" alt="Studio Berg"')
})

test("a locale nobody knows is read as English instead of keeping the mail back", () => {
  const { subject } = rendered("booking-confirmed", withFacts(example, { locale: "not a locale" }))
  expect(subject).toContain("Thursday")
})
