import { describe, expect, test } from "vitest"
import {
  calendarFaults,
  csvFaults,
  eventFaults,
  headerFaults,
  mailFaults,
} from "./testing-outputs.ts"
import { lookAt } from "./testing-harmless.ts"
import { payloads } from "./testing-payloads.ts"

const POLICY = "script-src 'nonce-abc'; style-src 'nonce-abc'"
const page = (inside: string) =>
  `<!DOCTYPE html><html><head><title>t</title><script nonce="abc">1</script></head><body>${inside}</body></html>`

describe("a page that lets an attack through is told from one that does not", () => {
  const elements = payloads.filter(({ text }) => text.includes("<x-hostile"))

  test.each(elements)("$name as it stands in a page", ({ text }) => {
    expect(lookAt(page(`<p>${text}</p>`), POLICY).faults).not.toEqual([])
    const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")
    expect(lookAt(page(`<p title="${escaped}">${escaped}</p>`), POLICY).faults).toEqual([])
  })

  test.each([
    `<p title="x" onclick="hostile()">`,
    `<p data-hostile>`,
    `<a href="javascript:hostile()">`,
    `<a href=" JAVASCRIPT:hostile()">`,
    `<a href="//evil.example/x">`,
    `<a href="https://evil.example">`,
    `<form action="https://evil.example/">`,
    `<img src="https://evil.example/i.png">`,
    `<img srcset="https://evil.example/i.png 2x">`,
    `<p style="color: red">`,
    `<style>p { color: red }</style>`,
    `<script>1</script>`,
    `<script nonce="other">1</script>`,
    `<base href="/">`,
    `<object data="/x">`,
    `<iframe srcdoc="x">`,
    `<iframe sandbox="allow-scripts" srcdoc="x">`,
    `<iframe sandbox="" srcdoc="&lt;x-hostile&gt;">`,
    `<meta http-equiv="refresh" content="0;url=https://evil.example">`,
  ])("%s", (html) => {
    expect(lookAt(page(html), POLICY).faults).not.toEqual([])
  })

  test("what is ours passes: our scripts, links within, an organizer's links elsewhere", () => {
    const ours = `<a href="/admin">a</a><a rel="nofollow noopener" href="https://evil.example">b</a>
      <img src="data:image/png;base64,AA=="><style nonce="abc">p{}</style><a href="mailto:a@b.example">c</a>`
    expect(lookAt(page(ours), POLICY).faults).toEqual([])
  })
})

test("attacks are short enough to be titles, so that no limit refuses them for being long", () => {
  expect(payloads.filter(({ text }) => text.length > 110)).toEqual([])
})

test("a form's fields are read as a browser would send them, and which of them are typed into", () => {
  const form = `<form action="/x" method="post"><input name="a" value="1"><input type="hidden" name="b" value="2">
    <input type="checkbox" name="c"><input type="radio" name="d" value="4" checked><textarea name="e">5</textarea>
    <select name="f"><option value="6"><option value="7" selected></select><button name="g"></button></form>`
  expect(lookAt(page(form), POLICY).forms).toEqual([
    {
      action: "/x",
      method: "post",
      hasFiles: false,
      fields: [
        ["a", "1"],
        ["b", "2"],
        ["d", "4"],
        ["e", "5"],
        ["f", "7"],
      ],
      typed: ["a", "e"],
    },
  ])
})

test("calendar files, tables, headers, mails and events that let an attack through are told", () => {
  const event = (line: string) =>
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n${line}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
  expect(calendarFaults(event("SUMMARY:x"))).toEqual([])
  for (const line of [
    "SUMMARY:x\nATTENDEE:mailto:evil@evil.example",
    "ATTENDEE:mailto:evil@evil.example",
    "X-HOSTILE:1",
    `SUMMARY:${"x".repeat(80)}`,
  ]) {
    expect(calendarFaults(event(line)), line).not.toEqual([])
  }
  expect(csvFaults(`a,"=1+1"\r\n`)).toHaveLength(1)
  expect(csvFaults(`a,"'=1+1, ""x"""\r\n+1,b\r\n`)).toHaveLength(1)
  expect(headerFaults(new Headers({ "X-Hostile": "yes" }))).toHaveLength(1)
  expect(headerFaults(new Headers({ Location: "//evil.example/x" }))).toHaveLength(1)
  const mail = {
    ...{ id: "1", receivedAt: "", from: "a@b.example", to: "c@d.example", subject: "s", text: "" },
    ...{ html: "<p>x</p>", headers: { subject: "s" } as Record<string, string>, attachments: [] },
  }
  expect(mailFaults(mail)).toEqual([])
  expect(mailFaults({ ...mail, headers: { bcc: "x" } })).toHaveLength(1)
  expect(mailFaults({ ...mail, html: "<x-hostile>" })).toHaveLength(1)
  expect(mailFaults({ ...mail, to: "c@d.example, e@evil.example" })).toHaveLength(1)
  expect(eventFaults({ description: "<img src=x onerror=hostile()>" })).toHaveLength(1)
  expect(eventFaults({ description: "‹img›" })).toEqual([])
})
