import { addressParser } from "postal-mime"
import type { MimeLeaf } from "./mime-leaves.ts"

/** One mailbox, as RFC 5321 §4.1.2 has it without quoted local parts, which nobody uses. */
const ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?$/
/** RFC 5322 §3.3, without comments and the obsolete forms. */
const DATE =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}(?::\d{2})? [+-]\d{4}$/
const MESSAGE_ID = /^<[^\s<>@]+@[^\s<>@]+>$/
const REQUIRED = ["from", "to", "date", "message-id"]
/** RFC 5322 §3.6: at most once each. */
const SINGLE = [
  ...REQUIRED,
  "sender",
  "reply-to",
  "cc",
  "bcc",
  "subject",
  "in-reply-to",
  "references",
]
const LONGEST_LINE = 998

/** Whether an address may stand in the envelope. */
export function isMailbox(address: string): boolean {
  return ADDRESS.test(address) && !address.includes("..")
}

/**
 * Why a careful mail server would not take these bytes, in a sentence; null when it would.
 * Lines: RFC 5321 §2.3.8 and §4.5.3.1.6. Headers: RFC 5322 §2.2 and §3.6.
 */
export function problemOfBytes(raw: Buffer): string | null {
  const text = raw.toString("latin1")
  if (/(?<!\r)\n|\r(?!\n)/.test(text)) return "a line does not end in CR LF"
  if (text.split("\r\n").some((line) => line.length > LONGEST_LINE)) {
    return `a line is longer than ${LONGEST_LINE} octets`
  }
  const end = text.startsWith("\r\n") ? 0 : text.indexOf("\r\n\r\n")
  if (end === -1) return "the headers have no end"
  const lines = text
    .slice(0, end)
    .replace(/\r\n(?=[ \t])/g, "")
    .split("\r\n")
  const headers = new Map<string, string[]>()
  for (const line of lines) {
    const [, name, value] = /^([!-9;-~]+):(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) return "a header line has no name"
    if (/[^\t\x20-\x7e]/.test(value)) return `the header ${name} is not plain ASCII`
    const known = headers.get(name.toLowerCase()) ?? []
    headers.set(name.toLowerCase(), [...known, value.trim()])
  }
  return problemOfHeaders(headers)
}

function problemOfHeaders(headers: Map<string, string[]>): string | null {
  const missing = REQUIRED.find((name) => !headers.get(name)?.[0])
  if (missing) return `the header ${missing} is missing`
  const repeated = SINGLE.find((name) => (headers.get(name)?.length ?? 0) > 1)
  if (repeated) return `the header ${repeated} is there twice`
  const value = (name: string) => headers.get(name)?.[0] ?? ""
  if (!MESSAGE_ID.test(value("message-id"))) return "the Message-ID is malformed"
  if (!DATE.test(value("date")) || Number.isNaN(Date.parse(value("date")))) {
    return "the Date is malformed"
  }
  for (const name of ["from", "to", "cc", "reply-to", "sender"]) {
    const people = addressParser(value(name), { flatten: true })
    if (people.some(({ address }) => !isMailbox(address ?? ""))) {
      return `the header ${name} holds no proper address`
    }
  }
  return addressParser(value("from")).length === 1 ? null : "the header from names several senders"
}

/**
 * The same for calendar parts: the method in the part's type must be the file's own METHOD (RFC 6047
 * §2.4), and an attached copy must be the same file.
 */
export function problemOfCalendar(leaves: MimeLeaf[]): string | null {
  const files = leaves.filter(({ type }) => /^(text\/calendar|application\/ics)$/.test(type))
  for (const { type, method, bytes } of files) {
    const own = /^METHOD:(.*?)\r?$/m.exec(bytes.toString("utf8"))?.[1]?.toUpperCase()
    if (!own) return "a calendar part has no METHOD"
    if (type === "text/calendar" && method !== own) {
      return `a calendar part says method=${method ?? "nothing"} and holds METHOD:${own}`
    }
  }
  const different = new Set(files.map(({ bytes }) => bytes.toString("base64")))
  return different.size > 1 ? "the calendar parts are not the same file" : null
}
