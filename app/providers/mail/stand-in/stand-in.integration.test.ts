import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import nodemailer from "nodemailer"
import { afterEach, expect, test } from "vitest"
import { createMailClient } from "#app/providers/mail/client.server.ts"
import type { MailMessage } from "#app/providers/mail/port.ts"
import { startMailStandIn, type RunningMailStandIn } from "./testing.ts"

const ORIGIN = "http://inbox.localhost"
const message: MailMessage = {
  from: { name: "Studio <Berg>", address: "bookings@studio.example.com" },
  to: { name: "Zoë", address: "zoe@example.org" },
  subject: "<script>alert(1)</script>",
  html: '<html><head><title>x</title></head><body><script>alert(1)</script><a href="https://studio.example.com/bookings/abc">View</a></body></html>',
  text: "View:\nhttps://studio.example.com/bookings/abc/cancel\n",
  messageId: "<1@studio.example.com>",
}

const cleanups: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function started(options: Parameters<typeof startMailStandIn>[0] = {}) {
  const standIn = await startMailStandIn(options)
  cleanups.push(standIn.stop)
  return standIn
}

function send(standIn: RunningMailStandIn, changed: Partial<MailMessage> = {}) {
  const client = createMailClient({ smtpUrl: standIn.smtpUrl, now: () => new Date() })
  return client.send({ ...message, ...changed })
}

async function get(standIn: RunningMailStandIn, path: string, method = "GET") {
  const answer = await standIn.handle(new Request(ORIGIN + path, { method }))
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}

test("the inbox lists mails newest first, the API newest last", async () => {
  const standIn = await started()
  expect((await get(standIn, "/inbox")).body).toContain("No mail yet")
  for (const subject of ["First", "Second", "Third"]) await send(standIn, { subject })
  const { body } = await get(standIn, "/inbox")
  expect(body.match(/First|Second|Third/g)).toEqual(["Third", "Second", "First"])
  expect((await standIn.messages()).map(({ subject }) => subject)).toEqual([
    "First",
    "Second",
    "Third",
  ])
})

test("a mail can be read, and nothing in it runs", async () => {
  const standIn = await started()
  const calendar = {
    method: "REQUEST" as const,
    content: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n",
    filename: "invite.ics",
  }
  await send(standIn, { calendar })
  const [{ id } = { id: "" }] = await standIn.messages()
  const page = await get(standIn, `/inbox/${id}`)
  expect(page.body).not.toContain("<script")
  expect(page.body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;")
  expect(page.body).toContain('<a href="https://studio.example.com/bookings/abc/cancel">')
  expect(page.body).toContain("METHOD:REQUEST")
  expect(page.body).toContain(
    `<iframe title="The message as HTML" src="/inbox/${id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox">`,
  )
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'")
  const html = await get(standIn, `/inbox/${id}/html`)
  expect(html.body).toContain('<head><base target="_blank">')
  expect(html.headers.get("content-security-policy")).toMatch(/^sandbox .*default-src 'none'/)
  expect(html.headers.get("content-security-policy")).not.toContain("allow-scripts")
})

test("what is not there is 404, and what is not asked for is 405", async () => {
  const standIn = await started()
  for (const path of ["/inbox/1", "/inbox/x/html", "/inbox/1/html/y", "/inbox/api/other"]) {
    expect((await get(standIn, path)).status).toBe(404)
  }
  expect((await get(standIn, "/inbox/api/messages", "DELETE")).status).toBe(405)
})

test("mails and faults are still there after a restart, each in a whole file", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "mail-stand-in-"))
  cleanups.push(() => rmSync(dataDir, { recursive: true }))
  const first = await started({ dataDir })
  for (let count = 0; count < 11; count += 1) await send(first, { subject: `Mail ${count}` })
  await first.control({ refuseRecipients: ["eve@example.org"] })
  await first.stop()
  expect(readdirSync(join(dataDir, "mail")).filter((name) => name.endsWith(".new"))).toEqual([])

  const second = await started({ dataDir })
  await send(second, { subject: "Mail 11" })
  expect((await second.messages()).map(({ id, subject }) => [id, subject])).toEqual(
    Array.from({ length: 12 }, (_, index) => [String(index + 1), `Mail ${index}`]),
  )
  const state = JSON.parse((await get(second, "/inbox/state")).body) as {
    messages: { envelope: object }[]
    faults: object
    listening: boolean
  }
  expect(state.faults).toMatchObject({ refuseRecipients: ["eve@example.org"], down: false })
  expect(state.listening).toBe(true)
  expect(state.messages[0]!.envelope).toEqual({
    from: "bookings@studio.example.com",
    to: ["zoe@example.org"],
  })
  await second.control({ clear: true })
  expect(await second.messages()).toEqual([])
})

test("only what is named in a control changes, and what it does not know is refused", async () => {
  const standIn = await started()
  await standIn.control({ answerDelayMs: 5 })
  await standIn.control({ refuseTemporarily: true })
  const { faults } = JSON.parse((await get(standIn, "/inbox/state")).body) as { faults: object }
  expect(faults).toMatchObject({ answerDelayMs: 5, refuseTemporarily: true })
  await expect(standIn.control({ answerDelayMs: -1 })).rejects.toThrow()
  await expect(standIn.control({ unknown: true } as object)).rejects.toThrow()
  const form = new Request(`${ORIGIN}/inbox/control`, {
    method: "POST",
    body: new URLSearchParams({ clear: "true" }),
  })
  expect((await standIn.handle(form)).status).toBe(415)
})

test("a message that a careful server would refuse is refused with the reason", async () => {
  const standIn = await started()
  const transport = nodemailer.createTransport({
    host: "127.0.0.1",
    port: Number(new URL(standIn.smtpUrl).port),
  })
  const envelope = { from: "a@example.com", to: ["b@example.com"] }
  const headers =
    "From: a@example.com\r\nTo: b@example.com\r\nDate: Thu, 03 Dec 2026 13:00:00 +0000\r\n"
  await expect(transport.sendMail({ envelope, raw: `${headers}\r\nHello\r\n` })).rejects.toThrow(
    /554.*message-id is missing/,
  )
  await expect(
    transport.sendMail({ envelope: { ...envelope, from: "a@-" }, raw: `${headers}\r\n` }),
  ).rejects.toThrow(/553/)
  await expect(
    transport.sendMail({
      from: "a@example.com",
      to: "b@example.com",
      icalEvent: {
        method: "REQUEST",
        content: "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n",
      },
    }),
  ).rejects.toThrow(/554.*method=REQUEST and holds METHOD:CANCEL/)
  expect(await standIn.messages()).toEqual([])
})
