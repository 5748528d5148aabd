import { expect, test } from "vitest"
import { mimeLeaves } from "./mime-leaves.ts"
import { isMailbox, problemOfBytes, problemOfCalendar } from "./judge-message.ts"

const headers = {
  From: "Studio Berg <bookings@studio.example.com>",
  To: "zoe@example.org",
  Subject: "Hello",
  Date: "Thu, 03 Dec 2026 13:00:00 +0000",
  "Message-ID": "<1@studio.example.com>",
}

function bytes(changed: Record<string, string | null> = {}, body = "Hello\r\n"): Buffer {
  const lines = Object.entries({ ...headers, ...changed }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  )
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`)
}

test("a proper message is taken", () => {
  expect(problemOfBytes(bytes())).toBeNull()
  expect(problemOfBytes(bytes({ Subject: "a\r\n folded one" }))).toBeNull()
})

test.each(Object.keys(headers).filter((name) => name !== "Subject"))(
  "without %s it is refused",
  (name) => {
    expect(problemOfBytes(bytes({ [name]: null }))).toBe(
      `the header ${name.toLowerCase()} is missing`,
    )
  },
)

test.each([
  [{ "Message-ID": "1@studio.example.com" }, "the Message-ID is malformed"],
  [{ Date: "2026-12-03T13:00:00Z" }, "the Date is malformed"],
  [{ Date: "Thu, 03 Dec 2026 13:00:00 GMT" }, "the Date is malformed"],
  [{ To: "not an address" }, "the header to holds no proper address"],
  [{ From: "a@example.com, b@example.com" }, "the header from names several senders"],
  [{ Subject: "Grüße" }, "the header Subject is not plain ASCII"],
  [{ Subject: "a\nBcc: everyone@example.org" }, "a line does not end in CR LF"],
  [{ Subject: "a\rb" }, "a line does not end in CR LF"],
  [{ Subject: "x".repeat(999) }, "a line is longer than 998 octets"],
  [{ to: "second@example.org" }, "the header to is there twice"],
  [{ "Not a name": "x" }, "a header line has no name"],
])("%j is refused", (changed, problem) => {
  expect(problemOfBytes(bytes(changed))).toBe(problem)
})

test("a bare line feed or an endless line in the body is refused", () => {
  expect(problemOfBytes(bytes({}, "one\ntwo\r\n"))).toBe("a line does not end in CR LF")
  expect(problemOfBytes(bytes({}, `${"x".repeat(999)}\r\n`))).toMatch("longer than 998")
  expect(problemOfBytes(Buffer.from("From: a@example.com\r\n"))).toBe("the headers have no end")
})

function invitation(type: string, method: string, attached = method): Buffer {
  const file = (name: string) =>
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:${name}\r\nEND:VCALENDAR\r\n`
  const body = [
    "--b\r\nContent-Type: " + type,
    "",
    file(method),
    "--b\r\nContent-Type: application/ics; name=invite.ics\r\nContent-Disposition: attachment",
    "",
    file(attached),
    "--b--",
    "",
  ].join("\r\n")
  return bytes({ "MIME-Version": "1.0", "Content-Type": "multipart/mixed; boundary=b" }, body)
}

test("an invitation is taken when its type says the file's own method, and refused otherwise", () => {
  const judge = (raw: Buffer) => problemOfCalendar(mimeLeaves(raw))
  expect(judge(invitation("text/calendar; charset=utf-8; method=REQUEST", "REQUEST"))).toBeNull()
  expect(judge(invitation("text/calendar; method=REQUEST", "CANCEL"))).toBe(
    "a calendar part says method=REQUEST and holds METHOD:CANCEL",
  )
  expect(judge(invitation("text/calendar", "REQUEST"))).toBe(
    "a calendar part says method=nothing and holds METHOD:REQUEST",
  )
  expect(judge(invitation("text/calendar; method=REQUEST", "REQUEST", "CANCEL"))).toBe(
    "the calendar parts are not the same file",
  )
})

test("an address is one mailbox and nothing else", () => {
  for (const good of ["a@example.com", "a+b@localhost", "o'neil@xn--bcher-kva.example"]) {
    expect(isMailbox(good)).toBe(true)
  }
  for (const bad of ["", "a", "a@", "@b", "a@b@c", "a b@c", "a..b@c", "a@-b", "<a@b>", "a@b\r\n"]) {
    expect(isMailbox(bad)).toBe(false)
  }
})
