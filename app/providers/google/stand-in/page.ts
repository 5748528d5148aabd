import { html, type Html } from "./html.ts"
import { styles } from "./styles.ts"

/** A whole page as an answer: no script, nothing from elsewhere, never stored. */
export function page(title: string, body: Html, status = 200): Response {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${styles}
        </style>
      </head>
      <body>
        <p class="notice">
          Stand-in for Google, on this machine only. Nothing here reaches the real one.
        </p>
        <main>${body}</main>
      </body>
    </html> `
  return new Response(document.text, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
      "referrer-policy": "same-origin",
    },
  })
}

/** A page that says in a sentence why it cannot go on. */
export function problemPage(status: number, headline: string, sentence: string): Response {
  return page(
    headline,
    html`<div class="card narrow">
      <h1>${headline}</h1>
      <p>${sentence}</p>
      <p><a href="/google/calendar">To the calendars</a></p>
    </div>`,
    status,
  )
}
