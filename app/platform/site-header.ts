/**
 * The header that says whose host a request came to, by the organizer's segment: set by the module before the
 * server on every request, never taken from outside, absent on the product's own site.
 */
export const siteHeader = "x-site-organizer"

/** The segment of the organizer on whose own host a request came; null on the product's own site. */
export function siteOf(request: Request): string | null {
  return request.headers.get(siteHeader)
}
