const rules = `User-agent: *
Disallow: /admin
Disallow: /api/
Disallow: /bookings/
Disallow: /integrations/
Disallow: /*/book?
Disallow: /*/held?
`

/** What search engines leave alone on every host (RFC 9309): everything behind a sign-in, a signed link or a form. */
export function loader(): Response {
  return new Response(rules, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "max-age=3600" },
  })
}
