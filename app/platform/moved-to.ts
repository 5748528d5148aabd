/**
 * What was asked for has another address now. The answer is for ever, but whoever asks again asks us: a page may get
 * an address back that it had before, and a browser that kept both directions would go round between them.
 *
 * @param request what came to the old address: its query is asked of the new one too
 * @param path the new address, without a query
 * @param status 308 repeats a POST at the new address
 */
export function movedTo(request: Request, path: string, status: 301 | 308 = 301): Response {
  const location = `${path}${new URL(request.url).search}`
  return new Response(null, {
    status,
    headers: { Location: location, "Cache-Control": "no-cache" },
  })
}
