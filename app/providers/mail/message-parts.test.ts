import { expect, test } from "vitest"
import { messageParts } from "./message-parts.ts"
import { MailFailure, type MailMessage } from "./port.ts"

const sentAt = new Date("2026-12-01T08:00:00Z")
const message: MailMessage = {
  from: { name: "Studio Berg", address: "bookings@studio.example.com" },
  to: { name: "Zoe", address: "zoe@example.org" },
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello",
  messageId: "<booking.confirmed.0@studio.example.com>",
}

test.each([
  "",
  "zoe",
  "zoe@",
  "zoe@example.org\r\nBcc: everyone@example.org",
  "zoe@example.org, eve@example.org",
  "zoe@example.org> SIZE=1",
  "<zoe@example.org>",
  "zoe @example.org",
  "zoe@example.org\u202e",
  `zoe@${"x".repeat(300)}.org`,
])("%j is no address to send to, from or back to", (address) => {
  for (const field of ["to", "from", "replyTo"]) {
    expect(() => messageParts({ ...message, [field]: { name: "", address } }, sentAt)).toThrow(
      MailFailure,
    )
  }
})

test("a header that would replace one of ours, or carry a line of its own, is not sent", () => {
  for (const name of ["Bcc", "from", "Content-Type", "X\r\nBcc", "X Y", ""]) {
    expect(() => messageParts({ ...message, headers: { [name]: "x" } }, sentAt)).toThrow(
      MailFailure,
    )
  }
  const { headers } = messageParts(
    { ...message, headers: { "X-Kind": "a\r\nBcc: everyone@example.org" } },
    sentAt,
  )
  expect(headers).toMatchObject({ "X-Kind": "a Bcc: everyone@example.org" })
})

test("a malformed Message-ID is not sent", () => {
  for (const messageId of ["", "x@y", "<x>", "<x@y>\r\nBcc: z@z", "<x y@z>"]) {
    expect(() => messageParts({ ...message, messageId }, sentAt)).toThrow(MailFailure)
  }
})
