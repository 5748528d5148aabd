import { createHash } from "node:crypto"
import type { SendMailOptions } from "nodemailer"
import { oneLine } from "#app/platform/one-line.ts"
import { MailFailure, type MailMessage, type MailPerson } from "./port.ts"

/** One addressee, nothing that could end the address, begin another, or end the line (RFC 5321 §4.1.2). */
const ADDRESS = /^[^\s"(),:;<>@[\]\\\p{Cc}\p{Cf}]{1,64}@[^\s"(),:;<>@[\]\\\p{Cc}\p{Cf}]{1,255}$/u
const MESSAGE_ID = /^<[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+>$/
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]{0,60}$/
/** These are written here; a caller's header may not replace or repeat them. */
const OWN_HEADERS =
  /^(from|to|cc|bcc|sender|reply-to|subject|date|message-id|mime-version|content-.*)$/i

/**
 * A message as the MIME composer takes it: text and HTML as alternatives; an invitation as a third one
 * with its method, and the same bytes once more as an attached file, since some programs read the one and
 * some the other. Every name and header is one line.
 * @throws MailFailure permanent, when an address, the Message-ID or a header name cannot be sent
 */
export function messageParts(message: MailMessage, sentAt: Date): SendMailOptions {
  const { calendar, messageId } = message
  if (!MESSAGE_ID.test(messageId)) throw unsendable("The Message-ID is malformed.")
  return {
    from: person(message.from),
    to: [person(message.to)],
    ...(message.replyTo ? { replyTo: person(message.replyTo) } : {}),
    envelope: { from: message.from.address, to: [message.to.address] },
    subject: oneLine(message.subject, 250),
    text: message.text,
    html: message.html,
    messageId,
    date: sentAt,
    headers: { "Auto-Submitted": "auto-generated", ...extraHeaders(message.headers ?? {}) },
    ...(calendar
      ? {
          icalEvent: {
            method: calendar.method,
            content: calendar.content,
            filename: fileName(calendar.filename),
          },
        }
      : {}),
    // A repeat of the same message then has the same boundaries.
    baseBoundary: createHash("sha256").update(messageId).digest("hex").slice(0, 16),
    disableFileAccess: true,
    disableUrlAccess: true,
  } as SendMailOptions
}

function person({ name, address }: MailPerson): MailPerson {
  if (!ADDRESS.test(address) || address.length > 254) {
    throw unsendable("An address is malformed.")
  }
  return { name: oneLine(name, 120), address }
}

function extraHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (!HEADER_NAME.test(name) || OWN_HEADERS.test(name)) {
        throw unsendable("A header has a name that cannot be set.")
      }
      return [name, oneLine(value, 500)]
    }),
  )
}

function fileName(name: string): string {
  return oneLine(name, 100).replace(/[\\/"<>|:*?]/g, "-") || "invite.ics"
}

function unsendable(why: string): MailFailure {
  return new MailFailure("permanent", "EMESSAGE", why)
}
