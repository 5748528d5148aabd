/**
 * What was asked for has another address now. The answer is for ever, but whoever asks again asks us: a page may get
 * an address back that it had before, and a browser that kept both directions would go round between them.
 *
 * @param status 308 repeats a POST at the new address
 */
export function movedTo(href: string, status: 301 | 308 = 301): Response {
  return new Response(null, { status, headers: { Location: href, "Cache-Control": "no-cache" } })
}
