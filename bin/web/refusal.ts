import type { IncomingMessage, ServerResponse } from "node:http"
import { translator } from "#app/messages/translate.ts"

const names = {
  400: "malformed",
  403: "foreignForm",
  404: "notHere",
  405: "methodNotAllowed",
  413: "bodyTooBig",
  421: "unknownHost",
  503: "unavailable",
} as const

/** What programs tell refusals apart by. */
const codes = {
  400: "malformed-request",
  403: "foreign-form",
  404: "not-found",
  405: "method-not-allowed",
  413: "body-too-big",
  421: "unknown-host",
  503: "unavailable",
} as const

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")
}

/**
 * Refuses a request before Remix sees it: with a small page or, under /api, with a problem document
 * (RFC 9457). The connection ends with it.
 *
 * @param status 400 (no address can be read from it), 403 (the form came from another site), 404 (the
 *   host has no such address), 405 (no address knows the method), 413 (the body is too big), 421 (nobody's host)
 *   or 503 (the database does not say whose host it is)
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: keyof typeof names,
): void {
  const text = translator("en")
  const title = text(`refusals.${names[status]}.title`)
  const detail = text(`refusals.${names[status]}.body`)
  const isApi = request.url?.startsWith("/api/") === true
  const page =
    `<!doctype html><html lang="en"><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><title>${escape(title)}</title>` +
    `<h1>${escape(title)}</h1><p>${escape(detail)}</p></html>\n`
  const body = isApi
    ? JSON.stringify({ type: "about:blank", title, status, detail, code: codes[status] })
    : page
  response.writeHead(status, {
    "content-type": isApi ? "application/problem+json" : "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    // RFC 9110 §15.5.6: a 405 says what would be allowed.
    ...(status === 405 ? { allow: "GET, HEAD, POST" } : {}),
    connection: "close",
  })
  response.end(body)
}
