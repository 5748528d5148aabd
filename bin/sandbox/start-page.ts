import type { StandIn } from "#app/providers/stand-in.ts"

const known = [
  { mount: "/inbox", path: "/inbox", what: "every mail that was sent" },
  { mount: "/google", path: "/google/calendar", what: "the calendars, and what is in them" },
  { mount: "/stripe", path: "/stripe", what: "checkouts, payments and refunds" },
]

/**
 * The stand-ins' own start page, which lists the parts that run; 404 for anything else.
 *
 * @param pathname of the request
 */
export function startPage(pathname: string, standIns: StandIn[]): Response {
  const mounts = standIns.flatMap((standIn) => standIn.mounts)
  const parts = known.filter(({ mount }) => mounts.includes(mount))
  const items = parts.map(({ path, what }) => `<li><a href="${path}">${path}</a>: ${what}</li>`)
  const html =
    `<!doctype html><html lang="en"><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><title>Stand-ins</title>` +
    `<h1>Stand-ins</h1><p>These play the providers that have no keys yet.</p>` +
    `<ul>${items.join("")}</ul></html>\n`
  return new Response(html, {
    status: pathname === "/" ? 200 : 404,
    headers: { "content-type": "text/html; charset=utf-8" },
  })
}
