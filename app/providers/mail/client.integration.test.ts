import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type AddressInfo, type Server } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import PostalMime from "postal-mime"
import { SMTPServer, type SMTPServerOptions } from "smtp-server"
import { afterEach, expect, test } from "vitest"
import { createMailClient } from "./client.server.ts"
import type { MailFailure, MailMessage } from "./port.ts"
import { mimeLeaves } from "./stand-in/mime-leaves.ts"
import { testingCertificate } from "./testing-certificate.ts"
import { startMailStandIn } from "./stand-in/testing.ts"

const sentAt = new Date("2026-12-01T08:00:00Z")
const timeouts = { connect: 2000, greeting: 2000, silence: 2000 }
const file = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//booking//calendar//EN",
  "METHOD:REQUEST",
  "BEGIN:VEVENT",
  "UID:booking-1@studio.example.com",
  "DTSTAMP:20261201T080000Z",
  "DTSTART:20261203T130000Z",
  "DTEND:20261203T133000Z",
  "SUMMARY:Consultation 🎉",
  "LOCATION:Hauptstraße 1\\; Berlin and a place whose name is folded into two",
  "  lines",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n")
const message: MailMessage = {
  from: { name: "Studio Berg", address: "bookings@studio.example.com" },
  replyTo: { name: "Anna Berg", address: "anna@studio.example.com" },
  to: { name: "Zoë Client", address: "zoe@example.org" },
  subject: "Bestätigt: Consultation 🎉",
  html: `<p>Grüße</p><p>${"a very long line ".repeat(100)}</p>`,
  text: "Grüße\n\nhttps://studio.example.com/bookings/abc/cancel\n.\n..dots\n",
  messageId: "<booking.confirmed.0@studio.example.com>",
  calendar: { method: "REQUEST", content: file, filename: "invite.ics" },
}

const cleanups: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function inbox() {
  const standIn = await startMailStandIn({ now: () => sentAt })
  cleanups.push(standIn.stop)
  return { standIn, client: clientFor(standIn.smtpUrl) }
}

function clientFor(smtpUrl: string) {
  return createMailClient({ smtpUrl, now: () => sentAt, timeouts })
}

async function failureOf(sending: Promise<unknown>): Promise<MailFailure> {
  const error = await sending.then(
    () => null,
    (thrown: unknown) => thrown as MailFailure,
  )
  expect(error).toMatchObject({ name: "MailFailure" })
  return error!
}

test("an invitation arrives as text, HTML and calendar part, and once more as a file, byte for byte", async () => {
  const { standIn, client } = await inbox()
  const sent = await client.send(message)
  expect(sent.messageId).toBe(message.messageId)
  expect(sent.response).toMatch(/^250/)

  const [received] = await standIn.messages()
  expect(received).toMatchObject({
    from: "bookings@studio.example.com",
    to: "zoe@example.org",
    subject: message.subject,
    receivedAt: sentAt.toISOString(),
    attachments: [{ filename: "invite.ics", contentType: "application/ics", text: file }],
  })
  expect(received!.text.trimEnd()).toBe(message.text.trimEnd())
  expect(received!.html.trim()).toBe(message.html)
  expect(received!.headers).toMatchObject({
    "message-id": message.messageId,
    date: "Tue, 01 Dec 2026 08:00:00 +0000",
    "auto-submitted": "auto-generated",
  })

  const raw = await standIn.handle(new Request(`http://inbox.localhost/inbox/${received!.id}/raw`))
  const source = Buffer.from(await raw.arrayBuffer())
  const email = await PostalMime.parse(source)
  expect(email.replyTo).toEqual([{ name: "Anna Berg", address: "anna@studio.example.com" }])
  expect(email.attachments.map(({ mimeType, method }) => [mimeType, method])).toEqual([
    ["text/calendar", "REQUEST"],
    ["application/ics", undefined],
  ])
  const files = mimeLeaves(source).filter(({ type }) => /calendar|ics/.test(type))
  for (const { bytes } of files) expect(bytes).toEqual(Buffer.from(file))
  expect(source.toString("latin1")).toMatch(
    /multipart\/mixed[\s\S]*multipart\/alternative[\s\S]*text\/plain[\s\S]*text\/html[\s\S]*text\/calendar; charset=utf-8;\s+method=REQUEST[\s\S]*application\/ics/,
  )
})

test("a repeat of one message is the same message, to the byte", async () => {
  const { standIn, client } = await inbox()
  await client.send(message)
  await client.send(message)
  const sources = await Promise.all(
    (await standIn.messages()).map(async ({ id }) => {
      const url = `http://inbox.localhost/inbox/${id}/raw`
      return (await standIn.handle(new Request(url))).text()
    }),
  )
  expect(sources).toHaveLength(2)
  expect(sources[0]).toBe(sources[1])
})

test("line breaks and ten thousand letters in names and subjects make no header and lose no mail", async () => {
  const { standIn, client } = await inbox()
  const evil = 'Zoe"\r\nBcc: everyone@example.org\r\n\r\n<script>'
  for (const name of [evil, "n".repeat(10_000), "ü".repeat(10_000), "a, b; <c@example.org>", ""]) {
    await client.send({
      ...message,
      from: { ...message.from, name },
      to: { ...message.to, name },
      subject: name,
      headers: { "X-Kind": name },
    })
  }
  const received = await standIn.messages()
  expect(received).toHaveLength(5)
  for (const { headers, to, from } of received) {
    expect(to).toBe("zoe@example.org")
    expect(from).toBe("bookings@studio.example.com")
    expect(Object.keys(headers)).not.toContain("bcc")
  }
})

test("an address that cannot be one is refused before anything is sent, for good", async () => {
  const { standIn, client } = await inbox()
  const to = { name: "", address: "zoe@example.org\r\nRCPT TO:<eve@example.org>" }
  expect(await failureOf(client.send({ ...message, to }))).toMatchObject({ kind: "permanent" })
  expect(await standIn.messages()).toEqual([])
})

test("a server that says later is asked again, and what it took meanwhile is nothing", async () => {
  const { standIn, client } = await inbox()
  await standIn.control({ refuseTemporarily: true })
  expect(await failureOf(client.send(message))).toMatchObject({ kind: "temporary", code: "451" })
  await standIn.control({ refuseTemporarily: false })
  await client.send(message)
  expect(await standIn.messages()).toHaveLength(1)
})

test("a recipient that does not exist is refused for good, in the server's words, without the address", async () => {
  const { standIn, client } = await inbox()
  await standIn.control({ refuseRecipients: ["ZOE@example.org"] })
  const failure = await failureOf(client.send(message))
  expect(failure).toMatchObject({ kind: "permanent", code: "550" })
  expect(failure.response).toContain("No such user: [recipient]")
  expect(failure.response).not.toContain("zoe@example.org")
  await client.send({ ...message, to: { name: "", address: "other@example.org" } })
  expect(await standIn.messages()).toHaveLength(1)
})

test("a server that is down is unreachable, and used again as soon as it is up", async () => {
  const { standIn, client } = await inbox()
  await standIn.control({ down: true })
  expect(await failureOf(client.send(message))).toMatchObject({ kind: "unreachable" })
  await standIn.control({ down: false })
  await client.send(message)
  expect(await standIn.messages()).toHaveLength(1)
})

test("a yes that is lost on the way counts as not sent; the repeat carries the same Message-ID", async () => {
  const { standIn, client } = await inbox()
  await standIn.control({ loseAnswers: 1 })
  expect(await failureOf(client.send(message))).toMatchObject({ kind: "unreachable" })
  await client.send(message)
  const ids = (await standIn.messages()).map(({ headers }) => headers["message-id"])
  expect(ids).toEqual([message.messageId, message.messageId])
})

test("a server that never answers is given up after a time", async () => {
  const { standIn } = await inbox()
  await standIn.control({ answerDelayMs: 60_000 })
  const hasty = { connect: 300, greeting: 300, silence: 300 }
  const slow = createMailClient({ smtpUrl: standIn.smtpUrl, now: () => sentAt, timeouts: hasty })
  expect(await failureOf(slow.send(message))).toMatchObject({ kind: "unreachable" })

  const silent = await listen(createServer(() => undefined))
  const deaf = createMailClient({
    smtpUrl: `smtp://127.0.0.1:${silent}`,
    now: () => sentAt,
    timeouts: hasty,
  })
  expect(await failureOf(deaf.send(message))).toMatchObject({
    kind: "unreachable",
    code: "ETIMEDOUT",
  })
})

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()))
  cleanups.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return (server.address() as AddressInfo).port
}

// TLS looks at the machine's own clock.
const certificate = testingCertificate(new Date())
const password = `p"a'ss#w/o:r?d@1%`

/** A server with a login, and TLS by a certificate that only its own authority vouches for. */
async function guarded(options: SMTPServerOptions): Promise<{ port: number; taken: string[] }> {
  const taken: string[] = []
  const server = new SMTPServer({
    logger: false,
    disableReverseLookup: true,
    closeTimeout: 200,
    ...certificate,
    onAuth({ username, password: given }, _session, answer) {
      if (username === "me@example.com" && given === password) return answer(null, { user: "me" })
      answer(Object.assign(new Error("Who are you?"), { responseCode: 535 }))
    },
    onData(stream, session, answer) {
      stream.resume()
      stream.on("end", () => {
        taken.push(session.secure ? "over TLS" : "in the open")
        answer()
      })
    },
    ...options,
  })
  server.on("error", () => undefined)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()))
  cleanups.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { port: (server.server.address() as AddressInfo).port, taken }
}

function authorityFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "mail-client-"))
  cleanups.push(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, "ca.pem"), certificate.cert)
  return join(folder, "ca.pem")
}

test("TLS from the first byte, with a login of quotes and hash signs, by an own authority", async () => {
  const { port, taken } = await guarded({ secure: true })
  const login = `me@example.com:${password}`
  await clientFor(`smtps://${login}@localhost:${port}?ca=${authorityFile()}`).send(message)
  expect(taken).toEqual(["over TLS"])
  const untrusted = clientFor(`smtps://${login}@localhost:${port}`)
  expect(await failureOf(untrusted.send(message))).toMatchObject({ kind: "unreachable" })
})

test("STARTTLS, with a login", async () => {
  const { port, taken } = await guarded({})
  const url = `smtp://${encodeURIComponent("me@example.com")}:${encodeURIComponent(password)}@localhost:${port}`
  await clientFor(`${url}?ca=${authorityFile()}`).send(message)
  expect(taken).toEqual(["over TLS"])
})

test("a wrong password, and a server that wants one, are told as such without naming it", async () => {
  const { port } = await guarded({ allowInsecureAuth: true, disabledCommands: ["STARTTLS"] })
  const wrong = await failureOf(clientFor(`smtp://me:hunter2@127.0.0.1:${port}`).send(message))
  expect(wrong).toMatchObject({ kind: "sign-in", code: "535" })
  expect(wrong.response).toContain("Who are you?")
  expect(JSON.stringify(wrong) + wrong.message + wrong.stack).not.toContain("hunter2")
  const none = await failureOf(clientFor(`smtp://127.0.0.1:${port}`).send(message))
  expect(none).toMatchObject({ kind: "sign-in", code: "530" })
})
