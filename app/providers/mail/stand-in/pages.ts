import { markup, type Markup } from "#app/platform/markup.ts"
import type { InboxMessage } from "./read-message.ts"

const STYLE = `
:root{color-scheme:light dark;--ground:#f8f6f3;--card:#fff;--text:#221d18;--muted:#6a6158;--line:#e5ded6;--link:#0b5cad}
@media(prefers-color-scheme:dark){:root{--ground:#161412;--card:#1e1c19;--text:#f3efe9;--muted:#b8aea3;--line:#3a352f;--link:#8ab8f0}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:960px;margin:0 auto;padding:24px 16px 64px}
h1{font-size:24px;line-height:1.3;margin:0 0 16px}
a{color:var(--link)}
p,dd,dt{margin:0 0 8px}
.muted,dt{color:var(--muted);font-size:14px}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:0;margin:0 0 16px;list-style:none}
.card>li{border-bottom:1px solid var(--line)}
.card>li:last-child{border-bottom:0}
.card>li>a{display:grid;gap:2px;padding:12px 16px;color:inherit;text-decoration:none;min-height:44px}
.card>li>a:hover strong{text-decoration:underline}
iframe{display:block;width:100%;height:min(80vh,900px);border:1px solid var(--line);border-radius:8px;background:#fff;margin:0 0 16px}
details{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:12px 16px;margin:0 0 12px}
summary{cursor:pointer;font-weight:600}
pre{margin:12px 0 0;white-space:pre-wrap;font:14px/1.5 ui-monospace,monospace}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 16px;margin:0 0 16px}
`

/** The inbox: newest first. */
export function inboxPage(newestFirst: InboxMessage[]): string {
  return page(
    "Inbox",
    markup`<h1>Inbox</h1>
<p class="muted">Every mail that was sent here. No mail has left this machine.</p>
${newestFirst.length === 0 ? markup`<p>No mail yet. <a href="/inbox">Look again</a></p>` : list(newestFirst)}`,
  )
}

function list(messages: InboxMessage[]): Markup {
  const items = messages.map(
    ({ id, to, subject, receivedAt, attachments }) =>
      markup`<li><a href="/inbox/${id}"><strong>${subject || "(no subject)"}</strong><span>to ${to}</span><span class="muted"><time datetime="${receivedAt}">${moment(receivedAt)}</time>${attachments.map(({ filename }) => markup` · ${filename}`)}</span></a></li>\n`,
  )
  return markup`<ol class="card" reversed>\n${items}</ol>`
}

/** One message: its HTML in a frame that can do nothing but open links, then everything it is made of. */
export function messagePage(message: InboxMessage): string {
  const { id, subject, from, to, receivedAt, text, headers, attachments } = message
  return page(
    subject || "(no subject)",
    markup`<p><a href="/inbox">Inbox</a></p>
<h1>${subject || "(no subject)"}</h1>
<dl><dt>From</dt><dd>${headers.from ?? from}</dd><dt>To</dt><dd>${to}</dd><dt>Received</dt><dd><time datetime="${receivedAt}">${moment(receivedAt)}</time></dd></dl>
<iframe title="The message as HTML" src="/inbox/${id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<details open><summary>Text part</summary><pre>${linked(text)}</pre></details>
${attachments.map(
  ({ filename, contentType, text: content }) =>
    markup`<details><summary>Attachment: ${filename} (${contentType})</summary><pre>${content}</pre></details>\n`,
)}<details><summary>Headers</summary><pre>${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n")}</pre></details>
<p><a href="/inbox/${id}/raw">The message as it was sent</a></p>`,
  )
}

/** A page for an address with nothing behind it. */
export function nothingPage(): string {
  return page(
    "Not found",
    markup`<h1>There is no such mail</h1><p><a href="/inbox">To the inbox</a></p>`,
  )
}

/** Links of the message open in a window of their own, outside the frame. */
export function framedHtml(html: string): string {
  const base = '<base target="_blank">'
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, `$&${base}`) : base + html
}

function linked(text: string): Markup {
  const pieces = text.split(/(https?:\/\/[^\s<>"]+)/)
  return markup`${pieces.map((piece, index) =>
    index % 2 === 1 ? markup`<a href="${piece}">${piece}</a>` : markup`${piece}`,
  )}`
}

function moment(receivedAt: string): string {
  return `${receivedAt.slice(0, 10)} ${receivedAt.slice(11, 19)} UTC`
}

function page(title: string, content: Markup): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body><main>
${content}
</main></body>
</html>
`.html
}
